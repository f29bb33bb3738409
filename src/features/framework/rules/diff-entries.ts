import type { Competency, diffKinds, Expectation, Framework, Resource, RoleProfile } from '../model.ts'
import { fullLevelName } from './level-name.ts'
import { plainOf } from './plain-framework.ts'

type DiffKind = (typeof diffKinds)[number]

/** One thing of a framework as the diff sees it. */
export interface DiffEntry {
  id: string
  name: string
  replaces: readonly string[]
  /** Where it belongs, apart from its order: a competency's group, for instance. */
  place: string
  /** In which list its order counts, where there is one for each of several things. */
  list?: string
  /** The words that people read. */
  text: string
  /** Everything else that it says, in one form. */
  rest: string
  roleProfiles: () => readonly string[]
}

export interface DiffList {
  kind: DiffKind
  entries: DiffEntry[]
  ordered: boolean
}

export function describedAs(entry: DiffEntry): string {
  return `${entry.text}\n${entry.rest}`
}

interface Named {
  id: string
  name: string
  replaces?: readonly string[] | undefined
}

const nobody = (): readonly string[] => []

/** The lists of a framework in the order in which differences are told. */
export function listsOf(framework: Framework): DiffList[] {
  const shown = profilesByCell(framework)
  const simple = (kind: DiffKind, list: readonly Named[], roleProfiles: (id: string) => readonly string[] = nobody): DiffList => ({ kind, ordered: true, entries: list.map((one) => entryOf(one, () => roleProfiles(one.id))) })
  const where = (has: (profile: RoleProfile) => boolean): string[] => framework.roleProfiles.filter(has).map((profile) => profile.id)
  return [
    settingsOf(framework),
    simple('focus', framework.focuses),
    simple('level', framework.levels, (id) => where((profile) => profile.level === id)),
    simple('scope', framework.scopes),
    simple('frequency', framework.frequencies),
    simple('domain', framework.domains),
    simple('track', framework.tracks),
    simple('family', framework.families, (id) => where((profile) => profile.family === id)),
    { ...simple('specialty', framework.specialties.map((one) => ({ ...one, id: `${one.family}.${one.id}` })), (id) => where((profile) => `${profile.family}.${profile.specialty}` === id)) },
    simple('group', framework.groups),
    { kind: 'competency', ordered: true, entries: framework.competencies.map((one) => competencyEntry(one, shown)) },
    { kind: 'expectation', ordered: false, entries: framework.expectations.map((one) => expectationEntry(one, framework, shown)) },
    { kind: 'resource', ordered: true, entries: framework.competencies.flatMap((one) => (one.resources ?? []).map((resource) => resourceEntry(resource, one, framework, shown))) },
    simple('evidence-kind', framework.evidenceKinds),
    { ...simple('term', framework.terms), ordered: false },
    { kind: 'role-profile', ordered: false, entries: framework.roleProfiles.map(profileEntry) },
  ]
}

function settingsOf(framework: Framework): DiffList {
  const { id, name, description, levelsAre, levelOrderDeclared, lint, vagueWords, carried } = framework
  const entry: DiffEntry = { id, name, replaces: [], place: '', text: description ?? '', rest: inOneForm({ levelsAre, levelOrderDeclared, lint, vagueWords, carried }), roleProfiles: nobody }
  return { kind: 'settings', ordered: false, entries: [entry] }
}

function entryOf(one: Named & { description?: string | undefined; definition?: string | undefined }, roleProfiles: () => readonly string[]): DiffEntry {
  const { id, name, replaces = [], description, definition, ...rest } = one
  return { id, name, replaces, place: '', text: [definition, description].filter((text) => text !== undefined).join('\n\n'), rest: inOneForm(rest), roleProfiles }
}

function competencyEntry(competency: Competency, shown: ProfilesByCell): DiffEntry {
  const { id, name, replaces = [], description = '', group, resources: _, ...rest } = competency
  return { id, name, replaces, place: group, text: description, rest: inOneForm(rest), roleProfiles: () => shown.byCompetency.get(id) ?? [] }
}

