import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import type { Feedback } from '../model.ts'
import { ObservationBody } from './ObservationBody.tsx'
import css from './FeedbackItem.module.css'

type Props = {
  feedback: Feedback
  /** The framework in the version that this was given in. */
  content: Framework
  /** Shows what was said of this competency alone. */
  only?: string | undefined
  /** What can be done with it, such as correcting it. */
  children?: ReactNode
  /** How deep its headings stand in the page. */
  heading?: 2 | 3
}

/** One giving: who, when and on which work, and what they said of each competency. */
export function FeedbackItem({ feedback, content, only, children, heading = 3 }: Props) {
  const { withdrawnAt, words } = feedback
  const observations = feedback.observations.filter(({ competency }) => !only || competency === only)
  return (
    <article className={css.item} data-withdrawn={withdrawnAt ? true : undefined}>
      <Heading feedback={feedback} framework={content.name} level={heading} />
      {withdrawnAt && <p className={css.aside}>{say('feedback.withdrawn-on', { when: onDay(withdrawnAt) })}</p>}
      {words && <p className={css.words} dir="auto">{words}</p>}
      {observations.map((observation) => <ObservationBody key={observation.competency} observation={observation} content={content} specialty={feedback.specialty} askAbout={feedback.own ? undefined : { person: feedback.about.id, work: feedback.work?.id }} heading={only === undefined ? (heading === 2 ? 'h3' : 'h4') : undefined} />)}
      {children && <div className={css.actions}>{children}</div>}
    </article>
  )
}

/** Who gave it, as whoever reads it may know. */
export function giverNamed({ giver, outsider, nameWithheld, own }: Feedback): string {
  if (own && nameWithheld) return say('feedback.you-withheld')
  if (own) return say('feedback.you')
  if (outsider) return outsider
  if (nameWithheld) return say('feedback.withheld')
  return giver?.name ?? say('feedback.former-colleague')
}

function Heading({ feedback, framework, level }: { feedback: Feedback; framework: string; level: 2 | 3 }) {
  const Name = level === 2 ? 'h2' : 'h3'
  const { id, relation, givenAt, correctedAt, visibility } = feedback
  return (
    <header className={css.head}>
      <div className={css.who}>
        <Name>{giverNamed(feedback)}</Name>
        <span className={css.relation}>{say(`feedback.relation.${relation}`)}</span>
        {visibility === 'managers' && <Tag title={say('feedback.managers-only-text')}>{say('feedback.managers-only')}</Tag>}
        {correctedAt && <Tag>{say('feedback.corrected-on', { when: onDay(correctedAt) })}</Tag>}
      </div>
      <p className={css.when}>
        <Link to="/feedback/$id" params={{ id }}><time dateTime={givenAt}>{onDay(givenAt)}</time></Link>
        <SeenOn feedback={feedback} />
        <span>{say('feedback.version', { framework, version: feedback.framework.version })}</span>
      </p>
    </header>
  )
}

function SeenOn({ feedback: { work, observedOn } }: { feedback: Feedback }) {
  if (!work) return <span>{say('feedback.seen-on', { when: onDay(observedOn) })}</span>
  const title = work.url ? <a href={work.url} rel="noreferrer" target="_blank">{work.title}</a> : work.title
  return <span>{say('feedback.seen-on', { when: onDay(observedOn) })} · {say(`feedback.work.${work.kind}`)} <bdi>{title}</bdi></span>
}
