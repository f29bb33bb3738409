import { stringify } from 'yaml'
import type { Competency, Expectation, Framework, SourceFile } from '../../model.ts'
import { unequalParts } from '../../rules/equal.ts'
import { readFramework } from '../read-framework.ts'
import { identifierFrom } from '../slugs.ts'

/** A framework as framework.yaml and a file for each competency. Files are numbered, since their order is that of the competencies. */
export function writeMarkdown(framework: Framework): SourceFile[] {
  const cells = new Map<string, Expectation[]>()
  for (const cell of framework.expectations) {
    const known = cells.get(cell.competency)
    if (known) known.push(cell)
    else cells.set(cell.competency, [cell])
  }
  const digits = String(framework.competencies.length).length
  const competencies = framework.competencies.map((competency, at) => ({
    path: `competencies/${String(at + 1).padStart(digits, '0')}-${identifierFrom(competency.name) || 'competency'}.md`,
    text: competencyText(competency, cells.get(competency.id) ?? [], framework),
  }))
  return [{ path: 'framework.yaml', text: yaml(settings(framework)) }, ...competencies]
}

/** The parts of a framework that the files do not say, found by reading them back. */
export async function unsaidInMarkdown(framework: Framework, files: readonly SourceFile[]): Promise<string[]> {
  const read = await readFramework(files)
  return unequalParts(read.framework, framework)
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
}

type Entry = { readonly carried?: Record<string, unknown> | undefined; readonly [key: string]: unknown }

/** Keys as they are written, with what an entry carries along beside them. */
function entry({ carried, ...values }: Entry): Record<string, unknown> {
  return { ...withDashes(values), ...carried }
}

function withDashes(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]))
}

function filled(lists: Readonly<Record<string, readonly unknown[] | undefined>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0))
}

function settings(framework: Framework): Record<string, unknown> {
  const { id, name, description, levelsAre, carried, lint } = framework
  const lists = filled({
    focuses: framework.focuses.map(entry), levels: framework.levels.map(entry), scopes: framework.scopes.map(entry), frequencies: framework.frequencies.map(entry),
    domains: framework.domains.map(entry), tracks: framework.tracks.map(entry), families: framework.families.map(entry), specialties: framework.specialties.map(entry),
    groups: framework.groups.map(entry), 'evidence-kinds': framework.evidenceKinds.map(entry),
    terms: framework.terms.map(({ id: term, name: word, definition, aliases }) => ({ id: term, name: word, definition, aliases })), 'vague-words': framework.vagueWords,
  })
  return { framework: id, ...withDashes({ name, description, levelsAre }), ...lists, ...(Object.keys(lint).length === 0 ? {} : { lint }), ...carried }
}

function competencyText(competency: Competency, cells: readonly Expectation[], framework: Framework): string {
  return `---\n${yaml(keysOf(competency))}---\n${cells.map((cell) => `\n${cellText(cell, framework)}`).join('')}`
}

function keysOf({ id, name, group, description, families, specialties, domains, firstLevel, lastLevel, scopeRequired, evidence, resources, replaces, carried }: Competency): Record<string, unknown> {
  const limits = { first: firstLevel?.level, 'first-reason': firstLevel?.reason, last: lastLevel?.level, 'last-reason': lastLevel?.reason }
  const asked = evidence.length === 0 ? undefined : evidence.map(withDashes)
  const links = resources?.map(({ title, address, from, ...more }) => entry({ title, address, from, description: more.description, carried: more.carried }))
  return { ...withDashes({ competency: id, name, group, description, ...limits, domains, families, specialties, scope: scopeRequired ? 'required' : undefined, evidence: asked, resources: links, replaces }), ...carried }
}

/** One level of a competency: its area of influence, what is expected, and the parts below it. */
function cellText(cell: Expectation, { specialties }: Framework): string {
  const specialty = cell.specialty === undefined ? '' : ` (${specialties.find(({ id }) => id === cell.specialty)?.name ?? cell.specialty})`
  const parts = [
    `## ${cell.level}${specialty}`,
    cell.scopes.length > 0 ? `Scope: ${cell.scopes.join(', ')}` : '',
    markerText(cell),
    cell.text ?? '',
    list(cell.statements.map(({ text, id }) => `${text} {#${id}}`)),
    ...carriedParts(cell),
    cell.examples.length > 0 ? `### Examples\n\n${list(cell.examples.map(({ text }) => text))}` : '',
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function markerText({ kind, sameAs, carried }: Expectation): string {
  const reason = typeof carried?.reason === 'string' ? `: ${carried.reason}` : ''
  switch (kind) {
    case 'same-as':
      return `Same as ${sameAs ?? ''}.`
    case 'not-expected-yet':
      return `Not expected yet${reason}`
    case 'growth-limit':
      return `Growth limit${reason}`
    case 'not-applicable':
      return `Not applicable${reason}`
    case 'missing':
    case 'text':
      return ''
  }
}

/** Lines after the first of an item are set in, so that they stay part of it. */
function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replace(/\n(?=.)/g, '\n  ')}`).join('\n')
}

function carriedParts({ carried = {} }: Expectation): string[] {
  return Object.entries(carried).flatMap(([name, value]) => (typeof value === 'string' && name !== 'reason' ? [`### ${name}\n\n${value}`] : []))
}
