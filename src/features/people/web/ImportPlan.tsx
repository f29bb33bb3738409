import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { importChangeKinds } from './import-change-kinds.ts'
import type { ImportedPerson, ImportPreview } from '../model.ts'
import css from './Keep.module.css'
import people from './People.module.css'

type Props = { preview: ImportPreview; busy: boolean; onImport: () => void }

/** What an import would do, or what keeps it from being done. */
export function ImportPlan({ preview, busy, onImport }: Props) {
  const { problems, problemsInAll, people: changed, peopleInAll, unchanged, counts, teams } = preview
  if (problemsInAll > 0) return <Problems problems={problems} total={problemsInAll} />
  if (peopleInAll === 0 && teams.length === 0) return <Notice tone="note" role="status"><p>{say('keep-people.nothing')}</p></Notice>
  return (
    <div className={css.stretch}>
      <p role="status"><strong>{say('keep-people.changes', { count: peopleInAll, unchanged })}</strong></p>
      <ul className={css.counts}>{importChangeKinds.filter((kind) => counts[kind] > 0).map((kind) => <li key={kind}><Tag>{say(`import-change.${kind}`)} {counts[kind]}</Tag></li>)}</ul>
      {teams.length > 0 && <p>{say('keep-people.new-teams', { teams: teams.map((it) => it.name).join(', ') })}</p>}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={say('keep-people.changed')}>
        <table className={people.table}>
          <thead><tr><th scope="col">{say('keep-people.line')}</th><th scope="col">{say('keep-people.who')}</th><th scope="col">{say('keep-people.changed')}</th></tr></thead>
          <tbody>{changed.map((it) => <Changed key={it.email} person={it} />)}</tbody>
        </table>
      </div>
      {peopleInAll > changed.length && <p className={css.soft}>{say('keep-people.shown', { shown: changed.length, total: peopleInAll })}</p>}
      <Button kind="primary" busy={busy} onClick={onImport}>{say('keep-people.do-import')}</Button>
    </div>
  )
}

function Changed({ person: { line, name, email, changes } }: { person: ImportedPerson }) {
  return (
    <tr>
      <td className={people.day} data-label={say('keep-people.line')}>{line}</td>
      <td className={people.who}><span className={people.name}>{name}</span><div className={people.soft}>{email}</div></td>
      <td>
        <dl className={css.changes}>
          {changes.map(({ kind, before, after }, at) => (
            <div key={at}>
              <dt>{say(`import-change.${kind}`)}: </dt>
              <dd>{before !== null && <><del>{before}</del> <span className="visually-hidden">{say('keep-people.becomes')} </span></>}<ins>{after ?? say('keep-people.nothing-after')}</ins></dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  )
}

function Problems({ problems, total }: { problems: ImportPreview['problems']; total: number }) {
  return (
    <Notice tone="error" role="alert" title={say('keep-people.problems', { count: total })}>
      <p>{say('keep-people.problems-text')}</p>
      <ul className={css.problems}>
        {problems.map(({ line, column, message }, at) => <li key={at}><strong>{column ? say('keep-people.at-column', { line, column }) : say('keep-people.at', { line })}</strong>: {message}</li>)}
      </ul>
      {total > problems.length && <p>{say('keep-people.shown', { shown: problems.length, total })}</p>}
    </Notice>
  )
}
