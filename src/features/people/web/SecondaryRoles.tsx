import { useRef, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/Field.tsx'
import type { FrameworkNames } from '../model.ts'
import { specialtiesOf } from '../rules/identifiers.ts'
import css from './Keep.module.css'

export type Beside = { readonly family: string; readonly specialty: string }

type Props = { framework: FrameworkNames; value: readonly Beside[]; onChange: (value: readonly Beside[]) => void; problem: string | undefined }

/** Roles beside the primary one: what somebody does in these counts for them as well. */
export function SecondaryRoles({ framework, value, onChange, problem }: Props) {
  const adds = useRef<HTMLButtonElement>(null)
  const [added, setAdded] = useState(-1)
  const change = (at: number, more: Partial<Beside>) => onChange(value.map((it, index) => (index === at ? { ...it, ...more } : it)))
  const add = () => {
    setAdded(value.length)
    onChange([...value, { family: '', specialty: '' }])
  }
  const remove = (at: number) => {
    onChange(value.filter((_, index) => index !== at))
    adds.current?.focus()
  }
  return (
    <fieldset className={css.besides} data-problem={problem ? true : undefined}>
      <legend>{say('keep-people.secondary')}</legend>
      <p className={css.hint}>{say('keep-people.secondary-hint')}</p>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      {value.map((it, at) => (
        <div key={at} className={css.beside}>
          <SelectField required aria-invalid={problem ? true : undefined} autoFocus={at === added} label={say('keep-people.secondary-family', { number: at + 1 })} value={it.family} onChange={(event) => change(at, { family: event.target.value, specialty: '' })}>
            <option value="">{say('keep-people.choose-family')}</option>
            {framework.families.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </SelectField>
          {specialtiesOf(it.family, framework).length > 0 && (
            <SelectField label={say('keep-people.secondary-specialty')} value={it.specialty} onChange={(event) => change(at, { specialty: event.target.value })}>
              <option value="">{say('keep-people.no-one')}</option>
              {specialtiesOf(it.family, framework).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </SelectField>
          )}
          <Button aria-label={say('keep-people.secondary-remove', { number: at + 1 })} onClick={() => remove(at)}>{say('keep-people.secondary-remove-short')}</Button>
        </div>
      ))}
      <Button small ref={adds} onClick={add}>{say('keep-people.secondary-add')}</Button>
    </fieldset>
  )
}
