import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import { hasWordsTyped } from '../../platform/plain-letters-sql.ts'
import type { EmploymentOn, ExamplePerson, FrameworkNames, History, ManagerNotice, PersonInList, PersonKept, PersonRef, Profile, Team, TeamMember } from './model.ts'
import { engineeringOrganization, type OnTeam } from './rules/audience.ts'
import type { KnownPerson } from './rules/plan-import.ts'
import { usualMonths } from './rules/retention.ts'

/** The people one can sign in as on a day, in the order of names, with the title and the team of that day. */
export async function examplePeople(tx: Tx, day: string): Promise<ExamplePerson[]> {
  const { rows } = await sql<ExamplePerson>`
    select person.id, person.name, account.roles, job.title, place.name as team,
      exists (
        select from employment_manager it where it.manager_id = person.id and it.starts_on <= ${day} and (it.ends_on is null or it.ends_on >= ${day})
      ) as manages
    from account join person on person.id = account.person_id
    left join lateral (
      select title from employment where employment.person_id = person.id and starts_on <= ${day} order by starts_on desc limit 1
    ) job on true
    left join lateral (
      select team.name from membership join team on team.id = team_id
      where membership.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
      order by starts_on limit 1
    ) place on true
    where account.active and (account.closes_on is null or account.closes_on > ${day})
    order by person.name collate "und-x-icu", person.id`.execute(tx)
  return rows
}

/** The person behind each e-mail address that has an account. */
export async function peopleByEmail(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('account')
    .select(['email', 'person_id'])
    .where(sql<boolean>`email = any(${[...emails]}::text[])`)
    .execute()
  return new Map(rows.map((it) => [it.email, it.person_id]))
}

export async function emailOf(tx: Tx, person: string): Promise<string | undefined> {
  return (await tx.selectFrom('account').select('email').where('person_id', '=', person).executeTakeFirst())?.email
}

/** How many employments not yet ended hold each family, level and specialty of a framework. */
export async function identifiersHeld(tx: Tx, framework: string, day: string): Promise<{ kind: 'family' | 'level' | 'specialty'; id: string; employments: number }[]> {
  const { rows } = await sql<{ kind: 'family' | 'level' | 'specialty'; id: string; employments: number }>`
    select held.kind, held.id, count(*)::int as employments
    from employment, lateral (values ('family', family), ('specialty', specialty)) as held(kind, id)
    where framework_id = ${framework} and held.id is not null and (ends_on is null or ends_on >= ${day})
    group by held.kind, held.id
    union all
    select 'level', id, employments from cairn_levels_held(${framework}, ${day})
    order by 1, 2`.execute(tx)
  return rows
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

export const peoplePageSize = 50

type Directory = { readonly text?: string | undefined; readonly team?: string | undefined; readonly among?: readonly string[] | undefined; readonly before?: string | undefined; readonly day: string }

/** A page of the people who work here on a day, in the order of names; `before` is the last person of the page before. */
export async function peopleInList(tx: Tx, permit: Permit<'readPeople'>, { text = '', team, among, before, day }: Directory): Promise<PersonInList[]> {
  void permit
  const { rows } = await sql<PersonInList>`
    select person.id, person.name, job.title, coalesce((
      select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
      from membership join team on team.id = team_id
      where membership.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    ), '[]') as teams
    from person join lateral (
      select title from employment
      where employment.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1
    ) job on true
    where ${hasWordsTyped(sql`person.name || ' ' || job.title`, text)}
    ${before === undefined ? sql`` : sql`and (person.name collate "und-x-icu", person.id) > (select name collate "und-x-icu", id from person where id = ${before})`}
    ${team === undefined ? sql`` : sql`and person.id in (select person_id from membership where team_id = ${team} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}))`}
    ${among === undefined ? sql`` : sql`and person.id = any(${[...among]}::uuid[])`}
    order by person.name collate "und-x-icu", person.id limit ${peoplePageSize + 1}`.execute(tx)
  return rows
}

export const peopleKeptAtOnce = 20

type Kept = { readonly text?: string | undefined; readonly missing?: string | undefined; readonly day: string }

