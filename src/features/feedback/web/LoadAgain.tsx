import { useMutation } from '@tanstack/react-query'
import { Button } from '../../../ui/Button.tsx'
import { problemOfForm } from '../../access/web/problems.ts'

/** Loads the form anew, and says so where it could not be. */
export function LoadAgain({ label, onLoad }: { label: string; onLoad: () => Promise<void> }) {
  const load = useMutation({ mutationFn: onLoad })
  const problem = problemOfForm(load.error)
  return (
    <>
      {problem && <p role="alert">{problem}</p>}
      <Button small busy={load.isPending} onClick={() => load.mutate()}>{label}</Button>
    </>
  )
}
