import { Suspense } from 'react'
import { say } from '../../../phrases/say.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
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
        {feedback.length > 0 && (
          <details className={css.folded}>
            <summary>{say('about-me.feedback-count', { count: feedback.length })}</summary>
            <Suspense fallback={<Skeleton label={say('shell.loading')} />}>
              <ul className={css.rows}>{feedback.map((one) => <li key={one.id}><GivenFeedback feedback={one} /></li>)}</ul>
            </Suspense>
          </details>
        )}
      </section>
      <section className={css.section} aria-labelledby="about-me-self">
        <div className={css.sectionHead}>
          <h2 id="about-me-self">{say('about-me.self')}</h2>
          <p className={css.soft}>{say(selfAssessment.length > 0 ? 'about-me.self-text' : 'about-me.self-none')}</p>
        </div>
        {selfAssessment.length > 0 && (
          <details className={css.folded}>
            <summary>{say('about-me.self-count', { count: selfAssessment.length })}</summary>
            <ul className={css.rows}>{selfAssessment.map((one) => <Own key={one.competency} assessment={one} names={names} />)}</ul>
          </details>
        )}
      </section>
    </>
  )
}

function Own({ assessment: { competency, level, words, framework, assessedAt }, names }: { assessment: SelfAssessment; names: Names }) {
  return (
    <li className={own.observation}>
      <strong>{names.competency(framework.id, competency)}</strong>
      <span>{level ? names.level(framework.id, level) : say('about-me.not-yet')}</span>
      <span className={css.soft}>{onDay(assessedAt)}</span>
      {words && <p className={css.words} dir="auto">{words}</p>}
    </li>
  )
}
