import { useId } from 'react'
import { say } from '../../../phrases/say.ts'
import type { GiveForm, Prepared } from './give-form.ts'
import css from './GiveForm.module.css'

type Props = { form: GiveForm; prepared: Prepared; onChange: (patch: Partial<GiveForm>) => void }

const inOneLine = new Intl.ListFormat(undefined, { type: 'conjunction' })

export const readersNamed = ({ about, readers }: Prepared, visibility: GiveForm['visibility']): string =>
  inOneLine.format([...(visibility === 'person' ? [about.name] : []), ...readers.map(({ name }) => name)])

/** Who will read it, by name, before one writes. */
export function Readers({ form: { visibility, withholdName }, prepared, onChange }: Props) {
  const name = useId()
  const { about, readers, mayWithholdName } = prepared
  return (
    <div className={css.readers}>
      <fieldset className={css.options}>
        <legend className="visually-hidden">{say('give.readers')}</legend>
        <label className={css.option}>
          <input type="radio" name={name} checked={visibility === 'person'} onChange={() => onChange({ visibility: 'person' })} />
          <span><strong>{readersNamed(prepared, 'person')}</strong></span>
          <span className={css.hint}>{readers.length === 0 ? say(prepared.relation === 'manager' ? 'give.readers-only-manager' : 'give.readers-no-manager', { name: about.name }) : say('give.readers-person', { name: about.name, managers: readers.length })}</span>
        </label>
        {readers.length > 0 && (
          <label className={css.option}>
            <input type="radio" name={name} checked={visibility === 'managers'} onChange={() => onChange({ visibility: 'managers' })} />
            <span><strong>{say('give.readers-managers', { names: readersNamed(prepared, 'managers') })}</strong></span>
            <span className={css.hint}>{say('give.readers-managers-hint', { name: about.name })}</span>
          </label>
        )}
      </fieldset>
      {mayWithholdName && (
        <label className={css.option}>
          <input type="checkbox" checked={withholdName} onChange={(event) => onChange({ withholdName: event.target.checked })} />
          <span><strong>{say('give.withhold')}</strong></span>
          <span className={css.hint}>{say('give.withhold-hint', { name: about.name })}</span>
        </label>
      )}
    </div>
  )
}
