import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportAboutMe } from '../src/features/progress/api.ts'
import type { App } from '../src/app/server.ts'
import { signInAsExample } from '../src/features/access/api.ts'
import { actAs, asOwner, type Database } from '../src/platform/database.ts'
import { appOver, client } from './app.ts'
import { engines } from './engines.ts'

/** What hangs from a person or their account and is left out of what they export, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'session.account_id': 'is known by the hash of a secret, and says that somebody is signed in',
  'employment_manager.manager_id': 'is part of what another person was, who exports it',
  'framework_version.created_by': 'is the framework’s, and says nothing of whoever wrote it down',
  'framework_version.published_by': 'is the framework’s, and says nothing of whoever published it',
  'withheld_giver.giver_id': 'names again what somebody gave under a withheld name, which is in the export as their own',
  'fit_giver.giver_id': 'is a cache of what follows from observations; one’s own leniency is in the export',
  'no_opportunity.noted_by': 'is about the person, who exports it',
  'prompt_outcome.owner_id': 'is about the person, who exports it',
  'prompt_outcome.agreed_by': 'is about the person, who exports it',
  'support_request.owner_id': 'is about whoever asked, who exports it',
  'agenda_item.raised_by': 'is about the person, who exports it',
  'manager_change_notice.person_id': 'is a letter to each recipient, who exports their own',
  'prompt_outcome.taken_on_by': 'is about the person, who exports it',
  'support_request.taken_on_by': 'is about whoever asked, who exports it',
  'feedback_draft.about_id': 'is the giver’s own until it is sent',
}

/** Columns of what is exported that say nothing more, or are not for the person, and why. */
const columnsLeftOut: Readonly<Record<string, string>> = {
  'account.id': 'stands for the person, whose identifier is in it',
  'account.password_hash': 'opens the account',
  'api_token.id': 'the name tells tokens apart',
  'api_token.account_id': 'stands for the person',
  'api_token.token_hash': 'opens the account',
  'employment.recorded_at': 'when it was written down',
  'employment_manager.recorded_at': 'when it was written down',
  'membership.recorded_at': 'when it was written down',
  'feedback.changed_at': 'the latest of given, corrected and withdrawn, which are in it',
  'feedback.request_id': 'requests are in it with their answers',
  'feedback_draft.request_id': 'requests are in it with their answers',
  'feedback_request.declined_because': 'is for whoever asked and whoever said it; they export it',
  'observation.work_item_id': 'stands with the feedback that it is part of',
  'outside_invitation.token_hash': 'opens the form to whoever holds the secret',
  'self_assessment.id': 'competency and time tell them apart',
  'feedback_revision.about_id': 'stands with the feedback that it is part of',
}

type Hanging = { readonly table: string; readonly column: string; readonly of: string }

