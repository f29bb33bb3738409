import { sql } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import type { ExamplePerson } from './model.ts'

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
    from employment, lateral (values ('family', family), ('level', level), ('specialty', specialty)) as held(kind, id)
    where framework_id = ${framework} and held.id is not null and (ends_on is null or ends_on >= ${day})
    group by held.kind, held.id
    order by held.kind, held.id`.execute(tx)
  return rows
}
