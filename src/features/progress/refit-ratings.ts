import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { job } from '../../platform/actor.ts'
import { actAs, transact, type Database, type Tx } from '../../platform/database.ts'
import { packageRoot } from '../../platform/package-root.ts'
import type { Permit } from '../../platform/permit.ts'
import { ok } from '../../platform/result.ts'
import { publishedFramework } from '../framework/reads.ts'
import { dayOf } from '../people/rules/days.ts'
import type { FromFitWorker, ToFitWorker } from './fit-worker.ts'
import { mayRefit } from './policy.ts'
import { fitsDue, peopleToRate, reviewsOf, type FitDue } from './reads/refits.ts'
import type { FitParts } from './rules/fit-parts.ts'
import type { Publication } from '../framework/rules/carries-over.ts'
import { windowEnding, type Window } from './rules/window.ts'
import { addFitGivers, beginFit, makeCurrent, removeOldFits } from './writes.ts'

const workerFile = path.join(packageRoot, 'dist/server/fit-worker.js')

/** What one fit came to, for the log. */
export type Refitted = { readonly framework: string; readonly people: number; readonly observations: number; readonly givers: number; readonly milliseconds: number }

/** What was fitted, and which fits failed: the ratings of those frameworks stay as they were. */
export type Refits = { readonly fitted: readonly Refitted[]; readonly failed: readonly { readonly framework: string; readonly error: unknown }[] }

const none: Refits = { fitted: [], failed: [] }

/** How many people are read, and how many givers written, in one transaction: requests get in between. */
const peopleAtOnce = 25
const giversAtOnce = 250

/**
 * Fits anew what has changed since the last fit, framework by framework: numbers exist within one ladder. A fit is a cache with a
 * date: without one, ratings are computed from usual variances, and dropping one changes nothing but the time until the next.
 * Only one process at a time does it; to the others nothing is due. A framework whose fit fails holds up no other.
 */
export async function refitRatings(db: Database, now: Date, signal?: AbortSignal): Promise<Refits> {
  const permit = mayRefit(job)
  if (!permit.ok) return none
  const house: House = { db, now, permit: permit.value, ...(signal ? { signal } : {}) }
  const due = await asJob(house, (tx) => fitsDue(tx, permit.value, now))
  return due.length === 0 ? none : alone(db, () => refitAll(house, due), none)
}

type House = { readonly db: Database; readonly now: Date; readonly permit: Permit<'refit'>; readonly signal?: AbortSignal }

async function refitAll(house: House, due: readonly FitDue[]): Promise<Refits> {
  const fitted: Refitted[] = []
  const failed: { framework: string; error: unknown }[] = []
  for (const one of due) {
    try {
      fitted.push(await refit(house, one))
    } catch (error) {
      house.signal?.throwIfAborted()
      failed.push({ framework: one.framework, error })
    }
  }
  return { fitted, failed }
}

async function refit(house: House, due: FitDue): Promise<Refitted> {
  house.signal?.throwIfAborted()
  const started = performance.now()
  const published = await asJob(house, (tx) => publishedFramework(tx, due.framework))
  if (!published) throw new Error(`The framework ${due.framework} has no published version.`)
  const window = windowEnding(dayOf(house.now))
  const parts = await fitOf(house, due.framework, published, window)
  await store(house, due, published.number, window, parts)
  return { framework: due.framework, people: parts?.people ?? 0, observations: parts?.observations ?? 0, givers: parts?.givers.length ?? 0, milliseconds: Math.round(performance.now() - started) }
}

async function fitOf(house: House, framework: string, publication: Publication, window: Window): Promise<FitParts | null> {
  const worker = startWorker(publication)
  try {
    const people = await asJob(house, (tx) => peopleToRate(tx, house.permit))
    for (let at = 0; at < people.length; at += peopleAtOnce) {
      house.signal?.throwIfAborted()
      const last = people[Math.min(at + peopleAtOnce, people.length) - 1]!
      const reviews = await asJob(house, (tx) => reviewsOf(tx, house.permit, framework, [people[at]!, last], window))
      if (reviews.length > 0) await worker.ask({ kind: 'reviews', reviews })
    }
    const fitted = await worker.ask({ kind: 'fit' }, house.signal)
    return fitted.kind === 'fitted' ? fitted.parts : null
  } finally {
    await worker.end()
  }
}

async function store(house: House, due: FitDue, version: number, window: Window, parts: FitParts | null): Promise<void> {
  const { permit } = house
  while (await asJob(house, (tx) => removeOldFits(tx, permit, due.framework, giversAtOnce)));
  const fit = await asJob(house, (tx) => beginFit(tx, permit, due, version, window, parts, house.now))
  for (let at = 0; parts && at < parts.givers.length; at += giversAtOnce) {
    await asJob(house, (tx) => addFitGivers(tx, permit, fit, parts, at, at + giversAtOnce))
  }
  await asJob(house, (tx) => makeCurrent(tx, permit, due.framework, fit))
  while (await asJob(house, (tx) => removeOldFits(tx, permit, due.framework, giversAtOnce)));
}

/** One short transaction of the house itself. */
async function asJob<T>({ db, now }: House, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await transact(db.kysely, async (tx) => {
    await actAs(tx, job, now)
    return ok(await work(tx))
  })
  if (!result.ok) throw new Error('A transaction of a refit was refused.')
  return result.value
}

/** Any number would do, as long as nothing else locks it. */
const lockOfRefits = 7_424_011

/** Works while no other process does. The embedded database has one process anyway, and one connection, which must stay free for requests. */
async function alone<T>(db: Database, work: () => Promise<T>, otherwise: T): Promise<T> {
  if (db.engine === 'embedded') return work()
  return db.kysely.connection().execute(async (connection) => {
    const [answer] = await connection.selectNoFrom((eb) => eb.fn<boolean>('pg_try_advisory_lock', [eb.lit(lockOfRefits)]).as('locked')).execute()
    if (!answer?.locked) return otherwise
    try {
      return await work()
    } finally {
      await connection.selectNoFrom((eb) => eb.fn('pg_advisory_unlock', [eb.lit(lockOfRefits)]).as('unlocked')).execute()
    }
  })
}

type FitWorker = { readonly ask: (question: ToFitWorker, signal?: AbortSignal) => Promise<FromFitWorker>; readonly end: () => Promise<unknown> }

function startWorker(publication: Publication): FitWorker {
  const worker = new Worker(workerFile, { workerData: publication })
  const ask: FitWorker['ask'] = (question, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => reject(new Error('The fit was stopped.'))
      const settle = (): void => {
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
        signal?.removeEventListener('abort', stop)
      }
      worker.once('message', (message: FromFitWorker) => {
        settle()
        if (message.kind === 'failed') reject(new Error(`The fit failed: ${message.message}`))
        else resolve(message)
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The fit ended before it was done.')))
      signal?.addEventListener('abort', stop)
      worker.postMessage(question)
    })
  return { ask, end: () => worker.terminate() }
}
