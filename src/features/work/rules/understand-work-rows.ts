import { z } from 'zod'
import { workKinds, type WorkKind, type WorkRow, type WorkRowProblem } from '../model.ts'
import { recogniseTrackerLink, type TrackerLink } from './tracker-link.ts'
import { misplacedUnder } from './work-in-order.ts'

export const workColumns = ['kind', 'title', 'link', 'parent', 'teams', 'domain', 'started_on', 'finished_on'] as const
export type WorkColumn = (typeof workColumns)[number]

/** One line of a table, by the columns it has. */
export type RawWorkRow = { readonly line: number; readonly cells: { readonly [Column in WorkColumn]?: string } }

/** A line whose own values are understood; what it refers to is not looked up yet. */
export type ReadWorkRow = {
  readonly line: number
  readonly kind: WorkKind
  readonly title: string
  readonly link: TrackerLink | null
  readonly parent: string | null
  readonly parentKey: string | null
  readonly teams: string
  readonly domain: string
  readonly startedOn: string | null
  readonly finishedOn: string | null
}

type Report = (column: WorkColumn, message: string) => void

const day = z.iso.date()

/** Reads every line by itself. */
export function readWorkRows(rows: readonly RawWorkRow[]): { rows: ReadWorkRow[]; problems: WorkRowProblem[] } {
  const problems: WorkRowProblem[] = []
  const read = rows.map((row) => readRow(row, (column, message) => problems.push({ line: row.line, column, message })))
  return { rows: read, problems }
}

function readRow({ line, cells }: RawWorkRow, report: Report): ReadWorkRow {
  const link = linkIn(cells.link ?? '', report)
  const title = (cells.title ?? '') || (link?.title ?? '')
  if (title === '') report('title', 'This row has neither a title nor a link.')
  if (title.length > 300) report('title', 'Use at most 300 characters.')
  const startedOn = dayIn('started_on', cells, report)
  const finishedOn = dayIn('finished_on', cells, report)
  if (startedOn && finishedOn && finishedOn < startedOn) report('finished_on', 'Work ends on the day it began or later.')
  const parent = cells.parent || null
  return { line, kind: kindIn(cells.kind ?? '', link, report), title, link, parent, parentKey: parent && keyOfParent(parent, link), teams: cells.teams ?? '', domain: cells.domain ?? '', startedOn, finishedOn }
}

function linkIn(text: string, report: Report): TrackerLink | null {
  if (text === '') return null
  const found = recogniseTrackerLink(text)
  if (found.ok) return found.link
  report('link', found.why)
  return null
}

function kindIn(text: string, link: TrackerLink | null, report: Report): WorkKind {
  const kind = workKinds.find((it) => it === text.toLowerCase())
  if (!kind && text !== '') report('kind', `“${text}” is no kind of work. Use ${workKinds.join(', ')}.`)
  return kind ?? link?.kind ?? 'task'
}

function dayIn(column: 'started_on' | 'finished_on', cells: RawWorkRow['cells'], report: Report): string | null {
  const text = cells[column] ?? ''
  if (text === '') return null
  if (day.safeParse(text).success) return text
  report(column, `“${text}” is no day. Write it as 2026-03-31.`)
  return null
}

