import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Competency, EvidenceKind, Framework } from '../../framework/model.ts'
import type { Evidence } from '../model.ts'
import { EvidenceFieldInput } from './EvidenceFieldInput.tsx'
import css from './EvidenceFields.module.css'

type PiecesProps = { kinds: readonly { kind: EvidenceKind; atLeast: number }[]; evidence: readonly Evidence[]; onChange: (evidence: Evidence[]) => void; problem?: string | undefined }

/** Evidence of the kinds that the competency asks for. */
export function EvidenceFields({ content, competency, ...rest }: { content: Framework; competency: Competency } & Omit<PiecesProps, 'kinds'>) {
  const kinds = competency.evidence.flatMap(({ kind, atLeast }) => content.evidenceKinds.filter(({ id }) => id === kind).map((one) => ({ kind: one, atLeast })))
  return kinds.length > 0 && <EvidencePieces kinds={kinds} {...rest} />
}

/** As many pieces of each kind as there are. */
export function EvidencePieces({ kinds, evidence, onChange, problem }: PiecesProps) {
  const list = useRef<HTMLDivElement>(null)
  const [keys, setKeys] = useState(() => evidence.map((_, at) => at))
  const add = (kind: string) => {
    flushSync(() => {
      setKeys([...keys, Math.max(-1, ...keys) + 1])
      onChange([...evidence, { kind, fields: {} }])
    })
    list.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type :is(input, select, textarea)')?.focus()
  }
  const remove = (index: number) => {
    flushSync(() => {
      setKeys(keys.filter((_, at) => at !== index))
      onChange(evidence.filter((_, at) => at !== index))
    })
    list.current?.querySelector<HTMLElement>(':scope > ul button')?.focus()
  }
  const replace = (index: number, piece: Evidence) => onChange(evidence.map((one, at) => (at === index ? piece : one)))
  return (
    <div className={css.evidence} ref={list}>
      <p className={css.title}>{say('give.evidence')}</p>
      <p className={css.hint}>{say('give.evidence-hint')}</p>
      {problem && <p className={css.problem}>{problem}</p>}
      {evidence.map((piece, index) => (
        <Piece key={keys[index]} piece={piece} kind={kinds.find(({ kind }) => kind.id === piece.kind)?.kind} onChange={(next) => replace(index, next)} onRemove={() => remove(index)} />
      ))}
      <ul className={css.kinds}>
        {kinds.map(({ kind, atLeast }) => (
          <li key={kind.id}>
            <Button small onClick={() => add(kind.id)}>{say('give.evidence-add', { kind: kind.name })}</Button>
            <span>{[kind.description, atLeast > 0 && say('give.evidence-least', { count: atLeast })].filter(Boolean).join(' ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type PieceProps = { piece: Evidence; kind: EvidenceKind | undefined; onChange: (piece: Evidence) => void; onRemove: () => void }

function Piece({ piece, kind, onChange, onRemove }: PieceProps) {
  const id = useId()
  const set = (field: string, value: Evidence['fields'][string]) => onChange({ ...piece, fields: { ...piece.fields, [field]: value } })
  const missing = kind?.fields.filter((field) => field.required && isMissing(piece.fields[field.id])) ?? []
  return (
    <fieldset className={css.piece} aria-describedby={missing.length > 0 ? `${id}-missing` : undefined}>
      <legend>{kind?.name ?? piece.kind}</legend>
      {kind?.fields.map((field) => <EvidenceFieldInput key={field.id} field={field} value={piece.fields[field.id]} onChange={(value) => set(field.id, value)} />)}
      {missing.length > 0 && <p className={css.missing} id={`${id}-missing`}>{say('give.evidence-missing', { fields: missing.map(({ name }) => name).join(', ') })}</p>}
      <div><Button small kind="quiet" onClick={onRemove} aria-label={say('give.evidence-remove-of', { kind: kind?.name ?? piece.kind })}>{say('give.evidence-remove')}</Button></div>
    </fieldset>
  )
}

const isMissing = (value: Evidence['fields'][string] | undefined): boolean => {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && (value.before === null || value.after === null)
}
