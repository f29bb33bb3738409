import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Refusal } from '../../../platform/call.ts'
import type { InputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
import type * as api from '../api.ts'
import { inviteOutsider } from './queries.ts'
import css from './Ask.module.css'

type Props = { asking: Omit<InputOf<typeof api.inviteOutsider>, 'name'>; name: string }

/** A one-time link for somebody who does not work here, with what was chosen above. It is shown this once. */
export function InviteOutside({ asking, name: about }: Props) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const invite = useMutation({
    mutationFn: (it: string) => inviteOutsider({ ...asking, name: it }),
    onSuccess: () => {
      setName('')
      return client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!invite.isPending) invite.mutate(name)
  }
  const others = invite.error instanceof Refusal ? invite.error.issues.filter(({ path }) => path !== 'name').map(({ message }) => message) : []
  const problem = invite.error && !problemOf(invite.error, 'name') ? others.join(' ') || (invite.error instanceof Refusal ? invite.error.message : say('trouble.offline')) : undefined
  return (
    <div className={css.narrow}>
      <p className={css.soft}>{say('outside.invite-text', { name: about })}</p>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {invite.data && <Link key={invite.data.id} name={invite.variables} address={new URL(invite.data.link, window.location.origin).href} expires={invite.data.expiresAt} />}
      <form className={css.inline} onSubmit={submit} noValidate>
        <TextField label={say('outside.invite-name')} dir="auto" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} problem={problemOf(invite.error, 'name')} />
        <Button type="submit" busy={invite.isPending}>{say('outside.invite-go')}</Button>
      </form>
    </div>
  )
}

function Link({ name, address, expires }: { name: string; address: string; expires: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  return (
    <Notice tone="success" role="status" title={say('outside.link-for', { name })}>
      <p>{say('outside.link-text', { when: onDay(expires) })}</p>
      <p className={css.link}>
        <code>{address}</code>
        <Button small onClick={() => void copy()}>{say(copied ? 'settings.copied' : 'settings.copy')}</Button>
      </p>
    </Notice>
  )
}
