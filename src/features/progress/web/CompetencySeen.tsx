import { say } from '../../../phrases/say.ts'
import type { Framework } from '../../framework/model.ts'
import type { Feedback } from '../../feedback/model.ts'
import { FeedbackItem } from '../../feedback/web/FeedbackItem.tsx'
import type { CompetencyDetail } from '../model.ts'
import css from './CompetencyPanel.module.css'

/** What people saw, in their own words and in those they chose. What no longer counts stays to be read. */
export function CompetencySeen({ detail: { row, feedback, earlier }, content }: { detail: CompetencyDetail; content: Framework }) {
  return (
    <section className={css.section} aria-labelledby="stone-seen">
      <h3 id="stone-seen">{say('stone.observations')}</h3>
      {feedback.length === 0 && <p className={css.soft}>{say('stone.observations-none')}</p>}
      {row.outsideRole > 0 && <p className={css.soft}>{say('stone.outside-role', { count: row.outsideRole })}</p>}
      {row.notObserved > 0 && <p className={css.soft}>{say('stone.not-observed', { count: row.notObserved })}</p>}
      <div className={css.seen}>{feedback.map((one) => <FeedbackItem key={one.id} feedback={one} content={content} only={onlyThis(one, row.competency)} />)}</div>
      {earlier.length > 0 && (
        <details>
          <summary className={css.summary}>{say('stone.earlier', { count: earlier.length })}</summary>
          <p className={css.soft}>{say('stone.earlier-text')}</p>
          {earlier.map((one) => <FeedbackItem key={one.id} feedback={one} content={content} only={onlyThis(one, row.competency)} />)}
        </details>
      )}
    </section>
  )
}

/** What was given under an earlier name of the competency is shown whole. */
const onlyThis = ({ observations }: Feedback, id: string): string | undefined => (observations.some(({ competency }) => competency === id) ? id : undefined)
