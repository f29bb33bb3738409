import { csvRecords, type Finding } from './csv-records.ts'

export type ReadColumn = { ok: true; byPerson: Map<string, string> } | { ok: false; kind: 'columns' | 'rows'; findings: Finding[] }

/** Reads a table of `person` and one other column, such as `person,group`. Nothing of it is kept. */
export function readPersonColumn(file: string, text: string, column: string): ReadColumn {
  const table = csvRecords(file, text)
  if (!table.ok) return { ok: false, kind: 'columns', findings: [table.finding] }
  const [personAt, columnAt] = [table.header.indexOf('person'), table.header.indexOf(column)]
  if (personAt < 0 || columnAt < 0) return { ok: false, kind: 'columns', findings: [{ file, line: 1, message: `the columns are person, ${column}` }] }
  const byPerson = new Map<string, string>()
  const findings: Finding[] = []
  for (const { line, fields } of table.records) {
    const [person, value] = [fields[personAt] ?? '', fields[columnAt] ?? '']
    if (person === '' || value === '') findings.push({ file, line, message: `no ${person === '' ? 'person' : column}` })
    else if (byPerson.has(person)) findings.push({ file, line, message: `${person} stands twice` })
    else byPerson.set(person, value)
  }
  return findings.length > 0 ? { ok: false, kind: 'rows', findings } : { ok: true, byPerson }
}
