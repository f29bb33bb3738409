import { Suspense } from 'react'
import { say, type Phrase } from '../../../phrases/say.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Feedback, SelfAssessment } from '../../feedback/model.ts'
import { GivenFeedback } from '../../feedback/web/GivenFeedback.tsx'
import { ExportCorrections } from './ExportCorrections.tsx'
import type { Exported, Names } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Export.module.css'

type Corrections = Exported['held']['corrections']
type Props = { feedback: readonly Feedback[]; given: readonly Feedback[]; selfAssessment: readonly SelfAssessment[]; corrections: Corrections; names: Names }

/** All feedback about oneself that one may read, what one gave to others, and what one said of oneself. */
export function ExportFeedback({ feedback, given, selfAssessment, corrections, names }: Props) {
  return (
    <>
      <section className={css.section} aria-labelledby="about-me-feedback">
        <h2 id="about-me-feedback">{say('about-me.feedback')}</h2>
        {feedback.length === 0 && <p className={css.plain}>{say('about-me.feedback-none')}</p>}
        <FoldedList count="about-me.feedback-count" feedback={feedback} corrections={corrections} names={names} />
      </section>
      <section className={css.section} aria-labelledby="about-me-given">
        <h2 id="about-me-given">{say('about-me.given')}</h2>
        {given.length === 0 && <p className={css.plain}>{say('about-me.given-none')}</p>}
        <FoldedList count="about-me.given-count" feedback={given} corrections={corrections} names={names} aboutWhom />
      </section>
      <section className={css.section} aria-labelledby="about-me-self">
        <div className={css.sectionHead}>
          <h2 id="about-me-self">{say('about-me.self')}</h2>
          <p className={css.soft}>{say(selfAssessment.length > 0 ? 'about-me.self-text' : 'about-me.self-none')}</p>
        </div>
        {selfAssessment.length > 0 && (
          <details className={css.folded}>
            <summary>{say('about-me.self-count', { count: selfAssessment.length })}</summary>
            <ul className={css.rows}>{selfAssessment.map((one) => <Own key={`${one.framework.id} ${one.competency} ${one.assessedAt}`} assessment={one} names={names} />)}</ul>
          </details>
        )}
      </section>
    </>
  )
}

type ListProps = { count: Phrase; feedback: readonly Feedback[]; corrections: Corrections; names: Names; aboutWhom?: boolean }

function FoldedList({ count, feedback, corrections, names, aboutWhom = false }: ListProps) {
  if (feedback.length === 0) return null
  return (
    <details className={css.folded}>
      <summary>{say(count, { count: feedback.length })}</summary>
      <Suspense fallback={<Skeleton label={say('shell.loading')} />}>
        <ul className={css.rows}>
          {feedback.map((one) => (
            <li key={one.id}>
              {aboutWhom && <p className={own.about}>{say('inbox.about', { name: one.about.name })}</p>}
              <GivenFeedback feedback={one} />
              <ExportCorrections of={one.id} framework={one.framework.id} corrections={corrections} names={names} />
            </li>
          ))}
        </ul>
      </Suspense>
    </details>
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
