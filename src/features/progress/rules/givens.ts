import type { Framework } from '../../framework/model.ts'
import type { Givens, RangeUse, Scale, Variances } from '../../rating/model.ts'
import { usualPrior } from '../../rating/rules/estimate-variances.ts'

/** What is kept of a giver in the fit. */
export interface KnownGiver {
  readonly id: string
  readonly leniency: number
  readonly error: number
  readonly loadings: Float32Array
  readonly component: number
  readonly simple: number
}

/** A fit as somebody's map needs it: what it says of their givers. */
export interface KnownFit {
  readonly fittedAt: string
  readonly mainComponent: number | null
  /** Null where nothing was rated when it was made. */
  readonly givens: { readonly variances: Variances; readonly offsets: Readonly<Record<string, number>>; readonly scale: Scale; readonly range: RangeUse } | null
  readonly givers: readonly KnownGiver[]
}

/** The givens to rate somebody from. Before the first fit variances are taken to be the usual ones, and nobody's leniency is known. */
export function givensOf(fit: KnownFit | null, { levels }: Framework): Givens {
  if (!fit?.givens) {
    const positions = levels.map((it) => it.position)
    const scale = positions.length === 0 ? { bottom: 0, top: 0 } : { bottom: Math.min(...positions), top: Math.max(...positions) }
    return { variances: usualPrior.variances, offsets: new Map(), scale, range: { middle: 0, spread: 0 }, givers: new Map() }
  }
  const { variances, offsets, scale, range } = fit.givens
  return { variances, offsets: new Map(Object.entries(offsets)), scale, range, givers: new Map(fit.givers.map((it) => [it.id, it])) }
}

/** Whether a giver of the person belongs to the largest group that givers connect. Nobody knows before the first fit, and nothing then says otherwise. */
export function isConnected(fit: KnownFit | null): boolean {
  return !fit || fit.mainComponent === null || fit.givers.length === 0 || fit.givers.some((it) => it.component === fit.mainComponent)
}
