import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { FrameworkNames } from '../model.ts'

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

/** What the published versions of frameworks call the parts that an employment names. */
export async function frameworkNames(tx: Tx): Promise<Map<string, FrameworkNames>> {
  const names = (list: string) => sql`(select coalesce(json_agg(json_build_object('id', part->>'id', 'name', part->>'name')), '[]') from json_array_elements(content->${list}) as part)`
  const specialties = sql`(select coalesce(json_agg(json_build_object('id', part->>'id', 'name', part->>'name', 'family', part->>'family')), '[]') from json_array_elements(content->'specialties') as part)`
  const { rows } = await sql<FrameworkNames>`
    select framework_id as framework, ${names('families')} as families, ${names('levels')} as levels, ${specialties} as specialties, ${names('domains')} as domains
    from framework_version where status = 'published'`.execute(tx)
  return new Map(rows.map((it) => [it.framework, it]))
}
