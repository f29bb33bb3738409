import { useId, type ChangeEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import type { EvidenceField } from '../../framework/model.ts'
import type { Evidence, Measure } from '../model.ts'
import { WorkField } from './WorkField.tsx'
import css from './EvidenceFields.module.css'

type Value = Evidence['fields'][string]
type Props = { field: EvidenceField; value: Value | undefined; onChange: (value: Value) => void }

/** One field of a piece of evidence, in the shape that its type asks for. */
export function EvidenceFieldInput({ field, value, onChange }: Props) {
  const { name, type, description, options = [] } = field
  const text = typeof value === 'string' ? value : ''
  const common = { label: name, hint: description }
  switch (type) {
    case 'text': return <TextArea {...common} rows={2} dir="auto" maxLength={2_000} value={text} onChange={(event) => onChange(event.target.value)} />
    case 'link': return <TextField {...common} type="url" inputMode="url" placeholder="https://" maxLength={2_000} value={text} onChange={(event) => onChange(event.target.value)} />
    case 'number': return <NumberField label={name} hint={description} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? '')} />
    case 'choice': return (
      <SelectField {...common} value={text} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say('give.evidence-choose')}</option>
        {options.map((option) => <option key={option}>{option}</option>)}
      </SelectField>
    )
    case 'people': return <PeopleField {...common} value={Array.isArray(value) ? value : []} onChange={onChange} />
    case 'work-item': return <WorkField {...common} value={text} onChange={onChange} />
    case 'measure': return <MeasureField label={name} hint={description} value={typeof value === 'object' && !Array.isArray(value) ? value : undefined} onChange={onChange} />
  }
}

/** Keeps what is typed to itself, so that “1.” on the way to “1.5” stays as it is. */
function NumberField({ label, hint, value, onChange }: { label: string; hint?: string | undefined; value: number | null; onChange: (value: number | null) => void }) {
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => onChange(Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber)
  return <TextField label={label} hint={hint} type="number" step="any" inputMode="decimal" defaultValue={value ?? ''} onChange={read} />
}

/** Names, one a line. Feedback can be asked of them from there. */
function PeopleField({ label, hint, value, onChange }: { label: string; hint?: string | undefined; value: readonly string[]; onChange: (names: string[]) => void }) {
  return <TextArea label={label} hint={hint ?? say('give.evidence-people')} rows={2} dir="auto" value={value.join('\n')} onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n').slice(0, 50))} />
}

const noMeasure: Measure = { before: null, after: null, unit: '', link: '' }

function MeasureField({ label, hint, value = noMeasure, onChange }: { label: string; hint?: string | undefined; value?: Measure | undefined; onChange: (value: Measure) => void }) {
  const id = useId()
  const set = (patch: Partial<Measure>) => onChange({ ...value, ...patch })
  return (
    <fieldset className={css.measure} aria-describedby={hint && id}>
      <legend>{label}</legend>
      {hint && <p className={css.hint} id={id}>{hint}</p>}
      <NumberField label={say('give.measure-before')} value={value.before} onChange={(before) => set({ before })} />
      <NumberField label={say('give.measure-after')} value={value.after} onChange={(after) => set({ after })} />
      <TextField label={say('give.measure-unit')} placeholder={say('give.measure-unit-example')} maxLength={100} value={value.unit} onChange={(event) => set({ unit: event.target.value })} />
      <TextField label={say('give.measure-link')} type="url" inputMode="url" placeholder="https://" value={value.link ?? ''} onChange={(event) => set({ link: event.target.value })} />
    </fieldset>
  )
}
