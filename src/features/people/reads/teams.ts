import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { Team, TeamMember } from '../model.ts'

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
