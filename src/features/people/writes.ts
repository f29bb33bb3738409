import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { History, RosterEntry, RosterTeam, Team } from './model.ts'
import type { ManagerChange } from './rules/history.ts'
import { historyRows, type HistoryRows } from './rules/history-rows.ts'

type May = Permit<'recordRoster'>

export const insertTeams = async (tx: Tx, _permit: May, teams: readonly RosterTeam[]): Promise<void> => {
  if (teams.length === 0) return
  await tx
    .insertInto('team')
    .values(teams.map(({ id, name }) => ({ id, name })))
    .onConflict((on) => on.column('id').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })))
    .execute()
  const domains = teams.flatMap(({ id, domains: all }) => (all ?? []).map(({ domain, startsOn, endsOn }) => ({ team_id: id, domain, starts_on: startsOn, ends_on: endsOn ?? null })))
  if (domains.length > 0) await tx.insertInto('team_domain').values(domains).onConflict((on) => on.columns(['team_id', 'domain', 'starts_on']).doUpdateSet((eb) => ({ ends_on: eb.ref('excluded.ends_on') }))).execute()
}

/** `people` gives the person behind each e-mail address that the entry names. */
export async function insertRosterEntry(tx: Tx, _permit: May, entry: RosterEntry, people: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const personId = people.get(entry.email)!
  for (const { team, role, startsOn, endsOn } of entry.memberships) {
    await tx
      .insertInto('membership')
      .values({ team_id: team, person_id: personId, role, starts_on: startsOn, ends_on: endsOn ?? null, recorded_at: now })
      .execute()
  }
  for (const it of entry.employments) {
    const id = newId<'employment'>(now)
    await tx
      .insertInto('employment')
      .values({
        id,
        person_id: personId,
        title: it.title,
        framework_id: it.framework ?? null,
        family: it.family ?? null,
        specialty: it.specialty ?? null,
        domain: it.domain ?? null,
        starts_on: it.startsOn,
        ends_on: it.endsOn ?? null,
        recorded_at: now,
      })
      .execute()
    if (it.secondary?.length) {
      const roles = it.secondary.map(({ family, specialty }) => ({ employment_id: id, family, specialty: specialty ?? null }))
      await tx.insertInto('employment_secondary_role').values(roles).execute()
    }
    if (it.level) await tx.insertInto('employment_level').values({ employment_id: id, level: it.level }).execute()
    for (const manager of it.managers) {
      await tx
        .insertInto('employment_manager')
        .values({ employment_id: id, manager_id: people.get(manager.email)!, starts_on: manager.startsOn, ends_on: manager.endsOn ?? null, recorded_at: now })
        .execute()
    }
  }
}

type Keep = Permit<'keepPeople'>

type Pair = { readonly before: History; readonly after: History }

/**
 * Puts histories in the place of those there were, all of them in a handful of statements. What stays keeps the moment at which it
 * was recorded: who may see what follows from it.
 */
export async function saveHistories(tx: Tx, permit: Keep, pairs: readonly Pair[], now: Date): Promise<void> {
  void permit
  const rows = historyRows(pairs, () => newId<'employment'>(now))
  await removeRows(tx, rows)
  await saveRows(tx, rows, now)
}

async function removeRows(tx: Tx, { employmentsGone, managersGone, placesGone, rolesGone, levelsGone }: HistoryRows): Promise<void> {
  if (employmentsGone.length > 0) await sql`delete from employment where id = any(${employmentsGone}::uuid[])`.execute(tx)
  if (rolesGone.length > 0) await sql`delete from employment_secondary_role where employment_id = any(${rolesGone}::uuid[])`.execute(tx)
  if (levelsGone.length > 0) await sql`delete from employment_level where employment_id = any(${levelsGone}::uuid[])`.execute(tx)
  if (managersGone.length > 0) {
    await sql`delete from employment_manager using json_to_recordset(${JSON.stringify(managersGone)}) as it(employment_id uuid, manager_id uuid, starts_on date)
      where employment_manager.employment_id = it.employment_id and employment_manager.manager_id = it.manager_id and employment_manager.starts_on = it.starts_on`.execute(tx)
  }
  if (placesGone.length > 0) {
    await sql`delete from membership using json_to_recordset(${JSON.stringify(placesGone)}) as it(team_id text, person_id uuid, starts_on date)
      where membership.team_id = it.team_id and membership.person_id = it.person_id and membership.starts_on = it.starts_on`.execute(tx)
  }
}

async function saveRows(tx: Tx, { employments, levels, roles, managers, places }: HistoryRows, now: Date): Promise<void> {
  if (employments.length > 0) {
    await sql`insert into employment (id, person_id, title, framework_id, family, specialty, domain, starts_on, ends_on, recorded_at)
      select id, person_id, title, framework_id, family, specialty, domain, starts_on, ends_on, ${now}
      from json_to_recordset(${JSON.stringify(employments)}) as it(id uuid, person_id uuid, title text, framework_id text, family text, specialty text, domain text, starts_on date, ends_on date)
      on conflict (id) do update set title = excluded.title, framework_id = excluded.framework_id, family = excluded.family, specialty = excluded.specialty,
        domain = excluded.domain, ends_on = excluded.ends_on`.execute(tx)
  }
  if (levels.length > 0) {
    await sql`insert into employment_level select * from json_to_recordset(${JSON.stringify(levels)}) as it(employment_id uuid, level text)
      on conflict (employment_id) do update set level = excluded.level`.execute(tx)
  }
  if (roles.length > 0) await sql`insert into employment_secondary_role select * from json_to_recordset(${JSON.stringify(roles)}) as it(employment_id uuid, family text, specialty text)`.execute(tx)
  if (managers.length > 0) {
    await sql`insert into employment_manager (employment_id, manager_id, starts_on, ends_on, recorded_at)
      select employment_id, manager_id, starts_on, ends_on, ${now} from json_to_recordset(${JSON.stringify(managers)}) as it(employment_id uuid, manager_id uuid, starts_on date, ends_on date)
      on conflict (employment_id, manager_id, starts_on) do update set ends_on = excluded.ends_on`.execute(tx)
  }
  if (places.length > 0) {
    await sql`insert into membership (team_id, person_id, role, starts_on, ends_on, recorded_at)
      select team_id, person_id, role, starts_on, ends_on, ${now} from json_to_recordset(${JSON.stringify(places)}) as it(team_id text, person_id uuid, role text, starts_on date, ends_on date)
      on conflict (team_id, person_id, starts_on) do update set ends_on = excluded.ends_on, role = excluded.role`.execute(tx)
  }
}

