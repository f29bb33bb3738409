import type { Competency, Framework, Level, Expectation } from '../../framework/model.ts'
import { levelTexts, type LevelText } from '../../feedback/rules/level-texts.ts'
import { cellAt, expectationsByCell, levelsFor } from '../../framework/rules/matrix.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import type { Filling } from '../../../ui/CairnMark.tsx'
import type { MapRow, ProgressMap } from '../model.ts'
import { drawnFrom, scaleOf, type Column, type Scale } from './map-scale.ts'

/** A stretch of a row's ladder that says something by itself. */
export type Zone = { kind: 'expected' | 'same-text' | 'not-yet' | 'limit'; start: number; end: number }

/** How a row's cairn looks: one stone a rung, filled by how often. What nobody said is null. */
export type Stones = { rungs: number | null; of: number; filling: Filling | null }

export type RowView = { row: MapRow; competency: Competency | undefined; zones: Zone[]; stones: Stones; self: number | null; texts: LevelText[]; scale: Scale }
export type MapSection = { id: string; name: string; aside: 'outside-overall' | 'outside-role' | null; rows: RowView[] }

export type MapView = {
  scale: Scale
  /** The levels that the role has: the others are drawn because somebody chose their texts. */
  comparable: ReadonlySet<string>
  /** The level that the band marks, and the one that the person has. */
  target: Level | undefined
  own: Level | undefined
  next: Level | undefined
  sections: MapSection[]
}

/** Everything that the chart and its table draw, worked out once. */
export function mapView(map: ProgressMap, content: Framework): MapView {
  const family = map.target?.family ?? map.role?.family
  const ofFamily = levelsFor(content, { family })
  const levels = levelsDrawn(map, content, ofFamily)
  const scale = scaleOf(levels)
  const target = levels.find(({ id }) => id === map.target?.level)
  const own = content.levels.find(({ id }) => id === map.role?.level)
  const next = ofFamily[ofFamily.findIndex(({ id }) => id === (target ?? own)?.id) + 1]
  const draw = rowDrawing(map, content, scale, target)
  const drawn = map.rows.map(draw)
  const inside = content.groups.map((group): MapSection => ({
    id: group.id, name: group.name, aside: group.inOverall ? null : 'outside-overall', rows: drawn.filter(({ row }) => row.inRole && row.group === group.id),
  }))
  const outside: MapSection = { id: 'outside', name: '', aside: 'outside-role', rows: drawn.filter(({ row }) => !row.inRole) }
  return { scale, comparable: new Set(ofFamily.map(({ id }) => id)), target, own, next: target || own ? next : undefined, sections: [...inside, outside].filter(({ rows }) => rows.length > 0) }
}

/** A role’s levels, and those beside them whose texts somebody chose: a role may begin where other ladders are half way up. */
function levelsDrawn({ rows }: ProgressMap, { levels }: Framework, ofFamily: readonly Level[]): Level[] {
  const chosen = new Set(rows.flatMap(({ rating, self }) => [...(rating?.texts ?? []).map(({ level }) => level), self?.level ?? null]))
  const beside = levels.filter(({ id, position }) => chosen.has(id) && !ofFamily.some((one) => one.position === position))
  return [...ofFamily, ...beside].sort((a, b) => a.position - b.position)
}

function rowDrawing(map: ProgressMap, content: Framework, scale: Scale, target: Level | undefined): (row: MapRow) => RowView {
  const specialty = map.target?.specialty ?? map.role?.specialty ?? null
  const cells = expectationsByCell(content, specialty ?? undefined)
  return (row) => {
    const competency = content.competencies.find(({ id }) => id === row.competency)
    const kinds = scale.columns.map(({ level }) => (competency ? cellAt(content, competency, level, cells).kind : 'missing'))
    const texts = levelTexts(content, row.competency, specialty)
    return {
      row, competency, texts, zones: zonesOf(row, kinds, scale.columns, target), stones: stonesOf(row, content), self: selfPosition(row, content, texts),
      scale: rowScale(scale, row, texts),
    }
  }
}

function rowScale(scale: Scale, { standing: { expected } }: MapRow, texts: readonly LevelText[]): Scale {
  if (expected === null) return scale
  return drawnFrom(scale, expected, texts.find(({ position }) => position > expected)?.position)
}

function stonesOf(row: MapRow, { scopes, frequencies }: Framework): Stones {
  const rung = scopes.findIndex(({ id }) => id === row.scope)
  const frequency = frequencies.findIndex(({ id }) => id === row.frequency)
  return { rungs: rung < 0 ? null : rung + 1, of: scopes.length, filling: frequency < 0 ? null : fillingOf(frequency, frequencies.length) }
}

function selfPosition({ self }: MapRow, { levels, frequencies }: Framework, texts: readonly LevelText[]): number | null {
  const level = levels.find(({ id }) => id === self?.level)
  if (!level) return null
  const text = texts.find((it) => it.levels.includes(level.id))
  return (text ?? level).position + (frequencies.find(({ id }) => id === self?.frequency)?.offset ?? 0)
}

type Kind = Expectation['kind']

function zonesOf(row: MapRow, kinds: readonly Kind[], columns: readonly Column[], target: Level | undefined): Zone[] {
  const expected = row.inRole ? expectedColumns(row, kinds, columns, target) : []
  return [...runs('expected', columns, (index) => expected[0] === index), ...runs('same-text', columns, (index) => expected.slice(1).includes(index)), ...runs('not-yet', columns, (index) => kinds[index] === 'not-expected-yet'), ...runs('limit', columns, (index) => kinds[index] === 'growth-limit')]
}

/** From the lowest level whose text is expected up to the target, as far as the competency has texts: where texts repeat, any of them meets it. */
function expectedColumns(row: MapRow, kinds: readonly Kind[], columns: readonly Column[], target: Level | undefined): number[] {
  const to = columns.findIndex(({ level }) => level.id === target?.id)
  if (to < 0) return []
  const lowest = row.standing.expected
  const from = lowest === null ? to : Math.min(to, columns.findIndex(({ level }) => level.position >= lowest))
  return columns.map((_, index) => index).filter((index) => index >= from && index <= to && kinds[index] !== 'growth-limit')
}

/** Neighbouring columns for which something holds, as one stretch. */
function runs(kind: Zone['kind'], columns: readonly Column[], holds: (index: number) => boolean): Zone[] {
  const zones: Zone[] = []
  columns.forEach(({ start, end }, index) => {
    if (!holds(index)) return
    const before = zones.at(-1)
    if (before && holds(index - 1)) before.end = end
    else zones.push({ kind, start, end })
  })
  return zones
}
