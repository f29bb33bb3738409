import { useId } from 'react'
import css from './Segmented.module.css'

type Option<T extends string> = { value: T; label: string; title?: string | undefined }

type Props<T extends string> = { label: string; options: readonly Option<T>[]; value: T; onChange: (value: T) => void }

/** One choice of a few, all in sight. It is a group of radio buttons, so that arrows move it. */
export function Segmented<T extends string>({ label, options, value, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset className={css.group}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.option} title={option.title}>
          <input type="radio" className={css.radio} name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
