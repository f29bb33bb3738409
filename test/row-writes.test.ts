import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/platform/actor.ts'
import { asOwner, type Database, type Tx } from '../src/platform/database.ts'
import { appOver } from './app.ts'
import { engines } from './engines.ts'
import { neighbourhood, relations, type Neighbourhood, type RelationToPat } from './neighbourhood.ts'

/** Everybody of product.md's table who may ask the database anything, in their relation to Pat. The teammate is also the giver. */
const askers = [...relations, 'stranger', 'outside contributor', 'operator', 'job'] as const
type Asker = (typeof askers)[number]
type Operation = 'insert' | 'update' | 'delete'

const signedIn: readonly (RelationToPat | 'stranger')[] = [...relations.filter((it) => it !== 'visitor'), 'stranger']
const keepers: readonly Asker[] = ['administrator', 'operator', 'job']
const both: readonly Asker[] = ['self', 'manager', 'job']
const nobody: readonly Asker[] = []

type Held = {
  /** One row about Pat, or of theirs, as JSON. The column that stands first is the one whose change is tried. */
  readonly row: (world: Ids) => Record<string, unknown>
  readonly may: Readonly<Record<Operation, readonly Asker[]>>
}
type Ids = Readonly<Record<RelationToPat, string>> & { readonly account: string; readonly employment: string }

const made = '2026-01-02T03:04:05Z'
const day = '2026-01-02'
const id = (at: number): string => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
const may = (insert: readonly Asker[], update: readonly Asker[], remove: readonly Asker[]): Held['may'] => ({ insert, update, delete: remove })
const ofSecret = (secret: string): string => `\\x${createHash('sha256').update(secret).digest('hex')}`

const feedback = (it: Ids, at: number, more: object) => ({
  words: 'Words.', id: id(at), about_id: it.self, giver_id: it.teammate, relation: 'teammate', name_withheld: false, visibility: 'person', framework_id: 'engineering', framework_version: 1, observed_on: day,
  given_at: made, changed_at: made, revision: 1, ...more,
})
const ofCompetency = { framework_id: 'engineering', competency: 'debugging' }

