import { say } from '../../../phrases/say.ts'
import type { ImportPreview } from '../api.ts'
import type { ChosenFile } from './chosen-files.ts'
import css from './Import.module.css'

type Props = { preview: ImportPreview; files: readonly ChosenFile[] }

const mostLetters = 60_000

/** The files as they are: tables as tables, with what was left out struck through, and everything else as text. */
export function ImportSource({ preview: { tables, leftOut }, files }: Props) {
  const out = new Set(leftOut.map(({ file, place }) => `${file} ${place}`))
  const inTables = new Set(tables.map(({ name }) => name.split('#')[0]))
  return (
    <>
      {tables.length > 0 && <p className={css.hint}>{say('import.source-hint')}</p>}
      {tables.map((table) => <Sheet key={table.name} table={table} out={out} />)}
      {files.filter(({ path, text }) => text !== undefined && !inTables.has(path)).slice(0, 20).map(({ path, text = '' }) => (
        <details key={path} open={files.length === 1}>
          <summary>{path}</summary>
          <pre className={css.text} tabIndex={0} aria-label={path}>{text.slice(0, mostLetters)}</pre>
        </details>
      ))}
    </>
  )
}

type Table = ImportPreview['tables'][number]

function Sheet({ table: { name, rows, rowsInAll }, out }: { table: Table; out: ReadonlySet<string> }) {
  const [file = '', sheet] = name.split('#')
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const columns = Array.from({ length: width }, (_, column) => columnName(column))
  const isOut = (row: number, column: string) => out.has(`${file} ${sheet === undefined ? '' : `${sheet}!`}${column}${row + 1}`)
  return (
    <figure className={css.figure}>
      <figcaption>{name}</figcaption>
      <div className={css.sheet} tabIndex={0} role="region" aria-label={name}>
        <table>
          <thead><tr><td>#</td>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                {columns.map((column, index) => <td key={column}>{isOut(at, column) ? <s>{row[index]}</s> : row[index]}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rowsInAll > rows.length && <p className={css.hint}>{say('import.first-rows', { count: rows.length })}</p>}
    </figure>
  )
}

/** A, B … Z, AA: as spreadsheets name their columns. */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}
