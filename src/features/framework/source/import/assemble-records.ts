import type { Competency, CompetencyGroup, Expectation, Framework, JobFamily, Level, RoleProfile, Specialty } from '../../model.ts'
import { scopeMatcher } from '../../rules/terms.ts'
import type { Findings } from '../findings.ts'
import { scopeNamed } from '../gathering.ts'
import type { Settings } from '../settings-model.ts'
import { identifierFrom, UniqueNames } from '../slugs.ts'
import { cellContent } from './cell-content.ts'
import { competencyIndex, type CompetencyIndex } from './competency-index.ts'
import { levelIndex, type LevelIndex } from './level-index.ts'
import type { Mapping } from './mapping.ts'
import { addScope, joinCells } from './join-cells.ts'
import { withRanges } from './level-range.ts'
import type { CellRecord, Fact, Records } from './records.ts'

/** Everything that is known when the cells are put together. */
export interface Assembling {
  records: Records
  settings: Settings
  cells: NonNullable<Mapping['cells']>
  /** What the framework is called where the mapping does not say. */
  name: string
  findings: Findings
}

/** Puts the cells of all sources together into one framework. */
export function assembleRecords(given: Assembling): Framework {
  const { settings, records } = given
  const identity = identityOf(given)
  const levels = levelIndex(records, settings)
  const families = familiesOf(given, levels)
  const specialties = specialtiesOf(given, families)
  const index = competencyIndex(records, settings, families)
  const expectations = expectationsOf(given, levels, index, specialties)
  const groups = groupsOf(given, index)
  const usedFamilies = families.length > 0 ? families : everybody(identity, levels.all)
  return {
    ...identity,
    ...withDescription(settings.description ?? records.description),
    ...carriedOf(given),
    levelsAre: settings.levelsAre,
    levelOrderDeclared: levels.all.length > 0,
    focuses: focusesOf(levels, settings), levels: levels.all, scopes: levels.scopes, frequencies: settings.frequencies,
    domains: settings.domains, tracks: settings.tracks, families: usedFamilies, specialties, groups,
    competencies: withRanges(index.all, expectations, levels.all), expectations, evidenceKinds: settings.evidenceKinds, terms: settings.terms,
    roleProfiles: profilesOf(usedFamilies, levels.all, index.all),
    lint: settings.lint,
    ...(settings.vagueWords.length === 0 ? {} : { vagueWords: settings.vagueWords }),
  }
}

function withDescription(description: string | undefined): { description?: string } {
  return description === undefined ? {} : { description }
}

function identityOf({ settings, records, name }: Assembling): { id: string; name: string } {
  const shown = settings.name ?? records.name ?? (name || 'Framework')
  return { id: settings.id ?? (identifierFrom(shown) || 'framework'), name: shown }
}

function carriedOf({ settings, records }: Assembling): Pick<Framework, 'carried'> {
  const carried = { ...settings.carried, ...records.carried }
  return Object.keys(carried).length === 0 ? {} : { carried }
}

function focusesOf(levels: LevelIndex, settings: Settings): Framework['focuses'] {
  return [...settings.focuses, ...levels.focuses]
}

function everybody(identity: { id: string; name: string }, levels: readonly Level[]): JobFamily[] {
  return levels.length === 0 ? [] : [{ ...identity, levels: levels.map((level) => level.id) }]
}

/** Declared families, then those that cells name, with the levels at which they have cells. */
function familiesOf({ records, settings }: Assembling, levels: LevelIndex): JobFamily[] {
  const found = new Map<string, { key: string; levels: Set<string> }>()
  for (const cell of records.cells) {
    if (cell.family === undefined) continue
    const entry = found.get(cell.family) ?? { key: cell.family, levels: new Set<string>() }
    found.set(cell.family, entry)
    const level = levels.named(cell.level)
    if (level !== undefined) entry.levels.add(level)
  }
  const ids = new UniqueNames(settings.families.map((family) => family.id))
  const declared = (key: string): boolean => settings.families.some((family) => sameWords(family.id, key) || sameWords(family.name, key))
  const added = [...found.values()].filter(({ key }) => !declared(key)).map(({ key, levels: has }): JobFamily => {
    const fact = records.families.find((one) => one.key === key)
    return { id: ids.take(identifierFrom(key) || 'family'), name: fact?.name ?? key, ...descriptionOf(fact), levels: levels.all.filter((level) => has.has(level.id)).map((level) => level.id), ...carrying(fact) }
  })
  return [...settings.families, ...added]
}

function descriptionOf(fact: Fact | undefined): { description?: string } {
  const text = fact?.description?.trim()
  return text ? { description: text } : {}
}

