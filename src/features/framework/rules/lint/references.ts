import type { Competency, Expectation, Framework, Resource } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import type { LintView } from './lint-view.ts'

export const unknownReference: LintRule = {
  id: 'unknown-reference',
  severity: 'error',
  why: 'An identifier that leads to nothing makes a page that cannot be shown or a rating that cannot be computed.',
  example: 'levels:\n  - { id: E1, name: Associate, focus: excutes }',
  instead: 'Name something that is declared, or declare it.',
  check: (view) => [...declared(view), ...view.framework.competencies.flatMap((competency) => ofCompetency(competency, view)), ...leaningCells(view)],
}

function unknown(what: string, id: string, where: string, source: Remark['source']): Remark {
  return { source, message: `${where} names the ${what} “${id}”, which is not declared.`, mend: `Declare the ${what}, or name one that is there.` }
}

type Kind = 'focuses' | 'scopes' | 'tracks' | 'levels' | 'families' | 'domains' | 'specialties' | 'evidenceKinds' | 'roleProfiles' | 'competencies'
const ids = new WeakMap<object, Set<string>>()

function has(framework: Framework, kind: Kind, id: string): boolean {
  const list: readonly { id: string }[] = framework[kind]
  let known = ids.get(list)
  if (!known) ids.set(list, (known = new Set(list.map((entry) => entry.id))))
  return known.has(id)
}

/** References between the things that settings declare. */
function declared({ framework, placeOf }: LintView): Remark[] {
  const missing = (kind: Kind, what: string, wanted: readonly (string | undefined)[], where: string, key: string): Remark[] =>
    wanted.flatMap((id) => (id === undefined || has(framework, kind, id) ? [] : [unknown(what, id, where, placeOf(key))]))
  return [
    ...framework.levels.flatMap((level) => [
      ...missing('focuses', 'focus', [level.focus], `The level ${level.id}`, `levels:${level.id}`),
      ...missing('scopes', 'area of influence', [level.scope], `The level ${level.id}`, `levels:${level.id}`),
    ]),
    ...framework.families.flatMap((family) => [
      ...missing('tracks', 'track', [family.track], `The family ${family.id}`, `families:${family.id}`),
      ...missing('levels', 'level', [...family.levels, ...Object.keys(family.titles ?? {})], `The family ${family.id}`, `families:${family.id}`),
    ]),
    ...framework.specialties.flatMap((specialty) => missing('families', 'family', [specialty.family], `The specialty ${specialty.id}`, `specialties:${specialty.id}`)),
  ]
}

function ofCompetency(competency: Competency, { framework }: LintView): Remark[] {
  const where = `The competency ${competency.id}`
  const missing = (kind: Kind, what: string, wanted: readonly (string | undefined)[]): Remark[] =>
    wanted.flatMap((id) => (id === undefined || has(framework, kind, id) ? [] : [unknown(what, id, where, competency.source)]))
  return [
    ...missing('levels', 'level', [competency.firstLevel?.level, competency.lastLevel?.level]),
    ...missing('families', 'family', competency.families ?? []),
    ...missing('specialties', 'specialty', competency.specialties ?? []),
    ...missing('domains', 'domain', competency.domains ?? []),
    ...missing('evidenceKinds', 'evidence kind', competency.evidence.map((one) => one.kind)),
    ...competency.evidence.flatMap((one) => unknownField(one, competency, framework)),
    ...(competency.resources ?? []).flatMap((one) => ofResource(one, framework)),
  ]
}

function unknownField(expected: Competency['evidence'][number], competency: Competency, framework: Framework): Remark[] {
  const kind = framework.evidenceKinds.find((one) => one.id === expected.kind)
  if (expected.distinctBy === undefined || !kind || kind.fields.some((field) => field.id === expected.distinctBy)) return []
  return [unknown(`field of ${kind.id}`, expected.distinctBy, `The competency ${competency.id}`, competency.source)]
}

