import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { EmploymentOn } from '../../people/model.ts'
import type { RelationFacts } from '../../people/rules/relation.ts'
import type { FeedbackRequest } from '../model.ts'

/** What is known of whoever asks, the giver, and of whom they speak, on the day of the work and today; one question, since every giving waits for it. */
export type Circumstances = {
  readonly name: string
  readonly accountOpen: boolean
  /** Whether the person works here today, and did on the day of the work. */
  readonly here: boolean
  readonly hereThen: boolean
  readonly giverHereThen: boolean
  /** The giver's teams on that day. */
  readonly giverTeams: readonly string[]
  readonly aboutTeams: readonly string[]
  /** Whether a request to this giver about this person is open, or is the one that is being answered. */
  readonly asked: boolean
  readonly request: { readonly state: FeedbackRequest['state'] } | null
  readonly roster: RelationFacts
  /** What the person was on that day, without their level. */
  readonly employment: EmploymentOn | null
}

export async function circumstances(tx: Tx, giver: string, about: string, then: string, today: string, request: string | null): Promise<Circumstances | undefined> {
  const { rows } = await sql<Omit<Circumstances, 'request' | 'roster'> & { requestState: FeedbackRequest['state'] | null } & Omit<RelationFacts, 'same'>>`
    select name, account_open as "accountOpen", here, here_then as "hereThen", giver_here_then as "giverHereThen", giver_teams as "giverTeams", about_teams as "aboutTeams", asked,
      request_state as "requestState", manages, is_managed as "isManaged", shares_team as "sharesTeam", employment
    from cairn_giving_facts(${about}, ${then}, ${today}, ${request})`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { requestState, manages, isManaged, sharesTeam, ...facts } = row
  return { ...facts, request: requestState === null ? null : { state: requestState }, roster: { same: giver === about, manages, isManaged, sharesTeam } }
}