function carrying(fact: Fact | undefined): Pick<Level, 'carried'> {
  return fact?.carried ? { carried: fact.carried } : {}
}

function sameWords(a: string, b: string): boolean {
  return a === b || (identifierFrom(a) !== '' && identifierFrom(a) === identifierFrom(b))
}

/** A specialty belongs to a family; where there is a single one, or none, it belongs to that. */
function specialtiesOf(given: Assembling, families: readonly JobFamily[]): Specialty[] {
  const { records, settings, cells } = given
  const specialties = [...settings.specialties]
  const ids = new UniqueNames(specialties.map((one) => one.id))
  const home = families[0]?.id ?? identityOf(given).id
  for (const name of new Set(records.cells.map((cell) => cell.specialty))) {
    if (name === undefined || isEverybody(name, cells) || specialties.some((one) => sameWords(one.id, name) || sameWords(one.name, name))) continue
    specialties.push({ id: ids.take(identifierFrom(name) || 'specialty'), name, family: home })
  }
  return specialties
}

function isEverybody(name: string, cells: Assembling['cells']): boolean {
  return (cells.everybody ?? ['all', 'everybody', 'everyone', '*']).some((word) => sameWords(word, name))
}

function groupsOf({ records, settings }: Assembling, index: CompetencyIndex): CompetencyGroup[] {
  const groups = [...settings.groups]
  for (const [id, name] of index.groups) {
    if (groups.some((group) => group.id === id)) continue
    const fact = records.groups.find((one) => sameWords(one.key, name) || (one.name !== undefined && sameWords(one.name, name)))
    const values = /^values(?:$|-)/.test(id)
    groups.push({ id, name: fact?.name ?? name, ...descriptionOf(fact), kind: values ? 'values' : 'competencies', inOverall: !values, ...carrying(fact) })
  }
  return groups
}

function expectationsOf(given: Assembling, levels: LevelIndex, index: CompetencyIndex, specialties: readonly Specialty[]): Expectation[] {
  const joined = joinCells(given.records.cells, (cell) => {
    const level = levels.named(cell.level)
    const competency = index.of(cell)
    if (level === undefined || competency === undefined) return undefined
    const specialty = cell.specialty === undefined || isEverybody(cell.specialty, given.cells) ? undefined : specialties.find((one) => sameWords(one.id, cell.specialty!) || sameWords(one.name, cell.specialty!))?.id
    return specialty === undefined ? { competency, level } : { competency, level, specialty }
  })
  const named = levels.scopes.length === 0 ? undefined : scopeMatcher(levels.scopes)
  return joined.map(({ at, cell }) => expectationOf(at, cell, levels, given, named))
}

type At = Pick<Expectation, 'competency' | 'level' | 'specialty'>

function expectationOf(at: At, cell: CellRecord, levels: LevelIndex, { cells, findings }: Assembling, named: ((text: string) => string[]) | undefined): Expectation {
  const content = cellContent(cell, { cells, levelNamed: levels.named })
  const expectation: Expectation = { competency: at.competency, level: at.level, kind: content.kind, statements: content.statements, examples: content.examples, scopes: [], source: cell.source }
  if (content.text !== undefined) expectation.text = content.text
  if (content.sameAs !== undefined) expectation.sameAs = content.sameAs
  if (content.carried !== undefined) expectation.carried = content.carried
  if (at.specialty !== undefined) expectation.specialty = at.specialty
  if (cell.scope !== undefined) addScope(expectation, cell.scope, scopeNamed(cell.scope, levels.scopes), findings)
  else if (named && expectation.kind === 'text') expectation.scopes = named([expectation.text ?? '', ...expectation.statements.map(({ text }) => text)].join('\n'))
  return expectation
}

/** A matrix has no role pages: a family at a level shows every competency that is for it. */
function profilesOf(families: readonly JobFamily[], levels: readonly Level[], competencies: readonly Competency[]): RoleProfile[] {
  const forAll = competencies.some((competency) => competency.families === undefined)
  const named = new Set(competencies.flatMap((competency) => competency.families ?? []))
  const source = competencies[0]?.source
  if (source === undefined) return []
  return families
    .filter((family) => forAll || named.has(family.id))
    .flatMap((family) => levels.filter((level) => family.levels.includes(level.id)).map((level) => profileOf(family, level, source)))
}

function profileOf(family: JobFamily, level: Level, source: RoleProfile['source']): RoleProfile {
  return { id: `${family.id}.${level.id}`, name: family.titles?.[level.id] ?? `${level.name} ${family.name}`, family: family.id, level: level.id, source }
}
