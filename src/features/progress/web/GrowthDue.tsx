import { say } from '../../../phrases/say.ts'
import { daysBetween, onDay, today } from '../../../ui/when.ts'
import css from './Growth.module.css'

/** By when something is due, and in words how late it is. */
export function Due({ on }: { on: string }) {
  const late = daysBetween(on, today())
  return (
    <span>
      <time dateTime={on}>{say('growth.due', { when: onDay(on) })}</time>
      {late > 0 && <strong className={css.late}> {say('growth.late', { days: late })}</strong>}
    </span>
  )
}
