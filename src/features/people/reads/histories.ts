import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { History } from '../model.ts'
import type { KnownPerson } from '../rules/plan-import.ts'

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
