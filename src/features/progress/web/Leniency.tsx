import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import { ownLeniency, useNames } from './growth-queries.ts'
import css from './Growth.module.css'

type Own = { framework: string; leniency: number; error: number; sharedPeople: number; fittedAt: string }

/** How far one gives above or below others: for oneself to know, and shown to nobody else. */
export function Leniency() {
  const { data: all } = useSuspenseQuery(ownLeniency({}))
  const names = useNames(all)
  return (
    <section className={css.section} aria-labelledby="leniency">
      <div className={css.sectionHead}>
        <h2 id="leniency">{say('leniency.title')}</h2>
        <p className={css.soft}>{say('leniency.text')}</p>
      </div>
      {all.length === 0 && <p className={css.plain}>{say('leniency.none')}</p>}
      {all.length > 0 && (
        <ul className={css.rows}>
          {all.map((own) => (
            <li key={own.framework} className={css.row}>
              <p className={css.plain}>{leaningOf(own)}</p>
              <p className={css.meta}>
                {all.length > 1 && <span>{names.content(own.framework)?.name ?? own.framework}</span>}
                <span>{say('leniency.error', { low: own.leniency - sure * own.error, high: own.leniency + sure * own.error })}</span>
                <span>{say('leniency.shared', { count: own.sharedPeople })}</span>
                <span>{say('leniency.fitted', { when: onDay(own.fittedAt) })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Standard errors to either side that hold nine in ten. */
const sure = 1.645

/** What cannot be told from none is not put as one. */
function leaningOf({ leniency, error }: Own): string {
  if (Math.abs(leniency) < sure * error) return say('leniency.unclear')
  return say(leniency > 0 ? 'leniency.generous' : 'leniency.strict', { levels: Math.abs(leniency) })
}
