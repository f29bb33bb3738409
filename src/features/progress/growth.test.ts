import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { appOver, signedIn, type Client } from '../../../test/app.ts'
import { crew, type Crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import { run as rate } from '../../app/cli/rate.ts'
import type { App } from '../../app/server.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { giveFeedback } from '../feedback/api.ts'
import { draftVersion, publishVersion, showSourceFiles } from '../framework/api.ts'
import { recordLeaving } from '../people/api.ts'
import * as api from './api.ts'
import type { MapRow } from './model.ts'
import { refitRatings } from './refit-ratings.ts'

describe.each(engines())('what follows from a map on the $name database', (engine) => {
  let db: Database
  let app: App
  const now = new Date('2026-11-20T10:00:00Z')
  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))
    app = appOver(db, { now: () => now })
  })
  afterAll(() => db.close())

  let version = 1
  const say = (giver: Mate, about: Mate, levels: Record<string, string>) =>
    giver.client.call(giveFeedback, { person: about.id, version, observedOn: '2026-11-16', observations: Object.entries(levels).map(([competency, level]) => ({ competency, choice: 'level' as const, level })) })
  const rowOf = async (of: Mate, competency: string): Promise<MapRow> => (await of.client.call(api.showMap, { person: of.id })).rows.find((it) => it.competency === competency)!
  const withGap = async ({ mates }: Crew): Promise<void> => {
    for (const giver of mates.slice(1)) await say(giver, mates[0]!, { observability: 'E2', security: 'E4', architecture: 'E4', prioritising: 'E4' })
    await refitRatings(db, now)
  }

  test('B26: a gap ends with an action, an owner and a date, and is done with words', async () => {
    const team = await crew(app, 'Gap', 7)
    await withGap(team)
    const { manager, mates: [about, mate] } = team as { manager: Mate; mates: [Mate, Mate] }
    const agree = (change: object = {}) => ({ person: about.id, competency: 'observability', kind: 'gap' as const, action: 'Take the next dashboard.', owner: manager.id, dueOn: '2026-12-18', whatTheOrganizationDoes: 'Time for it.', ...change })
    const before = await manager.client.call(api.showTeam, {})
    expect(before.members.find((it) => it.person.id === about.id)).toMatchObject({ openPrompts: 1, openActions: 0 })
    await expect(manager.client.call(api.agreeAction, agree({ owner: mate.id }))).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'owner' }] } })
    // A reader west of Greenwich still has yesterday.
    await expect(manager.client.call(api.agreeAction, agree({ dueOn: '2026-11-18' }))).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'dueOn' }] } })
    await expect(manager.client.call(api.agreeAction, agree({ kind: 'strength' }))).rejects.toMatchObject({ status: 409 })
    const agreed = await manager.client.call(api.agreeAction, agree())
    expect(agreed).toMatchObject({ owner: { name: manager.name }, agreedBy: { name: manager.name }, doneAt: null, framework: 'engineering' })
    await expect(about.client.call(api.agreeAction, agree())).rejects.toMatchObject({ status: 409 })
    expect((await about.client.call(api.listPrompts, { person: about.id })).prompts).toMatchObject([{ competency: 'observability', outcome: { id: agreed.id } }])
    expect((await manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)).toMatchObject({ openPrompts: 0, openActions: 1 })
    expect(await about.client.call(api.finishAction, { id: agreed.id, words: 'Two dashboards, and an alert less.' })).toMatchObject({ doneAt: now.toISOString(), doneWords: 'Two dashboards, and an alert less.' })
    await expect(manager.client.call(api.finishAction, { id: agreed.id })).rejects.toMatchObject({ status: 409 })
  })

  test('C5: whoever it was agreed about says in their own words what they think of it; their manager reads that, and writes nothing in its place', async () => {
    const team = await crew(app, 'Comment', 7)
    await withGap(team)
    const { manager, mates: [about] } = team as { manager: Mate; mates: [Mate] }
    const { id } = await manager.client.call(api.agreeAction, { person: about.id, competency: 'observability', kind: 'gap', action: 'Take the next dashboard.', owner: about.id, dueOn: '2026-12-18' })
    const words = 'Nobody asked for dashboards this year; I would rather start with alerts.'
    expect(await about.client.call(api.commentOnAction, { id, words })).toMatchObject({ comment: words, commentedAt: now.toISOString() })
    expect((await manager.client.call(api.listPrompts, { person: about.id })).outcomes).toMatchObject([{ id, comment: words }])
    await expect(manager.client.call(api.commentOnAction, { id, words: 'All is well.' })).rejects.toMatchObject({ status: 403 })
    await expect(team.mates[1]!.client.call(api.commentOnAction, { id, words: 'Hear, hear.' })).rejects.toMatchObject({ status: 404 })
    await manager.client.call(api.finishAction, { id })
    expect((await about.client.call(api.exportAboutMe, { person: about.id })).growth.outcomes).toMatchObject([{ id, comment: words, doneAt: now.toISOString() }])
    expect(await about.client.call(api.commentOnAction, { id, words: '' })).toMatchObject({ comment: null, commentedAt: null })
  })

  test('the audit says who did what about whom, and neither a competency nor a word', async () => {
    const { rows } = await asOwner(db, (connection) => sql<{ action: string; text: string }>`select action, subject || detail::text as text from audit_entry where action in ('agreeAction', 'finishAction', 'commentOnAction')`.execute(connection))
    expect(new Set(rows.map((it) => it.action))).toEqual(new Set(['agreeAction', 'finishAction', 'commentOnAction']))
    for (const it of rows) expect(it.text).toMatch(/^person:[0-9a-f-]{36}\{\}$/)
  })

  test('support is asked of one’s managers, marked as given by either side, and refused where it cannot be', async () => {
    const { manager, mates: [about, mate] } = (await crew(app, 'Support', 2)) as { manager: Mate; mates: [Mate, Mate] }
    const ask = (change: object = {}) => about.client.call(api.askForSupport, { person: about.id, words: 'A course.', owner: manager.id, dueOn: '2026-12-01', ...change })
    await expect(ask({ owner: mate.id })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'owner' }] } })
    await expect(ask({ dueOn: '2026-11-01' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'dueOn' }] } })
    await expect(ask({ competency: 'juggling' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'competency' }] } })
    const { id } = await ask()
    expect((await manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)).toMatchObject({ openRequests: 1 })
    expect(await manager.client.call(api.changeSupport, { id, done: true, words: 'Booked.' })).toMatchObject({ doneAt: now.toISOString(), doneWords: 'Booked.' })
    await expect(about.client.call(api.changeSupport, { id, done: true })).rejects.toMatchObject({ status: 409 })
    expect((await about.client.call(api.listSupport, {})).own).toMatchObject([{ id, doneWords: 'Booked.' }])
  })

  test('B34: a chance for the engineering organization is open to whoever belongs to it, counted on their maps, and shown to nobody else but who offered it', async () => {
    const { manager, mates: [about] } = (await crew(app, 'Guild', 1)) as { manager: Mate; mates: [Mate] }
    const outside = await signedIn(app, { name: 'Jerzy Kłosowski' })
    const offer = (by: Client, change: object = {}) => by.call(api.offerOpportunity, { framework: 'engineering', competency: 'estimating', title: 'Review an estimate', opensOn: '2026-11-01', forEngineering: true, ...change })
    await expect(offer(manager.client, { team: 'guild' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'forEngineering' }] } })
    const before = (await rowOf(about, 'estimating')).openOpportunities
    expect(await offer(manager.client)).toMatchObject({ team: null, forEngineering: true })
    await offer(outside, { title: 'Say when goods arrive' })
    await offer(outside, { title: 'Count the boxes', forEngineering: false })
    const titles = async (by: Client): Promise<string[]> => (await by.call(api.listOpportunities, { competency: 'estimating' })).map((it) => it.title)
    for (const one of [manager, about]) expect(await titles(one.client)).toEqual(['Count the boxes', 'Review an estimate', 'Say when goods arrive'])
    expect(await titles(outside)).toEqual(['Count the boxes', 'Say when goods arrive'])
    expect(await titles(await signedIn(app, { name: 'Hedda Lindqvist-Rowe' }))).toEqual(['Count the boxes'])
    expect((await rowOf(about, 'estimating')).openOpportunities).toBe(before + 3)

    const administrator = await signedIn(app, { name: 'Pilar Quintanilla' })
    expect(await titles(administrator)).toEqual(['Count the boxes'])
    await asOwner(db, (connection) => sql`update opportunity set offered_by = null where title = 'Review an estimate'`.execute(connection))
    expect(await titles(administrator)).toEqual(['Count the boxes', 'Review an estimate'])
  })

  test('B13: chances are offered to a team by its managers and to everybody by anybody, shown on the map, and closed', async () => {
    const { manager, mates: [about, mate] } = (await crew(app, 'Offer', 2)) as { manager: Mate; mates: [Mate, Mate] }
    const stranger = (await crew(app, 'Afar', 1)).mates[0]!
    const offer = (by: Mate, change: object = {}) => by.client.call(api.offerOpportunity, { framework: 'engineering', competency: 'security', title: 'Review the login', team: 'offer', opensOn: '2026-11-01', ...change })
    await expect(offer(mate)).rejects.toMatchObject({ status: 403 })
    await expect(offer(manager, { competency: 'juggling' })).rejects.toMatchObject({ status: 422 })
    await expect(offer(manager, { closesOn: '2026-10-01' })).rejects.toMatchObject({ status: 422 })
    await expect(offer(manager, { workItem: '00000000-0000-7000-8000-00000000abcd' })).rejects.toMatchObject({ status: 422 })
    const { id } = await offer(manager)
    const forAll = await offer(mate, { team: null, title: 'Speak at the security hour' })
    await offer(manager, { opensOn: '2027-01-01', title: 'Later' })
    const titles = async (by: Mate): Promise<string[]> => (await by.client.call(api.listOpportunities, { competency: 'security' })).map((it) => it.title)
    expect(await titles(about)).toEqual(['Review the login', 'Speak at the security hour'])
    expect(await titles(stranger)).toEqual(['Speak at the security hour'])
    expect(await about.client.call(api.listOpportunities, { framework: 'another', competency: 'security' })).toEqual([])
    expect(await about.client.call(api.listOpportunities, { framework: 'engineering', competency: 'security' })).toHaveLength(2)
    expect(await rowOf(about, 'security')).toMatchObject({ openOpportunities: 2 })
    await expect(about.client.call(api.closeOpportunity, { id })).rejects.toMatchObject({ status: 403 })
    await manager.client.call(api.closeOpportunity, { id })
    await expect(manager.client.call(api.closeOpportunity, { id })).rejects.toMatchObject({ status: 404 })
    await mate.client.call(api.closeOpportunity, { id: forAll.id })
    expect(await titles(about)).toEqual([])
  })

  test('a chance that outlives whoever offered it is closed by an administrator', async () => {
    const { mates: [about, author] } = (await crew(app, 'Outlived', 2)) as unknown as { mates: [Mate, Mate] }
    const { id } = await author.client.call(api.offerOpportunity, { framework: 'engineering', competency: 'security', title: 'Look at the old login', team: null, opensOn: '2026-11-01' })
    const administrator = await signedIn(app, { role: 'administrator' })
    await administrator.call(recordLeaving, { person: author.id, on: '2026-11-19' })
    await expect(about.client.call(api.closeOpportunity, { id })).rejects.toMatchObject({ status: 403 })
    expect((await administrator.call(api.listOpportunities, {})).find((it) => it.id === id)).toMatchObject({ mayClose: true })
    await administrator.call(api.closeOpportunity, { id })
    expect((await rowOf(about, 'security')).openOpportunities).toBe(0)
  })

  test('B10: either side puts a cell on the next agenda and settles it, and both see below what is open that it was talked about; “no opportunity” has a reason, dates, and an end', async () => {
    const { manager, mates: [about] } = (await crew(app, 'Agenda', 1)) as { manager: Mate; mates: [Mate] }
    const person = about.id
    const { id } = await manager.client.call(api.raiseAgendaItem, { person, kind: 'goal', competency: 'security', level: 'E5', words: 'Lead the next threat model' })
    await about.client.call(api.raiseAgendaItem, { person, kind: 'topic', words: 'Holidays' })
    const agenda = await about.client.call(api.listAgenda, { person })
    expect(agenda).toHaveLength(2)
    expect(agenda.find((it) => it.kind === 'goal')).toMatchObject({ level: 'E5', framework: 'engineering', raisedBy: { name: manager.name } })
    expect(agenda.find((it) => it.kind === 'topic')).toMatchObject({ words: 'Holidays', framework: null })
    await about.client.call(api.settleAgendaItem, { id })
    await about.client.call(api.settleAgendaItem, { id })
    for (const side of [manager, about]) {
      expect(await side.client.call(api.listAgenda, { person })).toMatchObject([{ words: 'Holidays', settledAt: null }, { id, words: 'Lead the next threat model', settledAt: now.toISOString() }])
    }
    for (const wrong of [{ competency: 'juggling' }, { level: 'E9' }]) await expect(about.client.call(api.raiseAgendaItem, { person, kind: 'topic', words: 'x', ...wrong })).rejects.toMatchObject({ status: 422 })
    const mark = (change: object = {}) => about.client.call(api.markNoOpportunity, { person, competency: 'architecture', reason: 'Only fixes this quarter.', startsOn: '2026-11-01', endsOn: '2026-12-31', ...change })
    for (const wrong of [{ competency: 'juggling' }, { endsOn: '2026-10-01' }, { reason: ' ' }]) await expect(mark(wrong)).rejects.toMatchObject({ status: 422 })
    const note = await mark()
    expect(await rowOf(about, 'architecture')).toMatchObject({ standing: { kind: 'no-opportunity' } })
    const lacking = (await manager.client.call(api.showTeam, {})).members[0]!
    expect(lacking.noOpportunity).toMatchObject([{ competency: 'architecture', reason: 'Only fixes this quarter.', until: '2026-12-31' }])
    expect(lacking.withoutFeedback.map((it) => it.competency)).not.toContain('architecture')
    expect(lacking.withoutFeedback.map((it) => it.competency)).toContain('security')
    await manager.client.call(api.removeNoOpportunity, { id: note.id! })
    expect(await rowOf(about, 'architecture')).toMatchObject({ standing: { kind: 'unrated' } })
  })

  test('from the export anybody computes every rating again, by the command line and by hand', async () => {
    const team = await crew(app, 'Export', 7)
    const about = team.mates[0]!
    await withGap(team)
    await say(team.mates[1]!, about, { security: 'E6', 'writing-documents': 'E6' })
    await say(team.mates[2]!, team.mates[1]!, { security: 'E3' })
    const { observationsCsv, fit, ratings } = await about.client.call(api.exportAboutMe, { person: about.id })
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-export-'))
    const [csv, given] = [path.join(folder, 'observations.csv'), path.join(folder, 'fit.json')]
    writeFileSync(csv, observationsCsv)
    writeFileSync(given, JSON.stringify(fit))
    let out = ''
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += String(text))))
    expect(await rate([csv, '--given', given, '--format', 'json'])).toBe(0)
    write.mockRestore()
    const [person] = (JSON.parse(out) as { people: { competencies: { competency: string; raw: number; adjusted: number; low: number; high: number }[] }[] }).people
    expect(ratings.map((it) => it.competency)).toEqual(['architecture', 'observability', 'prioritising', 'security', 'writing-documents'])
    for (const [at, it] of person!.competencies.entries()) {
      for (const of of ['raw', 'adjusted', 'low', 'high'] as const) expect(it[of]).toBeCloseTo(ratings[at]![of], 9)
      expect((await rowOf(about, it.competency)).rating!.adjusted).toBeCloseTo(it.adjusted, 9)
    }
    const { offsets, givers } = fit as { offsets: Record<string, number>; givers: { giver: string; leniency: number }[] }
    const offsetOf = (competency: string): number => offsets[competency] ?? 0
    const leniency = new Map(givers.map((it) => [it.giver, it.leniency]))
    for (const it of ratings) {
      const sum = it.parts.reduce((total, part) => total + part.weight * (part.counted - offsetOf(part.competency) - (leniency.get(part.giver!.id) ?? 0)), 0)
      expect(offsetOf(it.competency) + sum).toBeCloseTo(it.adjusted, 9)
    }
    expect(givers.map((it) => it.giver).sort()).toEqual(team.mates.slice(1).map((it) => it.id).sort())
  })

  test('C4: a new version: reworded carries over, a new meaning stays readable and stops counting, a rename and its feedback go on', async () => {
    const team = await crew(app, 'Version', 4)
    const [about, first, second] = team.mates as [Mate, Mate, Mate]
    await say(first, about, { security: 'E4', observability: 'E3', architecture: 'E4', prioritising: 'E4' })
    const steward = await signedIn(app, { role: 'steward' })
    version = await publishChanges(steward)
    const after = async (competency: string) => about.client.call(api.showCompetency, { person: about.id, competency })
    const reworded = await after('security')
    expect(reworded).toMatchObject({ row: { rating: { raw: 4 } }, feedback: [{ framework: { version: 1 } }], earlier: [] })
    expect(await after('observability')).toMatchObject({ row: { rating: null, stopped: 1 }, feedback: [], earlier: [{ why: 'new-meaning', giver: { name: first.name } }] })
    expect(await after('system-design')).toMatchObject({ row: { rating: { raw: 4 } }, feedback: [{}], earlier: [] })
    await expect(after('architecture')).rejects.toMatchObject({ status: 404 })
    const { withoutFeedback } = (await team.manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)!
    expect(withoutFeedback.filter((it) => it.stopped > 0)).toEqual([{ competency: 'observability', name: 'Observability', notObserved: 0, stopped: 1 }])
    await say(second, about, { security: 'E5', observability: 'E4', 'system-design': 'E5' })
    expect((await after('security')).row.rating).toMatchObject({ raw: 4.5, givers: 2 })
    expect(await after('observability')).toMatchObject({ row: { rating: { raw: 4, givers: 1 } }, feedback: [{ framework: { version } }], earlier: [{}] })
    expect((await after('system-design')).row.rating).toMatchObject({ raw: 4.5, givers: 2 })
    expect((await refitRatings(db, now)).fitted.map((it) => it.framework), 'a new version is fitted anew').toEqual(['engineering'])
    expect((await after('security')).row.rating).toMatchObject({ raw: 4.5, givers: 2 })
  })

  /** Rewords a cell of security, gives one of observability a new meaning, and renames architecture. */
  async function publishChanges(steward: Client): Promise<number> {
    const files = await steward.call(showSourceFiles, { framework: 'engineering', number: 1 })
    const edited = files.map(({ path: at, text }) => {
      if (at.endsWith('designing/security.md') || at.endsWith('running/observability.md')) return { path: at, text: text.replace(/(## E3[\s\S]*?\n\n(?:Scope: .*\n\n)?)/, '$1In other words. ').replace(/(## E4[\s\S]*?\n\n(?:Scope: .*\n\n)?)/, '$1In other words. ') }
      if (at.endsWith('designing/architecture.md')) return { path: at.replace('architecture.md', 'system-design.md'), text: text.replace('competency: architecture', 'competency: system-design\nreplaces: [architecture]') }
      return { path: at, text: at === 'framework.yaml' ? text.replace(/\barchitecture\b/g, 'system-design') : text.replaceAll('architecture.md', 'system-design.md') }
    })
    const draft = await steward.call(draftVersion, { files: edited })
    const meanings = [{ competency: 'observability', level: 'E3', meaning: 'new-meaning' as const }, { competency: 'security', level: 'E4', meaning: 'reworded' as const }]
    return (await steward.call(publishVersion, { framework: 'engineering', number: draft.version.number, message: 'Clearer.', meanings })).number
  }
})
