import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { loadingBytes, type FitParts } from './rules/fit-parts.ts'
import type { FitDue } from './reads.ts'
import type { Window } from './rules/window.ts'

type Refit = Permit<'refit'>

/** Begins a fit beside the current one. Unfinished ones of earlier attempts go. */
export async function beginFit(tx: Tx, _permit: Refit, { framework, seenUntil, seenLately }: FitDue, version: number, window: Window, parts: FitParts | null, now: Date): Promise<string> {
  await tx.deleteFrom('fit').where('framework_id', '=', framework).where('current', '=', false).execute()
  const id = newId<'fit'>(now)
  const givens = parts && { variances: parts.variances, offsets: Object.fromEntries(parts.offsets), scale: parts.scale, range: parts.range }
  await tx
    .insertInto('fit')
    .values({
      id, framework_id: framework, framework_version: version, fitted_at: now, seen_until: seenUntil, seen_lately: seenLately,
      window_starts_on: window.from, window_ends_on: window.to, givens: JSON.stringify(givens),
      people: parts?.people ?? 0, observations: parts?.observations ?? 0, main_component: parts?.main ?? null,
    })
    .execute()
  return id
}

/** Adds the givens of some givers, from one position up to another. Whoever is no longer known has none. */
export async function addFitGivers(tx: Tx, _permit: Refit, fit: string, parts: FitParts, first: number, end: number): Promise<void> {
  const at = Array.from({ length: Math.min(end, parts.givers.length) - first }, (_, one) => first + one).filter((one) => !parts.givers[one]!.startsWith('unknown:'))
  const of = <T>(value: (giver: number) => T): T[] => at.map(value)
  await sql`
    insert into fit_giver (fit_id, giver_id, leniency, error, loadings, component, simple_leniency, shared_people)
    select ${fit}::uuid, it.giver, it.leniency, it.error, decode(it.loadings, 'hex'), it.component, it.simple, it.shared
    from unnest(
      ${of((one) => parts.givers[one]!)}::uuid[], ${of((one) => parts.leniency[one]!)}::float8[], ${of((one) => parts.error[one]!)}::float8[],
      ${of((one) => Buffer.from(loadingBytes(parts, one)).toString('hex'))}::text[], ${of((one) => parts.component[one]!)}::int[],
      ${of((one) => parts.simple[one]!)}::float8[], ${of((one) => parts.shared[one]!)}::int[]
    ) as it (giver, leniency, error, loadings, component, simple, shared)
    -- Somebody may have been erased since they were read.
    where exists (select from person where person.id = it.giver)`.execute(tx)
}

/** From here on ratings are computed from this fit. The one before it is taken apart later. */
export async function makeCurrent(tx: Tx, _permit: Refit, framework: string, fit: string): Promise<void> {
  await tx.updateTable('fit').set({ current: false }).where('framework_id', '=', framework).where('current', '=', true).execute()
  await tx.updateTable('fit').set({ current: true }).where('id', '=', fit).execute()
}

/** Takes some givers of fits that are no longer current away; false once nothing is left of them. */
export async function removeOldFits(tx: Tx, _permit: Refit, framework: string, most: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from fit_giver where (fit_id, giver_id) in (
      select fit_id, giver_id from fit_giver join fit on fit.id = fit_id where framework_id = ${framework} and not current limit ${most}
    )`.execute(tx)
  if (Number(numAffectedRows ?? 0) > 0) return true
  await tx.deleteFrom('fit').where('framework_id', '=', framework).where('current', '=', false).execute()
  return false
}
