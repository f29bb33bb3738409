import { carriesOver, type NotCarried, type Publication } from '../../framework/rules/carries-over.ts'
import type { Bound } from '../../rating/model.ts'
import type { Window } from './window.ts'

/** What counting needs to know of an observation. Null givers are colleagues who are no longer known. */
export interface GivenRow {
  readonly feedbackId: string
  readonly giverId: string | null
  readonly competency: string
  readonly version: number
  readonly workItemId: string | null
  readonly observedOn: string
  readonly choice: string
  readonly level: string | null
  readonly value: number | null
  readonly bound: Bound | null
  readonly counts: boolean
}

/** An observation with the competency that it speaks of today, or why it no longer speaks of any. */
export type Placed<Row extends GivenRow> = { readonly row: Row; readonly competency: string } | { readonly row: Row; readonly reason: NotCarried; readonly speaksOf: readonly string[] }

/** What one giver saw of the person in one competency: the mean of what counts of it. */
export interface Cell<Row> {
  readonly giver: string
  readonly competency: string
  readonly value: number
  readonly bound: Bound
  readonly from: readonly Row[]
}

export function placed<Row extends GivenRow>(rows: readonly Row[], publication: Publication): Placed<Row>[] {
  return rows.map((row) => ({ row, ...carriesOver(publication, row) }))
}

/** Every giver's cells within a window, in the order of givers and competencies. */
export function countedCells<Row extends GivenRow>(all: readonly Placed<Row>[], { from, to }: Window): Cell<Row>[] {
  const byGiver = new Map<string, { competency: string; row: Row }[]>()
  for (const one of all) {
    const { row } = one
    if (!row.counts || row.value === null || !('competency' in one) || row.observedOn < from || row.observedOn > to) continue
    const giver = giverName(row)
    const known = byGiver.get(giver)
    if (known) known.push(one)
    else byGiver.set(giver, [one])
  }
  return [...byGiver].flatMap(([giver, own]) => giverCells(giver, own.sort(inTime)))
}

/** Somebody who is no longer known counts as somebody of their own each time. */
export const giverName = (row: { readonly giverId: string | null; readonly feedbackId: string }): string => row.giverId ?? `unknown:${row.feedbackId}`

const inTime = <Row extends GivenRow>(a: { row: Row }, b: { row: Row }): number =>
  a.row.observedOn < b.row.observedOn ? -1 : a.row.observedOn > b.row.observedOn ? 1 : a.row.feedbackId < b.row.feedbackId ? -1 : 1

/** The feedback that some cells come from. */
export const feedbackIn = (cells: readonly Cell<GivenRow>[]): string[] => [...new Set(cells.flatMap((it) => it.from.map((row) => row.feedbackId)))]

/** A value as counting takes it; the work item decides what replaces what. */
export interface Valued {
  readonly workItemId: string | null
  readonly value: number | null
  readonly bound: Bound | null
}

/**
 * One giver's cells, from what they said in the order of time: the mean over the window, in which one work item counts once, with
 * what was said of it last. So everybody counts once however often they write.
 */
export function giverCells<Row extends Valued>(giver: string, inOrder: readonly { readonly competency: string; readonly row: Row }[]): Cell<Row>[] {
  const byCompetency = new Map<string, Map<string | number, Row>>()
  inOrder.forEach(({ competency, row }, at) => {
    const known = byCompetency.get(competency)
    if (known) known.set(row.workItemId ?? at, row)
    else byCompetency.set(competency, new Map([[row.workItemId ?? at, row]]))
  })
  return [...byCompetency].map(([competency, kept]) => ({ giver, competency, ...meanOf([...kept.values()]) }))
}

/** A mean is as exact as its values: it has a bound only where all of them have the same. */
function meanOf<Row extends Valued>(from: readonly Row[]): { value: number; bound: Bound; from: readonly Row[] } {
  const value = from.length === 1 ? from[0]!.value! : from.reduce((sum, row) => sum + row.value!, 0) / from.length
  const bound = from[0]!.bound ?? 'exact'
  return { value, bound: from.every((row) => row.bound === bound) ? bound : 'exact', from }
}
