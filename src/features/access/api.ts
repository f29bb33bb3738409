import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Account, ApiToken, AuditEntry, Email, NewPassword, PersonName, Role, Session } from './model.ts'

const Nothing = z.object({})

export const showSession = contract({
  id: 'showSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and to which organization.',
  input: Nothing,
  output: Session,
})

export const signIn = contract({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with an e-mail address and a password.',
  input: z.object({ email: z.string().max(254), password: z.string().max(200) }),
  output: Nothing,
})

export const signOut = contract({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session.',
  input: Nothing,
  output: Nothing,
})

export const signInAsExample = contract({
  id: 'signInAsExample',
  method: 'POST',
  path: '/api/example/session',
  summary: 'Signs in as a person of the example organization. It exists in no other organization.',
  input: z.object({ person: z.uuid() }),
  output: Nothing,
})

export const setUpOrganization = contract({
  id: 'setUpOrganization',
  method: 'POST',
  path: '/api/organization',
  summary: 'Sets up, once, either the example organization or one of one’s own with its first administrator.',
  input: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('example') }),
    z.object({
      kind: z.literal('own'),
      name: z.string().trim().min(1, 'Enter the organization’s name.').max(200),
      administratorName: PersonName,
      email: Email,
      password: NewPassword,
    }),
  ]),
  output: Nothing,
})

export const changeOrganization = contract({
  id: 'changeOrganization',
  method: 'PUT',
  path: '/api/organization',
  summary: 'Renames the organization, and decides whether its frameworks can be read without signing in.',
  input: z.object({ name: z.string().trim().min(1, 'Enter the organization’s name.').max(200), frameworkIsPublic: z.boolean() }),
  output: Nothing,
})

export const listAccounts = contract({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts by words of the name or the address, in the order of names, 200 at a time. `before` is the `next` of the page before.',
  input: z.object({ text: z.string().max(200).optional(), before: z.uuid().optional() }),
  output: z.object({ accounts: z.array(Account), next: z.uuid().nullable() }),
})

export const createAccount = contract({
  id: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  summary: 'Creates a person with an account.',
  input: z.object({ name: PersonName, email: Email, roles: z.array(Role).min(1), password: NewPassword.nullable() }),
  output: Account,
})

const AccountState = { roles: z.array(Role).min(1), active: z.boolean() }

export const changeAccount = contract({
  id: 'changeAccount',
  method: 'PUT',
  path: '/api/accounts/{id}',
  summary: 'Changes an account’s roles, or closes or reopens it. With what it was when it was `seen`, a change that somebody made since is not overwritten.',
  input: z.object({ id: z.uuid(), ...AccountState, seen: z.object(AccountState).optional() }),
  output: Account,
})

export const changePassword = contract({
  id: 'changePassword',
  method: 'POST',
  path: '/api/account/password',
  summary: 'Changes one’s own password and ends every other session.',
  input: z.object({ current: z.string().max(200), next: NewPassword }),
  output: Nothing,
})

export const resetPassword = contract({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/accounts/password',
  summary: 'Gives an account a new password and ends its sessions, for administrators.',
  input: z.object({ email: Email, password: NewPassword }),
  output: Nothing,
})

export const listTokens = contract({
  id: 'listTokens',
  method: 'GET',
  path: '/api/tokens',
  summary: 'One’s own API tokens.',
  input: Nothing,
  output: z.array(ApiToken),
})

export const createToken = contract({
  id: 'createToken',
  method: 'POST',
  path: '/api/tokens',
  summary: 'Creates an API token, which is shown this once.',
  input: z.object({ name: z.string().trim().min(1, 'Say what the token is for.').max(100) }),
  output: z.object({ id: z.uuid(), token: z.string() }),
})

export const revokeToken = contract({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/api/tokens/{id}',
  summary: 'Revokes one’s own API token.',
  input: z.object({ id: z.uuid() }),
  output: Nothing,
})

export const showAudit = contract({
  id: 'showAudit',
  method: 'GET',
  path: '/api/audit',
  summary: 'Who changed what, newest first, for administrators. `before` is the `next` of the page before.',
  input: z.object({ before: z.string().regex(/^\d+$/).optional() }),
  output: z.object({ entries: z.array(AuditEntry), next: z.string().nullable() }),
})
