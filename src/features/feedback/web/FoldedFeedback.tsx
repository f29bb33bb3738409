import { Suspense, useState, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Feedback } from '../model.ts'
import { CompetencyNames } from './CompetencyNames.tsx'
import { GivenFeedback } from './GivenFeedback.tsx'
import css from './Inbox.module.css'

type Props = { feedback: Feedback; name: string; begin?: boolean; children?: ReactNode }

/** One line for a giving, which opens to all that was said. */
export function FoldedFeedback({ feedback, name, begin = false, children }: Props) {
  const [open, setOpen] = useState(begin)
  const { givenAt, withdrawnAt, framework, observations } = feedback
  return (
    <details className={css.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={css.name}>{name}</span>
        <span className={css.soft}>{onDay(givenAt)}{observations.length > 0 && <> · <CompetencyNames framework={framework.id} ids={observations.map(({ competency }) => competency)} /></>}</span>
        {withdrawnAt && <Tag>{say('inbox.withdrawn')}</Tag>}
      </summary>
      {open && <Suspense fallback={<Skeleton label={say('shell.loading')} />}><GivenFeedback feedback={feedback}>{children}</GivenFeedback></Suspense>}
    </details>
  )
}
