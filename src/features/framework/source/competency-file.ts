import type { Carried, Competency, Expectation, Level } from '../model.ts'
import { markdownOf, readCell } from './competency-cell.ts'
import type { Document } from './documents.ts'
import type { Findings } from './findings.ts'
import { textValue, type FrontMatter } from './front-matter.ts'
import { levelNamed, type Ladder } from './ladder.ts'
import { headingsIn, piecesIn, type Heading, type Piece } from './outline.ts'
import type { CompetencySettings } from './settings-model.ts'
import { identifierFrom, identifierOf, plainText, splitExplicitId } from './slugs.ts'

/** What one competency file holds: the competency and its cells. */
export interface CompetencyFile {
  competency: Competency
  expectations: Expectation[]
}

export type KeyReader = (values: FrontMatter['values'], file: string, placeOf: FrontMatter['placeOf'], findings: Findings) => CompetencySettings

/** Reads a file that describes one competency, a heading per level. */
export function readCompetencyFile(document: Document, root: Heading, ladder: Ladder, readKeys: KeyReader, findings: Findings): CompetencyFile {
  const { competency: id, group, title, ...keys } = document.frontMatter.values
  const settings = readKeys(keys, document.path, document.frontMatter.placeOf, findings)
  const competencyId = identifierOf(textValue(id) ?? '') || identifierFrom(document.path)
  const sheet = sheetOf(root)
  const found = cellsOf(sheet.levels, competencyId, ladder, findings)
  const competency: Competency = {
    id: competencyId,
    name: settings.name ?? textValue(title) ?? sheet.name ?? competencyId,
    group: identifierOf(textValue(group) ?? '') || 'general',
    ...descriptionOf(settings.description, sheet.description),
    scopeRequired: settings.scope === 'required',
    evidence: settings.evidence ?? [],
    source: { file: document.path, line: document.frontMatter.lines.competency ?? 1 },
  }
  return { competency: withRange({ ...competency, ...optionalParts(settings), ...carriedParts(settings.carried, { ...found.carried, ...commentsOf(root) }) }, settings, found.expectations, ladder), expectations: found.expectations }
}

function descriptionOf(declared: string | undefined, pieces: readonly Piece[]): { description?: string } {
  const text = declared ?? pieces.filter((piece) => piece.block.kind !== 'comment' && piece.block.kind !== 'rule').map((piece) => piece.block.text).join('\n\n')
  return text === '' ? {} : { description: text }
}

export function optionalParts(settings: CompetencySettings): Pick<Competency, 'resources' | 'replaces' | 'domains' | 'families' | 'specialties'> {
  return {
    ...(settings.resources && { resources: settings.resources }),
    ...(settings.replaces && { replaces: settings.replaces }),
    ...(settings.domains && { domains: settings.domains }),
    ...(settings.families && { families: settings.families }),
    ...(settings.specialties && { specialties: settings.specialties }),
  }
}

function carriedParts(declared: Carried | undefined, found: Carried): { carried?: Carried } {
  const carried = { ...declared, ...found }
  return Object.keys(carried).length === 0 ? {} : { carried }
}

/** Comments are for those who write the file; they are kept and not shown. */
function commentsOf(root: Heading): Carried {
  const all = (heading: Heading): string[] => heading.content.flatMap((child) => (child.kind === 'heading' ? all(child) : child.block.kind === 'comment' ? [child.block.text] : []))
  const comments = all(root)
  return comments.length === 0 ? {} : { comments }
}

interface Sheet {
  name: string | undefined
  description: Piece[]
  levels: Heading[]
}

/** A heading over the whole file names the competency; the headings below it are the levels. */
function sheetOf(root: Heading): Sheet {
  const headings = headingsIn(root)
  const only = headings[0]
  if (headings.length !== 1 || only === undefined || only.depth > 1) return { name: undefined, description: piecesIn(root), levels: headings }
  return { name: plainText(only.text), description: [...piecesIn(root), ...piecesIn(only)], levels: headingsIn(only) }
}

function cellsOf(headings: readonly Heading[], competency: string, ladder: Ladder, findings: Findings): { expectations: Expectation[]; carried: Carried } {
  const expectations: Expectation[] = []
  const carried: Carried = {}
  for (const heading of headings) {
    const place = { file: heading.file, line: heading.line }
    const cell = cellAt(heading.text, ladder)
    if (!cell) {
      findings.error('unknown-level', place, `“${plainText(heading.text)}” is no level of this framework; its text is carried along.`, 'Use the identifier or the name of a level as the heading, or declare the level in framework.yaml.')
      carried[plainText(heading.text)] = markdownOf(heading)
    } else if (expectations.some((other) => other.level === cell.level && other.specialty === cell.specialty)) {
      findings.error('duplicate-identifier', place, `The level “${cell.level}” has two headings; the second is carried along.`, 'Join the two.')
      carried[`${plainText(heading.text)} (line ${heading.line})`] = markdownOf(heading)
    } else expectations.push(readCell(heading, competency, cell, ladder, findings))
  }
  return { expectations, carried }
}

/** `E3` names a level, `E3 (Storage)` the same level in a specialty. */
function cellAt(written: string, ladder: Ladder): { level: string; specialty?: string } | undefined {
  const text = plainText(splitExplicitId(written).text)
  const level = levelNamed(text, ladder.levels)
  if (level) return { level }
  const match = /^(.+?)\s*(?:\(([^()]+)\)|,\s*(.+))$/.exec(text)
  const inSpecialty = match && levelNamed(match[1]!, ladder.levels)
  const words = identifierFrom(match?.[2] ?? match?.[3] ?? '')
  const specialty = ladder.specialties.find((one) => identifierFrom(one.id) === words || identifierFrom(one.name) === words)
  return inSpecialty && specialty ? { level: inSpecialty, specialty: specialty.id } : undefined
}


/** First and last level are declared, or follow from cells that say “not expected yet” and “growth limit”. */
function withRange(competency: Competency, settings: CompetencySettings, cells: readonly Expectation[], ladder: Ladder): Competency {
  const first = settings.first === undefined ? firstFromCells(cells, ladder.levels, 'not-expected-yet', 1) : limit(settings.first, settings.firstReason, ladder)
  const last = settings.last === undefined ? firstFromCells(cells, ladder.levels, 'growth-limit', -1) : limit(settings.last, settings.lastReason, ladder)
  return { ...competency, ...(first && { firstLevel: first }), ...(last && { lastLevel: last }) }
}

export function limit(level: string, reason: string | undefined, ladder: Ladder): { level: string; reason?: string } {
  return { level: levelNamed(level, ladder.levels) ?? level, ...(reason === undefined ? {} : { reason }) }
}

/** The level next to a run of such cells at the ladder's end, with the reason that the last of them gives. */
function firstFromCells(cells: readonly Expectation[], levels: readonly Level[], kind: Expectation['kind'], step: 1 | -1): { level: string; reason?: string } | undefined {
  let at = step === 1 ? 0 : levels.length - 1
  let reason: string | undefined
  const start = at
  for (let cell = cellOf(cells, levels[at]); cell?.kind === kind; cell = cellOf(cells, levels[at])) {
    reason = textValue(cell.carried?.reason as string | undefined) ?? reason
    at += step
  }
  const level = levels[at]
  if (at === start || level === undefined) return undefined
  return { level: level.id, ...(reason === undefined ? {} : { reason }) }
}

function cellOf(cells: readonly Expectation[], level: Level | undefined): Expectation | undefined {
  return cells.find((cell) => cell.level === level?.id && cell.specialty === undefined)
}
