import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { Feedback, Observation, SelfAssessment } from '../../feedback/model.ts'
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
        {feedback.length > 0 && <ul className={css.rows}>{feedback.map((one) => <Giving key={one.id} feedback={one} names={names} />)}</ul>}
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

function Giving({ feedback: { giver, outsider, relation, observedOn, work, words, observations, framework, withdrawnAt, correctedAt }, names }: { feedback: Feedback; names: Names }) {
  return (
    <li className={css.row}>
      <div className={css.rowHead}>
        <h3>{giver?.name ?? outsider ?? say('about-me.unnamed')}</h3>
        <span className={css.meta}>
          <span>{say(`about-me.relation.${relation}`)}</span>
          <span>{onDay(observedOn)}</span>
          {work && <span>{work.title}</span>}
          {correctedAt && <span>{say('about-me.corrected', { when: onDay(correctedAt) })}</span>}
          {withdrawnAt && <span>{say('about-me.withdrawn', { when: onDay(withdrawnAt) })}</span>}
        </span>
      </div>
      {words && <p className={css.words}>{words}</p>}
      {observations.length > 0 && <ul className={own.observations}>{observations.map((one) => <Seen key={one.competency} observation={one} framework={framework.id} names={names} />)}</ul>}
    </li>
  )
}

function Seen({ observation: { competency, choice, level, frequency, scope, words, value }, framework, names }: { observation: Observation; framework: string; names: Names }) {
  const content = names.content(framework)
  const often = content?.frequencies.find(({ id }) => id === frequency)?.name ?? frequency
  const reach = content?.scopes.find(({ id }) => id === scope)?.name ?? scope
  return (
    <li className={own.observation}>
      <strong>{names.competency(framework, competency)}</strong>
      <span>{choice === 'level' && level ? names.level(framework, level) : say(`about-me.choice.${choice}`)}</span>
      <span className={css.soft}>{[often, reach, value !== null && say('about-me.worth', { value })].filter(Boolean).join(', ')}</span>
      {words && <p className={css.words}>{words}</p>}
    </li>
  )
}
