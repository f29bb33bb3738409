import { memo } from 'react'
import { say } from '../../../phrases/say.ts'
import { classes } from '../../../ui/classes.ts'
import { plainText } from '../../../ui/inline-markdown.ts'
import type { Competency, Expectation, Framework, JobFamily } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import type { MatrixCell, MatrixRow as Row } from '../rules/matrix.ts'
import { withTerms } from './Terms.tsx'
import css from './MatrixTable.module.css'

type CellsProps = { row: Row; families: JobFamily[]; full: boolean; marked: string | undefined; levelOnPhone: string | undefined; opened: string | undefined; termsOf: Framework | undefined }

/** One competency. A letter typed into the filter only hides and shows rows; what stands in them is drawn once. */
export function MatrixRow({ hidden, ...cells }: CellsProps & { hidden: boolean }) {
  return <tr role="row" hidden={hidden}><Cells {...cells} /></tr>
}

const Cells = memo(function Cells({ row: { competency, cells }, families, full, marked, levelOnPhone, opened, termsOf }: CellsProps) {
  return (
    <>
      <th role="rowheader" scope="row" className={classes(css.competency, opened === competency.id && css.opened)} data-cell={competency.id} tabIndex={-1}>
        {competency.name}
        {familiesOf(competency, families)}
      </th>
      {cells.map((cell) => {
        const key = `${competency.id}@${cell.level.id}`
        const names = classes(css.cell, css[cell.kind], cell.continues && css.continues, cell.level.id === marked && css.marked, cell.level.id === levelOnPhone && css.onPhone, opened === key && css.opened)
        return <td key={cell.level.id} role="gridcell" className={names} data-cell={key} tabIndex={-1}><CellText cell={cell} full={full} termsOf={termsOf} /></td>
      })}
    </>
  )
})

const few = 2

/** Where a competency is for a family or two alone, its name says which: role pages repeat names from family to family. */
function familiesOf({ families: of = [] }: Competency, families: JobFamily[]) {
  const named = families.filter(({ id }) => of.includes(id))
  if (named.length === 0 || of.length > few || of.length === families.length) return null
  return <span className={css.families}>{named.map(({ name }) => name).join(', ')}</span>
}

type TextProps = { full: boolean; termsOf: Framework | undefined }

function CellText({ cell, full, termsOf }: TextProps & { cell: MatrixCell }) {
  if (cell.kind === 'text') return <Words expectation={cell.expectation} full={full} termsOf={termsOf} />
  if (cell.kind === 'same-as') return <span className={css.same}>{say('matrix.same-as', { level: cell.sameAs ? shortLevelName(cell.sameAs) : '' })}</span>
  return <span className={classes(css.why, cell.continues && css.whyAgain)}>{say(`matrix.kind.${cell.kind}`)}</span>
}

/** The cell's paragraph, or its statements where it has none. The full text has both. */
function Words({ expectation, full, termsOf }: TextProps & { expectation: Expectation | undefined }) {
  const { text, statements } = expectation ?? { text: undefined, statements: [] }
  const list = full || !text
  return (
    <div className={full ? css.fullText : css.brief}>
      {text && <p>{defined(text, termsOf)}</p>}
      {list && statements.length > 0 && <ul>{statements.map(({ id, text: statement }) => <li key={id}>{defined(statement, termsOf)}</li>)}</ul>}
    </div>
  )
}

const defined = (text: string, termsOf: Framework | undefined) =>
  termsOf ? withTerms(termsOf, inOneLine(text), ({ kind, id }, words) => <span className={css.term} data-term={`${kind} ${id}`}>{words}</span>) : inOneLine(text)

/** In a cell there is no room for a list below a statement: its items follow on the line. */
const inOneLine = (text: string): string => plainText(text.replace(/\n\s*[-*+]\s+/g, ' · '))
