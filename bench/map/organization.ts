import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { setUpOrganization } from '../../src/features/access/api.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { appOver, client } from '../../test/app.ts'

const givers = 6

/** Somebody of a made-up organization, with a session of theirs. */
export type Filled = { readonly person: string; readonly session: string; readonly observations: number; readonly seconds: number }

/** Everybody is rated by the six who follow them in a circle, in the competencies of their role, once a year; filled by statements over whole tables. */
export async function fill(url: string, people: number, years: number): Promise<Filled> {
  const started = performance.now()
  const db = await openDatabase({ url, dataDirectory: null })
  await client(appOver(db)).call(setUpOrganization, { kind: 'example' })
  await db.close()
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('truncate feedback, fit cascade')
  for (const statement of statements(people, years)) await owner.query(statement)
  const filled = await signIn(owner, people)
  await owner.end()
  return { ...filled, seconds: (performance.now() - started) / 1000 }
}

const statements = (people: number, years: number): string[] => [
  `create table bench_person as select at, gen_random_uuid() as id, gen_random_uuid() as job from generate_series(0, ${people - 1}) at`,
  `insert into person (id, name) select id, 'Person ' || at from bench_person`,
  `insert into personal_record select id from bench_person`,
  `insert into account (id, person_id, email, created_at) select gen_random_uuid(), id, 'person' || at || '@bench.example', now() from bench_person`,
  `insert into employment (id, person_id, title, framework_id, family, domain, starts_on) select job, id, 'Backend', 'engineering', 'backend', 'payments', current_date - 1500 from bench_person`,
  `insert into employment_level select job, 'E' || (2 + at % 4) from bench_person`,
  `insert into employment_manager (employment_id, manager_id, starts_on)
    select bench_person.job, manager.id, current_date - 1500 from bench_person join bench_person manager on manager.at = bench_person.at / 8 where bench_person.at > 0`,
  // Each giver has a leniency of their own, and each person a place of their own; two competencies a giver did not see.
  `insert into feedback (id, about_id, giver_id, relation, visibility, framework_id, framework_version, observed_on, given_at, changed_at)
    select gen_random_uuid(), about.id, giver.id, 'teammate', 'person', 'engineering', 1, day, day, day
    from bench_person about cross join generate_series(1, ${givers}) step cross join generate_series(0, ${years - 1}) year
      join bench_person giver on giver.at = (about.at + step * 7) % ${people}
      cross join lateral (select current_date - 20 - year * 365 - (about.at * 7 + step * 31) % 300 as day) then_`,
  `insert into observation (feedback_id, competency, about_id, giver_id, framework_id, framework_version, observed_on, choice, level, frequency, scope, value, bound, counts)
    select it.id, competency, about_id, giver_id, 'engineering', 1, observed_on, 'level', 'E' || level, 'usually', 'team', level, 'exact', true
    from (
      select feedback.*, about.at as about_at, giver.at as giver_at from feedback join bench_person about on about.id = about_id join bench_person giver on giver.id = giver_id
    ) it cross join (
      select it->>'id' as competency, nr from framework_version, json_array_elements(content->'competencies') with ordinality as list(it, nr)
      where framework_id = 'engineering' and nr <= 24
    ) asked
    cross join lateral (select least(6, greatest(1, 2 + about_at % 4 + (hashint4(about_at * 31 + nr::int) % 2) + (giver_at % 3 - 1) * (giver_at % 2) + hashint4(about_at * 977 + giver_at * 31 + nr::int) % 2)) as level) said
    where (giver_at + nr) % 12 <> 0`,
  'analyze',
]

async function signIn(owner: pg.Client, people: number): Promise<Omit<Filled, 'seconds'>> {
  const found = await owner.query<{ id: string; account: string }>(
    'select bench_person.id, account.id as account from bench_person join account on account.person_id = bench_person.id where at = $1', [Math.floor(people / 2)])
  const session = randomBytes(24).toString('base64url')
  await owner.query(`insert into session values ($1, $2, now(), now(), now() + interval '1 day')`, [createHash('sha256').update(session).digest(), found.rows[0]!.account])
  const counted = await owner.query<{ n: string }>('select count(*) as n from observation')
  return { person: found.rows[0]!.id, session, observations: Number(counted.rows[0]!.n) }
}
