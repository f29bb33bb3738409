import { sql, type RawBuilder } from 'kysely'
import type { Actor, Role } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import type { Id } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { hasWordsTyped } from '../../platform/plain-letters-sql.ts'
import type { Account, ApiToken, AuditEntry, Session } from './model.ts'
import { throttle } from './rules.ts'

export type SignedIn = { readonly actor: Actor; readonly lastSeenAt: Date }

/** The person behind a session that has not ended and whose account is open. From then on the database knows that they ask. */
export async function personOfSession(tx: Tx, tokenHash: Buffer, now: Date): Promise<SignedIn | undefined> {
  const { rows } = await sql<{ id: string; person_id: string; roles: string[]; last_seen_at: Date }>`
    select id, person_id, roles, last_seen_at from cairn_act_by_session(${tokenHash}, ${now})`.execute(tx)
  const row = rows[0]
  return row && { actor: actorOf(row), lastSeenAt: row.last_seen_at }
}

/** The person behind an API token, whose account is open. Runs before anybody is known to ask. */
export async function personOfToken(tx: Tx, tokenHash: Buffer, now: Date): Promise<Actor | undefined> {
  await sql`select set_config('cairn.roles', 'sign-in', true)`.execute(tx)
  const row = await tx
    .selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.account_id')
    .select(['account.id', 'account.person_id', 'account.roles'])
    .where('api_token.token_hash', '=', tokenHash)
    .where(openOn(sql`${now.toISOString().slice(0, 10)}::date`))
    .executeTakeFirst()
  return row && actorOf(row)
}

/** Whether an account is open: nobody has closed it, and the day from which its person has left has not come. */
const openOn = (day: RawBuilder<unknown>) => sql<boolean>`cairn_account_is_open(account, ${day})`

/** Whether an account is open on the day that the database was told. */
const openToday = openOn(sql`cairn_day()`)

const actorOf = (row: { id: string; person_id: string; roles: string[] }): Actor => ({
  kind: 'person',
  accountId: row.id as Id<'account'>,
  personId: row.person_id as Id<'person'>,
  roles: row.roles as Role[],
})

export async function organizationKind(tx: Tx): Promise<Session['organization']['kind']> {
  const row = await tx.selectFrom('organization').select('kind').executeTakeFirst()
  return (row?.kind ?? 'none') as Session['organization']['kind']
}

export async function sessionOf(tx: Tx, actor: Actor): Promise<Session> {
  const organization = await tx.selectFrom('organization').select(['kind', 'name', 'framework_is_public']).executeTakeFirst()
  const here = {
    name: organization?.name ?? '',
    kind: (organization?.kind ?? 'none') as Session['organization']['kind'],
    frameworkIsPublic: organization?.framework_is_public ?? false,
  }
  if (actor.kind !== 'person') return { account: null, person: null, roles: [], organization: here }
  const row = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'account.email', 'person.id as person_id', 'person.name'])
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('employment')
          .select(['employment.title', 'employment.framework_id'])
          .whereRef('employment.person_id', '=', 'person.id')
          .where(sql<boolean>`employment.starts_on <= cairn_day()`)
          .orderBy('employment.starts_on', 'desc')
          .limit(1)
          .as('job'),
      (join) => join.onTrue(),
    )
    .select(['job.title', 'job.framework_id', sql<boolean>`cairn_reports() <> '{}'`.as('manages')])
    .where('account.id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return {
    account: { id: row.id, email: row.email },
    person: { id: row.person_id, name: row.name, title: row.title, manages: row.manages, hasRole: row.framework_id !== null },
    roles: [...actor.roles],
    organization: here,
  }
}

export const accountByEmail = (tx: Tx, email: string): Promise<{ id: string; password_hash: string | null; active: boolean; person_id: string } | undefined> =>
  tx.selectFrom('account').select(['id', 'password_hash', openToday.as('active'), 'person_id']).where('email', '=', email).executeTakeFirst()

export const passwordHashOf = async (tx: Tx, accountId: Id<'account'>): Promise<string | null> =>
  (await tx.selectFrom('account').select('password_hash').where('id', '=', accountId).executeTakeFirstOrThrow()).password_hash

export const accountOfPerson = (tx: Tx, personId: string): Promise<{ id: string; active: boolean } | undefined> =>
  tx.selectFrom('account').select(['id', openToday.as('active')]).where('person_id', '=', personId).executeTakeFirst()

const accounts = (tx: Tx) =>
  tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'account.person_id', 'person.name', 'account.email', 'account.roles', openToday.as('active')])

type AccountRow = { id: string; person_id: string; name: string; email: string; roles: string[]; active: boolean }

const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  personId: row.person_id,
  name: row.name,
  email: row.email,
  roles: row.roles as Role[],
  active: row.active,
})

export const accountsPageSize = 200

type Asked = { readonly text?: string | undefined; readonly before?: string | undefined }

/** A page of accounts in the order of names, and one more where there are others; `before` is the last account of the page before. */
export async function accountsInList(tx: Tx, permit: Permit<'listAccounts'>, { text = '', before }: Asked): Promise<Account[]> {
  void permit
  const after = sql<boolean>`(person.name collate "und-x-icu", account.id) > (
    select it.name collate "und-x-icu", own.id from account own join person it on it.id = own.person_id where own.id = ${before})`
  const rows = await accounts(tx)
    .where(hasWordsTyped(sql`person.name || ' ' || account.email`, text))
    .$if(before !== undefined, (it) => it.where(after))
    .orderBy(sql`person.name collate "und-x-icu"`).orderBy('account.id').limit(accountsPageSize + 1).execute()
  return rows.map(accountOf)
}

export async function accountById(tx: Tx, id: string): Promise<Account | undefined> {
  const row = await accounts(tx).where('account.id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

export async function tokensOf(tx: Tx, permit: Permit<'listTokens'>, accountId: Id<'account'>): Promise<ApiToken[]> {
  void permit
  const rows = await tx.selectFrom('api_token').select(['id', 'name', 'created_at', 'last_used_at']).where('account_id', '=', accountId).orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at.toISOString(), lastUsedAt: row.last_used_at?.toISOString() ?? null }))
}

/** When sign-ins with this key failed within the window, or are still being looked at, oldest first. Whoever else counts them waits until this is done. */
export async function recentFailures(tx: Tx, key: string, now: Date): Promise<Date[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7215120))`.execute(tx)
  const since = new Date(now.getTime() - throttle.windowSeconds * 1000)
  const rows = await tx.selectFrom('sign_in_failure').select('at').where('key', '=', key).where('at', '>', since).orderBy('at').execute()
  return rows.map((it) => it.at)
}

export const auditPageSize = 100

export async function auditBefore(tx: Tx, _permit: Permit<'showAudit'>, before: string | undefined): Promise<AuditEntry[]> {
  const rows = await tx
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.actor_person_id')
    .select(['audit_entry.id', 'audit_entry.at', 'audit_entry.actor_kind', 'person.name', 'audit_entry.action', 'audit_entry.subject', 'audit_entry.detail'])
    .$if(before !== undefined, (query) => query.where('audit_entry.id', '<', before!))
    .orderBy('audit_entry.id', 'desc')
    .limit(auditPageSize)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.name ?? (row.actor_kind === 'person' ? 'a former colleague' : row.actor_kind),
    action: row.action,
    subject: row.subject,
    detail: row.detail as AuditEntry['detail'],
  }))
}