function expectationEntry(cell: Expectation, framework: Framework, shown: ProfilesByCell): DiffEntry {
  const id = cellId(cell)
  const competency = shown.competencies.get(cell.competency)
  const { kind, sameAs, scopes, carried } = cell
  return {
    id,
    name: `${competency?.name ?? cell.competency}, ${shown.levels.get(cell.level) ?? cell.level}${cell.specialty === undefined ? '' : `, ${cell.specialty}`}`,
    replaces: (competency?.replaces ?? []).map((before) => cellId({ ...cell, competency: before })),
    place: '',
    text: wordsOf(cell, framework),
    rest: inOneForm({ kind, sameAs, scopes, carried, statements: cell.statements.map((one) => one.id) }),
    roleProfiles: () => shown.byCell.get(id) ?? [],
  }
}

function wordsOf(cell: Expectation, framework: Framework): string {
  if (cell.kind === 'same-as') return `Same as ${framework.levels.find((level) => level.id === cell.sameAs)?.name ?? cell.sameAs}`
  const examples = cell.examples.length === 0 ? [] : ['Examples', ...cell.examples.map((one) => `- ${one.text}`)]
  return [...(cell.text === undefined ? [] : [cell.text]), ...cell.statements.map((one) => `- ${one.text}`), ...examples].join('\n')
}

/** A resource is known by its address. What it is called or from which level it helps is no part of what a competency means. */
function resourceEntry({ address, title, from, description, carried }: Resource, { id, name, replaces = [] }: Competency, { levels }: Framework, shown: ProfilesByCell): DiffEntry {
  const level = levels.find((one) => one.id === from)
  return {
    id: `${id} → ${address}`,
    name: `${name}: ${title}`,
    replaces: replaces.map((before) => `${before} → ${address}`),
    place: '',
    list: id,
    text: [...(level ? [`From ${fullLevelName(level)}`] : []), ...(description === undefined ? [] : [description])].join('\n'),
    rest: inOneForm({ from, carried }),
    roleProfiles: () => shown.byCompetency.get(id) ?? [],
  }
}

/** A cell of the matrix, as observations name it. */
export function cellId({ competency, level, specialty }: Pick<Expectation, 'competency' | 'level' | 'specialty'>): string {
  return `${competency}@${level}${specialty === undefined ? '' : `.${specialty}`}`
}

function profileEntry(profile: RoleProfile): DiffEntry {
  const { id, name, description = '', sections = [], ...rest } = profile
  const prose = sections.flatMap((section) => [section.heading, ...section.blocks.flatMap((block) => ('prose' in block ? [block.prose] : []))])
  const competencies = sections.map((section) => section.blocks.flatMap((block) => ('competency' in block ? [block.competency] : [])))
  return { id, name, replaces: [], place: '', text: [description, ...prose].filter((text) => text !== '').join('\n\n'), rest: inOneForm({ rest, competencies }), roleProfiles: () => [id] }
}

interface ProfilesByCell {
  competencies: ReadonlyMap<string, Competency>
  levels: ReadonlyMap<string, string>
  byCompetency: ReadonlyMap<string, string[]>
  byCell: ReadonlyMap<string, string[]>
}

/** Which role profiles show a competency or a cell: pages name theirs, a matrix profile shows every one that is for its family. */
function profilesByCell(framework: Framework): ProfilesByCell {
  const byCompetency = new Map<string, string[]>()
  const byCell = new Map<string, string[]>()
  const cells = new Set(framework.expectations.map(cellId))
  for (const profile of framework.roleProfiles) {
    for (const competency of competenciesOf(profile, framework)) {
      add(byCompetency, competency, profile.id)
      const special = cellId({ competency, level: profile.level, specialty: profile.specialty })
      add(byCell, cells.has(special) ? special : cellId({ competency, level: profile.level, specialty: undefined }), profile.id)
    }
  }
  const levels = new Map(framework.levels.map((level) => [level.id, level.name]))
  return { competencies: new Map(framework.competencies.map((one) => [one.id, one])), levels, byCompetency, byCell }
}

function competenciesOf(profile: RoleProfile, framework: Framework): Iterable<string> {
  if (!profile.sections) return framework.competencies.filter((one) => one.families === undefined || one.families.includes(profile.family)).map((one) => one.id)
  return new Set(profile.sections.flatMap((section) => section.blocks.flatMap((block) => ('competency' in block ? [block.competency] : []))))
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Positions in files are no part of what a framework says. */
function inOneForm(value: unknown): string {
  return JSON.stringify(plainOf(value))
}
