import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver } from '../../../test/app.ts'
import { crew, type Crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { InputOf } from '../../platform/contract.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { assessSelf, correctFeedback, giveFeedback, withdrawFeedback } from '../feedback/api.ts'
import * as api from './api.ts'
import type { MapRow, ProgressMap } from './model.ts'
import { refitRatings } from './refit-ratings.ts'

type Given = InputOf<typeof giveFeedback>['observations'][number]

/** Competencies with a text of its own at every level from E2 to E6, so that no value up to E5 is “at least”. */
const usual = ['security', 'writing-documents', 'architecture', 'prioritising', 'incident-response']

/** What was said by others, in the example or in another test, is not what a test is about where it depends on everybody's. */
const forgetFeedback = (db: Database) => asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))

describe.each(engines())('the map of progress on the $name database', (engine) => {
  let db: Database
  let app: App
  let now = new Date('2026-11-20T10:00:00Z')
  beforeAll(async () => {
    db = await engine.open('example')
    await forgetFeedback(db)
    app = appOver(db, { now: () => now })
  })
  afterAll(() => db.close())

  const give = (giver: Mate, about: Mate, observations: Given[], observedOn = '2026-11-16') => giver.client.call(giveFeedback, { person: about.id, version: 1, observedOn, observations })
  const chose = (competency: string, level: string, frequency = 'usually'): Given => ({ competency, choice: 'level', level, frequency })
  const mapOf = (of: Mate, by = of, more: Partial<InputOf<typeof api.showMap>> = {}): Promise<ProgressMap> => by.client.call(api.showMap, { person: of.id, ...more })
  const rowOf = (map: ProgressMap, competency: string): MapRow => map.rows.find((it) => it.competency === competency)!
  const refit = async () => (await refitRatings(db, now)).fitted
  /** Six teammates say the same of the first: usual competencies at the person's level, and one at another. */
  const sixSay = async ({ mates }: Crew, competency: string, level: string): Promise<void> => {
    for (const giver of mates.slice(1, 7)) await give(giver, mates[0]!, [...usual.map((it) => chose(it, 'E4')), chose(competency, level)])
  }

  test('nobody has said anything: each competency of the role says so, and nothing stands for a number', async () => {
    const { mates, manager } = await crew(app, 'Silent', 1)
    const map = await mapOf(mates[0]!)
    expect(map).toMatchObject({ own: true, fittedAt: null, since: null, managers: [{ name: manager.name }], overall: { kind: 'too-few', rated: 0 }, target: { family: 'backend', level: 'E4' } })
    expect(map.rows.length).toBeGreaterThan(20)
    for (const row of map.rows) expect(row).toMatchObject({ rating: null, yearAgo: null, inRole: true, standing: { deviation: null, gap: null, prompt: null } })
    expect(new Set(map.rows.map((it) => it.standing.kind))).toEqual(new Set(['unrated']))
  })

  test('feedback shows at once, before any fit and after one, for the person and the manager', async () => {
    const { mates, manager } = await crew(app, 'Prompt', 5)
    const [about, first, second] = mates as [Mate, Mate, Mate]
    await give(first, about, [{ ...chose('debugging', 'E4', 'always'), scope: 'team' }])
    const before = rowOf(await mapOf(about), 'debugging')
    expect(before).toMatchObject({ rating: { raw: 4, givers: 1, observations: 1, texts: [{ level: 'E4', count: 1 }], atLeast: false }, frequency: 'always', standing: { kind: 'rated', expected: 4, prompt: null } })
    expect((await mapOf(about)).fittedAt).toBeNull()
    const fitted = await refit()
    expect(fitted).toMatchObject([{ framework: 'engineering', people: 1, givers: 1, observations: 1 }])
    await give(second, about, [chose('debugging', 'E3')])
    for (const by of [about, manager]) {
      const map = await mapOf(about, by)
      expect(map).toMatchObject({ fittedAt: now.toISOString(), own: by === about, since: '2026-11-16' })
      expect(rowOf(map, 'debugging').rating).toMatchObject({ raw: 3.5, givers: 2, texts: [{ level: 'E4', count: 1 }, { level: 'E3', count: 1 }] })
    }
    const interval = (row: MapRow): number => row.rating!.high - row.rating!.low
    expect(interval(rowOf(await mapOf(about), 'debugging')), 'a second giver narrows the interval').toBeLessThan(interval(before))
  })

  test('a fit is due after feedback, a correction, a withdrawal and a day, and is not due otherwise', async () => {
    const { mates } = await crew(app, 'Due', 3)
    const [about, first] = mates as [Mate, Mate]
    await refit()
    expect(await refit()).toEqual([])
    const { id } = await give(first, about, [chose('testing', 'E3')])
    expect(await refit()).toHaveLength(1)
    expect(await refit()).toEqual([])
    now = new Date(now.getTime() + 1000)
    await first.client.call(correctFeedback, { id, revision: 1, version: 1, observedOn: '2026-11-16', observations: [chose('testing', 'E4')] })
    expect(await refit()).toHaveLength(1)
    now = new Date(now.getTime() + 1000)
    await first.client.call(withdrawFeedback, { id })
    expect(await refit()).toHaveLength(1)
    expect(await refit()).toEqual([])
    expect(rowOf(await mapOf(about), 'testing').rating).toBeNull()
    now = new Date(now.getTime() + 25 * 3_600_000)
    expect(await refit()).toHaveLength(1)
    now = new Date('2026-11-20T10:00:00Z')
  })

  test('dropping a fit changes nothing but the time until the next one', async () => {
    const team = await crew(app, 'Drop', 7)
    await sixSay(team, 'debugging', 'E3')
    await refit()
    const before = await mapOf(team.mates[0]!)
    await asOwner(db, (connection) => sql`delete from fit`.execute(connection))
    expect((await mapOf(team.mates[0]!)).fittedAt).toBeNull()
    expect(await refit()).toHaveLength(1)
    expect(await mapOf(team.mates[0]!)).toEqual(before)
  })

  test.each([
    ['E3', null, 'a level below raises nothing'],
    ['E2', 'gap', 'two levels below, of which the interval leaves no doubt, is a gap'],
    ['E5', null, 'a level above raises nothing'],
    ['E6', 'strength', 'two levels above is a strength'],
  ])('at E4, six teammates who say %s of one competency: prompt %s', async (level, prompt, why) => {
    const team = await crew(app, `Six${level}`, 7)
    await sixSay(team, 'observability', level)
    await refit()
    const { standing } = rowOf(await mapOf(team.mates[0]!), 'observability')
    expect(standing, why).toMatchObject({ kind: 'rated', prompt, expected: 4 })
    const { prompts } = await team.manager.client.call(api.listPrompts, { person: team.mates[0]!.id })
    expect(prompts.map((it) => [it.competency, it.kind])).toEqual(prompt ? [['observability', prompt]] : [])
    for (const it of prompts) expect(it.probability).toBeGreaterThanOrEqual(0.8)
  })

  test('B22: one teammate whose word lies beyond one level raises nothing: the interval is too wide', async () => {
    const { mates } = await crew(app, 'Alone', 2)
    await asOwner(db, (connection) => sql`delete from fit`.execute(connection))
    await give(mates[1]!, mates[0]!, [chose('observability', 'E3', 'sometimes')])
    const { standing } = rowOf(await mapOf(mates[0]!), 'observability')
    expect(standing).toMatchObject({ kind: 'rated', prompt: null })
    expect(standing.deviation).toBeLessThan(-1)
    expect(standing.gap).toBeGreaterThan(0.5)
  })

  test('B14: no opportunity, not observed and outside the role never become numbers', async () => {
    const { mates } = await crew(app, 'Chance', 4)
    const [about, first, second, third] = mates as [Mate, Mate, Mate, Mate]
    await give(first, about, [chose('security', 'E3'), chose('testing', 'E4')])
    const before = rowOf(await mapOf(about), 'security')
    await give(second, about, [{ competency: 'security', choice: 'no-opportunity', words: 'Nothing of ours faces the outside.' }, { competency: 'performance', choice: 'no-opportunity', words: 'Nobody complains.', noOpportunityFrom: '2026-01-01', noOpportunityUntil: '2026-06-30' }])
    await give(third, about, [{ competency: 'security', choice: 'not-observed' }, { competency: 'testing', choice: 'outside-role' }])
    const map = await mapOf(about)
    expect(rowOf(map, 'security')).toMatchObject({ rating: before.rating, notObserved: 1, noOpportunity: [{ reason: 'Nothing of ours faces the outside.', notedBy: { name: second.name } }] })
    expect(rowOf(map, 'testing')).toMatchObject({ outsideRole: 1, rating: { raw: 4, givers: 1 } })
    expect(rowOf(map, 'performance'), 'the days that were named are over').toMatchObject({ noOpportunity: [], standing: { kind: 'unrated' } })
    await about.client.call(api.markNoOpportunity, { person: about.id, competency: 'performance', reason: 'No traffic yet.', startsOn: '2026-10-01' })
    expect(rowOf(await mapOf(about), 'performance')).toMatchObject({ standing: { kind: 'no-opportunity', gap: null }, noOpportunity: [{ reason: 'No traffic yet.', notedBy: { name: about.name } }] })
  })

  test('B12, B14: outside the role, not observed and words alone are told by how many people said them, and are no missing feedback', async () => {
    const { mates, manager } = await crew(app, 'Beside', 5)
    const [about, first, second, third, outsider] = mates as [Mate, Mate, Mate, Mate, Mate]
    const said = (competency: string, choice: Given['choice']): Given => ({ competency, choice, words: 'As far as I can tell.' })
    await give(first, about, [said('security', 'outside-role'), said('testing', 'not-observed'), said('debugging', 'words')])
    await give(first, about, [said('security', 'outside-role')], '2026-11-17')
    await give(second, about, [said('security', 'outside-role'), said('testing', 'not-observed'), said('architecture', 'not-observed')])
    await give(third, about, [said('debugging', 'words'), said('performance', 'outside-role'), chose('writing-documents', 'E4')])
    await give(outsider, about, [chose('performance', 'E3'), said('writing-documents', 'words')])
    const map = await mapOf(about)
    const counts = (competency: string): number[] => {
      const { outsideRole, notObserved, wordsOnly, stopped } = rowOf(map, competency)
      return [outsideRole, notObserved, wordsOnly, stopped]
    }
    expect(counts('security'), 'a person counts once however often they say it').toEqual([2, 0, 0, 0])
    expect(counts('testing')).toEqual([0, 2, 0, 0])
    expect(counts('debugging')).toEqual([0, 0, 2, 0])
    expect(counts('performance')).toEqual([1, 0, 0, 0])
    expect(counts('writing-documents')).toEqual([0, 0, 1, 0])
    for (const it of ['security', 'testing', 'debugging']) expect(rowOf(map, it)).toMatchObject({ rating: null, standing: { kind: 'unrated', deviation: null, gap: null } })
    const { withoutFeedback } = (await manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)!
    const lacking = new Map(withoutFeedback.map((it) => [it.competency, it.notObserved]))
    for (const it of ['security', 'debugging', 'performance', 'writing-documents']) expect(lacking.has(it), it).toBe(false)
    expect([lacking.get('testing'), lacking.get('architecture'), lacking.get('observability')], 'nobody saw it, and who says so').toEqual([2, 1, 0])
  })

  test('on a past day the self-assessment is the one of that day', async () => {
    const { mates: [about] } = (await crew(app, 'Then', 1)) as unknown as { mates: [Mate] }
    const assess = async (on: string, level: string) => {
      now = new Date(`${on}T10:00:00Z`)
      await about.client.call(assessSelf, { version: 1, observations: [{ competency: 'testing', level, frequency: null, scope: null, words: null }] })
    }
    await assess('2026-03-10', 'E3')
    await assess('2026-09-10', 'E4')
    now = new Date('2026-11-20T10:00:00Z')
    const selfOn = async (on?: string) => rowOf(await mapOf(about, about, { ...(on && { on }) }), 'testing').self?.level
    expect(await selfOn()).toBe('E4')
    expect(await selfOn('2026-09-10')).toBe('E4')
    expect(await selfOn('2026-09-09')).toBe('E3')
    expect(await selfOn('2026-03-10')).toBe('E3')
    expect(await selfOn('2026-03-09')).toBeUndefined()
  })

  test('B13: behind a stone stand the chances that are open to whom the map is of, for whoever reads it', async () => {
    const { mates: [about], manager } = (await crew(app, 'Open', 1)) as unknown as { mates: [Mate]; manager: Mate }
    const elsewhere = await crew(app, 'Shut', 1)
    const offer = (by: Mate, team: string | null, title: string) => by.client.call(api.offerOpportunity, { framework: 'engineering', competency: 'security', title, team, opensOn: '2026-11-01' })
    await offer(manager, 'open', 'Review the login')
    await offer(elsewhere.manager, 'shut', 'Review the till')
    const { id } = await offer(elsewhere.manager, null, 'Speak at the security hour')
    for (const by of [about, manager]) {
      const { opportunities, row } = await by.client.call(api.showCompetency, { person: about.id, competency: 'security' })
      expect(opportunities.map((it) => it.title)).toEqual(['Review the login', 'Speak at the security hour'])
      expect(row.openOpportunities).toBe(2)
    }
    expect((await manager.client.call(api.showCompetency, { person: about.id, competency: 'security', on: '2026-10-31' })).opportunities).toEqual([])
    await elsewhere.manager.client.call(api.closeOpportunity, { id })
    expect((await about.client.call(api.showCompetency, { person: about.id, competency: 'security' })).opportunities).toHaveLength(1)
  })

  test('B19: one observation rises in reach and keeps its frequency, another rises in frequency and keeps its reach, and both show over time', async () => {
    const { mates } = await crew(app, 'Rising', 2)
    const [about, first] = mates as [Mate, Mate]
    const saw = (competency: string, scope: string, frequency: string): Given => ({ ...chose(competency, 'E4', frequency), scope })
    await give(first, about, [saw('debugging', 'task', 'usually'), saw('testing', 'epic', 'sometimes')], '2026-08-10')
    await give(first, about, [saw('debugging', 'epic', 'usually'), saw('testing', 'epic', 'always')], '2026-11-10')
    const over = async (competency: string) => {
      const { history, feedback } = await about.client.call(api.showCompetency, { person: about.id, competency })
      return { points: history.map((it) => [it.on, it.scope, it.frequency]), seen: feedback.flatMap(({ observedOn, observations }) => observations.filter((it) => it.competency === competency).map((it) => [observedOn, it.scope, it.frequency])).sort() }
    }
    expect(await over('debugging')).toEqual({
      points: [['2026-08-20', 'task', 'usually'], ['2026-09-20', 'task', 'usually'], ['2026-10-20', 'task', 'usually'], ['2026-11-20', 'epic', 'usually']],
      seen: [['2026-08-10', 'task', 'usually'], ['2026-11-10', 'epic', 'usually']],
    })
    expect(await over('testing')).toEqual({
      points: [['2026-08-20', 'epic', 'sometimes'], ['2026-09-20', 'epic', 'sometimes'], ['2026-10-20', 'epic', 'sometimes'], ['2026-11-20', 'epic', 'always']],
      seen: [['2026-08-10', 'epic', 'sometimes'], ['2026-11-10', 'epic', 'always']],
    })
    const before = await mapOf(about, about, { on: '2026-10-01' })
    expect([before, await mapOf(about)].map((it) => [rowOf(it, 'debugging').scope, rowOf(it, 'testing').frequency])).toEqual([['task', 'sometimes'], ['epic', 'always']])
  })

  test('what was seen before the window stays to be read, and says that it is too long ago', async () => {
    const { mates } = await crew(app, 'Past', 3)
    const [about, first, second] = mates as [Mate, Mate, Mate]
    await give(first, about, [chose('testing', 'E2')], '2025-11-20')
    await give(second, about, [chose('testing', 'E4')], '2025-11-21')
    const behind = (on?: string) => about.client.call(api.showCompetency, { person: about.id, competency: 'testing', ...(on && { on }) })
    expect(await behind()).toMatchObject({ feedback: [{ giver: { name: second.name } }], earlier: [{ giver: { name: first.name }, why: 'too-long-ago' }] })
    expect(await behind('2026-11-19')).toMatchObject({ feedback: [{}, {}], earlier: [] })
  })

  test('from another day, what was seen by then counts, for a year; a year before is the trend', async () => {
    const { mates } = await crew(app, 'Days', 3)
    const [about, first, second] = mates as [Mate, Mate, Mate]
    await give(first, about, [chose('testing', 'E2')], '2025-06-02')
    await give(second, about, [chose('testing', 'E4')], '2026-09-01')
    const today = rowOf(await mapOf(about), 'testing')
    expect(today).toMatchObject({ rating: { raw: 4, givers: 1 } })
    expect(today.yearAgo).toBeLessThan(3)
    expect(rowOf(await mapOf(about, about, { on: '2026-06-01' }), 'testing').rating).toMatchObject({ raw: 2 })
    expect(rowOf(await mapOf(about, about, { on: '2026-06-02' }), 'testing').rating, 'a year is over').toBeNull()
    const { history } = await about.client.call(api.showCompetency, { person: about.id, competency: 'testing' })
    expect(history.map((it) => [it.on, it.raw])).toEqual([...['2025-12-20', '2026-01-20', '2026-02-20', '2026-03-20', '2026-04-20', '2026-05-20'].map((on) => [on, 2]), ['2026-09-20', 4], ['2026-10-20', 4], ['2026-11-20', 4]])
    await expect(mapOf(about, about, { on: '2026-11-21' })).rejects.toMatchObject({ status: 422 })
  })

  test('compared with another level or role there is a deviation and no prompt; what does not exist is not found', async () => {
    const team = await crew(app, 'Next', 7)
    await sixSay(team, 'debugging', 'E2')
    const about = team.mates[0]!
    const next = await mapOf(about, about, { level: 'E5' })
    expect(next).toMatchObject({ target: { family: 'backend', level: 'E5' }, role: { level: 'E4' } })
    expect(rowOf(next, 'debugging').standing).toMatchObject({ expected: 5, prompt: null })
    expect(rowOf(next, 'debugging').standing.gap).toBeGreaterThan(0.8)
    const other = await mapOf(about, about, { family: 'engineering-management' })
    expect(rowOf(other, 'debugging')).toMatchObject({ inRole: false, standing: { kind: 'outside-role', deviation: null } })
    await expect(mapOf(about, about, { level: 'E9' })).rejects.toMatchObject({ status: 404 })
    await expect(mapOf(about, about, { family: 'nowhere' })).rejects.toMatchObject({ status: 404 })
  })

  test('B20: beyond the last level of a competency whoever meets its last text has no gap; below its first level nobody is missed', async () => {
    const above = await crew(app, 'Beyond', 7, 'E6')
    for (const giver of above.mates.slice(1)) await give(giver, above.mates[0]!, [...usual.map((it) => chose(it, 'E5')), chose('testing', 'E5')])
    await refit()
    expect(rowOf(await mapOf(above.mates[0]!), 'testing')).toMatchObject({ rating: { atLeast: true }, standing: { kind: 'rated', expected: 5, meetsLastText: true, prompt: null, strength: 0 } })
    const below = await crew(app, 'Begin', 2, 'E1')
    expect(rowOf(await mapOf(below.mates[0]!), 'architecture')).toMatchObject({ inRole: true, rating: null, standing: { kind: 'starts-later', expected: null, deviation: null, gap: null } })
  })

  test('without a level there is a map without band, deviation or prompt', async () => {
    const { mates } = await crew(app, 'Unlevelled', 3, null)
    await give(mates[1]!, mates[0]!, [chose('testing', 'E2')])
    const map = await mapOf(mates[0]!)
    expect(map.role).toMatchObject({ level: null })
    expect(rowOf(map, 'testing')).toMatchObject({ rating: { raw: 2 }, standing: { kind: 'without-level', expected: null, deviation: null, prompt: null } })
  })

  test('B21: an overall needs six in ten competencies of the role, and never stands without its spread', async () => {
    const { mates } = await crew(app, 'Overall', 3)
    const [about, first] = mates as [Mate, Mate]
    const roles = (await mapOf(about)).rows.filter((it) => it.group !== 'values').map((it) => it.competency)
    await give(first, about, roles.slice(0, 8).map((it) => chose(it, 'E4')))
    expect((await mapOf(about)).overall).toMatchObject({ kind: 'too-few', rated: 8 })
    await give(first, about, roles.slice(8).map((it) => chose(it, usual.includes(it) ? 'E3' : 'E4')))
    const { overall } = await mapOf(about)
    expect(overall).toMatchObject({ kind: 'shown', missing: [] })
    if (overall.kind !== 'shown') throw new Error('It is shown.')
    expect(overall.lowest).toBeLessThan(overall.highest)
    expect(overall.low).toBeLessThan(overall.adjusted)
  })

  test('B7, B24: why a number is what it is: every observation with its weight, and the parts add up', async () => {
    const team = await crew(app, 'Why', 7)
    const about = team.mates[0]!
    await sixSay(team, 'debugging', 'E4')
    await give(team.mates[1]!, about, [chose('debugging', 'E3')], '2026-10-01')
    await give(about, team.mates[1]!, [chose('debugging', 'E4')])
    await refit()
    const { explanation, row, feedback } = await team.manager.client.call(api.showCompetency, { person: about.id, competency: 'debugging' })
    const parts = explanation!.parts
    const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((total, it) => total + of(it), 0)
    expect(explanation!.adjusted).toBeCloseTo(row.rating!.adjusted, 9)
    expect(explanation!.offset + sum((it) => it.part)).toBeCloseTo(explanation!.adjusted, 9)
    expect(sum((it) => it.weight)).toBeCloseTo(1, 9)
    for (const it of parts) expect(it.part).toBeCloseTo(it.weight * (it.counted - it.offset - it.leniency), 12)
    const own = parts.filter((it) => it.competency === 'debugging')
    expect(own).toHaveLength(7)
    expect(new Set(own.map((it) => it.feedback))).toEqual(new Set(feedback.map((it) => it.id)))
    expect(own.filter((it) => it.giver?.id === team.mates[1]!.id).map((it) => it.value).sort()).toEqual([3, 4])
    expect(explanation).toMatchObject({ fittedAt: now.toISOString(), mutual: [{ name: team.mates[1]!.name }] })
    expect(explanation!.simple).toBeGreaterThan(3.5)
  })

  test('what if: without some feedback, and with one more value, and nothing is stored', async () => {
    const { mates, manager } = await crew(app, 'If', 4)
    const [about, first, second] = mates as [Mate, Mate, Mate]
    const low = await give(first, about, [chose('testing', 'E2')])
    await give(second, about, [chose('testing', 'E4')])
    const tried = await manager.client.call(api.tryWhatIf, { person: about.id, competency: 'testing', without: [low.id] })
    expect(tried.after!.adjusted).toBeGreaterThan(tried.before!.adjusted)
    const more = await about.client.call(api.tryWhatIf, { person: about.id, competency: 'testing', value: 6 })
    expect(more.after!.adjusted).toBeGreaterThan(more.before!.adjusted)
    expect(more.before).toEqual(tried.before)
    expect(rowOf(await mapOf(about), 'testing').rating).toMatchObject({ adjusted: tried.before!.adjusted, givers: 2 })
    await expect(about.client.call(api.tryWhatIf, { person: about.id, competency: 'no-such-thing' })).rejects.toMatchObject({ status: 404 })
  })

  test('B25: a giver who scores everybody a level higher moves the others’ ratings by at most 0.12 level, and learns their own leniency', async () => {
    await forgetFeedback(db)
    const { mates } = await crew(app, 'Fair', 24)
    // Some of the others are stricter: half a level, or a whole one.
    const said = (g: number, p: number, higher: number): Given[] =>
      usual.map((it, c) => chose(it, `E${3 + ((p * 5 + c * 3 + ((g * 7 + p * 3 + c) % 3 === 0 ? 1 : 0)) % 2) + higher - (g % 4 === 1 ? 1 : 0)}`, g % 4 === 2 ? 'sometimes' : 'usually'))
    const byFirst: { id: string; about: number }[] = []
    for (const [g, giver] of mates.entries()) {
      for (let step = 1; step <= 6; step++) {
        const p = (g + step * 5) % mates.length
        const { id } = await give(giver, mates[p]!, said(g, p, 0))
        if (g === 0) byFirst.push({ id, about: p })
      }
    }
    const meansOf = async (of: 'adjusted' | 'raw'): Promise<number[]> => {
      const ratings = []
      for (const { about } of byFirst) ratings.push((await mapOf(mates[about]!)).rows.flatMap((it) => it.rating ?? []))
      return ratings.map((it) => it.reduce((sum, one) => sum + one[of], 0) / it.length)
    }
    await refit()
    const [adjusted, raw, [plain]] = [await meansOf('adjusted'), await meansOf('raw'), await mates[0]!.client.call(api.showOwnLeniency, {})]
    now = new Date(now.getTime() + 1000)
    for (const { id, about } of byFirst) await mates[0]!.client.call(correctFeedback, { id, revision: 1, version: 1, observedOn: '2026-11-16', observations: said(0, about, 1) })
    await refit()
    for (const [at, one] of (await meansOf('adjusted')).entries()) expect(Math.abs(one - adjusted[at]!)).toBeLessThanOrEqual(0.12)
    for (const [at, one] of (await meansOf('raw')).entries()) expect(one - raw[at]!, 'the raw mean stays visible, and is moved').toBeCloseTo(1 / 6, 9)
    const [generous] = await mates[0]!.client.call(api.showOwnLeniency, {})
    expect(generous!.leniency - plain!.leniency).toBeGreaterThan(0.5)
    expect(generous).toMatchObject({ framework: 'engineering', sharedPeople: 6, fittedAt: now.toISOString() })
    now = new Date('2026-11-20T10:00:00Z')
  }, 240_000)

  test('a group that shares no giver with the others says that nothing connects it', async () => {
    const { mates } = await crew(app, 'Island', 2)
    await give(mates[1]!, mates[0]!, [chose('testing', 'E3')])
    await refit()
    expect((await mapOf(mates[0]!)).connected).toBe(false)
    const fair = (await asOwner(db, (connection) => sql<{ people: number }>`select people from fit where current`.execute(connection))).rows[0]!.people
    expect(fair).toBeGreaterThan(10)
  })
})
