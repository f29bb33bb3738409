import type { Expectation, Framework, RoleProfile } from '../../model.ts'

/** A list of the framework as a table. Of each row the values in the columns count; what else it holds has a table of its own. */
export interface Table {
  name: string
  columns: readonly string[]
  rows: Record<string, unknown>[]
}

/** The tables of an export and their columns. What stands in lists of its own (statements, examples, sections) has a table of its own. */
export const tableColumns = {
  framework: ['id', 'name', 'description', 'levelsAre', 'levelOrderDeclared', 'lint', 'vagueWords', 'carried'],
  levels: ['id', 'name', 'title', 'position', 'focus', 'scope', 'description', 'replaces', 'carried'],
  focuses: ['id', 'name', 'description', 'words', 'carried'],
  scopes: ['id', 'name', 'definition', 'aliases', 'replaces', 'carried'],
  frequencies: ['id', 'name', 'definition', 'offset', 'replaces', 'carried'],
  domains: ['id', 'name', 'description', 'carried'],
  tracks: ['id', 'name', 'description', 'carried'],
  families: ['id', 'name', 'description', 'track', 'levels', 'titles', 'replaces', 'carried'],
  specialties: ['id', 'name', 'description', 'family', 'replaces', 'carried'],
  groups: ['id', 'name', 'description', 'kind', 'inOverall', 'carried'],
  competencies: ['id', 'name', 'group', 'description', 'families', 'specialties', 'domains', 'firstLevel', 'lastLevel', 'scopeRequired', 'evidence', 'replaces', 'carried', 'source'],
  resources: ['competency', 'title', 'address', 'from', 'description', 'carried', 'source'],
  expectations: ['competency', 'level', 'specialty', 'kind', 'sameAs', 'text', 'scopes', 'carried', 'source'],
  statements: ['competency', 'level', 'specialty', 'nth', 'id', 'text', 'inPlaceOf', 'source'],
  examples: ['competency', 'level', 'specialty', 'nth', 'text', 'source'],
  evidenceKinds: ['id', 'name', 'description', 'fields', 'outsiders', 'carried'],
  terms: ['id', 'name', 'definition', 'aliases', 'source'],
  roleProfiles: ['id', 'name', 'description', 'family', 'level', 'specialty', 'sections', 'carried', 'source'],
  sections: ['profile', 'heading', 'group', 'source'],
  blocks: ['profile', 'section', 'competency', 'prose', 'source'],
} as const

export type TableName = keyof typeof tableColumns
type Rows = Record<string, unknown>[]

/** Every table of a framework, in the order in which somebody reads them. */
export function frameworkTables(framework: Framework): Table[] {
  const rows = rowsOf(framework)
  return (Object.keys(tableColumns) as TableName[]).map((name) => ({ name, columns: tableColumns[name], rows: rows[name] }))
}

function rowsOf({ competencies, expectations, roleProfiles, ...framework }: Framework): Record<TableName, Rows> {
  const places = placesOf(expectations)
  const profiles = roleProfiles.map(({ sections, ...profile }) => ({ ...profile, ...(sections === undefined ? {} : { sections: sections.length }) }))
  return {
    ...framework,
    framework: [framework],
    competencies,
    resources: competencies.flatMap(({ id, resources = [] }) => resources.map((resource) => ({ competency: id, ...resource }))),
    expectations,
    statements: expectations.flatMap((cell, at) => cell.statements.map((statement) => ({ ...places[at], ...statement }))),
    examples: expectations.flatMap((cell, at) => cell.examples.map((example) => ({ ...places[at], ...example }))),
    roleProfiles: profiles,
    sections: roleProfiles.flatMap(sectionRows),
    blocks: roleProfiles.flatMap(blockRows),
  }
}

function sectionRows({ id, sections = [] }: RoleProfile): Rows {
  return sections.map((section) => ({ profile: id, ...section }))
}

function blockRows({ id, sections = [] }: RoleProfile): Rows {
  return sections.flatMap(({ blocks }, at) => blocks.map((block) => ({ profile: id, section: at + 1, ...block })))
}

/** How a statement says which cell it belongs to; `nth` counts cells of the same competency, level and specialty. */
export function placesOf(cells: readonly Pick<Expectation, 'competency' | 'level' | 'specialty'>[]): Rows {
  const counts = new Map<string, number>()
  return cells.map(({ competency, level, specialty }) => {
    const key = placeKey({ competency, level, specialty })
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    return { competency, level, ...(specialty === undefined ? {} : { specialty }), ...(nth === 1 ? {} : { nth }) }
  })
}

export function placeKey({ competency, level, specialty, nth }: Record<string, unknown>): string {
  return [competency, level, specialty ?? '', nth ?? 1].join('\n')
}
