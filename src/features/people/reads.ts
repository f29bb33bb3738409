import { sql } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import type { EmploymentOn, ExamplePerson, PersonRef } from './model.ts'
import type { RelationFacts } from './rules/relation.ts'

/** The people one can sign in as on a day, in the order of names, with the title and the team of that day. */
export async function examplePeople(tx: Tx, day: string): Promise<ExamplePerson[]> {
  const rows = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('employment')
          .select('employment.title')
          .whereRef('employment.person_id', '=', 'person.id')
          .where('employment.starts_on', '<=', day)
          .orderBy('employment.starts_on', 'desc')
          .limit(1)
          .as('job'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('membership')
          .innerJoin('team', 'team.id', 'membership.team_id')
          .select('team.name')
          .whereRef('membership.person_id', '=', 'person.id')
          .where('membership.starts_on', '<=', day)
          .where((on) => on.or([on('membership.ends_on', 'is', null), on('membership.ends_on', '>=', day)]))
          .orderBy('membership.starts_on')
          .limit(1)
          .as('place'),
      (join) => join.onTrue(),
    )
    .select(['person.id', 'person.name', 'account.roles', 'job.title', 'place.name as team'])
    .where('account.active', '=', true)
    .orderBy(sql`person.name collate "und-x-icu"`)
    .orderBy('person.id')
    .execute()
  return rows.map((row) => ({ ...row, roles: row.roles as Role[] }))
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

/** What the rosters of a day say of two people. */
export async function relationFacts(tx: Tx, from: string, to: string, day: string): Promise<RelationFacts> {
  const { rows } = await sql<RelationFacts>`
    with managing as (
      select employment.person_id, manager_id
      from employment_manager join employment on employment.id = employment_id
      where (employment.person_id, manager_id) in ((${from}::uuid, ${to}::uuid), (${to}::uuid, ${from}::uuid))
        and employment_manager.starts_on <= ${day} and (employment_manager.ends_on is null or employment_manager.ends_on >= ${day})
    )
    select ${from}::uuid = ${to}::uuid as same,
      exists (select from managing where manager_id = ${from}) as manages,
      exists (select from managing where manager_id = ${to}) as "isManaged",
      exists (
        select from membership a join membership b on b.team_id = a.team_id and b.person_id = ${to}
        where a.person_id = ${from}
          and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day})
          and b.starts_on <= ${day} and (b.ends_on is null or b.ends_on >= ${day})
      ) as "sharesTeam"`.execute(tx)
  return rows[0]!
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

/** Whom somebody manages on a day, in the order of names. */
export async function reportsOn(tx: Tx, manager: string, day: string): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select distinct on (person.name collate "und-x-icu", person.id) person.id, person.name
    from employment_manager join employment on employment.id = employment_id join person on person.id = employment.person_id
    where manager_id = ${manager}
      and employment_manager.starts_on <= ${day} and (employment_manager.ends_on is null or employment_manager.ends_on >= ${day})
    order by person.name collate "und-x-icu", person.id`.execute(tx)
  return rows
}

/** The teams somebody is on, on a day. */
export async function teamsOn(tx: Tx, person: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct team.id, team.name from membership join team on team.id = team_id
    where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by team.name`.execute(tx)
  return rows
}
