import { Fragment } from 'react'
import { say } from '../../../phrases/say.ts'
import { Changes } from '../../../ui/Changes.tsx'
import { plainText } from '../../../ui/inline-markdown.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { TextChange } from '../model.ts'
import type { ComparedCompetency, ComparedGroup } from '../rules/compare.ts'
import type { MatrixCell } from '../rules/matrix.ts'
import css from './ComparedTable.module.css'

type Props = { groups: ComparedGroup[]; left: string; right: string; marks: boolean }

export function ComparedTable({ groups, left, right, marks }: Props) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col" className={css.first}>{say('matrix.competency')}</th>
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr className={css.group}><th colSpan={3} scope="rowgroup">{group.name}</th></tr>
          {group.competencies.map((competency) => <Row key={competency.key} competency={competency} left={left} right={right} marks={marks && competency.likeness === 'reworded'} />)}
        </tbody>
      ))}
    </table>
  )
}

type RowProps = { competency: ComparedCompetency; left: string; right: string; marks: boolean }

function Row({ competency, left, right, marks }: RowProps) {
  const { name, likeness, text, statements } = competency
  return (
    <tr>
      <th scope="row" className={css.first}>
        {name}
        <Tag tone={likeness === 'same' ? 'plain' : 'accent'}>{say(`compare.like.${likeness}`)}</Tag>
      </th>
      <td data-side={left}><CellWords cell={competency.left} text={text?.left} statements={statements.map((line) => line.left)} marks={marks} /></td>
      <td data-side={right}><CellWords cell={competency.right} text={text?.right} statements={statements.map((line) => line.right)} marks={marks} /></td>
    </tr>
  )
}

type WordsProps = { cell: MatrixCell | undefined; text: TextChange[] | undefined; statements: TextChange[][]; marks: boolean }

function CellWords({ cell, text, statements, marks }: WordsProps) {
  if (!cell) return <p className={css.without}>{say('compare.not-here')}</p>
  if (!cell.expectation || (cell.kind !== 'text' && cell.kind !== 'same-as')) {
    return <p className={css.without} data-kind={cell.kind}>{say(cell.kind === 'text' || cell.kind === 'same-as' ? 'matrix.kind.missing' : `matrix.kind.${cell.kind}`)}</p>
  }
  return (
    <div className={css.words}>
      {cell.sameAs && <p className={css.same}>{say('matrix.same-as', { level: cell.sameAs.id })}</p>}
      {text && text.length > 0 && <p><Marked changes={text} marks={marks} /></p>}
      {statements.some((line) => line.length > 0) && <ul>{statements.map((line, index) => <Fragment key={index}>{line.length > 0 && <li><Marked changes={line} marks={marks} /></li>}</Fragment>)}</ul>}
    </div>
  )
}

const Marked = ({ changes, marks }: { changes: TextChange[]; marks: boolean }) => (
  <Changes changes={changes.map(({ kind, text }) => ({ kind, text: plainText(text) }))} added={say('compare.added')} removed={say('compare.removed')} marked={marks} struck={false} />
)
