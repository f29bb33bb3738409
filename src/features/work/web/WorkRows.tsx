import { say } from '../../../phrases/say.ts'
import type { WorkRow } from '../model.ts'
import { referenceOf, whenOf } from './WorkItems.tsx'
import css from './WorkImport.module.css'

/** A table of work as it was understood. */
export function WorkRows({ rows }: { rows: readonly WorkRow[] }) {
  return (
    <div className={css.sheet} role="region" aria-label={say('work.import-rows')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('work.import-line-head')}</th>
            <th scope="col">{say('work.import-state')}</th>
            <th scope="col">{say('work.field-kind')}</th>
            <th scope="col">{say('work.field-title')}</th>
            <th scope="col">{say('work.field-url')}</th>
            <th scope="col">{say('work.import-part-of')}</th>
            <th scope="col">{say('work.page-teams')}</th>
            <th scope="col">{say('work.field-domain')}</th>
            <th scope="col">{say('work.page-when')}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.line} row={row} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ row }: { row: WorkRow }) {
  return (
    <tr className={row.known ? css.known : undefined}>
      <td>{row.line}</td>
      <td>{say(row.known ? 'work.import-known' : 'work.import-new')}</td>
      <td>{say(`work.kind-${row.kind}`)}</td>
      <td>{row.title}</td>
      <td>{row.trackerKey && referenceOf(row.trackerKey)}</td>
      <td>{row.parent}</td>
      <td>{row.teams.join(', ')}</td>
      <td>{row.domain}</td>
      <td>{whenOf(row)}</td>
    </tr>
  )
}