describe.each(engines())('C1: what one exports about oneself, on the $name database', (engine) => {
  let db: Database
  let app: App
  let hanging: Hanging[]
  const exports = new Map<string, string>()
  const saidIn = new Map<string, ReadonlySet<string>>()
  const rowsAsOwner = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => asOwner(db, async (connection) => (await query.execute(connection)).rows)

  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    hanging = await rowsAsOwner(sql<Hanging>`
      select child.relname as "table", a.attname as "column", it.confrelid::regclass::text as of
      from pg_constraint it join pg_class child on child.oid = it.conrelid join pg_attribute a on a.attrelid = it.conrelid and a.attnum = it.conkey[1]
      where it.contype = 'f' and it.confrelid in ('person'::regclass, 'personal_record'::regclass, 'account'::regclass, 'employment'::regclass)
      order by 1, 2`)
    await whatTheExampleLacks()
  })
  afterAll(() => db.close())

  /** A token, a second role, and a preference. */
  const whatTheExampleLacks = () =>
    asOwner(db, async (connection) => {
      await sql`insert into api_token (id, account_id, name, token_hash, created_at) select gen_random_uuid(), id, 'A script of mine', sha256(id::text::bytea), now() from account order by id limit 1`.execute(connection)
      await sql`insert into feedback_preference (person_id, reminders) select person_id, false from account order by id limit 1`.execute(connection)
      await sql`insert into employment_secondary_role (employment_id, family, specialty) select id, 'a-second-family', 'a-second-specialty' from employment where framework_id is not null and ends_on is null order by id limit 1`.execute(connection)
    })

  const exported = async (person: string): Promise<string> => {
    const known = exports.get(person)
    if (known !== undefined) return known
    const own = client(app)
    await own.call(signInAsExample, { person })
    const text = JSON.stringify(await own.call(exportAboutMe, { person }))
    exports.set(person, text)
    saidIn.set(person, new Set(textsIn(JSON.parse(text))))
    return text
  }

  /** Whose a row is, by what it hangs from. */
  const owner = ({ of, column }: Hanging) =>
    of === 'account' ? sql`(select person_id from account where account.id = it.${sql.id(column)})` : of === 'employment' ? sql`(select person_id from employment where employment.id = it.${sql.id(column)})` : sql`it.${sql.id(column)}`

  /** Two people with an open account who have something in such a table: those whose export is at hand, or else those who have most. */
  const peopleWith = async (it: Hanging): Promise<string[]> =>
    (await rowsAsOwner(sql<{ id: string }>`
      select ${owner(it)} as id from ${sql.table(it.table)} it where exists (select from account where active and account.person_id = ${owner(it)})
      group by 1 order by ${owner(it)} = any(${[...exports.keys()]}::uuid[]) desc, count(*) desc, 1 limit 2`)).map((row) => row.id)

  /** The rows that the database shows to the person themselves. */
  const rowsFor = (it: Hanging, person: string): Promise<Record<string, unknown>[]> =>
    db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, { kind: 'person', accountId: person as never, personId: person as never, roles: ['member'] }, new Date())
      const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(it) as row from ${sql.table(it.table)} it where ${owner(it)} = ${person}`.execute(tx)
      return rows.map(({ row }) => row)
    })

  test('every table that hangs from somebody is in it, with all that its rows say, or says why it is left out', async () => {
    const missing = new Set<string>()
    for (const it of hanging) {
      const name = `${it.table}.${it.column}`
      if (name in leftOut) continue
      const people = await peopleWith(it)
      if (people.length === 0) missing.add(`${name}: nobody in the example organization has such a row, so that this is tried on nothing`)
      for (const person of people) {
        await exported(person)
        const said = saidIn.get(person)!
        for (const row of await rowsFor(it, person)) for (const [column, value] of Object.entries(row)) if (!(`${it.table}.${column}` in columnsLeftOut) && !tells(said, value)) missing.add(`${name}: ${it.table}.${column}`)
      }
    }
    expect([...missing]).toEqual([])
  })

  test('what is left out is still there to be left out', async () => {
    const columns = await rowsAsOwner(sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`)
    const known = new Set(columns.map((it) => it.name))
    expect([...Object.keys(leftOut), ...Object.keys(columnsLeftOut)].filter((it) => !known.has(it))).toEqual([])
  })

  test('no secret is in it, nor words for managers alone, nor the name of whoever withheld it', async () => {
    const [about] = await rowsAsOwner(sql<{ id: string; words: string }>`select about_id as id, words from feedback where visibility = 'managers' limit 1`)
    expect(about, 'the example organization has words for managers alone').toBeDefined()
    const text = await exported(about!.id)
    expect(text).not.toContain(JSON.stringify(about!.words).slice(1, -1))
    for (const it of exports.values()) expect(/"\w*(hash|secret|password)\w*":/i.exec(it)?.[0]).toBeUndefined()
    const withheld = await rowsAsOwner(sql<{ about: string; giver: string; id: string }>`select about_id as about, withheld_giver.giver_id as giver, feedback.id from withheld_giver join feedback on feedback.id = feedback_id`)
    expect(withheld.length).toBeGreaterThan(0)
    for (const it of withheld) {
      const { feedback } = JSON.parse(await exported(it.about)) as { feedback: { id: string; giver: unknown }[] }
      expect(feedback.find(({ id }) => id === it.id)).toMatchObject({ giver: null })
    }
  })
})

/** Every text within an answer. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [])

/** Whether a value of a row stands in what was exported. Numbers and yes or no say too little to be looked for. */
function tells(said: ReadonlySet<string>, value: unknown): boolean {
  return textsIn(value).every((text) => text === '' || said.has(/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).toISOString() : text))
}
