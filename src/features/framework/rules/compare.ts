import type { Competency, Framework, RoleProfile, TextChange } from '../model.ts'
import { cellAt, concerns, expectationsByCell, type MatrixCell } from './matrix.ts'
import { wordChanges } from './word-changes.ts'

/** One side of a comparison: a role, or a whole level, of the current version or of another. */
export type Side = { kind: 'role' | 'level'; id: string; version?: number | undefined }

/** How two texts stand to each other. Texts that share little are not marked word by word: it would only be noise. */
export type Likeness = 'same' | 'reworded' | 'different' | 'left-only' | 'right-only'

export type ComparedLine = { likeness: Likeness; left: TextChange[]; right: TextChange[] }
export type ComparedCompetency = { key: string; name: string; likeness: Likeness; left: MatrixCell | undefined; right: MatrixCell | undefined; text: ComparedLine | undefined; statements: ComparedLine[] }
export type ComparedGroup = { name: string; competencies: ComparedCompetency[] }

/** A side as it stands in an address: `role:backend.E3`, or `level:E3~2` for version 2. */
export function readSide(text: string): Side | undefined {
  const match = /^(role|level):(.+?)(?:~(\d+))?$/.exec(text)
  if (!match?.[2]) return undefined
  return { kind: match[1] as Side['kind'], id: match[2], ...(match[3] && { version: Number(match[3]) }) }
}

export const writeSide = ({ kind, id, version }: Side): string => `${kind}:${id}${version ? `~${version}` : ''}`

type Stand = { competency: Competency; cell: MatrixCell; group: string }

/** The competencies of a side with their cells, in the order of the framework. */
function cellsOfSide(framework: Framework, side: Side): Stand[] {
  const profile = side.kind === 'role' ? framework.roleProfiles.find(({ id }) => id === side.id) : undefined
  const level = framework.levels.find(({ id }) => id === (profile?.level ?? side.id))
  if (!level || (side.kind === 'role' && !profile)) return []
  const cells = expectationsByCell(framework, profile?.specialty)
  return framework.competencies
    .filter((competency) => !profile || belongs(competency, profile))
    .map((competency) => ({ competency, cell: cellAt(framework, competency, level, cells), group: framework.groups.find(({ id }) => id === competency.group)?.name ?? '' }))
}

function belongs(competency: Competency, profile: RoleProfile): boolean {
  if (profile.sections?.length) return profile.sections.some(({ blocks }) => blocks.some((block) => 'competency' in block && block.competency === competency.id))
  return concerns(competency, { family: profile.family, specialty: profile.specialty })
}

/** Two sides, competency by competency: joined by identifier, or by group and name where each family has identifiers of its own. */
export function compareSides(leftFramework: Framework, left: Side, rightFramework: Framework, right: Side): ComparedGroup[] {
  const lefts = cellsOfSide(leftFramework, left)
  const rights = cellsOfSide(rightFramework, right)
  const taken = new Set<Stand>()
  const pairs: [Stand | undefined, Stand | undefined][] = lefts.map((one) => {
    const other = rights.find((it) => !taken.has(it) && it.competency.id === one.competency.id) ?? rights.find((it) => !taken.has(it) && it.group === one.group && it.competency.name === one.competency.name)
    if (other) taken.add(other)
    return [one, other]
  })
  for (const other of rights) if (!taken.has(other)) pairs.push([undefined, other])
  return grouped(pairs)
}

function grouped(pairs: [Stand | undefined, Stand | undefined][]): ComparedGroup[] {
  const groups = new Map<string, ComparedCompetency[]>()
  for (const [left, right] of pairs) {
    const name = (left ?? right)?.group ?? ''
    groups.set(name, [...(groups.get(name) ?? []), comparedCompetency(left, right)])
  }
  return [...groups].map(([name, competencies]) => ({ name, competencies }))
}

function comparedCompetency(left: Stand | undefined, right: Stand | undefined): ComparedCompetency {
  const text = comparedText(left?.cell.expectation?.text, right?.cell.expectation?.text)
  const statements = comparedStatements(statementsOf(left), statementsOf(right))
  const known = left ?? right
  const lines = text ? [text, ...statements] : statements
  const kinds = left?.cell.kind === right?.cell.kind
  const likeness = !left ? 'right-only' : !right ? 'left-only' : kinds && lines.every((line) => line.likeness === 'same') ? 'same' : lines.some((line) => line.likeness === 'same' || line.likeness === 'reworded') ? 'reworded' : 'different'
  return { key: known?.competency.id ?? '', name: known?.competency.name ?? '', likeness, left: left?.cell, right: right?.cell, text, statements }
}

const statementsOf = (stand: Stand | undefined): string[] => (stand?.cell.expectation?.statements ?? []).map(({ text }) => text)

function comparedText(left: string | undefined, right: string | undefined): ComparedLine | undefined {
  return left === undefined && right === undefined ? undefined : comparedLine(left, right)
}

const whole = (kind: TextChange['kind'], text: string | undefined): TextChange[] => (text === undefined ? [] : [{ kind, text }])

/** Two texts word by word, where they share enough for that to help. */
export function comparedLine(left: string | undefined, right: string | undefined): ComparedLine {
  if (left === right) return { likeness: 'same', left: whole('same', left), right: whole('same', right) }
  if (right === undefined) return { likeness: 'left-only', left: whole('removed', left), right: [] }
  if (left === undefined) return { likeness: 'right-only', left: [], right: whole('added', right) }
  const changes = wordChanges(left, right)
  if (shared(changes, left, right) < enough) return { likeness: 'different', left: whole('same', left), right: whole('same', right) }
  return { likeness: 'reworded', left: changes.filter(({ kind }) => kind !== 'added'), right: changes.filter(({ kind }) => kind !== 'removed') }
}

const enough = 0.45

const shared = (changes: TextChange[], left: string, right: string): number =>
  (2 * changes.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0)) / Math.max(1, left.length + right.length)

/** Statements side by side: equal ones first, then those that are alike, then what only one side has. */
function comparedStatements(lefts: string[], rights: string[]): ComparedLine[] {
  const open = new Set(rights)
  const lines = lefts.map((left) => {
    const line = rights.includes(left) ? comparedLine(left, left) : closest(left, [...open].filter((right) => !lefts.includes(right)))
    const text = line.right.map((part) => part.text).join('')
    open.delete(text)
    return line
  })
  return [...lines, ...[...open].map((right) => comparedLine(undefined, right))]
}

function closest(left: string, candidates: string[]): ComparedLine {
  for (const right of candidates) {
    const line = comparedLine(left, right)
    if (line.likeness === 'reworded') return line
  }
  return comparedLine(left, undefined)
}