/** A whole is named by its address, by its key, or as the tracker of the row itself would name it: “SHOP-4”, “#4”, “shop&4”. */
function keyOfParent(text: string, own: TrackerLink | null): string | null {
  if (/^(github|gitlab|jira|link):/.test(text)) return text
  const pasted = recogniseTrackerLink(text)
  if (pasted.ok) return pasted.link.key
  if (!own) return null
  if (/^[#&!]\d+$/.test(text)) return own.key.replace(/[#&!]\d+$/, text)
  const host = /^(?:github:|(?:gitlab|jira):[^/]+\/)/.exec(own.key)?.[0]
  if (!host) return null
  return host + (host.startsWith('jira:') ? text.toUpperCase() : text.toLowerCase())
}

export type KnownWork = { readonly id: string; readonly kind: WorkKind; readonly title: string; readonly key: string }

export type RowSurroundings = { readonly known: readonly KnownWork[]; readonly teams: readonly { readonly id: string; readonly name: string }[]; readonly domains: readonly { readonly id: string; readonly name: string }[] }

/** What a row is part of: another row of the table, by its place there, or an item that is known. */
export type Whole = { readonly row: number } | { readonly id: string } | null

export type UnderstoodRow = ReadWorkRow & { readonly known: boolean; readonly whole: Whole; readonly wholeTitle: string | null; readonly teamIds: readonly string[]; readonly domainId: string | null }

/** Joins the rows with each other and with what is recorded already. */
export function understandWorkRows(rows: readonly ReadWorkRow[], around: RowSurroundings): { rows: UnderstoodRow[]; problems: WorkRowProblem[] } {
  const problems: WorkRowProblem[] = []
  const knownByKey = new Map(around.known.map((it) => [it.key, it]))
  const rowByKey = new Map<string, number>()
  const byTitle = placesByTitle(rows)
  const understood = rows.map((row, index): UnderstoodRow => {
    const report: Report = (column, message) => problems.push({ line: row.line, column, message })
    const twin = row.link ? rowByKey.get(row.link.key) : undefined
    if (twin !== undefined) report('link', `Line ${rows[twin]!.line} has this issue already. One issue is one item.`)
    else if (row.link) rowByKey.set(row.link.key, index)
    return { ...row, known: row.link !== null && knownByKey.has(row.link.key), whole: null, wholeTitle: null, teamIds: teamsIn(row.teams, around.teams, report), domainId: domainIn(row.domain, around.domains, report) }
  })
  const joined = understood.map((row) => {
    if (row.parent === null || row.known) return row
    const found = wholeOfRow(row, { rows, rowByKey, knownByKey, byTitle })
    const wrong = found ? misplacedUnder(row.kind, found.kind) : `“${row.parent}” is neither in this table nor recorded. Add it as a row of its own, or leave this empty.`
    if (wrong) problems.push({ line: row.line, column: 'parent', message: wrong })
    return found && !wrong ? { ...row, whole: found.whole, wholeTitle: found.title } : row
  })
  return { rows: joined, problems }
}

function placesByTitle(rows: readonly ReadWorkRow[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  rows.forEach(({ title }, index) => places.set(title.toLowerCase(), [...(places.get(title.toLowerCase()) ?? []), index]))
  return places
}

type Places = { rows: readonly ReadWorkRow[]; rowByKey: ReadonlyMap<string, number>; knownByKey: ReadonlyMap<string, KnownWork>; byTitle: ReadonlyMap<string, readonly number[]> }

function wholeOfRow({ parent, parentKey }: ReadWorkRow, { rows, rowByKey, knownByKey, byTitle }: Places): { whole: Whole; kind: WorkKind; title: string } | null {
  const titled = byTitle.get(parent!.toLowerCase()) ?? []
  const at = (parentKey === null ? undefined : rowByKey.get(parentKey)) ?? (titled.length === 1 ? titled[0] : undefined)
  const known = knownByKey.get((at === undefined ? parentKey : rows[at]!.link?.key) ?? '')
  if (known) return { whole: { id: known.id }, kind: known.kind, title: known.title }
  return at === undefined ? null : { whole: { row: at }, kind: rows[at]!.kind, title: rows[at]!.title }
}

type Named = { readonly id: string; readonly name: string }

const named = (text: string, all: readonly Named[]): Named | undefined => all.find((it) => it.id === text) ?? all.find((it) => it.name.toLowerCase() === text.toLowerCase())

function teamsIn(text: string, teams: readonly Named[], report: Report): string[] {
  const whole = named(text, teams)
  const names = whole ? [text] : text.split(/[;|]/.test(text) ? /[;|]/ : /,/).map((it) => it.trim()).filter((it) => it !== '')
  const found = names.map((it) => named(it, teams)?.id ?? it)
  const missing = found.find((it) => !teams.some(({ id }) => id === it))
  if (missing !== undefined) report('teams', `There is no team “${missing}”. Part several teams by semicolons.`)
  return [...new Set(found)]
}

function domainIn(text: string, domains: readonly Named[], report: Report): string | null {
  if (text === '') return null
  const found = named(text, domains)
  if (!found) report('domain', `No framework has a domain “${text}”.`)
  return found?.id ?? null
}

/** A row as its preview shows it. */
export const shownRow = ({ line, known, kind, title, link, wholeTitle, teamIds, domainId, startedOn, finishedOn }: UnderstoodRow, teams: readonly Named[]): WorkRow => ({
  line, known, kind, title, trackerKey: link?.key ?? null, parent: wholeTitle, teams: teamIds.map((id) => teams.find((it) => it.id === id)?.name ?? id), domain: domainId, startedOn, finishedOn,
})