/** Whoever is recorded, in the order of names, with what they do on a day: or else next, or else last. */
export async function peopleKept(tx: Tx, permit: Permit<'keepPeople'>, { text = '', missing, day }: Kept): Promise<PersonKept[]> {
  void permit
  const { rows } = await sql<PersonKept>`
    select person.id, person.name, account.email, job.title, coalesce((
      select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name)
      from membership join team on team.id = team_id
      where membership.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    ), '[]') as teams,
      case when job.starts_on is null then 'none' when job.starts_on > ${day} then 'joins' when job.ended then 'left' else 'here' end as state,
      case when job.starts_on > ${day} then job.starts_on when job.ended then job.ends_on end as day
    from person left join account on account.person_id = person.id
    left join lateral (
      select title, starts_on, ends_on, coalesce(ends_on < ${day}, false) as ended from employment where person_id = person.id
      order by ended, case when not coalesce(ends_on < ${day}, false) then starts_on end, starts_on desc limit 1
    ) job on true
    where erased_at is null and ${hasWordsTyped(sql`concat_ws(' ', person.name, job.title, account.email)`, text)}
      ${missing === undefined ? sql`` : sql`and job.starts_on is null and account.active`}
    order by person.name collate "und-x-icu", person.id limit ${peopleKeptAtOnce + 1}`.execute(tx)
  return rows
}

/** Everybody of the engineering organization on a day. */
export async function engineeringAudience(tx: Tx, day: string): Promise<ReadonlySet<string>> {
  const members = await sql<OnTeam>`
    select person_id as person, team_id as team, role from membership where starts_on <= ${day} and (ends_on is null or ends_on >= ${day})`.execute(tx)
  const withRole = await sql<{ id: string }>`
    select distinct person_id as id from employment where family is not null and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})`.execute(tx)
  return engineeringOrganization(members.rows, withRole.rows.map((it) => it.id))
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

export async function teamsInList(tx: Tx, permit: Permit<'readPeople'>, day: string): Promise<(Team & { domains: string[]; members: number })[]> {
  void permit
  const { rows } = await sql<Team & { domains: string[]; members: number }>`
    select team.id, team.name, coalesce((
      select json_agg(domain order by domain) from team_domain where team_id = team.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    ), '[]') as domains, (
      select count(*)::int from membership where team_id = team.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    ) as members
    from team order by team.name collate "und-x-icu", team.id`.execute(tx)
  return rows
}

export const teamNamed = (tx: Tx, id: string): Promise<Team | undefined> => tx.selectFrom('team').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

export const allTeams = (tx: Tx): Promise<Team[]> => tx.selectFrom('team').select(['id', 'name']).orderBy('id').execute()

/** The domains that a team works in on a day. */
export async function teamDomains(tx: Tx, team: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select domain from team_domain where team_id = ${team} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by domain`.execute(tx)
  return rows.map((it) => it.domain)
}

/** Who is on a team on a day, in the order of names. */
export async function membersOn(tx: Tx, permit: Permit<'readPeople'>, team: string, day: string): Promise<TeamMember[]> {
  void permit
  const { rows } = await sql<TeamMember>`
    select person.id, person.name, membership.role, membership.starts_on as "startsOn", (
      select title from employment where employment.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1
    ) as title
    from membership join person on person.id = person_id
    where team_id = ${team} and membership.starts_on <= ${day} and (membership.ends_on is null or membership.ends_on >= ${day})
    order by person.name collate "und-x-icu", person.id`.execute(tx)
  return rows
}

type Keeping = Permit<'keepPeople'>

/** One change of who works where at a time: what was read is still so when it is written. */
export const lockPeople = (tx: Tx, _permit: Keeping): Promise<unknown> => sql`select pg_advisory_xact_lock(7215119)`.execute(tx)

/** The whole of what these people were and will be. Whoever is not there, or was erased, is not among them. */
export async function historiesOf(tx: Tx, permit: Keeping, people: readonly string[]): Promise<Map<string, History>> {
  void permit
  if (people.length === 0) return new Map()
  const { rows } = await sql<History>`
    with asked as (select person_id from personal_record where person_id = any(${[...people]}::uuid[])),
    role as (
      select employment_id, json_agg(json_build_object('family', family, 'specialty', specialty) order by family, specialty) as all
      from employment_secondary_role group by employment_id
    ),
    managing as (
      select employment_id, json_agg(json_build_object('manager', it.manager_id, 'startsOn', it.starts_on, 'endsOn', it.ends_on) order by it.starts_on, it.manager_id) as all
      from employment_manager it where employment_id in (select id from employment where person_id in (select person_id from asked)) group by employment_id
    ),
    period as (
      select person_id, json_agg(json_build_object('id', employment.id, 'title', title, 'framework', framework_id, 'family', family, 'level', level, 'specialty', specialty, 'domain', domain,
        'secondary', coalesce(role.all, '[]'), 'startsOn', starts_on, 'endsOn', ends_on, 'managers', coalesce(managing.all, '[]')) order by starts_on) as all
      from employment left join employment_level on employment_level.employment_id = employment.id
        left join role on role.employment_id = employment.id left join managing on managing.employment_id = employment.id
      where person_id in (select person_id from asked) group by person_id
    ),
    place as (
      select person_id, json_agg(json_build_object('team', team_id, 'role', role, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, team_id) as all
      from membership where person_id in (select person_id from asked) group by person_id
    )
    select asked.person_id as person, coalesce(period.all, '[]') as periods, coalesce(place.all, '[]') as places
    from asked left join period on period.person_id = asked.person_id left join place on place.person_id = asked.person_id`.execute(tx)
  return new Map(rows.map((it) => [it.person, it]))
}

/** Whoever is managed by these people on a day or after it. */
export async function managedAfter(tx: Tx, permit: Keeping, managers: readonly string[], day: string): Promise<string[]> {
  void permit
  if (managers.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct employment.person_id as id from employment_manager join employment on employment.id = employment_id
    where manager_id = any(${[...managers]}::uuid[]) and (employment_manager.ends_on is null or employment_manager.ends_on > ${day})`.execute(tx)
  return rows.map((it) => it.id)
}

/** The people behind these addresses, with what an import may change of them. */
export async function knownPeople(tx: Tx, permit: Keeping, emails: readonly string[]): Promise<Map<string, KnownPerson>> {
  void permit
  const { rows } = await sql<KnownPerson>`
    select person.id as person, email, person.name, account.roles from account join person on person.id = account.person_id
    where email = any(${[...emails]}::text[])`.execute(tx)
  return new Map(rows.map((it) => [it.email, it]))
}

/** Those of these people who are there, by their names. */
export async function namesOf(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<PersonRef>`select id, name from person where id = any(${[...people]}::uuid[]) and erased_at is null`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.name]))
}

