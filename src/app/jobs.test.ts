import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { logInMemory, serverAt, signedIn } from '../../test/app.ts'
import { engines } from '../../test/engines.ts'
import { startCairn } from '../../test/run-cairn.ts'
import { until } from '../../test/until.ts'
import { giveFeedback } from '../features/feedback/api.ts'
import { listExamplePeople } from '../features/people/api.ts'
import { showMap } from '../features/progress/api.ts'
import { asOwner, openDatabase, type Database } from '../platform/database.ts'
import { startJobs } from './jobs.ts'

const patience = 180_000

describe('a running server', () => {
  test('fits ratings anew after feedback was given over HTTP, without anybody asking for it, and stops when it is told to', { timeout: patience }, async () => {
    const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'cairn-jobs-'))
    await (await openDatabase({ dataDirectory: path.join(dataDirectory, 'postgres'), template: path.join(inject('templates'), 'example.tar.gz') })).close()
    const server = startCairn({ CAIRN_DATA: dataDirectory, DATABASE_URL: '' })
    const ended = new Promise((resolve) => server.process.once('exit', resolve))
    try {
      const door = serverAt(await server.url)
      const elif = await signedIn(door, { name: 'Elif Karadeniz' })
      const rasheed = await signedIn(door, { name: 'Rasheed Ballantyne' })
      const person = (await rasheed.call(listExamplePeople, {})).find((it) => it.name === 'Rasheed Ballantyne')!.id
      const fittedAt = async (): Promise<string | null> => (await rasheed.call(showMap, { person })).fittedAt
      const first = await until(fittedAt)
      const observedOn = new Date().toISOString().slice(0, 10)
      await elif.call(giveFeedback, { person, version: 1, observedOn, observations: [{ competency: 'testing', choice: 'level', level: 'E5' }] })
      expect((await until(async () => ((await fittedAt()) === first ? undefined : fittedAt())))! > first).toBe(true)
      server.process.kill('SIGTERM')
      expect(await ended).toBe(0)
    } finally {
      server.process.kill('SIGKILL')
      await ended
      rmSync(dataDirectory, { recursive: true, force: true })
    }
  })
})

describe.each(engines())('jobs on the $name database', (engine) => {
  let db: Database
  beforeEach(async () => {
    db = await engine.open('example')
  })
  afterEach(() => db.close())

  const pace = { pause: 20, afterFailure: 200 }

  test('one that fails is logged and tried again, and holds up no other', { timeout: patience }, async () => {
    await asOwner(db, async (tx) => {
      await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'Nothing is deleted today.'; end $$`.execute(tx)
      await sql`create trigger refuse before delete on feedback for each statement execute function refuse()`.execute(tx)
    })
    const { log, lines } = logInMemory()
    const said = (...words: string[]): number => lines.filter((it) => words.every((word) => it.includes(word))).length
    let now = new Date()
    const stop = startJobs(db, log, () => now, pace)
    await until(() => said('"ratings-fitted"') === 2 && said('"job-failed"', '"job":"retention"') >= 2)
    expect(said('Nothing is deleted today')).toBe(0)
    await asOwner(db, (tx) => sql`drop trigger refuse on feedback`.execute(tx))
    now = new Date(now.getTime() + 4 * 365 * 86_400_000)
    await until(() => said('"retention-applied"') === 1)
    await stop()
    const { rows } = await asOwner(db, (tx) => sql<{ left: number }>`select count(*)::int as left from feedback`.execute(tx))
    expect(rows).toEqual([{ left: 0 }])
  })

  test('a framework whose ratings cannot be fitted holds up no other, and is fitted once it can be', { timeout: patience }, async () => {
    await asOwner(db, async (tx) => {
      await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'No fit of this one.'; end $$`.execute(tx)
      await sql`create trigger refuse before insert on fit for each row when (new.framework_id = 'engineering') execute function refuse()`.execute(tx)
    })
    const { log, lines } = logInMemory()
    const stop = startJobs(db, log, () => new Date(), pace)
    await until(() => lines.filter((it) => it.includes('"ratings-not-fitted"') && it.includes('"framework":"engineering"')).length >= 2)
    expect(await fitsIn(db)).toEqual([{ framework: 'platform', current: true, whole: true }])
    await asOwner(db, (tx) => sql`drop trigger refuse on fit`.execute(tx))
    await until(async () => (await fitsIn(db)).filter((it) => it.current).length === 2)
    await stop()
  })

  test('one that is under way when the server stops comes to an end first, none begins after it, and the next start does the rest', { timeout: patience }, async () => {
    const { log, lines } = logInMemory()
    const { watched, storing } = watchStoring(db)
    const stop = startJobs(watched, log, () => new Date(), pace)
    await storing
    await stop()
    expect(await fitsIn(db)).toEqual([{ framework: 'engineering', current: true, whole: true }])
    expect(lines.filter((it) => it.includes('"error"'))).toEqual([])
    const stopAgain = startJobs(db, log, () => new Date(), pace)
    await until(async () => (await fitsIn(db)).filter((it) => it.current && it.framework === 'platform').length === 1)
    await stopAgain()
    expect((await fitsIn(db)).every((it) => it.current && it.whole)).toBe(true)
  })
})

/** The same database, and the moment at which a fit is first being stored. */
function watchStoring(db: Database): { readonly watched: Database; readonly storing: Promise<void> } {
  let tell: () => void
  const storing = new Promise<void>((resolve) => (tell = resolve))
  const kysely = db.kysely.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind === 'InsertQueryNode' && node.into?.table.identifier.name === 'fit') tell()
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { watched: { ...db, kysely }, storing }
}

/** Every fit that is stored, and whether all its givers are. */
async function fitsIn(db: Database): Promise<{ framework: string; current: boolean; whole: boolean }[]> {
  const { rows } = await asOwner(db, (tx) => sql<{ framework: string; current: boolean; whole: boolean }>`
    select framework_id as framework, current, exists (select from fit_giver where fit_id = fit.id) as whole from fit order by framework_id`.execute(tx))
  return rows
}
