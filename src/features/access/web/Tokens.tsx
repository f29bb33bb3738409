import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { onDay } from '../../../ui/when.ts'
import type { ApiToken } from '../model.ts'
import { problemOf, problemOfForm } from './problems.ts'
import { createToken, revokeToken, tokens } from './queries.ts'
import css from './Settings.module.css'

/** One's own tokens. A new one is shown once. */
export function Tokens() {
  const client = useQueryClient()
  const { data, error } = useQuery(tokens({}))
  const [name, setName] = useState('')
  const again = () => client.invalidateQueries({ queryKey: ['/api/tokens'] })
  const create = useMutation({ mutationFn: () => createToken({ name }), onSuccess: async () => { setName(''); await again() } })
  const [said, setSaid] = useState<Words>()
  const form = useFirstProblem(create.error)
  const revoke = useMutation({
    mutationFn: ({ id }: ApiToken) => revokeToken({ id }),
    onSuccess: async (_, token) => {
      if (create.data?.id === token.id) create.reset()
      await again()
      setSaid({ words: say('settings.token-revoked', { name: token.name }) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const problem = problemOfForm(error ?? create.error ?? revoke.error)
  return (
    <div className={css.part}>
      <p className={css.soft}>{say('settings.tokens-text')}</p>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {!data && !error && <Skeleton label={say('shell.loading')} lines={2} />}
      <Said said={said} />
      {data?.length === 0 && <p>{say('settings.tokens-none')}</p>}
      {data && data.length > 0 && <ul className={css.list}>{data.map((token) => <Token key={token.id} token={token} busy={revoke.isPending} onRevoke={() => revoke.mutate(token)} />)}</ul>}
      {create.data && <Shown token={create.data.token} />}
      <form ref={form} className={css.inline} onSubmit={submit}>
        <TextField label={say('settings.token-name')} value={name} required maxLength={100} onChange={(event) => setName(event.target.value)} problem={problemOf(create.error, 'name')} />
        <Button type="submit" busy={create.isPending}>{say('settings.token-go')}</Button>
      </form>
    </div>
  )
}

function Token({ token: { name, createdAt, lastUsedAt }, busy, onRevoke }: { token: ApiToken; busy: boolean; onRevoke: () => void }) {
  const used = lastUsedAt ? say('settings.token-used', { when: onDay(lastUsedAt) }) : say('settings.token-unused')
  return (
    <li className={css.row}>
      <div>
        <strong>{name}</strong>
        <p>{say('settings.token-created', { when: onDay(createdAt) })}, {used}</p>
      </div>
      <Button small kind="danger" busy={busy} aria-label={say('settings.token-revoke-of', { name })} onClick={onRevoke}>{say('settings.token-revoke')}</Button>
    </li>
  )
}

/** Only a page that came over a secure connection, or from this machine, may write to the clipboard. Elsewhere one press selects the token. */
function Shown({ token }: { token: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(token)
    setCopied(true)
  }
  return (
    <Notice tone="success" title={say('settings.token-shown')} role="status">
      <div className={css.token}>
        <code>{token}</code>
        {window.isSecureContext && <Button small onClick={() => void copy()}>{say(copied ? 'settings.copied' : 'settings.copy')}</Button>}
      </div>
    </Notice>
  )
}
