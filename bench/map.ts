/**
 * The map of progress with 1,000 and with 50,000 people on a PostgreSQL server: requests per second against the smallest handler that
 * looks up the same session, sets the same actor and reads the same rows; how long a fit takes; and how slow requests get meanwhile.
 *
 * Usage: npm run bench:map [-- people …], with BENCH_YEARS for another number of years than three, the last of which counts.
 */
import pg from 'pg'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { refitRatings } from '../src/features/progress/refit-ratings.ts'
import { compare, latencies, start, type Target } from './map/measure.ts'
import { fill } from './map/organization.ts'

const server = process.env.CAIRN_TEST_POSTGRES
if (!server) throw new Error('Set CAIRN_TEST_POSTGRES to the address of a PostgreSQL server, as npm run bench:map does where it finds one.')
const years = Number(process.env.BENCH_YEARS ?? 3)
const sizes = process.argv.slice(2).map(Number)

async function measure(people: number): Promise<number> {
  const owner = new pg.Client({ connectionString: server })
  await owner.connect()
  const name = `cairn_bench_map_${people}`
  await owner.query(`drop database if exists ${name} with (force)`)
  await owner.query(`create database ${name}`)
  const address = new URL(server!)
  address.pathname = `/${name}`
  const db = await openDatabase({ url: address.href, dataDirectory: null })
  const filled = await fill(address.href, people, years)
  console.log(`\n${people} people, ${filled.observations} observations, ${filled.seconds.toFixed(0)} s to fill`)

  const [fitted] = await refitRatings(db, new Date())
  console.log(`a fit of ${fitted!.people} people, ${fitted!.givers} givers, ${fitted!.observations} counted: ${(fitted!.milliseconds / 1000).toFixed(1)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB held by the process`)

  const product = await start(['bin/cairn', 'start'], { DATABASE_URL: address.href })
  const least = await start(['scripts/run-ts.mjs', 'bench/map/smallest-handler.ts'], { DATABASE_URL: address.href })
  const target = (label: string, url: string): Target => ({ name: label, url, path: `/api/people/${filled.person}/map`, cookie: `cairn-session=${filled.session}` })
  const map = target('the map through Cairn', product.url)
  const rate = await compare(map, target('the smallest handler, same rows', least.url))
  const quiet = await latencies(map, 5_000)
  const [during] = await Promise.all([latencies(map, 5_000), refitDuring(address.href, db)])
  console.log(`p99 of a map: ${quiet.p99.toFixed(1)} ms; while a fit runs: ${during.p99.toFixed(1)} ms`)
  for (const it of [product, least]) it.process.kill('SIGTERM')
  await db.close()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await owner.query(`drop database ${name} with (force)`)
  await owner.end()
  return rate
}

/** Makes the fit due and fits again beside the requests. */
async function refitDuring(url: string, db: Database): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('delete from fit')
  await client.end()
  await refitRatings(db, new Date())
}

const rates: number[] = []
for (const people of sizes.length > 0 ? sizes : [1_000, 50_000]) rates.push(await measure(people))
if (rates.length === 2) console.log(`\nmaps a second with few people against many: ${(rates[0]! / rates[1]!).toFixed(2)}`)
