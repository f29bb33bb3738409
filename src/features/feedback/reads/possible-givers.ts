import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import { hasWordsTyped } from '../../../platform/plain-letters-sql.ts'
import type { PersonRef } from '../../people/model.ts'

export const namesInOrder = sql.raw('collate "und-x-icu"')

/** Those of these people who have an open account. */
export async function peopleWithAccounts(tx: Tx, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select person_id as id from account where cairn_account_is_open(account, cairn_day()) and person_id = any(${[...people]}::uuid[])`.execute(tx)
  return rows.map((it) => it.id)
}

export type PossibleGiver = PersonRef & { readonly title: string | null }

const titleOn = (day: string): RawBuilder<string | null> =>
  sql`(select title from employment where employment.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1)`

type Teammates = { readonly from: string; readonly today: string; readonly apart: readonly string[] }

/** Who shared a team with somebody at the same time since a day and has an open account, in the order of names. */
export async function teammatesSince(tx: Tx, _permit: Permit<'listPossibleGivers'>, person: string, { from, today, apart }: Teammates): Promise<PossibleGiver[]> {
  const { rows } = await sql<PossibleGiver>`
    select person.id, person.name, ${titleOn(today)} as title
    from person join account on account.person_id = person.id and cairn_account_is_open(account, ${today})
    where person.id <> all(${[...apart]}::uuid[]) and exists (
      select from membership own join membership other on other.team_id = own.team_id and other.person_id = person.id
      where own.person_id = ${person} and greatest(own.starts_on, other.starts_on) <= ${today}
        and greatest(own.starts_on, other.starts_on, ${from}::date) <= least(own.ends_on, other.ends_on, ${today}::date)
    )
    order by person.name ${namesInOrder}, person.id`.execute(tx)
  return rows
}

type Sought = { readonly text: string; readonly teams: readonly string[] | null; readonly today: string; readonly apart: readonly string[] }

/** Others with an open account whose name has the text, and who are on one of the teams where work names them: at most fifty, in the order of names. */
export async function stakeholdersFound(tx: Tx, _permit: Permit<'listPossibleGivers'>, { text, teams, today, apart }: Sought): Promise<PossibleGiver[]> {
  const onTeams = teams === null || text !== ''
    ? sql`true`
    : sql`exists (select from membership where person_id = person.id and team_id = any(${[...teams]}::text[]) and starts_on <= ${today} and (ends_on is null or ends_on >= ${today}))`
  const { rows } = await sql<PossibleGiver>`
    select person.id, person.name, ${titleOn(today)} as title
    from person join account on account.person_id = person.id and cairn_account_is_open(account, ${today})
    where person.id <> all(${[...apart]}::uuid[]) and ${hasWordsTyped(sql`person.name`, text)} and ${onTeams}
    order by person.name ${namesInOrder}, person.id limit 50`.execute(tx)
  return rows
}