/** Who changes which row at the database, in the order in which rows need each other. Whoever is not named changes nothing. */
const rows: Readonly<Record<string, Held>> = {
  person: { row: () => ({ id: id(1), name: 'Somebody New' }), may: may(keepers, keepers, keepers) },
  personal_record: { row: () => ({ person_id: id(1) }), may: may(keepers, keepers, keepers) },
  account: { row: () => ({ id: id(21), person_id: id(1), email: 'new@neighbourhood.example', roles: ['member'], active: true, created_at: made }), may: may(keepers, keepers, keepers) },
  api_token: { row: (it) => ({ id: id(2), account_id: it.account, name: 'A script', token_hash: ofSecret('a token'), created_at: made }), may: may(['self', 'operator'], ['self', 'operator'], ['self', 'operator']) },
  membership: { row: (it) => ({ team_id: 'far-bank', person_id: it.self, role: 'engineer', starts_on: day, recorded_at: made }), may: may(keepers, keepers, keepers) },
  employment: { row: (it) => ({ id: id(3), person_id: it.self, title: 'Before', framework_id: 'engineering', starts_on: '2020-01-01', ends_on: '2020-12-31', recorded_at: made }), may: may(keepers, keepers, keepers) },
  employment_level: { row: () => ({ employment_id: id(3), level: 'E3' }), may: may(keepers, keepers, keepers) },
  employment_manager: { row: (it) => ({ employment_id: it.employment, manager_id: it.stakeholder, starts_on: '2020-01-01', ends_on: '2020-12-31', recorded_at: made }), may: may(keepers, keepers, keepers) },
  employment_secondary_role: { row: (it) => ({ employment_id: it.employment, family: 'frontend' }), may: may(keepers, keepers, keepers) },
  manager_change_notice: { row: (it) => ({ id: id(4), recipient_id: it.self, person_id: it.self, before_ids: [], after_ids: [], starts_on: day, recorded_at: made }), may: may(keepers, ['self'], nobody) },
  team: { row: () => ({ id: 'near-bank', name: 'Near Bank' }), may: may(keepers, keepers, keepers) },
  team_domain: { row: () => ({ team_id: 'span', domain: 'payments', starts_on: day }), may: may(keepers, keepers, keepers) },
  erasure: { row: () => ({ person_id: id(99), erased_at: made }), may: may(keepers, keepers, keepers) },
  feedback_request: {
    row: (it) => ({ id: id(5), about_id: it.self, giver_id: it.teammate, asked_by: it.self, asked_at: made, framework_id: 'engineering', competencies: ['debugging'], state: 'open' }),
    may: may(['self'], ['self', 'teammate'], ['job']),
  },
  feedback: { row: (it) => feedback(it, 6, {}), may: may(['teammate'], ['teammate'], ['job']) },
  'feedback of a withheld name': { row: (it) => feedback(it, 7, { giver_id: null, relation: 'report', name_withheld: true }), may: may(['report'], ['report'], ['job']) },
  withheld_giver: { row: (it) => ({ feedback_id: id(7), giver_id: it.report }), may: may(nobody, nobody, nobody) },
  'feedback for managers alone': { row: (it) => feedback(it, 8, { visibility: 'managers' }), may: may(['teammate'], ['teammate'], ['job']) },
  'feedback from outside': { row: (it) => feedback(it, 9, { giver_id: null, relation: 'outsider', outsider: 'Juniper' }), may: may(['outside contributor'], nobody, ['job']) },
  observation: {
    row: (it) => ({ feedback_id: id(6), ...ofCompetency, about_id: it.self, giver_id: it.teammate, framework_version: 1, observed_on: day, choice: 'level', level: 'E4', scope_supported: true, scope_shown: true, value: 4, bound: 'exact', counts: true, statements: [], evidence: [] }),
    may: may(['teammate'], nobody, ['teammate', 'job']),
  },
  feedback_revision: { row: (it) => ({ feedback_id: id(6), revision: 1, about_id: it.self, framework_id: 'engineering', framework_version: 1, relation: 'teammate', visibility: 'person', content: {}, replaced_at: made }), may: may(['teammate'], nobody, ['job']) },
  feedback_draft: { row: (it) => ({ id: id(10), giver_id: it.teammate, about_id: it.self, framework_id: 'engineering', framework_version: 1, content: {}, revision: 1, updated_at: made }), may: may(['teammate'], ['teammate'], ['teammate']) },
  outside_invitation: {
    row: (it) => ({ id: id(11), about_id: it.self, invited_by: it.self, name: 'Juniper', framework_id: 'engineering', competencies: ['debugging'], token_hash: ofSecret('a link'), created_at: made, expires_at: '2126-01-02T03:04:05Z' }),
    may: may(['self'], ['outside contributor'], ['job']),
  },
  self_assessment: { row: (it) => ({ id: id(12), person_id: it.self, ...ofCompetency, framework_version: 1, level: 'E3', assessed_at: made }), may: may(['self'], nobody, ['self']) },
  feedback_preference: { row: (it) => ({ person_id: it.self, reminders: false }), may: may(['self'], ['self'], ['self']) },
  fit: {
    row: () => ({ id: id(13), framework_id: 'engineering', current: false, framework_version: 1, fitted_at: made, seen_until: made, seen_lately: 1, window_starts_on: day, window_ends_on: day, givens: {}, people: 1, observations: 1 }),
    may: may(['job'], ['job'], ['job']),
  },
  fit_giver: { row: (it) => ({ fit_id: id(13), giver_id: it.self, leniency: 0, error: 1, loadings: '\\x00', component: 0, simple_leniency: 0, shared_people: 0 }), may: may(['job'], ['job'], ['job']) },
  no_opportunity: { row: (it) => ({ id: id(14), person_id: it.self, ...ofCompetency, reason: 'Nothing broke.', starts_on: day, noted_by: it.self, noted_at: made }), may: may(both, both, both) },
  prompt_outcome: { row: (it) => ({ id: id(15), person_id: it.self, ...ofCompetency, kind: 'gap', action: 'Pair.', owner_id: it.manager, due_on: day, agreed_by: it.self, agreed_at: made }), may: may(both, both, both) },
  support_request: { row: (it) => ({ id: id(16), person_id: it.self, ...ofCompetency, words: 'Time.', owner_id: it.manager, due_on: day, shared: false, asked_at: made }), may: may(['self'], ['self', 'manager'], ['job']) },
  agenda_item: { row: (it) => ({ id: id(17), person_id: it.self, kind: 'topic', ...ofCompetency, words: 'The quarter.', raised_by: it.self, raised_at: made }), may: may(both, both, ['job']) },
  opportunity: { row: (it) => ({ id: id(18), ...ofCompetency, title: 'The till', team_id: 'span', opens_on: day, offered_by: it.manager, offered_at: made }), may: may(['manager'], ['manager', 'manager’s manager', 'administrator'], ['job']) },
  mentor_offer: { row: (it) => ({ person_id: it.stakeholder, ...ofCompetency, capacity: 3, offered_at: made }), may: may(['stakeholder'], ['stakeholder'], nobody) },
  mentorship: { row: (it) => ({ id: id(19), mentor_id: it.stakeholder, mentee_id: it.self, ...ofCompetency, asked_at: made, state: 'asked' }), may: may(['self'], ['stakeholder'], nobody) },
  work_item: { row: (it) => ({ id: id(20), kind: 'task', title: 'The till rounds up', created_at: made, created_by: it.teammate }), may: may(['teammate'], [...signedIn, 'operator', 'job'], ['teammate', ...keepers]) },
  work_item_team: { row: () => ({ work_item_id: id(20), team_id: 'span' }), may: may([...signedIn, 'operator', 'job'], [...signedIn, 'operator', 'job'], [...signedIn, 'operator', 'job']) },
  retention: { row: () => ({ kind: 'feedback', months: 36 }), may: may(keepers, keepers, keepers) },
}

