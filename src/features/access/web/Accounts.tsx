import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { Account } from '../model.ts'
import { problemOf, problemOfForm } from './problems.ts'
import { accounts, changeAccount, createAccount } from './queries.ts'
import { RoleChoice, type Role } from './RoleChoice.tsx'
import css from './Settings.module.css'

/** Everybody who can sign in, in the order of names. */
export function Accounts({ own }: { own: string }) {
  const [text, setText] = useState('')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({ ...accounts({ text: useDeferredValue(text.trim()) }), placeholderData: keepPreviousData })
  const found = data?.pages.flatMap((it) => it.accounts)
  const problem = problemOfForm(error)
  return (
    <div className={css.part}>
      <p className={css.soft}>{say('settings.accounts-text')}</p>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {!data && !error && <Skeleton label={say('shell.loading')} lines={6} />}
      <details className={css.list}>
        <summary>{say('settings.account-new')}</summary>
        <NewAccount />
      </details>
      <search className={css.find}>
        <TextField type="search" label={say('settings.account-find')} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
        <div role="status">{found && text && <p className={found.length > 0 ? 'visually-hidden' : css.soft}>{say('settings.account-found', { count: found.length })}</p>}</div>
      </search>
      {found && found.length > 0 && <ul className={css.list}>{found.map((account) => <li key={account.id}><OneAccount account={account} own={account.id === own} /></li>)}</ul>}
      {hasNextPage && <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('settings.account-more')}</Button>}
    </div>
  )
}

/** Whoever has an account is also somebody whom the pages about people find. */
const useAccountsAgain = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey: [path] }) => /^\/api\/(accounts|everybody|people)/.test(String(path)) })
}

function OneAccount({ account, own }: { account: Account; own: boolean }) {
  const [editing, setEditing] = useState(false)
  const change = useRef<HTMLButtonElement>(null)
  const done = () => {
    setEditing(false)
    change.current?.focus()
  }
  const { name, email, roles, active } = account
  return (
    <>
      <div className={css.row}>
        <div>
          <strong>{name}</strong>
          <p>{email}</p>
        </div>
        <div className={css.state}>
          {roles.filter((role) => role !== 'member').map((role) => <Tag key={role}>{say(`role.${role}`)}</Tag>)}
          {!active && <Tag tone="below">{say('settings.account-closed')}</Tag>}
          {!own && <Button small ref={change} aria-expanded={editing} aria-label={say('settings.account-edit-of', { name })} onClick={() => setEditing(!editing)}>{say('settings.account-edit')}</Button>}
        </div>
      </div>
      {editing && <EditAccount account={account} onDone={done} />}
    </>
  )
}

function EditAccount({ account, onDone }: { account: Account; onDone: () => void }) {
  const again = useAccountsAgain()
  const [roles, setRoles] = useState<Role[]>(account.roles)
  const [active, setActive] = useState(account.active)
  const save = useMutation({ mutationFn: () => changeAccount({ id: account.id, roles, active, seen: { roles: account.roles, active: account.active } }), onSuccess: async () => { await again(); onDone() }, onError: again })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = problemOfForm(save.error) ?? problemOf(save.error, 'roles')
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('settings.account-edit-of', { name: account.name })}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <RoleChoice value={roles} onChange={setRoles} />
      <label className={css.check}><input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} /> {say('settings.account-close-box')}</label>
      <Button type="submit" busy={save.isPending}>{say('settings.account-save')}</Button>
    </form>
  )
}

const blank = { name: '', email: '', password: '' }

function NewAccount() {
  const again = useAccountsAgain()
  const [form, setForm] = useState(blank)
  const [roles, setRoles] = useState<Role[]>(['member'])
  const create = useMutation({ mutationFn: () => createAccount({ ...form, roles }), onSuccess: async () => { setForm(blank); setRoles(['member']); await again() } })
  const fill = (field: keyof typeof blank) => ({ value: form[field], required: true, onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }), problem: problemOf(create.error, field) })
  const refused = useFirstProblem(create.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const problem = problemOfForm(create.error)
  return (
    <form ref={refused} className={css.form} onSubmit={submit}>
      {create.data && <Notice tone="success" role="status"><p>{say('settings.account-created', { name: create.data.name })}</p></Notice>}
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextField label={say('settings.account-name')} autoComplete="off" {...fill('name')} />
      <TextField label={say('settings.account-email')} type="email" autoComplete="off" {...fill('email')} />
      <TextField label={say('settings.account-password')} hint={say('settings.account-password-hint')} type="password" autoComplete="new-password" minLength={12} {...fill('password')} />
      <RoleChoice value={roles} onChange={setRoles} />
      <Button type="submit" busy={create.isPending}>{say('settings.account-create')}</Button>
    </form>
  )
}
