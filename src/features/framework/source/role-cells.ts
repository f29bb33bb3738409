import type { Example, Source, Statement } from '../model.ts'
import { makeStatement, markerOf, sentencesOf, type MadeStatement } from './cell-text.ts'
import type { ListItem, TableRow } from './block.ts'
import { UniqueNames } from './slugs.ts'

/** What one role page says of one competency. */
export interface Cell {
  competency: string
  name: string
  group: string
  text: string[]
  statements: Statement[]
  /** The identifiers that its statements have taken. */
  taken: UniqueNames
  examples: Example[]
  scopes: string[]
  missing: boolean
  source: Source
}

/** The cells of one page, by competency, in the order in which they appear. */
export class Cells {
  readonly byCompetency = new Map<string, Cell>()
  private readonly explicit = new WeakSet<Statement>()
  private readonly pageFile: string
  private readonly made: Map<ListItem, MadeStatement>

  /** `made` is shared by all pages, so that an included sentence is one object however many pages show it. */
  constructor(pageFile: string, made: Map<ListItem, MadeStatement>) {
    this.pageFile = pageFile
    this.made = made
  }

  open(competency: string, name: string, group: string, source: Source): Cell {
    let cell = this.byCompetency.get(competency)
    if (!cell) {
      cell = { competency, name, group, text: [], statements: [], taken: new UniqueNames(), examples: [], scopes: [], missing: false, source }
      this.byCompetency.set(competency, cell)
    }
    return cell
  }

  /** Adds an item to a cell, unless it takes the place of a shared statement or is overridden by one. */
  addItem(item: ListItem, file: string, group: string, openCell: () => Cell): void {
    const made = this.statementFor(item, file)
    if (made.explicit && this.override(made.statement, group)) return
    const cell = openCell()
    if (markerOf(made.statement.text)?.kind === 'missing') cell.missing = true
    else this.append(cell, made)
  }

  /** The sentences of a table's row become the statements of its cell. */
  addRow(row: TableRow, text: string, file: string, cell: Cell): void {
    if (markerOf(text)?.kind === 'missing') {
      cell.missing = true
      return
    }
    for (const sentence of sentencesOf(text)) this.append(cell, makeStatement(sentence, { file, line: row.line }))
  }

  private statementFor(item: ListItem, file: string): MadeStatement {
    let made = this.made.get(item)
    if (!made) this.made.set(item, (made = makeStatement(item.text, { file, line: item.line })))
    return made
  }

  private append(cell: Cell, { statement, explicit }: MadeStatement): void {
    const id = cell.taken.take(statement.id)
    const kept = id === statement.id ? statement : { ...statement, id }
    if (explicit) this.explicit.add(kept)
    cell.statements.push(kept)
  }

  /** A page's own statement stands in place of the shared one of the same identifier in its section; the shared text is kept beside it. */
  private override(statement: Statement, group: string): boolean {
    const own = statement.source.file === this.pageFile
    for (const cell of this.byCompetency.values()) {
      if (cell.group !== group) continue
      const at = cell.statements.findIndex((other) => other.id === statement.id && this.explicit.has(other))
      const other = cell.statements[at]
      if (!other || (other.source.file === this.pageFile) === own) continue
      const [page, shared] = own ? [statement, other] : [other, statement]
      const standing: Statement = { ...page, inPlaceOf: { text: shared.text, source: shared.source } }
      this.explicit.add(standing)
      cell.statements[at] = standing
      return true
    }
    return false
  }
}