/** Tables with row-level security that are not about a person, and where who changes them is proven. */
const elsewhere: Readonly<Record<string, string>> = {
  audit_entry: 'is only ever added to, which the role’s rights say',
  framework_version: 'is the framework’s, which is proven with it',
  work_item_link: 'is as the teams of work',
}

const tableOf = (name: string): string => name.split(' ')[0]!

describe.each(engines())('C2: writing straight at the $name database, through the application’s role', (engine) => {
  let db: Database
  let world: Neighbourhood
  let ids: Ids
  let stranger: string
  const rowsAsOwner = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => asOwner(db, async (connection) => (await query.execute(connection)).rows)

  beforeAll(async () => {
    db = await engine.open('example')
    world = await neighbourhood(appOver(db))
    const [own] = await rowsAsOwner(sql<{ account: string; employment: string }>`select account.id as account, employment.id as employment from account join employment on employment.person_id = account.person_id where account.person_id = ${world.self.id} limit 1`)
    stranger = (await rowsAsOwner(sql<{ id: string }>`select person_id as id from account where active and roles = '{member}' and email not like '%neighbourhood.example' order by id limit 1`))[0]!.id
    ids = { ...(Object.fromEntries(relations.map((it) => [it, world[it].id])) as Record<RelationToPat, string>), ...own! }
    await asOwner(db, async (connection) => {
      for (const [name, { row }] of Object.entries(rows)) await insertion(tableOf(name), row(ids), sql`on conflict do nothing`).execute(connection)
    })
  })
  afterAll(() => db.close())

  const insertion = (table: string, row: object, rest = sql``): RawBuilder<unknown> => {
    const columns = sql.join(Object.keys(row).map((it) => sql.id(it)))
    return sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::json) ${rest}`
  }

  /** A row is found again by its key, or by all that makes it itself. */
  const thatRow = (row: Record<string, unknown>): RawBuilder<unknown> => {
    const keys = ['id', 'feedback_id', 'employment_id', 'team_id', 'person_id', 'manager_id', 'revision', 'competency', 'family', 'starts_on', 'domain', 'fit_id', 'giver_id', 'work_item_id', 'kind']
    const own = row.id === undefined ? keys.filter((it) => row[it] !== undefined) : ['id']
    return sql.join(own.map((it) => sql`${sql.id(it)}::text = ${String(row[it])}`), sql` and `)
  }

  const rolesOf: Partial<Record<Asker, readonly Role[]>> = { steward: ['member', 'steward'], lead: ['member', 'lead'], administrator: ['member', 'administrator'] }

  async function actAsAsker(tx: Tx, who: Asker): Promise<void> {
    const nobodyKnown = who === 'visitor' || who === 'outside contributor'
    const person = nobodyKnown || who === 'operator' || who === 'job' ? '' : who === 'stranger' ? stranger : ids[who]
    const roles = who === 'operator' || who === 'job' ? who : nobodyKnown ? 'visitor' : (rolesOf[who] ?? ['member']).join(',')
    const outsider = who === 'outside contributor' ? ofSecret('a link').slice(2) : ''
    await sql`select set_config('cairn.person', ${person}, true), set_config('cairn.roles', ${roles}, true), set_config('cairn.day', current_date::text, true), set_config('cairn.outsider', ${outsider}, true)`.execute(tx)
  }

  class Undone extends Error {}

  /** Whether a change of a row goes through; it is undone in any case. What is no refusal is thrown. */
  async function goesThrough(who: Asker, operation: Operation, name: string): Promise<boolean> {
    const table = tableOf(name)
    const row = rows[name]!.row(ids)
    let changed = false
    const attempt = db.kysely.transaction().execute(async (tx) => {
      if (operation === 'insert') {
        await sql`set local role none`.execute(tx)
        await sql`delete from ${sql.table(table)} where ${thatRow(row)}`.execute(tx)
        await sql`set local role cairn_app`.execute(tx)
      }
      await actAsAsker(tx, who)
      const [first] = Object.keys(row)
      if (operation === 'insert') await insertion(table, row).execute(tx)
      const query = operation === 'update' ? sql`update ${sql.table(table)} set ${sql.id(first!)} = ${sql.id(first!)} where ${thatRow(row)}` : sql`delete from ${sql.table(table)} where ${thatRow(row)}`
      changed = operation === 'insert' || Number((await query.execute(tx)).numAffectedRows ?? 0) > 0
      throw new Undone()
    })
    await attempt.catch((error: unknown) => {
      if (error instanceof Undone) return
      if ((error as { code?: string }).code !== '42501') throw new Error(`${who} tried to ${operation} ${name}`, { cause: error })
      changed = false
    })
    return changed
  }

  test.each(Object.keys(rows))('%s', async (name) => {
    for (const operation of ['insert', 'update', 'delete'] as const) {
      const through: Asker[] = []
      for (const who of askers) if (await goesThrough(who, operation, name)) through.push(who)
      expect([operation, through]).toEqual([operation, askers.filter((who) => rows[name]!.may[operation].includes(who))])
    }
  })

  /** Whether a statement goes through as somebody; it is undone in any case. */
  async function works(who: Asker, statement: RawBuilder<unknown>): Promise<boolean> {
    const attempt = db.kysely.transaction().execute(async (tx) => {
      await actAsAsker(tx, who)
      const { numAffectedRows } = await statement.execute(tx)
      throw Number(numAffectedRows ?? 0) > 0 ? new Undone() : new Error('Nothing was changed.')
    })
    return attempt.then(() => false, (error: unknown) => error instanceof Undone)
  }

  test('people change their own password, and nobody but who keeps people changes roles, addresses, or whether an account is open', async () => {
    const own = (change: RawBuilder<unknown>) => sql`update account set ${change} where id = ${ids.account}`
    expect(await works('self', own(sql`password_hash = 'another'`))).toBe(true)
    for (const change of [sql`roles = '{member,administrator}'`, sql`email = 'me@elsewhere.example'`, sql`active = false`, sql`closes_on = current_date`]) {
      for (const who of askers) expect([who, await works(who, own(change))]).toEqual([who, keepers.includes(who)])
    }
    for (const who of askers) expect([who, await works(who, own(sql`password_hash = 'another'`))]).toEqual([who, who === 'self' || keepers.includes(who)])
  })

  test('an answer changes what became of a request, and nothing of what was asked', async () => {
    const asked = (change: RawBuilder<unknown>) => sql`update feedback_request set ${change} where id = ${id(5)}`
    for (const who of ['self', 'teammate'] as const) {
      expect(await works(who, asked(sql`state = 'cancelled', answered_at = now()`))).toBe(true)
      for (const change of [sql`message = 'Praise them.'`, sql`about_id = ${ids.report}`, sql`asked_by = ${ids.teammate}`, sql`competencies = '{testing}'`]) expect(await works(who, asked(change))).toBe(false)
    }
  })

  test('a correction changes what feedback says, and neither about whom, by whom nor for which request it was given', async () => {
    const given = (change: RawBuilder<unknown>) => sql`update feedback set ${change} where id = ${id(6)}`
    expect(await works('teammate', given(sql`words = 'Said better.', revision = 2, corrected_at = now()`))).toBe(true)
    for (const change of [sql`about_id = ${ids.report}`, sql`giver_id = ${ids.manager}`, sql`giver_id = null, name_withheld = true, relation = 'report'`, sql`request_id = null`, sql`given_at = now()`]) {
      for (const who of askers) expect([who, await works(who, given(change))]).toEqual([who, false])
    }
  })

  test('nobody claims what somebody else gave, or gave under a withheld name, nor words for managers alone', async () => {
    for (const who of signedIn) {
      const self = who === 'stranger' ? stranger : ids[who]
      for (const claimed of [6, 8, 9]) expect([who, await works(who, sql`insert into withheld_giver (feedback_id, giver_id) values (${id(claimed)}, ${self})`)]).toEqual([who, false])
      await asOwner(db, (connection) => sql`delete from withheld_giver where feedback_id = ${id(7)}`.execute(connection))
      expect([who, await works(who, sql`insert into withheld_giver (feedback_id, giver_id) values (${id(7)}, ${self})`)]).toEqual([who, false])
    }
  })

  test('every guarded table is tried, or says where it is', async () => {
    const guarded = await rowsAsOwner(sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by relname`)
    const tried = new Set(Object.keys(rows).map(tableOf))
    expect(guarded.map((it) => it.name).filter((it) => !tried.has(it) && !(it in elsewhere))).toEqual([])
  })
})
