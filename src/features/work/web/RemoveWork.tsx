import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { WorkItem } from '../model.ts'
import { removeWork, useWorkAgain } from './queries.ts'

export function RemoveWork({ item: { id, title } }: { item: WorkItem }) {
  const client = useQueryClient()
  const again = useWorkAgain()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => removeWork({ id }),
    onSuccess: async () => {
      await navigate({ to: '/work' })
      client.removeQueries({ queryKey: ['/api/work/{id}', { id }] })
      await again()
    },
  })
  const problem = problemOfForm(remove.error)
  return (
    <>
      <Button small kind="danger" busy={remove.isPending} onClick={() => setAsking(true)}>{say('work.page-remove')}</Button>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {asking && <Confirm question={say('work.page-remove-question', { title })} yes={say('work.page-remove-yes')} no={say('work.page-remove-no')} onNo={() => setAsking(false)} onYes={() => { setAsking(false); remove.mutate() }} />}
    </>
  )
}
