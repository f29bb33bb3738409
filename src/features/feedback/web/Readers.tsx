import { useId } from 'react'
import { say } from '../../../phrases/say.ts'
import type { GiveForm, Prepared } from './give-form.ts'
import { fieldId } from './give-problems.ts'
import { managersTold, personTold, readersNamed } from './readers-words.ts'
import css from './GiveForm.module.css'

type Props = { form: GiveForm; prepared: Prepared; problem: string | undefined; onChange: (patch: Partial<GiveForm>) => void }

/** Who will read it, by name, before one writes. */
export function Readers({ form: { visibility, withholdName }, prepared, problem, onChange }: Props) {
  const name = useId()
  const { about, readers, mayWithholdName, earlier } = prepared
  return (
    <div className={css.readers}>
      <fieldset className={css.options}>
        <legend className="visually-hidden">{say('give.readers')}</legend>
        <label className={css.option}>
          <input type="radio" name={name} checked={visibility === 'person'} onChange={() => onChange({ visibility: 'person' })} />
          <span><strong>{readersNamed(prepared, 'person')}</strong></span>
          <span className={css.hint}>{personTold(prepared, withholdName)}</span>
        </label>
        {(readers.length > 0 || visibility === 'managers') && (
          <label className={css.option}>
            <input type="radio" name={name} checked={visibility === 'managers'} onChange={() => onChange({ visibility: 'managers' })} />
            <span><strong>{readersNamed(prepared, 'managers')}</strong></span>
            <span className={css.hint}>{managersTold(prepared, withholdName)}</span>
          </label>
        )}
      </fieldset>
      {(mayWithholdName || withholdName) && (
        <div id={fieldId('withholdName')}>
          {problem && <p className={css.problem}>{problem}</p>}
          <label className={css.option}>
            <input type="checkbox" checked={withholdName} disabled={earlier !== null} onChange={(event) => onChange({ withholdName: event.target.checked })} />
            <span><strong>{say('give.withhold')}</strong></span>
            <span className={css.hint}>{say(earlier ? 'give.withhold-stays' : 'give.withhold-hint', { name: about.name })}</span>
          </label>
        </div>
      )}
    </div>
  )
}