/** Tells each person whose managers change, and the managers before and after: those, and nobody else. */
export async function insertManagerNotices(tx: Tx, permit: Keep, changes: readonly ManagerChange[], now: Date): Promise<void> {
  void permit
  const rows = changes.flatMap(({ person, from, before, after }) =>
    [...new Set([person, ...before, ...after])].map((recipient) => ({ id: newId<'notice'>(now), recipient_id: recipient, person_id: person, before_ids: before, after_ids: after, starts_on: from })),
  )
  if (rows.length === 0) return
  await sql`insert into manager_change_notice (id, recipient_id, person_id, before_ids, after_ids, starts_on, recorded_at)
    select id, recipient_id, person_id, before_ids, after_ids, starts_on, ${now}
    from json_to_recordset(${JSON.stringify(rows)}) as it(id uuid, recipient_id uuid, person_id uuid, before_ids uuid[], after_ids uuid[], starts_on date)`.execute(tx)
}

export async function markNoticeRead(tx: Tx, permit: Permit<'readNotices'>, id: string, recipient: string, now: Date): Promise<boolean> {
  void permit
  const { numUpdatedRows } = await tx
    .updateTable('manager_change_notice')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('id', '=', id)
    .where('recipient_id', '=', recipient)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Leavers' accounts close on the day given, and at once where it has come; on none where they stay after all or have come back. */
export const closeAccounts = async (tx: Tx, permit: Keep, leaving: readonly { readonly person: string; readonly on: string | null }[]): Promise<void> => {
  void permit
  if (leaving.length > 0) await sql`select cairn_close_accounts_on(${JSON.stringify(leaving.map(({ person, on }) => ({ person, on_day: on })))})`.execute(tx)
}

type Newcomer = { readonly person: string; readonly name: string; readonly email: string; readonly roles: readonly string[] }

export async function createPeople(tx: Tx, permit: Keep, newcomers: readonly Newcomer[], now: Date): Promise<void> {
  void permit
  const rows = newcomers.map((it) => ({ ...it, account: newId<'account'>(now) }))
  if (rows.length > 0) await sql`select cairn_create_people(${JSON.stringify(rows)}, ${now})`.execute(tx)
}

export async function changePeople(tx: Tx, permit: Keep, changed: readonly { readonly person: string; readonly name: string; readonly roles: readonly string[] }[]): Promise<void> {
  void permit
  if (changed.length > 0) await sql`select cairn_change_people(${JSON.stringify(changed)})`.execute(tx)
}

export const saveTeam = (tx: Tx, permit: Keep, { id, name }: Team): Promise<unknown> => (
  void permit, tx.insertInto('team').values({ id, name }).onConflict((on) => on.column('id').doUpdateSet({ name })).execute()
)

export const createTeams = async (tx: Tx, permit: Keep, teams: readonly Team[]): Promise<void> => {
  void permit
  if (teams.length > 0) await tx.insertInto('team').values([...teams]).execute()
}

/** From a day on a team works in these domains and no others. */
export async function saveTeamDomains(tx: Tx, permit: Keep, team: string, domains: readonly string[], from: string): Promise<void> {
  void permit
  const kept = [...domains]
  await sql`delete from team_domain where team_id = ${team} and starts_on >= ${from} and not (domain = any(${kept}::text[]))`.execute(tx)
  await sql`update team_domain set ends_on = ${from}::date - 1 where team_id = ${team} and starts_on < ${from} and (ends_on is null or ends_on >= ${from}) and not (domain = any(${kept}::text[]))`.execute(tx)
  await sql`insert into team_domain (team_id, domain, starts_on) select ${team}, it, ${from} from unnest(${kept}::text[]) as it
    where not exists (select from team_domain where team_id = ${team} and domain = it and (ends_on is null or ends_on >= ${from}))`.execute(tx)
}

/** Erases a person, whoever's tables they are in. */
export const erase = (tx: Tx, permit: Keep, person: string, now: Date): Promise<unknown> => (void permit, sql`select cairn_erase(${person}, ${now})`.execute(tx))

export const saveRetention = (tx: Tx, permit: Keep, months: number): Promise<unknown> => (
  void permit, tx.insertInto('retention').values({ kind: 'feedback', months }).onConflict((on) => on.column('kind').doUpdateSet({ months })).execute()
)

/** Deletes so much of what was given before a day, and answers with how much that was and whether there may be more. */
export async function deleteFeedbackBefore(tx: Tx, permit: Permit<'applyRetention'>, day: string, most: number): Promise<{ gone: number; more: boolean }> {
  void permit
  const { rows } = await sql<{ gone: number; more: boolean }>`select gone, more from cairn_apply_retention(${day}, ${most})`.execute(tx)
  return rows[0]!
}
