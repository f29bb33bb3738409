import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { SelfAssessment } from '../model.ts'

/** Where somebody sees themselves: the latest of each competency. */
export async function latestSelfAssessments(tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<SelfAssessment[]> {
  const { rows } = await sql<Omit<SelfAssessment, 'assessedAt'> & { assessedAt: Date }>`
    select distinct on (framework_id, competency) competency, level, frequency, scope, words,
      json_build_object('id', framework_id, 'version', framework_version) as framework, assessed_at as "assessedAt"
    from self_assessment where person_id = ${person} order by framework_id, competency, assessed_at desc, id desc`.execute(tx)
  return rows.map((it) => ({ ...it, assessedAt: it.assessedAt.toISOString() }))
}
