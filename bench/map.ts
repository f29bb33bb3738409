/**
 * The map of progress with 1,000 and with 50,000 people on a PostgreSQL server: requests per second against the smallest handler that
 * looks up the same session, sets the same actor and reads the same rows; how long a fit takes; and how slow requests get meanwhile.
 *
 * Usage: npm run bench:map [-- people …], with BENCH_YEARS for another number of years than three, the last of which counts.
 */
import pg from 'pg'
import { openDatabase } from '../src/platform/database.ts'
import { refitRatings } from '../src/features/progress/refit-ratings.ts'
import { ask, compare, p99, start, type Target } from './map/measure.ts'
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

  const [fitted] = (await refitRatings(db, new Date())).fitted
  console.log(`a fit of ${fitted!.people} people, ${fitted!.givers} givers, ${fitted!.observations} counted: ${(fitted!.milliseconds / 1000).toFixed(1)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB held by the process`)

  const product = await start(['bin/cairn', 'start'], { DATABASE_URL: address.href })
  const least = await start(['scripts/run-ts.mjs', 'bench/map/smallest-handler.ts'], { DATABASE_URL: address.href })
  const target = (label: string, url: string): Target => ({ name: label, url, path: `/api/people/${filled.person}/map`, cookie: `cairn-session=${filled.session}` })
  const map = target('the map through Cairn', product.url)
  const rate = await compare(map, target('the smallest handler, same rows', least.url))
  const quiet = await ask(map, 5_000)
  const during = await askWhileFitting(address.href, map)
  console.log(`p99 of a map: ${p99(quiet).toFixed(1)} ms; while Cairn fits anew, which took ${during.seconds.toFixed(1)} s beside these requests: ${p99(during.took).toFixed(1)} ms`)
  for (const it of [product, least]) it.process.kill('SIGTERM')
  await db.close()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await owner.query(`drop database ${name} with (force)`)
  await owner.end()
  return rate
}

/** Makes a fit due, as new feedback does, and asks for maps until the job of the running server has made one. */
async function askWhileFitting(url: string, map: Target): Promise<{ took: number[]; seconds: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const fits = async (): Promise<string> => (await client.query<{ ids: string }>('select string_agg(id::text, \',\') as ids from fit where current')).rows[0]!.ids
  const before = await fits()
  await client.query('update feedback set changed_at = now() where id = (select id from feedback limit 1)')
  const started = performance.now()
  const took: number[] = []
  while ((await fits()) === before) took.push(...(await ask(map, 1_000)))
  await client.end()
  return { took, seconds: (performance.now() - started) / 1000 }
}

const rates: number[] = []
for (const people of sizes.length > 0 ? sizes : [1_000, 50_000]) rates.push(await measure(people))
if (rates.length === 2) console.log(`\nmaps a second with few people against many: ${(rates[0]! / rates[1]!).toFixed(2)}`)
