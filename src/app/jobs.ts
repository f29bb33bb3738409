import { applyRetention } from '../features/people/apply-retention.ts'
import { refitRatings } from '../features/progress/refit-ratings.ts'
import { job } from '../platform/actor.ts'
import { actAs, transact, type Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'

/** How often the house looks whether something is due, in milliseconds. */
const pause = 2_000

/** How often it looks for what has been kept long enough, in milliseconds. */
const retentionPause = 60 * 60_000

/** After a long fit the house rests for this many times as long, so that a large organization is not forever fitting. */
const restShare = 2

/**
 * What the house does by itself beside keeping the database: fitting ratings anew after feedback, and deleting what has been kept long
 * enough. One round follows another, never two at once. Answers with what stops it; whatever is under way is given up, and done again
 * after the next start.
 */
export function startJobs(db: Database, log: Log, now: () => Date): () => Promise<void> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = (wait: number): void => {
    if (!stop.signal.aborted) timer = setTimeout(() => void (running = round()), wait).unref()
  }
  let retainedAt = Number.NEGATIVE_INFINITY
  const retain = async (): Promise<void> => {
    if (performance.now() - retainedAt < retentionPause) return
    const applied = await transact(db.kysely, async (tx) => {
      await actAs(tx, job, now())
      return applyRetention({ tx, actor: job, now: now() })
    })
    retainedAt = performance.now()
    if (applied.ok && applied.value.feedback > 0) log.info('retention-applied', applied.value)
  }
  const round = async (): Promise<void> => {
    const started = performance.now()
    try {
      await retain()
      for (const fitted of await refitRatings(db, now(), stop.signal)) log.info('ratings-fitted', fitted)
    } catch (error) {
      if (!stop.signal.aborted) log.error('job-failed', error)
    }
    next(Math.max(pause, restShare * (performance.now() - started)))
  }
  next(pause)
  return async () => {
    stop.abort()
    clearTimeout(timer)
    await running
  }
}
