import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { SelfAssessment } from '../../feedback/model.ts'
import type { EmploymentOn, PersonRef } from '../../people/model.ts'
import type { Bound } from '../../rating/model.ts'
import type { KnownFit } from '../rules/givens.ts'
import type { MapObservation, NotedNoOpportunity } from '../rules/map-rows.ts'
import type { Window } from '../rules/window.ts'
import { knownFit, type StoredFit } from './known-fit.ts'
import type { Dated } from './names.ts'

/** What decides whose map somebody may see, and what it is of. */
export type Subject = {
  readonly id: string
  readonly name: string
  /** Whether whoever asks is this person, or manages them today. */
  readonly reads: boolean
  readonly employment: (Omit<EmploymentOn, 'id'> & { readonly published: { readonly number: number; readonly publishedAt: string } | null }) | null
  readonly managers: readonly PersonRef[]
}

/** The person, what they were on a day and who manages them today, in one question. The level is there for those alone who may know it. */
export async function subjectOn(tx: Tx, person: string, day: string, today: string): Promise<Subject | undefined> {
  const { rows } = await sql<{ it: Subject | null }>`select cairn_map_subject(${person}, ${day}, ${today}) as it`.execute(tx)
  return rows[0]?.it ?? undefined
}

/** What a map is drawn from: what was said, the fit, what is noted about chances, and since when there is feedback. */
export type MapSurroundings = {
  readonly said: readonly MapObservation[]
  readonly selfAssessments: readonly SelfAssessment[]
  readonly fit: KnownFit | null
  readonly noted: readonly NotedNoOpportunity[]
  readonly opportunities: readonly { readonly competency: string; readonly count: number }[]
  readonly since: string | null
}

type SurroundingsRow = Omit<MapSurroundings, 'fit' | 'said'> & { readonly said: readonly Said[]; readonly fit: StoredFit | null }

/** What one feedback said, a line a competency: competency, choice, level, frequency, scope, supported, value, bound, counts, from, until. */
type Said = readonly [feedbackId: string, giverId: string | null, version: number, workItemId: string | null, observedOn: string, lines: string, reasons: Readonly<Record<string, string>> | null]

const saidIn = ([feedbackId, giverId, version, workItemId, observedOn, lines, reasons]: Said): MapObservation[] =>
  lines.split('\n').map((line) => {
    const [competency, choice, level, frequency, scope, supported, value, bound, counts, from, until] = line.split('\t') as [string, string, string, string, string, string, string, Bound | '', string, string, string]
    return {
      feedbackId, giverId, competency, version, workItemId, observedOn, choice,
      level: level || null,
      frequency: frequency || null,
      scope: scope || null,
      scopeSupported: supported === 'true',
      value: value === '' ? null : Number(value),
      bound: bound || null,
      counts: counts === 'true',
      noOpportunityReason: reasons?.[competency] ?? null,
      noOpportunityFrom: from || null,
      noOpportunityUntil: until || null,
    }
  })

/**
 * All in one question, since a map is asked for more than anything else: what was said of work from one day to another, and what stands around it on
 * the last of them. Chances are those open on that day to the person's teams of that day, or to everybody.
 */
export async function mapSurroundings(tx: Tx, _permit: Permit<'readAbout'>, person: string, framework: string, { from, to: day }: Window): Promise<MapSurroundings> {
  const { rows } = await sql<{ it: SurroundingsRow }>`select cairn_map(${person}, ${framework}, ${from}, ${day}) as it`.execute(tx)
  const { fit, said, ...rest } = rows[0]!.it
  return { ...rest, said: said.flatMap(saidIn), fit: fit && knownFit(fit) }
}

/** Whom somebody rated and was rated by within a window, in the order of names. */
export async function mutualGivers(tx: Tx, person: string, framework: string, { from, to }: Window): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`select id, name from cairn_mutual_givers(${person}, ${framework}, ${from}, ${to})`.execute(tx)
  return rows
}

/** Who the givers of some feedback were to the person, where the database lets whoever asks see it. */
export async function relationsOf(tx: Tx, _permit: Permit<'readAbout'>, feedback: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; relation: string }>`select id, relation from feedback where id = any(${[...feedback]}::uuid[])`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.relation]))
}

/** Everything that somebody said of themselves, the latest first. */
export async function selfAssessmentsOf(tx: Tx, _permit: Permit<'exportAboutMe'>, person: string): Promise<SelfAssessment[]> {
  const { rows } = await sql<Dated<SelfAssessment, 'assessedAt'>>`
    select competency, level, frequency, scope, words, json_build_object('id', framework_id, 'version', framework_version) as framework, assessed_at as "assessedAt"
    from self_assessment where person_id = ${person} order by assessed_at desc, competency`.execute(tx)
  return rows.map((it) => ({ ...it, assessedAt: it.assessedAt.toISOString() }))
}
