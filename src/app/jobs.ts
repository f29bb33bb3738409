import { applyRetention } from '../features/people/apply-retention.ts'
import { refitRatings } from '../features/progress/refit-ratings.ts'
import { job } from '../platform/actor.ts'
import { actAs, transact, type Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'

/** How long the house waits, in milliseconds. */
type Pace = {
  /** Between two looks whether something is due. */
  readonly pause: number
  /** Until it tries again what has failed. */
  readonly afterFailure: number
}

const usualPace: Pace = { pause: 2_000, afterFailure: 60_000 }

/** How often it looks for what has been kept long enough, in milliseconds. */
const hour = 60 * 60_000

/** After a long fit the house rests for this many times as long, so that a large organization is not forever fitting. */
const restShare = 2

type Job = {
  readonly name: string
  readonly every: number
  /** Whether all of it was done. What was not is tried again later. */
  readonly run: () => Promise<boolean>
  dueAt: number
}

/**
 * What the house does by itself beside keeping the database: fitting ratings anew after feedback, and deleting what has been kept long
 * enough. One round follows another, never two at once, and what fails holds up nothing else. Answers with what stops it; whatever is
 * under way is given up, and done again after the next start.
 */
export function startJobs(db: Database, log: Log, now: () => Date, { pause, afterFailure }: Pace = usualPace): () => Promise<void> {
  const stop = new AbortController()
  const jobs: Job[] = [
    { name: 'retention', every: hour, run: () => retain(db, log, now(), stop.signal), dueAt: 0 },
    { name: 'ratings', every: 0, run: () => refit(db, log, now(), stop.signal), dueAt: 0 },
  ]
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = (wait: number): void => {
    if (!stop.signal.aborted) timer = setTimeout(() => void (running = round()), wait).unref()
  }
  const round = async (): Promise<void> => {
    const started = performance.now()
    for (const one of jobs.filter((it) => it.dueAt <= started)) {
      if (!stop.signal.aborted) one.dueAt = performance.now() + ((await attempt(one, log, stop.signal)) ? one.every : afterFailure)
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

async function attempt({ name, run }: Job, log: Log, signal: AbortSignal): Promise<boolean> {
  try {
    return await run()
  } catch (error) {
    if (!signal.aborted) log.error('job-failed', error, { job: name })
    return false
  }
}

/** Each part goes in a transaction of its own: others get in between, and what is gone stays gone where a later part fails. */
async function retain(db: Database, log: Log, now: Date, signal: AbortSignal): Promise<boolean> {
  for (let feedback = 0; ; ) {
    const applied = await transact(db.kysely, async (tx) => {
      await actAs(tx, job, now)
      return applyRetention({ tx, actor: job, now })
    })
    if (!applied.ok) return false
    feedback += applied.value.feedback
    if (applied.value.more && !signal.aborted) continue
    if (feedback > 0) log.info('retention-applied', { feedback })
    return true
  }
}

async function refit(db: Database, log: Log, now: Date, signal: AbortSignal): Promise<boolean> {
  const { fitted, failed } = await refitRatings(db, now, signal)
  for (const one of fitted) log.info('ratings-fitted', one)
  for (const { framework, error } of failed) log.error('ratings-not-fitted', error, { framework })
  return failed.length === 0
}
