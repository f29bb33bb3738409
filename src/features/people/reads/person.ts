import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { EmploymentOn, PersonRef, Profile } from '../model.ts'

/** The person behind each e-mail address that has an account. */
export async function peopleByEmail(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('account')
    .select(['email', 'person_id'])
    .where(sql<boolean>`email = any(${[...emails]}::text[])`)
    .execute()
  return new Map(rows.map((it) => [it.email, it.person_id]))
}

/** The addresses of those of these people of whom it is recorded where they work, worked, or will. */
export async function recordedOf(tx: Tx, people: ReadonlyMap<string, string>): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...people.values()]}::uuid[]) as id
    where exists (select from employment where person_id = id) or exists (select from membership where person_id = id)`.execute(tx)
  const recorded = new Set(rows.map((it) => it.id))
  return new Set([...people].filter(([, id]) => recorded.has(id)).map(([email]) => email))
}

export async function emailOf(tx: Tx, person: string): Promise<string | undefined> {
  return (await tx.selectFrom('account').select('email').where('person_id', '=', person).executeTakeFirst())?.email
}

/** Whether whoever asks is this person, or manages them today. */
export async function readsAbout(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ reads: boolean }>`select cairn_reads_of(${person}) as reads`.execute(tx)
  return rows[0]!.reads
}

/** What somebody was on a day; undefined before they joined and after they left. */
export async function employmentOn(tx: Tx, person: string, day: string): Promise<EmploymentOn | undefined> {
  const { rows } = await sql<EmploymentOn>`
    select employment.id, title, framework_id as framework, family, specialty, domain, level,
      coalesce((
        select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
        from employment_secondary_role other where other.employment_id = employment.id
      ), '[]') as secondary
    from employment left join employment_level on employment_id = employment.id
    where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    order by starts_on desc limit 1`.execute(tx)
  return rows[0]
}

/** Who manages somebody on a day, in the order of names. */
export async function managersOn(tx: Tx, person: string, day: string): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select distinct on (person.name collate "und-x-icu", person.id) person.id, person.name
    from employment_manager join employment on employment.id = employment_id join person on person.id = manager_id
    where employment.person_id = ${person}
      and employment_manager.starts_on <= ${day} and (employment_manager.ends_on is null or employment_manager.ends_on >= ${day})
    order by person.name collate "und-x-icu", person.id`.execute(tx)
  return rows
}

export async function personNamed(tx: Tx, person: string): Promise<PersonRef | undefined> {
  return tx.selectFrom('person').select(['id', 'name']).where('id', '=', person).executeTakeFirst()
}

/** The teams somebody is on, on a day. */
export async function teamsOn(tx: Tx, person: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct team.id, team.name from membership join team on team.id = team_id
    where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by team.name`.execute(tx)
  return rows
}

type Facts = { id: string; name: string; email: string | null; reads: boolean }

/** Whether somebody is there, and what the rosters of today say of whoever asks about them. Whoever was erased is not there. */
export async function personFacts(tx: Tx, person: string): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select person.id, person.name, account.email, cairn_reads_of(person.id) as reads
    from person left join account on account.person_id = person.id where person.id = ${person} and erased_at is null`.execute(tx)
  return rows[0]
}

/** What everybody may know of somebody on a day; the names of family, specialty and domain are those of the published framework. */
export async function profileOn(tx: Tx, permit: Permit<'readPeople'>, person: string, day: string): Promise<Pick<Profile, 'title' | 'since' | 'framework' | 'family' | 'specialty' | 'domain'> | undefined> {
  void permit
  const named = (list: string, column: string) => sql`case when ${sql.ref(column)} is not null then json_build_object('id', ${sql.ref(column)}, 'name', coalesce((
    select part->>'name' from framework_version, json_array_elements(content->${list}) as part
    where framework_version.framework_id = job.framework_id and status = 'published' and part->>'id' = ${sql.ref(column)} limit 1
  ), ${sql.ref(column)})) end`
  const { rows } = await sql<Pick<Profile, 'title' | 'since' | 'framework' | 'family' | 'specialty' | 'domain'>>`
    select title, since, framework_id as framework,
      ${named('families', 'job.family')} as family, ${named('specialties', 'job.specialty')} as specialty, ${named('domains', 'job.domain')} as domain
    from (
      select *, (select min(first.starts_on)::text from employment first where first.person_id = ${person}) as since from employment
      where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1
    ) job`.execute(tx)
  return rows[0]
}

export async function placesOn(tx: Tx, person: string, day: string): Promise<Profile['teams']> {
  const { rows } = await sql<Profile['teams'][number]>`
    select team.id, team.name, membership.role from membership join team on team.id = team_id
    where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by team.name, team.id`.execute(tx)
  return rows
}

/** Everything that somebody was and will be, with levels, latest first: for themselves, whoever manages them today, and administrators. */
export async function periodsShown(tx: Tx, permit: Permit<'readEmployments'>, person: string): Promise<NonNullable<Profile['employments']>> {
  void permit
  const { rows } = await sql<NonNullable<Profile['employments']>[number]>`
    select employment.id, title, framework_id as framework, family, level, specialty, domain, starts_on as "startsOn", ends_on as "endsOn",
      coalesce((
        select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
        from employment_secondary_role other where other.employment_id = employment.id
      ), '[]') as secondary,
      coalesce((
        select json_agg(json_build_object('id', manager.id, 'name', manager.name, 'startsOn', it.starts_on, 'endsOn', it.ends_on) order by it.starts_on desc, manager.name collate "und-x-icu", manager.id)
        from employment_manager it join person manager on manager.id = manager_id where it.employment_id = employment.id
      ), '[]') as managers
    from employment left join employment_level on employment_id = employment.id
    where person_id = ${person} order by starts_on desc`.execute(tx)
  return rows
}

/** Those of these people who are there, by their names. */
export async function namesOf(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<PersonRef>`select id, name from person where id = any(${[...people]}::uuid[]) and erased_at is null`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.name]))
}