/** The level from which a resource helps, and the page of this framework that it leads to. */
function ofResource({ title, address, from, source }: Resource, framework: Framework): Remark[] {
  const where = `The resource “${title}”`
  const home = `/frameworks/${encodeURIComponent(framework.id)}`
  const { pathname, searchParams } = new URL(address, 'http://here')
  const role = address.startsWith(`${home}/roles/`) ? decoded(pathname.slice(`${home}/roles/`.length)) : undefined
  const cell = address.startsWith(`${home}?`) ? searchParams.get('cell')?.replace(/@[^@]*$/, '') : undefined
  return [
    ...(from === undefined || has(framework, 'levels', from) ? [] : [unknown('level', from, where, source)]),
    ...(role === undefined || has(framework, 'roleProfiles', role) ? [] : [unknown('role', role, where, source)]),
    ...(cell === undefined || has(framework, 'competencies', cell) ? [] : [unknown('competency', cell, where, source)]),
  ]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A cell may lean on a cell that has a text, over others that lean in turn, and never on itself. */
function leaningCells(view: LintView): Remark[] {
  return view.framework.expectations.filter((cell) => cell.kind === 'same-as').flatMap((cell) => {
    const steps = new Set<string>()
    let at: Expectation | undefined = cell
    while (at?.kind === 'same-as' && !steps.has(at.level)) {
      steps.add(at.level)
      at = (view.cells.get(cell.competency) ?? []).find((other) => other.level === at!.sameAs && (other.specialty === cell.specialty || other.specialty === undefined))
    }
    if (at?.kind === 'text') return []
    return [{ source: cell.source, message: `The cell at ${cell.level} is the same as ${cell.sameAs}, and there is no text.`, mend: 'Name a level whose cell has a text.' }]
  })
}

export const duplicateIdentifier: LintRule = {
  id: 'duplicate-identifier',
  severity: 'error',
  why: 'Ratings, goals and reviews are kept by identifier; two things of one identifier cannot be told apart.',
  example: 'levels:\n  - { id: E1, name: Associate }\n  - { id: E1, name: Engineer }',
  instead: 'Give each its own identifier.',
  check: ({ framework, placeOf }) => {
    const lists = { levels: framework.levels, scopes: framework.scopes, frequencies: framework.frequencies, domains: framework.domains, tracks: framework.tracks, families: framework.families, groups: framework.groups, focuses: framework.focuses, 'evidence-kinds': framework.evidenceKinds }
    return [
      ...Object.entries(lists).flatMap(([key, list]) => twice(list.map((one) => one.id)).map((id) => repeated(id, key, placeOf(`${key}:${id}`)))),
      ...cellsTwice(framework),
      ...twice(framework.terms.map((term) => term.id)).map((id) => repeated(id, 'terms', framework.terms.findLast((term) => term.id === id)!.source)),
      ...twice(framework.specialties.map((one) => `${one.family}.${one.id}`)).map((id) => repeated(id, 'specialties', placeOf(`specialties:${id}`))),
    ]
  },
}

/** Two cells of one competency, level and specialty: nobody could say which of them somebody was rated in. */
function cellsTwice(framework: Framework): Remark[] {
  const seen = new Set<string>()
  return framework.expectations.flatMap((cell) => {
    const key = [cell.competency, cell.level, cell.specialty ?? ''].join('@')
    if (!seen.has(key)) return (seen.add(key), [])
    return [{ source: cell.source, message: `“${cell.competency}” has another text at ${cell.level} elsewhere.`, mend: 'Keep one of the two, or give one of them a specialty.' }]
  })
}

function twice(list: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(list.filter((id) => seen.has(id) || !seen.add(id)))]
}

function repeated(id: string, list: string, source: Remark['source']): Remark {
  return { source, message: `The identifier “${id}” stands twice among the ${list}.`, mend: 'Give one of the two another identifier.' }
}

export const missingDefinition: LintRule = {
  id: 'missing-definition',
  severity: 'note',
  why: 'Whoever chooses an area of influence or a frequency reads its definition beside it.',
  example: 'scopes:\n  - { id: epic, name: Epic }',
  instead: 'scopes:\n  - { id: epic, name: Epic, definition: A user can do something they could not do before. }',
  check: ({ framework, placeOf }) => [
    ...framework.scopes.filter((scope) => scope.definition === '').map((scope) => undefinedWord(scope.name, placeOf(`scopes:${scope.id}`))),
    ...framework.frequencies.filter((one) => one.definition === '').map((one) => undefinedWord(one.name, placeOf(`frequencies:${one.id}`))),
  ],
}

function undefinedWord(name: string, source: Remark['source']): Remark {
  return { source, message: `“${name}” has no definition.`, mend: 'Add `definition:` with a sentence.' }
}
