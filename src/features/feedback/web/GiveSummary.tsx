import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import type { WorkReach } from '../../work/rules/scope-of-work.ts'
import type { Observation } from '../model.ts'
import { evidenceRemarks } from '../rules/check-evidence.ts'
import { contentOf, type GiveForm, type Prepared } from './give-form.ts'
import { ObservationBody } from './ObservationBody.tsx'
import { scopeMarks } from './reach-of-work.ts'
import { readersChecked } from './readers-words.ts'
import css from './GiveForm.module.css'

type Props = { content: Framework; prepared: Prepared; form: GiveForm; reach: WorkReach | null; busy: boolean; onSend: () => void; onBack: (competency?: string) => void }

/** Everything once more before it is sent, with who will read it. */
export function GiveSummary({ content, prepared, form, reach, busy, onSend, onBack }: Props) {
  const { observations, words } = contentOf(form)
  const shown = observations.map((one): Observation => ({ ...one, ...scopeMarks(content, prepared, reach, one), value: null, bound: null, counts: false, remarks: evidenceRemarks(content.evidenceKinds, one.evidence) }))
  return (
    <section className={css.summary}>
      <h2 id="give-check" tabIndex={-1}>{say('give.check-title')}</h2>
      <dl className={css.facts}>
        <div><dt>{say('give.check-readers')}</dt><dd>{readersChecked(prepared, form)}</dd></div>
        <div><dt>{say('give.check-day')}</dt><dd>{form.observedOn && onDay(form.observedOn)}</dd></div>
        <div><dt>{say('give.check-work')}</dt><dd>{form.work ? <bdi>{form.work.title}</bdi> : say('give.check-no-work')}</dd></div>
      </dl>
      {shown.map((observation) => (
        <div key={observation.competency} className={css.said}>
          <ObservationBody observation={observation} content={content} specialty={prepared.specialty} heading="h3" />
          <Button small onClick={() => onBack(observation.competency)} aria-label={say('give.change-of', { competency: nameOf(content, observation.competency) })}>{say('give.change')}</Button>
        </div>
      ))}
      {words && <div className={css.said}><p className={css.told} dir="auto">{words}</p><Button small onClick={() => onBack()}>{say('give.change')}</Button></div>}
      <div className={css.end}>
        <Button kind="primary" busy={busy} onClick={onSend}>{say(prepared.earlier ? 'give.send-correction' : 'give.send')}</Button>
        <Button kind="quiet" onClick={() => onBack()}>{say('give.back')}</Button>
      </div>
    </section>
  )
}

const nameOf = (content: Framework, id: string): string => content.competencies.find((one) => one.id === id)?.name ?? id
