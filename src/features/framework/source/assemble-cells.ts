import { scopeMatcher } from '../rules/terms.ts'
import type { Competency, Expectation, Source } from '../model.ts'
import { limit, optionalParts } from './competency-file.ts'
import { scopeNamed, type Cells, type Gathered } from './gathering.ts'
import type { Cell } from './role-cells.ts'
import type { RolePage } from './role-pages.ts'
import type { CompetencySettings } from './settings-model.ts'

/** Joins the cells of all role pages and competency files: a competency once, its texts by level. */
export function assembleCells(gathered: Gathered): Cells {
  const competencies = new Map<string, Competency>()
  const expectations: Expectation[] = []
  for (const { competency, expectations: cells } of gathered.competencyFiles) {
    if (reportTwice(competencies.get(competency.id), competency, gathered)) continue
    competencies.set(competency.id, withSettings(competency, gathered))
    expectations.push(...cells)
  }
  for (const { page, read } of gathered.pages) {
    for (const cell of read.cells) {
      if (!competencies.has(cell.competency)) competencies.set(cell.competency, withSettings(competencyOf(cell, page), gathered))
      expectations.push(expectationOf(cell, page))
    }
  }
  reportUnknownSettings(competencies, gathered)
  return inListedOrder({ competencies: [...competencies.values()], expectations: withScopes(expectations, gathered) }, gathered)
}

/** Competencies that a group lists stand in its order, before those that none lists, which stay in the order of their files. */
function inListedOrder({ competencies, expectations }: Cells, { settings }: Gathered): Cells {
  const place = new Map(settings.competencyOrder.map((id, index) => [id, index]))
  const rank = (id: string): number => place.get(id) ?? place.size
  return {
    competencies: competencies.toSorted((a, b) => rank(a.id) - rank(b.id)),
    expectations: expectations.toSorted((a, b) => rank(a.competency) - rank(b.competency)),
  }
}

function reportTwice(before: Competency | undefined, competency: Competency, gathered: Gathered): boolean {
  if (!before) return false
  gathered.findings.error('duplicate-identifier', competency.source, `The competency “${competency.id}” is already described in ${before.source.file}; this file is left out.`, 'Give one of the two another identifier.')
  return true
}

function competencyOf(cell: Cell, page: RolePage): Competency {
  return { id: cell.competency, name: cell.name, group: cell.group, families: [page.family.id], scopeRequired: false, evidence: [], source: cell.source }
}

/** What framework.yaml says of a competency goes before what its file or page says. */
function withSettings(competency: Competency, { settings, levels }: Gathered): Competency {
  const declared = settings.competencies[competency.id]
  if (!declared) return competency
  const ladder = { levels, specialties: settings.specialties }
  return {
    ...competency,
    ...optionalParts(declared),
    ...(declared.name && { name: declared.name }),
    ...(declared.description && { description: declared.description }),
    ...(declared.evidence && { evidence: declared.evidence }),
    ...(declared.scope && { scopeRequired: declared.scope === 'required' }),
    ...(declared.first && { firstLevel: limit(declared.first, declared.firstReason, ladder) }),
    ...(declared.last && { lastLevel: limit(declared.last, declared.lastReason, ladder) }),
    ...carriedOf(competency, declared),
  }
}

function carriedOf(competency: Competency, declared: CompetencySettings): Pick<Competency, 'carried'> {
  return declared.carried ? { carried: { ...competency.carried, ...declared.carried } } : {}
}

function reportUnknownSettings(competencies: ReadonlyMap<string, Competency>, { settings, findings }: Gathered): void {
  for (const id of [...Object.keys(settings.competencies), ...settings.competencyOrder]) {
    if (competencies.has(id) || settings.file === undefined) continue
    const place: Source = { file: settings.file, line: settings.lines[`competencies:${id}`] ?? 1 }
    findings.error('unknown-reference', place, `No page or file describes the competency “${id}”.`, 'Use the identifier that the competency has, for instance `family/group/heading`.')
  }
}

function expectationOf(cell: Cell, page: RolePage): Expectation {
  const empty = cell.text.length === 0 && cell.statements.length === 0
  return {
    competency: cell.competency,
    level: page.level.id,
    ...(page.specialty ? { specialty: page.specialty.id } : {}),
    kind: empty ? 'missing' : 'text',
    ...(cell.text.length > 0 ? { text: cell.text.join('\n\n') } : {}),
    statements: cell.statements,
    examples: cell.examples,
    scopes: cell.scopes,
    source: cell.source,
  }
}

/** A declared line `Scope: …` counts; without one, the words of the text that name an area of influence. */
function withScopes(expectations: readonly Expectation[], gathered: Gathered): Expectation[] {
  const { scopes } = gathered.settings
  const named = scopeMatcher(scopes)
  return expectations.map((cell) => {
    if (cell.scopes.length > 0) return { ...cell, scopes: declaredScopes(cell, gathered) }
    if (scopes.length === 0 || cell.kind !== 'text') return cell
    return { ...cell, scopes: named([cell.text ?? '', ...cell.statements.map((statement) => statement.text)].join('\n')) }
  })
}

function declaredScopes(cell: Expectation, { settings, findings }: Gathered): string[] {
  return [...new Set(cell.scopes)].flatMap((name) => {
    const scope = scopeNamed(name, settings.scopes)
    if (scope !== undefined) return [scope]
    findings.error('unknown-reference', cell.source, `The area of influence “${name}” is not declared.`, 'Declare it under `scopes:` in framework.yaml, or use the name, identifier or alias of one that is there.')
    return []
  })
}
