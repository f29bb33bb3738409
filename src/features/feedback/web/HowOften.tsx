import { useId, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import type { Framework } from '../../framework/model.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import css from './HowOften.module.css'

type Choice = { id: string | null; name: string; definition: string; mark?: ReactNode }

type Props = { legend: string; hint?: string | undefined; choices: readonly Choice[]; value: string | null; onChange: (id: string | null) => void; problem?: string | undefined; children?: ReactNode }

/** One choice of a scale, each rung with its definition in sight. */
export function ScaleChoice({ legend, hint, choices, value, onChange, problem, children }: Props) {
  const name = useId()
  return (
    <fieldset className={css.scale}>
      <legend>{legend}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      {problem && <p className={css.problem}>{problem}</p>}
      <div className={css.choices}>
        {choices.map(({ id, name: label, definition, mark }) => (
          <label key={id ?? ''} className={css.choice}>
            <input type="radio" name={name} checked={value === id} onChange={() => onChange(id)} />
            <span className={css.mark}>{mark}</span>
            <span className={css.name}>{label}</span>
            <span className={css.definition}>{definition}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

type OfFramework = { content: Framework; value: string | null; onChange: (id: string | null) => void; problem?: string | undefined }

export function HowOften({ content: { frequencies }, ...rest }: OfFramework) {
  if (frequencies.length === 0) return null
  const choices = frequencies.map(({ id, name, definition }, index) => ({ id, name, definition, mark: <CairnMark height={3} stone={4} filling={fillingOf(index, frequencies.length)} /> }))
  return <ScaleChoice legend={say('give.how-often')} choices={[...choices, { id: null, name: say('give.leave-open'), definition: say('give.leave-open-often') }]} {...rest} />
}

export function HowFar({ content: { scopes }, hint, remark, ...rest }: OfFramework & { hint?: string | undefined; remark?: string | undefined }) {
  if (scopes.length === 0) return null
  const choices = scopes.map(({ id, name, definition }, index) => ({ id, name, definition, mark: <CairnMark height={index + 1} stone={4} /> }))
  return (
    <ScaleChoice legend={say('give.how-far')} hint={hint} choices={[...choices, { id: null, name: say('give.leave-open'), definition: say('give.leave-open-far') }]} {...rest}>
      <div role="status">{remark && <p className={css.remark}>{remark}</p>}</div>
    </ScaleChoice>
  )
}
