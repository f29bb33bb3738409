import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Framework } from '../../framework/model.ts'
import type { WorkReach } from '../../work/rules/scope-of-work.ts'
import { CompetencyQuestion } from './CompetencyQuestion.tsx'
import { CompetencyRail } from './CompetencyRail.tsx'
import { isBegun, noAnswer, type Answer, type GiveForm, type Prepared } from './give-form.ts'
import { fieldId, type GiveProblem } from './give-problems.ts'
import { openQuestion } from './open-question.ts'
import css from './GiveForm.module.css'

type Props = {
  content: Framework
  prepared: Prepared
  form: GiveForm
  at: string | undefined
  reach: WorkReach | null
  problems: readonly GiveProblem[]
  onAt: (competency: string) => void
  onAnswer: (competency: string, patch: Partial<Answer> | null) => void
}

/** One competency at a time, with all of them at hand. */
export function Observations({ content, prepared, form, at, reach, problems, onAt, onAnswer }: Props) {
  const competency = content.competencies.find(({ id }) => id === at)
  const none = problems.find(({ field }) => field === 'competencies')
  const next = prepared.asked.find((id) => id !== at && !isBegun(form.answers[id] ?? noAnswer))
  const open = (id: string) => openQuestion(() => onAt(id))
  const answer = (competency && form.answers[competency.id]) ?? noAnswer
  return (
    <div className={css.observations} id={fieldId('competencies')}>
      <CompetencyRail content={content} prepared={prepared} answers={form.answers} wrong={new Set(problems.flatMap((one) => one.competency ?? []))} at={at} onChoose={open} />
      {competency
        ? (
          <CompetencyQuestion
            content={content} competency={competency} prepared={prepared} answer={answer} reach={reach}
            scopeFromWork={!answer.scopeChosen && reach !== null}
            problems={problems.filter((one) => one.competency === competency.id)}
            onChange={(patch) => onAnswer(competency.id, patch)}
            onClear={() => onAnswer(competency.id, null)}
          >
            {next && <Button onClick={() => open(next)}>{say('give.next', { competency: content.competencies.find(({ id }) => id === next)?.name ?? next })}</Button>}
          </CompetencyQuestion>
        )
        : <p className={css.begin}>{none ? <strong className={css.problem}>{none.message}</strong> : say(prepared.competencies.length > 0 ? 'give.begin' : 'give.begin-none')}</p>}
    </div>
  )
}
