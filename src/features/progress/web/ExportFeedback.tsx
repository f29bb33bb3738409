import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { Feedback, SelfAssessment } from '../../feedback/model.ts'
import { GivenFeedback } from '../../feedback/web/GivenFeedback.tsx'
import type { Names } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Export.module.css'

type Props = { feedback: readonly Feedback[]; selfAssessment: readonly SelfAssessment[]; names: Names }

/** All feedback about oneself that one may read, and what one said oneself. */
export function ExportFeedback({ feedback, selfAssessment, names }: Props) {
  return (
    <>
      <section className={css.section} aria-labelledby="about-me-feedback">
        <h2 id="about-me-feedback">{say('about-me.feedback')}</h2>
        {feedback.length === 0 && <p className={css.plain}>{say('about-me.feedback-none')}</p>}
        {feedback.length > 0 && <ul className={css.rows}>{feedback.map((one) => <li key={one.id}><GivenFeedback feedback={one} /></li>)}</ul>}
      </section>
      <section className={css.section} aria-labelledby="about-me-self">
        <div className={css.sectionHead}>
          <h2 id="about-me-self">{say('about-me.self')}</h2>
          <p className={css.soft}>{say(selfAssessment.length > 0 ? 'about-me.self-text' : 'about-me.self-none')}</p>
        </div>
        {selfAssessment.length > 0 && (
          <ul className={css.rows}>
            {selfAssessment.map(({ competency, level, words, framework, assessedAt }) => (
              <li key={competency} className={own.observation}>
                <strong>{names.competency(framework.id, competency)}</strong>
                <span>{level ? names.level(framework.id, level) : say('about-me.not-yet')}</span>
                <span className={css.soft}>{onDay(assessedAt)}</span>
                {words && <p className={css.words}>{words}</p>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
