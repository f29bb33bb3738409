import type { Competency, JobFamily } from '../../model.ts'
import { limit, optionalParts } from '../competency-file.ts'
import type { CompetencySettings, Settings } from '../settings-model.ts'
import { identifierFrom, identifierOf, UniqueNames } from '../slugs.ts'
import type { CellRecord, Fact, Records } from './records.ts'

/** The competencies of a source, and which of them a cell is about. */
export interface CompetencyIndex {
  all: Competency[]
  /** The groups in the order in which they were met, by identifier. */
  groups: Map<string, string>
  of: (cell: CellRecord) => string | undefined
}

interface Building {
  records: Records
  settings: Settings
  families: readonly JobFamily[]
  byKey: Map<string, string>
  facts: Map<string, Fact>
  taken: Set<string>
  ids: UniqueNames
  index: CompetencyIndex
}

/** A competency is the same wherever its name, its group and its family are the same. */
export function competencyIndex(records: Records, settings: Settings, families: readonly JobFamily[]): CompetencyIndex {
  const index: CompetencyIndex = { all: [], groups: new Map(), of: (cell) => found(cell) }
  const facts = new Map(records.competencies.flatMap((fact) => [[factKey(fact.key, fact.family), fact] as const, ...(fact.id === undefined ? [] : [[factKey(fact.id, fact.family), fact] as const])]))
  const building: Building = { records, settings, families, byKey: new Map(), facts, taken: new Set(), ids: new UniqueNames(), index }
  // Cells of one competency mostly stand together, so the last answer is mostly the next one.
  let last: { cell: CellRecord; id: string } | undefined
  const found = (cell: CellRecord): string => {
    if (last && last.cell.competency === cell.competency && last.cell.group === cell.group && last.cell.family === cell.family) return last.id
    const key = keyOf(cell)
    const id = building.byKey.get(key) ?? add(cell, building)
    building.byKey.set(key, id)
    last = { cell, id }
    return id
  }
  for (const cell of records.cells) found(cell)
  const named = new Set(records.cells.map((cell) => cell.competency))
  for (const fact of records.competencies) if (!named.has(fact.key) && (fact.id === undefined || !named.has(fact.id))) addWithoutCells(fact, building)
  return index
}

function keyOf(cell: Pick<CellRecord, 'family' | 'group' | 'competency'>): string {
  return `${cell.family ?? ''}\n${cell.group ?? ''}\n${cell.competency}`
}

function factKey(key: string, family: string | undefined): string {
  return `${family ?? ''}\n${key}`
}

function add(cell: CellRecord, building: Building): string {
  const { settings, index, facts } = building
  const fact = facts.get(factKey(cell.competency, cell.family)) ?? facts.get(factKey(cell.competency, undefined))
  const family = cell.family === undefined ? undefined : building.families.find((one) => one.name === cell.family || one.id === identifierFrom(cell.family!))?.id
  const group = groupIdOf(cell.group ?? fact?.group, settings, index.groups)
  const id = identifierFor(cell, fact, family, group, building)
  const description = cell.description ?? fact?.description?.trim()
  const carried = { ...fact?.carried, ...cell.carriedByCompetency }
  const competency: Competency = {
    id, name: fact?.name ?? cell.competency, group,
    ...(description ? { description } : {}),
    ...(family === undefined ? {} : { families: [family] }),
    scopeRequired: false, evidence: [],
    ...(Object.keys(carried).length === 0 ? {} : { carried }),
    source: cell.source,
  }
  index.all.push(withDeclared(competency, settings.competencies[id], settings))
  return id
}

/** A competency of which the source tells although no cell is filled. */
function addWithoutCells(fact: Fact, building: Building): void {
  const cell: CellRecord = { level: '', competency: fact.key, text: [], statements: [], examples: [], source: fact.source, ...(fact.group === undefined ? {} : { group: fact.group }), ...(fact.family === undefined ? {} : { family: fact.family }) }
  const key = keyOf(cell)
  if (!building.byKey.has(key)) building.byKey.set(key, add(cell, building))
}

function identifierFor(cell: CellRecord, fact: Fact | undefined, family: string | undefined, group: string, { taken, ids }: Building): string {
  const own = identifierOf(cell.identifier ?? fact?.id ?? '') || identifierFrom(fact?.name ?? cell.competency) || 'competency'
  const whole = family === undefined ? own : `${family}/${own}`
  const wanted = taken.has(whole) ? (family === undefined ? `${group}/${own}` : `${family}/${group}/${own}`) : whole
  const id = ids.take(wanted)
  taken.add(id)
  return id
}

function groupIdOf(written: string | undefined, settings: Settings, groups: Map<string, string>): string {
  const words = identifierFrom(written ?? '')
  const declared = settings.groups.find((group) => group.id === written || (words !== '' && (identifierFrom(group.id) === words || identifierFrom(group.name) === words)))
  const id = declared?.id ?? (words || 'general')
  if (!groups.has(id)) groups.set(id, declared?.name ?? (words === '' ? 'General' : written!.trim()))
  return id
}

/** What the mapping declares of a competency goes before what the source says. */
function withDeclared(competency: Competency, declared: CompetencySettings | undefined, settings: Settings): Competency {
  if (!declared) return competency
  const ladder = { levels: settings.levels, specialties: settings.specialties }
  return {
    ...competency, ...optionalParts(declared),
    ...(declared.name && { name: declared.name }),
    ...(declared.description && { description: declared.description }),
    ...(declared.evidence && { evidence: declared.evidence }),
    ...(declared.scope && { scopeRequired: declared.scope === 'required' }),
    ...(declared.first && { firstLevel: limit(declared.first, declared.firstReason, ladder) }),
    ...(declared.last && { lastLevel: limit(declared.last, declared.lastReason, ladder) }),
    ...(declared.carried && { carried: { ...competency.carried, ...declared.carried } }),
  }
}
