import { useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Feedback } from '../../feedback/model.ts'
import { FeedbackItem } from '../../feedback/web/FeedbackItem.tsx'
import { frameworkText } from '../../feedback/web/framework-text.ts'
import type { CompetencyDetail } from '../model.ts'
import css from './CompetencyPanel.module.css'

/** What people saw, in their own words and in those they chose. What no longer counts stays to be read, each with why. */
export function CompetencySeen({ detail: { row, feedback, earlier } }: { detail: CompetencyDetail }) {
  const [open, setOpen] = useState(false)
  return (
    <section className={css.section} aria-labelledby="stone-seen">
      <h3 id="stone-seen">{say('stone.observations')}</h3>
      {feedback.length === 0 && <p className={css.soft}>{say(earlier.length > 0 ? 'stone.observations-none-now' : 'stone.observations-none')}</p>}
      {row.outsideRole > 0 && <p className={css.soft}>{say('stone.outside-role', { count: row.outsideRole })}</p>}
      {row.notObserved > 0 && <p className={css.soft}>{say('stone.not-observed', { count: row.notObserved })}</p>}
      {feedback.length > 0 && <AsGiven feedback={feedback} competency={row.competency}>{(item) => item}</AsGiven>}
      {earlier.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className={css.summary}>{say('stone.earlier', { count: earlier.length })}</summary>
          {open && <AsGiven feedback={earlier} competency={row.competency}>{(item, { why }) => <div className={css.stopped}><p>{say(`stone.earlier.${why}`)}</p>{item}</div>}</AsGiven>}
        </details>
      )}
    </section>
  )
}

type GivenProps<One extends Feedback> = { feedback: readonly One[]; competency: string; children: (item: ReactNode, one: One) => ReactNode }

const textOf = ({ framework: { id, version } }: Feedback): string => `${id} ${version}`

/** Each in the words of the version that it was given in; a version is asked for once, however many were given in it. */
function AsGiven<One extends Feedback>({ feedback, competency, children }: GivenProps<One>) {
  const versions = [...new Map(feedback.map((one) => [textOf(one), one.framework]))]
  const texts = useQueries({ queries: versions.map(([, version]) => frameworkText(version)) })
  const failed = texts.find(({ error }) => error)?.error
  if (failed) return <Notice tone="error" title={say('trouble.title')} role="alert"><p>{problemOfForm(failed)}</p></Notice>
  if (texts.some(({ data }) => !data)) return <Skeleton label={say('shell.loading')} lines={6} />
  const contents = new Map(versions.map(([key], at) => [key, texts[at]!.data!]))
  return (
    <ul className={css.seen}>
      {feedback.map((one) => (
        <li key={one.id}>{children(<FeedbackItem feedback={one} content={contents.get(textOf(one))!} only={onlyThis(one, competency)} />, one)}</li>
      ))}
    </ul>
  )
}

/** What was given under an earlier name of the competency is shown whole. */
const onlyThis = ({ observations }: Feedback, id: string): string | undefined => (observations.some(({ competency }) => competency === id) ? id : undefined)
