/**
 * Feedback given per second through the whole product (session, policy, rosters, framework, values, audit), against a bare insert of the
 * same rows and the same audit entry in a transaction of its own. Each in turn, one after the other on one connection, medians of several
 * rounds: on the embedded database with its files on disk, and on a PostgreSQL server where CAIRN_TEST_POSTGRES names one.
 *
 * Usage: npm run bench:giving
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { setUpOrganization } from '../src/features/access/api.ts'
import { giveFeedback, prepareFeedback } from '../src/features/feedback/api.ts'
import { listExamplePeople } from '../src/features/people/api.ts'
import { actAs, openDatabase, type Database } from '../src/platform/database.ts'
import { newId, type Id } from '../src/platform/ids.ts'
import { createApp } from '../src/app/server.ts'
import { logTo } from '../src/platform/log.ts'
import { client, signedIn, type Client } from '../test/app.ts'

const rounds = 7
const givings = 60
const giverName = 'Elif Karadeniz'
const aboutName = 'Rasheed Ballantyne'

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

type Written = { readonly giver: string; readonly about: string; readonly version: number; readonly day: string; readonly competencies: readonly string[] }

const words = 'Found out why it happened before anybody else had looked, and told us how to see it sooner.'

const give = (giver: Client, { about, version, day, competencies }: Written) =>
  giver.call(giveFeedback, { person: about, version, observedOn: day, words, observations: competencies.map((competency) => ({ competency, choice: 'level' as const, level: 'E4', frequency: 'usually', scope: 'team', words })) })

/** The same rows, as briefly as they can be written: three statements in a transaction that says who asks. */
const insertBare = (db: Database, { giver, about, version, day, competencies }: Written): Promise<void> =>
  db.kysely.transaction().execute(async (tx) => {
    const now = new Date()
    const id = newId<'feedback'>(now)
    await actAs(tx, { kind: 'person', accountId: giver as Id<'account'>, personId: giver as Id<'person'>, roles: ['member'] }, now)
    await tx
      .insertInto('feedback')
      .values({ id, about_id: about, giver_id: giver, relation: 'teammate', visibility: 'person', framework_id: 'engineering', framework_version: version, observed_on: day, words, given_at: now, changed_at: now })
      .execute()
    await tx
      .insertInto('observation')
      .values(
        competencies.map((competency) => ({
          feedback_id: id, competency, about_id: about, giver_id: giver, framework_id: 'engineering', framework_version: version, observed_on: day,
          choice: 'level', level: 'E4', frequency: 'usually', scope: 'team', value: 4, bound: 'exact', counts: true, words,
        })),
      )
      .execute()
    await tx.insertInto('audit_entry').values({ at: now, actor_kind: 'person', actor_person_id: giver, action: 'giveFeedback', subject: `feedback:${id}`, detail: JSON.stringify({ observations: competencies.length }) }).execute()
  })

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let count = 0; count < givings; count += 1) await work()
  return (givings * 1000) / (performance.now() - start)
}

async function compare(db: Database): Promise<void> {
  const app = createApp({ db, log: logTo(() => undefined), now: () => new Date(), checkOutput: false, secure: false })
  await client(app).call(setUpOrganization, { kind: 'example' })
  const people = new Map((await client(app).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
  const giver = await signedIn(app, { name: giverName })
  const about = people.get(aboutName)!
  const form = await giver.call(prepareFeedback, { person: about })
  const competencies = ['debugging', 'testing', 'architecture', 'writing-code', 'security']
  const written = { giver: people.get(giverName)!, about, version: form.framework!.version, day: new Date().toISOString().slice(0, 10), competencies }
  await perSecond(() => give(giver, written))
  await perSecond(() => insertBare(db, written))
  const pairs: [product: number, bare: number][] = []
  for (let round = 0; round < rounds; round += 1) pairs.push([await perSecond(() => give(giver, written)), await perSecond(() => insertBare(db, written))])
  const [product, bare, ratio] = [median(pairs.map(([it]) => it)), median(pairs.map(([, it]) => it)), median(pairs.map(([a, b]) => a / b))]
  console.log(`${db.engine.padEnd(9)} giveFeedback ${product.toFixed(0).padStart(5)} /s   bare insert ${bare.toFixed(0).padStart(5)} /s   ratio ${ratio.toFixed(2)}   (${competencies.length} observations each)`)
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'cairn-giving-'))
const embedded = await openDatabase({ dataDirectory: directory })
await compare(embedded)
await embedded.close()
rmSync(directory, { recursive: true, force: true })

const address = process.env.CAIRN_TEST_POSTGRES
if (address) {
  const name = `cairn_giving_${process.pid}`
  const owner = new pg.Client({ connectionString: address })
  await owner.connect()
  await owner.query(`create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const server = await openDatabase({ url: url.href, dataDirectory: null })
  try {
    await compare(server)
  } finally {
    await server.close()
    await owner.query(`drop database ${name} with (force)`)
    await owner.end()
  }
}
process.exit(0)
