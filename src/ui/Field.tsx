import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import css from './Field.module.css'

type Around = { label: string; hint?: ReactNode; problem?: string | undefined }

type FieldProps = Around & { children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode }

/** A label, what it asks for, the control, and what is wrong with the answer, joined for whoever hears them. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  return (
    <div className={css.field} data-problem={problem ? true : undefined}>
      <label className={css.label} htmlFor={id}>{label}</label>
      {hint && <p className={css.hint} id={`${id}-hint`}>{hint}</p>}
      {problem && <p className={css.problem} id={`${id}-problem`}>{problem}</p>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': problem ? true : undefined })}
    </div>
  )
}

export function TextField({ label, hint, problem, ...rest }: Around & ComponentProps<'input'>) {
  return <Field label={label} hint={hint} problem={problem}>{(ids) => <input {...rest} {...ids} className={css.input} />}</Field>
}

export function TextArea({ label, hint, problem, ...rest }: Around & ComponentProps<'textarea'>) {
  return <Field label={label} hint={hint} problem={problem}>{(ids) => <textarea rows={3} {...rest} {...ids} className={css.input} />}</Field>
}

export function SelectField({ label, hint, problem, ...rest }: Around & ComponentProps<'select'>) {
  return <Field label={label} hint={hint} problem={problem}>{(ids) => <select {...rest} {...ids} className={css.select} />}</Field>
}

/** A select small enough for a row of filters: its label stands before it on the same line. */
export function InlineSelect({ label, ...rest }: { label: string } & ComponentProps<'select'>) {
  return (
    <label className={css.inline}>
      <span>{label}</span>
      <select {...rest} className={css.select} />
    </label>
  )
}
