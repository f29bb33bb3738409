import { say } from '../../../phrases/say.ts'
import { TextField } from '../../../ui/Field.tsx'
import { today } from '../../../ui/when.ts'
import { WorkPicker } from '../../work/web/WorkPicker.tsx'
import type { GiveForm, Prepared } from './give-form.ts'
import { fieldId } from './give-problems.ts'
import css from './GiveForm.module.css'

type Props = { form: GiveForm; prepared: Prepared; problem: (field: string) => string | undefined; onChange: (patch: Partial<GiveForm>) => void }

/** On which work, and on which day. The day says who the giver was to the person, and the work how far it can have reached. */
export function Occasion({ form, prepared, problem, onChange }: Props) {
  return (
    <div className={css.occasion}>
      <div id={fieldId('workItem')} className={css.work}><WorkPicker label={say('give.work')} hint={say('give.work-hint')} value={form.work} onChange={(work) => onChange({ work })} problem={problem('workItem')} /></div>
      <div id={fieldId('observedOn')} className={css.day}>
        <TextField type="date" label={say('give.day')} hint={say('give.day-hint')} max={today()} value={form.observedOn} onChange={(event) => onChange({ observedOn: event.target.value })} problem={problem('observedOn')} />
      </div>
      <p className={css.relation} role="status">{relationTold(prepared)}</p>
    </div>
  )
}

const relationTold = ({ relation, about: { name } }: Prepared): string =>
  relation === 'self' || relation === 'outsider' ? '' : say(`give.relation.${relation}`, { name })
