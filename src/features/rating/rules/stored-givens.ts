import type { Givens, PackedObservations } from '../model.ts'
import { roundedLoading, type PackedGivens } from './fit-givens.ts'

/** The givens of a fit by name, for keeping. */
export function storeGivens(data: PackedObservations, packed: PackedGivens): Givens {
  const { columns } = packed
  return {
    variances: packed.variances,
    offsets: new Map(data.competencies.map((name, at) => [name, packed.offsets[at]!])),
    scale: packed.scale,
    range: packed.range,
    givers: new Map(
      data.givers.map((name, at) => [
        name,
        { leniency: packed.leniency[at]!, error: packed.error[at]!, loadings: packed.loadings.slice(at * columns, (at + 1) * columns) },
      ]),
    ),
  }
}

/**
 * Stored givens by position in other observations, which may hold givers and
 * competencies that the fit did not know: their leniency and offset count as 0,
 * and such a giver's leniency is as unsure as any giver's.
 */
export function givensFor(data: PackedObservations, givens: Givens): PackedGivens {
  const known = data.givers.map((name) => givens.givers.get(name))
  const columns = known.reduce((most, one) => Math.max(most, one?.loadings.length ?? 0), 0)
  const loadings = new Float32Array(data.givers.length * columns)
  known.forEach((one, at) => one && loadings.set(one.loadings.map(roundedLoading), at * columns))
  const strange = Math.sqrt(givens.variances.r)
  return {
    variances: givens.variances,
    offsets: Float64Array.from(data.competencies, (name) => givens.offsets.get(name) ?? 0),
    scale: givens.scale,
    range: givens.range,
    leniency: Float64Array.from(known, (one) => one?.leniency ?? 0),
    error: Float64Array.from(known, (one) => one?.error ?? strange),
    columns,
    loadings,
    unknown: Uint8Array.from(known, (one) => (one ? 0 : 1)),
  }
}
