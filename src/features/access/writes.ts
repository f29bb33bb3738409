import { sql } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { newId, type Id } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { hashOfSecret, newSecret } from '../../platform/secret.ts'
import { sessionEnd, throttle } from './rules.ts'

export const insertOrganization = (tx: Tx, _permit: Permit<'setUpOrganization'>, kind: 'example' | 'own', name: string, now: Date): Promise<unknown> =>
  tx.insertInto('organization').values({ kind, name, created_at: now }).execute()

export const updateOrganization = (tx: Tx, _permit: Permit<'changeOrganization'>, name: string, frameworkIsPublic: boolean): Promise<unknown> =>
  tx.updateTable('organization').set({ name, framework_is_public: frameworkIsPublic }).execute()

export type NewAccount = { readonly name: string; readonly email: string; readonly roles: readonly Role[]; readonly passwordHash: string | null }

/** A person and their account begin together. */
export async function insertAccount(tx: Tx, _permit: Permit<'setUpOrganization' | 'createAccount'>, it: NewAccount, now: Date): Promise<Id<'account'>> {
  const personId = newId<'person'>(now)
  const id = newId<'account'>(now)
  await tx.insertInto('person').values({ id: personId, name: it.name }).execute()
  await tx.insertInto('personal_record').values({ person_id: personId }).execute()
  await tx
    .insertInto('account')
    .values({ id, person_id: personId, email: it.email, password_hash: it.passwordHash, roles: [...it.roles], created_at: now })
    .execute()
  return id
}

type AccountState = { readonly roles: readonly Role[]; readonly active: boolean }

/**
 * Closing an account ends its sessions and revokes its tokens, and reopening brings none of them back. It takes back the day on which the
 * account was to close, once that has come; other roles of somebody who has left leave their account as it is.
 * False where the account is not what was seen of it.
 */
export async function updateAccount(tx: Tx, _permit: Permit<'changeAccount'>, id: string, { roles, active }: AccountState, seen: AccountState | undefined): Promise<boolean> {
  await endWaysIn(tx, id)
  const { numAffectedRows } = await sql`update account set roles = ${[...roles]},
    active = ${active} or active and not cairn_account_is_open(account, cairn_day()),
    closes_on = case when ${active} and closes_on <= cairn_day() then null else closes_on end
    where id = ${id} ${seen ? sql`and roles @> ${[...seen.roles]} and roles <@ ${[...seen.roles]} and cairn_account_is_open(account, cairn_day()) = ${seen.active}` : sql``}`.execute(tx)
  await endWaysIn(tx, id)
  return Number(numAffectedRows) > 0
}

/** Ends what opens an account, where it is closed. */
const endWaysIn = (tx: Tx, account: string): Promise<unknown> => sql`select cairn_end_ways_in(array[${account}]::uuid[])`.execute(tx)

export const updatePassword = (tx: Tx, _permit: Permit<'changePassword' | 'resetPassword'>, id: string, passwordHash: string): Promise<unknown> =>
  tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute()

/** Begins a session and answers with its secret, which is stored only as a hash. */
export async function insertSession(tx: Tx, _permit: Permit<'signIn' | 'signInAsExample' | 'setUpOrganization'>, accountId: string, now: Date): Promise<string> {
  const token = newSecret()
  await tx.deleteFrom('session').where('expires_at', '<', now).execute()
  await tx
    .insertInto('session')
    .values({ token_hash: hashOfSecret(token), account_id: accountId, created_at: now, last_seen_at: now, expires_at: sessionEnd(now) })
    .execute()
  return token
}

export const prolongSession = (tx: Tx, tokenHash: Buffer, now: Date): Promise<unknown> =>
  tx.updateTable('session').set({ last_seen_at: now, expires_at: sessionEnd(now) }).where('token_hash', '=', tokenHash).execute()

export const deleteSession = (tx: Tx, _permit: Permit<'signOut'>, token: string): Promise<unknown> =>
  tx.deleteFrom('session').where('token_hash', '=', hashOfSecret(token)).execute()

export const deleteOtherSessions = (tx: Tx, _permit: Permit<'changePassword' | 'resetPassword'>, accountId: string, keep: string | null): Promise<unknown> =>
  tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(keep !== null, (query) => query.where('token_hash', '!=', hashOfSecret(keep!)))
    .execute()

/** Counts an attempt as failed, and answers with what takes that back. */
export async function insertSignInFailures(tx: Tx, keys: readonly string[], now: Date): Promise<readonly string[]> {
  const since = new Date(now.getTime() - throttle.windowSeconds * 1000)
  await tx.deleteFrom('sign_in_failure').where('at', '<', since).execute()
  const rows = await tx.insertInto('sign_in_failure').values(keys.map((key) => ({ key, at: now }))).returning('id').execute()
  return rows.map((it) => it.id)
}

export const deleteSignInFailures = (tx: Tx, _permit: Permit<'signIn'>, ids: readonly string[]): Promise<unknown> => tx.deleteFrom('sign_in_failure').where('id', 'in', [...ids]).execute()

/** Creates an API token and answers with its secret, which is stored only as a hash. */
export async function insertToken(tx: Tx, _permit: Permit<'createToken'>, accountId: Id<'account'>, name: string, now: Date): Promise<{ id: string; token: string }> {
  const token = `cairn_${newSecret()}`
  const id = newId<'token'>(now)
  await tx.insertInto('api_token').values({ id, account_id: accountId, name, token_hash: hashOfSecret(token), created_at: now, last_used_at: null }).execute()
  return { id, token }
}

export async function deleteToken(tx: Tx, _permit: Permit<'revokeToken'>, accountId: Id<'account'>, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('api_token').where('id', '=', id).where('account_id', '=', accountId).executeTakeFirst()
  return numDeletedRows > 0n
}
