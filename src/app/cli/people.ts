import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as api from '../../features/people/api.ts'
import type { ImportedPerson, ImportPreview } from '../../features/people/model.ts'
import { confirm } from './ask.ts'
import { call, connect } from './connect.ts'

const usage = `Usage: cairn people import FILE [--preview] [--yes]
FILE is a CSV whose first line names its columns: email, name, title, framework, family, level, specialty, domain, secondary,
managers, teams, starts_on, ends_on, roles. All of it is imported, or nothing. --preview only shows what would change.
`

/** `cairn people import FILE`: who works here, from a table, after a look at what it changes. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { preview: { type: 'boolean' }, yes: { type: 'boolean' } } })
  const [verb, file, ...rest] = positionals
  if (verb !== 'import' || !file || rest.length > 0) {
    process.stderr.write(usage)
    return 2
  }
  const text = readFileSync(file, 'utf8')
  const connection = await connect(process.env)
  try {
    const preview = await call(connection, api.previewPeopleImport, { text })
    if (preview.problemsInAll > 0) return refuse(file, preview)
    process.stdout.write(describe(preview))
    if (values.preview || (preview.peopleInAll === 0 && preview.teams.length === 0)) return 0
    if (!values.yes && !(await confirm('Import all of this?'))) return 1
    const { people } = await call(connection, api.importPeople, { text, tag: preview.tag })
    process.stdout.write(people === 1 ? 'Imported 1 person.\n' : `Imported ${people} people.\n`)
    return 0
  } finally {
    await connection.close()
  }
}

function refuse(file: string, { problems, problemsInAll }: ImportPreview): number {
  const more = problemsInAll > problems.length ? [`… and ${problemsInAll - problems.length} more.`] : []
  const lines = problems.map(({ line, column, message }) => `${file}:${line}${column ? ` ${column}` : ''}: ${message}`)
  process.stderr.write([...lines, ...more, 'Nothing was imported.', ''].join('\n'))
  return 1
}

function describe({ people, peopleInAll, unchanged, teams }: ImportPreview): string {
  const more = peopleInAll > people.length ? [`… and ${peopleInAll - people.length} more.`] : []
  const created = teams.length > 0 ? [`New teams: ${teams.map((it) => it.name).join(', ')}`] : []
  return [...people.map(inWords), ...more, ...created, `${peopleInAll} ${peopleInAll === 1 ? 'person changes' : 'people change'}, ${unchanged} ${unchanged === 1 ? 'stays as it is' : 'stay as they are'}.`, ''].join('\n')
}

const inWords = ({ line, name, email, changes }: ImportedPerson): string =>
  `${line}: ${name} <${email}> ${changes.map(({ kind, before, after }) => `${kind}: ${before === null ? '' : `${before} → `}${after ?? 'none'}`).join('; ')}`
