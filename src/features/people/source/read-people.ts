import { CsvError, parse } from 'csv-parse/sync'
import { roles, type Role } from '../../../platform/actor.ts'
import { Email } from '../../access/model.ts'
import { Day, importColumns, mostSecondary, teamRoles, type ImportColumn, type ImportProblem, type ImportRow, type TeamRole } from '../model.ts'

const mostRows = 100_000

type Raw = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** Reads a table of people, separated by commas, semicolons or tabs as its first line is. */
export function readPeople(text: string): { rows: ImportRow[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const [head, ...body] = recordsOf(text, problems)
  if (!head) return { rows: [], problems: problems.length > 0 ? problems : [{ line: 1, column: null, message: 'The file is empty. Its first line names the columns.' }] }
  const columns = columnsOf(head.record, problems)
  if (body.length > mostRows) problems.push({ line: mostRows + 2, column: null, message: `The file has more than ${mostRows} rows. Import it in parts.` })
  if (problems.length > 0) return { rows: [], problems }
  if (body.length === 0) return { rows: [], problems: [{ line: 2, column: null, message: 'The file names nobody. Add a line for each person.' }] }
  return { rows: body.flatMap(({ record, info }) => rowOf(info.lines, record, columns, problems)), problems }
}

function recordsOf(text: string, problems: ImportProblem[]): Raw[] {
  try {
    return parse(text, { delimiter: delimiterOf(text), bom: true, trim: true, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true }) as unknown as Raw[]
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const line = Number(/at line (\d+)/.exec(thrown.message)?.[1] ?? 1)
    problems.push({ line, column: null, message: 'A quote is opened here and not closed, or stands inside a value. Write each quote inside a value twice, and put the value in quotes.' })
    return []
  }
}

function delimiterOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length)
  const counts = [',', ';', '\t'].map((it) => ({ it, count: first.split(it).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]!.it
}

function columnsOf(head: readonly string[], problems: ImportProblem[]): (ImportColumn | undefined)[] {
  const names = head.map((it) => it.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const columns = names.map((name) => importColumns.find((it) => it === name))
  names.forEach((name, at) => {
    if (!columns[at]) problems.push({ line: 1, column: head[at] ?? '', message: `There is no column “${head[at]}”. The columns are ${importColumns.join(', ')}.` })
    else if (names.indexOf(name) !== at) problems.push({ line: 1, column: name, message: `The column “${name}” is there twice. Keep one.` })
  })
  if (!names.includes('email')) problems.push({ line: 1, column: 'email', message: 'Every person is known by an e-mail address. Add the column “email”.' })
  return columns
}

function rowOf(line: number, record: readonly string[], columns: readonly (ImportColumn | undefined)[], problems: ImportProblem[]): ImportRow[] {
  const wrong = (column: ImportColumn | null, message: string): void => void problems.push({ line, column, message })
  if (record.length > columns.length) wrong(null, `This line has ${record.length} cells, the first line has ${columns.length}. Put a value that holds the separator in quotes.`)
  const text: Partial<Record<ImportColumn, string | null>> = {}
  columns.forEach((column, at) => column && (text[column] = record[at]?.trim() || null))
  const email = Email.safeParse(text.email ?? '')
  if (!email.success) wrong('email', 'Enter an e-mail address such as name@example.org.')
  for (const column of ['starts_on', 'ends_on'] as const) if (text[column] && !Day.safeParse(text[column]).success) wrong(column, `“${text[column]}” is not a day. Write it as 2026-03-02.`)
  const lists = { secondary: secondaryIn(text.secondary, wrong), managers: managersIn(text.managers, wrong), teams: teamsIn(text.teams, wrong), roles: rolesIn(text.roles, wrong) }
  return email.success ? [{ line, email: email.data, text, ...withoutUndefined(lists) }] : []
}

type Wrong = (column: ImportColumn, message: string) => void
type Cell = string | null | undefined

const partsOf = (cell: string | null): string[] => (cell ?? '').split(';').map((it) => it.trim()).filter((it) => it !== '')

const managersIn = (cell: Cell, wrong: Wrong): string[] | undefined =>
  cell === undefined ? undefined : unique(partsOf(cell).flatMap((part) => {
    const email = Email.safeParse(part)
    if (!email.success) wrong('managers', `“${part}” is not an e-mail address. Name managers by theirs, separated by “;”.`)
    return email.success ? [email.data] : []
  }))

function secondaryIn(cell: Cell, wrong: Wrong): NonNullable<ImportRow['secondary']> | undefined {
  if (cell === undefined) return undefined
  const parts = partsOf(cell)
  if (parts.length > mostSecondary) wrong('secondary', `Name at most ${mostSecondary} roles beside the primary one.`)
  return parts.flatMap((part) => {
    const [family = '', specialty = '', ...rest] = part.split(':').map((it) => it.trim())
    if (family && rest.length === 0) return [{ family, specialty: specialty || null }]
    wrong('secondary', `“${part}” is not a role. Write a job family, or “family:specialty”, and separate several by “;”.`)
    return []
  })
}

const teamsIn = (cell: Cell, wrong: Wrong): { team: string; role: TeamRole }[] | undefined =>
  cell === undefined ? undefined : partsOf(cell).flatMap((part) => {
    const [team = '', word = 'engineer'] = part.split(':').map((it) => it.trim())
    const role = teamRoles.find((it) => it === word.toLowerCase())
    if (!role) wrong('teams', `“${word}” is not a role in a team. Use one of ${teamRoles.join(', ')}.`)
    return role && team ? [{ team, role }] : []
  })

const rolesIn = (cell: Cell, wrong: Wrong): Role[] | undefined =>
  !cell ? undefined : unique(['member', ...partsOf(cell)].flatMap((part) => {
    const role = roles.find((it) => it === part.toLowerCase())
    if (!role) wrong('roles', `“${part}” is not a role. Use ${roles.join(', ')}.`)
    return role ? [role] : []
  }))

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

const withoutUndefined = <T extends object>(it: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as never