/** What the published versions of frameworks call the parts that an employment names. */
export async function frameworkNames(tx: Tx): Promise<Map<string, FrameworkNames>> {
  const names = (list: string) => sql`(select coalesce(json_agg(json_build_object('id', part->>'id', 'name', part->>'name')), '[]') from json_array_elements(content->${list}) as part)`
  const { rows } = await sql<FrameworkNames>`
    select framework_id as framework, ${names('families')} as families, ${names('levels')} as levels, ${names('specialties')} as specialties, ${names('domains')} as domains
    from framework_version where status = 'published'`.execute(tx)
  return new Map(rows.map((it) => [it.framework, it]))
}

export async function noticesOf(tx: Tx, permit: Permit<'readNotices'>, recipient: string): Promise<ManagerNotice[]> {
  void permit
  const named = (column: string) => sql`coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name collate "und-x-icu") from person where person.id = any(${sql.ref(column)})), '[]')`
  const { rows } = await sql<Omit<ManagerNotice, 'recordedAt' | 'readAt'> & { recordedAt: Date; readAt: Date | null }>`
    select notice.id, json_build_object('id', about.id, 'name', about.name) as person, ${named('notice.before_ids')} as before, ${named('notice.after_ids')} as after,
      notice.starts_on as "startsOn", notice.recorded_at as "recordedAt", notice.read_at as "readAt"
    from manager_change_notice notice join person about on about.id = notice.person_id
    where recipient_id = ${recipient} order by notice.recorded_at desc, notice.id limit 100`.execute(tx)
  return rows.map((it) => ({ ...it, recordedAt: it.recordedAt.toISOString(), readAt: it.readAt?.toISOString() ?? null }))
}

/** For how many months feedback is kept. */
export async function retentionMonths(tx: Tx): Promise<number> {
  return (await tx.selectFrom('retention').select('months').where('kind', '=', 'feedback').executeTakeFirst())?.months ?? usualMonths
}

/** How much feedback was given before a day: a count, without any of it. */
export async function feedbackBefore(tx: Tx, permit: Permit<'keepPeople'>, day: string): Promise<number> {
  void permit
  const { rows } = await sql<{ count: number }>`select cairn_feedback_before(${day}) as count`.execute(tx)
  return rows[0]!.count
}
