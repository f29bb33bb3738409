import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import type { EvidenceKind, Framework } from '../../framework/model.ts'
import type { Evidence, EvidenceRemark, Measure, Observation } from '../model.ts'
import { WorkNamed } from './WorkField.tsx'
import css from './FeedbackItem.module.css'

/** About whom people that evidence names can be asked, and on which work it was seen. */
export type AskAbout = { readonly person: string; readonly work: string | undefined }

type Props = { observation: Observation; content: Framework; askAbout?: AskAbout | undefined }

/** The evidence of one observation, kind by kind, with what was asked for and is not there. */
export function EvidenceGiven({ observation: { competency, evidence, remarks }, content, askAbout }: Props) {
  return (
    <ul className={css.evidence}>
      {evidence.map((piece, index) => {
        const kind = content.evidenceKinds.find(({ id }) => id === piece.kind)
        return (
          <li key={index}>
            <p className={css.kind}>{kind?.name ?? piece.kind}</p>
            <Fields piece={piece} kind={kind} askAbout={askAbout && { ...askAbout, competency }} />
          </li>
        )
      })}
      {remarks.length > 0 && <li className={css.remarks}><Remarks remarks={remarks} /></li>}
    </ul>
  )
}

const Remarks = ({ remarks }: { remarks: readonly EvidenceRemark[] }) => (
  <ul>{remarks.map(({ kind, field, message }) => <li key={`${kind} ${field}`}>{message}</li>)}</ul>
)

type Asking = AskAbout & { readonly competency: string }

function Fields({ piece, kind, askAbout }: { piece: Evidence; kind: EvidenceKind | undefined; askAbout: Asking | undefined }) {
  const filled = Object.entries(piece.fields).filter(([, value]) => value !== '')
  if (filled.length === 0) return null
  return (
    <dl>
      {filled.map(([id, value]) => {
        const field = kind?.fields.find((one) => one.id === id)
        return (
          <div key={id}>
            <dt>{field?.name ?? id}</dt>
            <dd dir={Array.isArray(value) ? undefined : 'auto'}>
              {field?.type === 'work-item' && typeof value === 'string' ? <Work id={value} /> : askAbout && Array.isArray(value) ? <People names={value} askAbout={askAbout} /> : <Value value={value} />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const Work = ({ id }: { id: string }) => (
  <WorkNamed id={id} draw={(title, kind, url) => <>{say(`feedback.work.${kind}`)} {url ? <a href={url} rel="noreferrer" target="_blank">{title}</a> : title}</>} />
)

/** People whom the evidence names can be asked what they saw of the same competency, on the same work. */
const People = ({ names, askAbout: { person, ...search } }: { names: readonly string[]; askAbout: Asking }) => (
  <ul>
    {names.filter((name) => name.trim()).map((name) => (
      <li key={name}><bdi>{name}</bdi> <Link to="/people/$person/feedback/ask" params={{ person }} search={{ ...search, text: name.trim() }} aria-label={say('feedback.ask-of', { name })}>{say('feedback.ask')}</Link></li>
    ))}
  </ul>
)

const isLink = (text: string): boolean => /^https?:\/\//.test(text)

function Value({ value }: { value: Evidence['fields'][string] }) {
  if (typeof value === 'string') return isLink(value) ? <a href={value} rel="noreferrer" target="_blank">{value}</a> : <>{value}</>
  if (typeof value === 'number') return <>{value.toLocaleString()}</>
  return Array.isArray(value) ? <>{value.join(', ')}</> : <Measured measure={value} />
}

function Measured({ measure: { before, after, unit, link } }: { measure: Measure }) {
  const number = (one: number | null) => (one === null ? '?' : one.toLocaleString())
  return (
    <>
      {say('feedback.measured', { before: number(before), after: number(after), unit })}
      {link && <> <a href={link} rel="noreferrer" target="_blank">{say('feedback.measured-where')}</a></>}
    </>
  )
}
