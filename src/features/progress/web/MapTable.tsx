import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { isCalledOutside } from '../rules/without-number.ts'
import type { ShownProps } from './ProgressMapChart.tsx'
import type { MapSection } from './map-view.ts'
import { rowWords } from './map-words.ts'
import { OutsideRoleMark } from './OutsideRoleMark.tsx'
import css from './MapTable.module.css'

const columns = ['value', 'between', 'raw-mean', 'a-year-ago', 'how-often', 'reach', 'seen-by', 'texts', 'expected-level', 'standing'] as const

/** The same as the picture, in words and numbers alone. */
export function MapTable(shown: ShownProps) {
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{say('map.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('map.competency')}</th>
          {columns.map((column) => <th key={column} scope="col">{say(`map.column.${column}`)}</th>)}
        </tr>
      </thead>
      {shown.view.sections.map((section) => <Section key={section.id} section={section} {...shown} />)}
    </table>
  )
}

function Section({ section, map, content, against }: ShownProps & { section: MapSection }) {
  return (
    <tbody>
      <tr className={css.group}><th scope="rowgroup" colSpan={columns.length + 1}>{section.aside === 'outside-role' ? say('map.outside-role') : section.name}{section.aside === 'outside-overall' && <span> · {say('matrix.outside-overall')}</span>}</th></tr>
      {section.rows.map(({ row, texts }) => {
        const words = rowWords(row, { content, texts, compared: against !== null })
        const standing = [words.verdict, ...words.notes, words.self].flatMap((part) => part ?? []).map((part) => <p key={part}>{part}</p>)
        const marked = isCalledOutside(row) ? <div className={css.marked}><OutsideRoleMark /><div>{standing}</div></div> : standing.length > 0 && standing
        const cells = [words.value, words.interval, words.raw, words.yearAgo, words.frequency, words.reach, words.from, words.texts, words.expected, marked]
        return (
          <tr key={row.competency} data-row={row.competency}>
            <th scope="row" aria-label={row.name}><Link to="/people/$person/map" params={{ person: map.person.id }} search={(before) => ({ ...before, cell: row.competency })} resetScroll={false}><bdi>{row.name}</bdi></Link></th>
            {cells.map((cell, index) => <td key={columns[index]}>{cell || <span className={css.nothing}>–</span>}</td>)}
          </tr>
        )
      })}
    </tbody>
  )
}
