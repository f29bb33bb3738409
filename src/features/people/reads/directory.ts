import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import { hasWordsTyped } from '../../../platform/plain-letters-sql.ts'
import type { ExamplePerson, PersonInList, PersonKept } from '../model.ts'

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
    where cairn_account_is_open(account, ${day})
    order by person.name collate "und-x-icu", person.id`.execute(tx)
  return rows
}

export const peoplePageSize = 50

type Directory = { readonly text?: string | undefined; readonly team?: string | undefined; readonly audience?: 'engineering' | undefined; readonly before?: string | undefined; readonly day: string }

/** A page of the people who work here on a day, in the order of names; `before` is the last person of the page before. */
export async function peopleInList(tx: Tx, permit: Permit<'readPeople'>, { text = '', team, audience, before, day }: Directory): Promise<PersonInList[]> {
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
    ${audience === undefined ? sql`` : sql`and person.id in (select person_id from cairn_engineering(${day}))`}
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
      ${missing === undefined ? sql`` : sql`and job.starts_on is null and cairn_account_is_open(account, ${day})`}
    order by person.name collate "und-x-icu", person.id limit ${peopleKeptAtOnce + 1}`.execute(tx)
  return rows
}
