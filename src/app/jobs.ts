import { refitRatings } from '../features/progress/refit-ratings.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'

/** How often the house looks whether something is due, in milliseconds. */
const pause = 2_000

/** After a long fit the house rests for this many times as long, so that a large organization is not forever fitting. */
const restShare = 2

/**
 * What the house does by itself beside keeping the database: fitting ratings anew after feedback. One round follows another, never two at
 * once. Answers with what stops it; whatever is under way is given up, and done again after the next start.
 */
export function startJobs(db: Database, log: Log, now: () => Date): () => Promise<void> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = (wait: number): void => {
    if (!stop.signal.aborted) timer = setTimeout(() => void (running = round()), wait).unref()
  }
  const round = async (): Promise<void> => {
    const started = performance.now()
    try {
      for (const fitted of await refitRatings(db, now(), stop.signal)) log.info('ratings-fitted', fitted)
    } catch (error) {
      if (!stop.signal.aborted) log.error('fit-failed', error)
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
