import type { Tx } from '../../platform/database.ts'
import type { Team } from '../people/model.ts'
import type { WorkRowProblem } from './model.ts'
import { domainsToChoose, teamsToChoose, worksByKey } from './reads.ts'
import { readWorkRows, understandWorkRows, type UnderstoodRow } from './rules/understand-work-rows.ts'
import { readWorkTable } from './source/read-work-table.ts'

export type UnderstoodTable = { readonly rows: readonly UnderstoodRow[]; readonly problems: WorkRowProblem[]; readonly ignored: readonly string[]; readonly teams: readonly Team[] }

/** A table of work beside what is recorded already, with everything that keeps it from being recorded. */
export async function understandTable(tx: Tx, text: string): Promise<UnderstoodTable> {
  const table = readWorkTable(text)
  const read = readWorkRows(table.rows)
  const keys = read.rows.flatMap((it) => [it.link?.key, it.parentKey]).filter((it) => typeof it === 'string')
  const [known, teams, domains] = [await worksByKey(tx, keys), await teamsToChoose(tx), await domainsToChoose(tx)]
  const { rows, problems } = understandWorkRows(read.rows, { known, teams, domains })
  const all = [...table.problems, ...read.problems, ...problems].toSorted((a, b) => a.line - b.line)
  return { rows, problems: all, ignored: table.ignored, teams }
}
