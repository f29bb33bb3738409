import type { Competency, Expectation, Framework, Level, RoleProfile, Section, Source, Statement } from '../model.ts'
import { cellAt, concerns, expectationsByCell, type MatrixCell } from './matrix.ts'

/** Whether a part stands on the page itself or came from a file that several pages share. */
export type Origin = 'own' | 'inherited'

export type RoleItem = { statement: Statement; origin: Origin }
export type ProsePart = { kind: 'prose'; text: string; source: Source | undefined; origin: Origin }
export type CompetencyPart = { kind: 'competency'; competency: Competency; cell: MatrixCell; origin: Origin; items: RoleItem[]; textOrigin: Origin }
/** Competencies of one line each, read as a table of terms and what they ask for. */
export type DefinitionsPart = { kind: 'definitions'; rows: CompetencyPart[] }
export type RolePart = ProsePart | CompetencyPart | DefinitionsPart

/** `isTitle`: the heading only repeats the page's title, so that what stands under it is an introduction. */
export type RoleSection = { anchor: string; heading: string; isTitle: boolean; group: string | undefined; parts: RolePart[] }
export type RolePage = { profile: RoleProfile; level: Level | undefined; sections: RoleSection[] }

/** A role profile as it is read: its sections in source order, each part marked with where it comes from. */
export function rolePage(framework: Framework, profile: RoleProfile): RolePage {
  const level = framework.levels.find(({ id }) => id === profile.level)
  const cells = expectationsByCell(framework, profile.specialty)
  const written = profile.sections?.length ? profile.sections : sectionsByGroup(framework, profile)
  const sections = written.map((section, index) => ({
    anchor: anchorOf(section.heading, index),
    heading: section.heading,
    isTitle: section.heading === profile.name,
    group: section.group,
    parts: level ? asDefinitions(partsOf(framework, profile, section, level, cells)) : [],
  }))
  return { profile, level, sections: sections.filter(({ parts }) => parts.length > 0) }
}

/** What a profile without a page of its own shows: every group in order, as far as it concerns the role. */
function sectionsByGroup(framework: Framework, profile: RoleProfile): Section[] {
  return framework.groups.map((group) => ({
    heading: group.name,
    group: group.id,
    source: profile.source,
    blocks: [
      ...(group.description ? [{ prose: group.description, source: profile.source }] : []),
      ...framework.competencies
        .filter((competency) => competency.group === group.id && concerns(competency, { family: profile.family, specialty: profile.specialty }))
        .map(({ id }) => ({ competency: id })),
    ],
  })).filter(({ blocks }) => blocks.some((block) => 'competency' in block))
}

const anchorOf = (heading: string, index: number): string =>
  `${heading.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}-${index + 1}`

type Cells = Map<string, Expectation>

function partsOf(framework: Framework, profile: RoleProfile, section: Section, level: Level, cells: Cells): RolePart[] {
  const parts = section.blocks.flatMap((block): RolePart[] => {
    if ('prose' in block) return [{ kind: 'prose', text: block.prose, source: profile.sections?.length ? block.source : undefined, origin: originOf(profile, block.source) }]
    const competency = framework.competencies.find(({ id }) => id === block.competency)
    return competency ? [competencyPart(framework, profile, competency, level, cells)] : []
  })
  return withProseJoined(parts)
}

/** A heading and the paragraphs under it are separate blocks of the source, and one passage to read. */
function withProseJoined(parts: RolePart[]): RolePart[] {
  const joined: RolePart[] = []
  for (const part of parts) {
    const before = joined.at(-1)
    if (part.kind === 'prose' && before?.kind === 'prose' && before.source?.file === part.source?.file) joined[joined.length - 1] = { ...before, text: `${before.text}\n\n${part.text}` }
    else joined.push(part)
  }
  return joined
}

const originOf = (profile: RoleProfile, source: Source): Origin => (source.file === profile.source.file ? 'own' : 'inherited')

/** Without a page of its own, a profile owns what is written for its specialty, or for no family but its own. */
function originOfCell(profile: RoleProfile, competency: Competency, expectation: Expectation | undefined, source: Source): Origin {
  if (profile.sections?.length) return originOf(profile, source)
  const special = expectation?.specialty !== undefined && expectation.specialty === profile.specialty
  return special || (competency.families?.length === 1 && competency.families[0] === profile.family) ? 'own' : 'inherited'
}

function competencyPart(framework: Framework, profile: RoleProfile, competency: Competency, level: Level, cells: Cells): CompetencyPart {
  const cell = cellAt(framework, competency, level, cells)
  const from = (source: Source) => originOfCell(profile, competency, cell.expectation, source)
  const items = (cell.expectation?.statements ?? []).map((statement) => ({ statement, origin: from(statement.source) }))
  const textOrigin = from(cell.expectation?.source ?? competency.source)
  const origin = items.length > 0 && items.every((item) => item.origin === 'own') ? 'own' : items.some((item) => item.origin === 'inherited') ? 'inherited' : textOrigin
  return { kind: 'competency', competency, cell, origin, items, textOrigin }
}

const isDefinition = (part: RolePart): part is CompetencyPart =>
  part.kind === 'competency' && part.cell.kind === 'text' && (part.cell.expectation?.examples.length ?? 0) === 0 && standsInOneLine(part)

/** A row of a table is one line of its file, however many duties it names; a list has a line for each. */
function standsInOneLine({ cell, items }: CompetencyPart): boolean {
  const line = cell.expectation?.text ? cell.expectation.source.line : items[0]?.statement.source.line
  return items.every(({ statement }) => statement.source.line === line)
}

/** Two or more competencies of one line each that follow one another were a table in the source, and are read as one. */
function asDefinitions(parts: RolePart[]): RolePart[] {
  const read: RolePart[] = []
  for (const part of parts) {
    const before = read.at(-1)
    if (isDefinition(part) && before?.kind === 'definitions') before.rows.push(part)
    else if (isDefinition(part)) read.push({ kind: 'definitions', rows: [part] })
    else read.push(part)
  }
  return read.map((part) => (part.kind === 'definitions' && part.rows.length === 1 ? (part.rows[0] ?? part) : part))
}
