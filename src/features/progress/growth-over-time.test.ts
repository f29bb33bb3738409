import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn, type Client } from '../../../test/app.ts'
import { crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import { actAs, asOwner, type Database } from '../../platform/database.ts'
import { giveFeedback } from '../feedback/api.ts'
import { changeManagers, recordLeaving } from '../people/api.ts'
import * as api from './api.ts'
import { refitRatings } from './refit-ratings.ts'

describe.each(engines())('what was agreed, asked for and raised, as managers come and go, on the $name database', (engine) => {
  let db: Database
  let app: App
  let administrator: Client
  let now = new Date('2026-11-20T10:00:00Z')
  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))
    app = appOver(db, { now: () => now })
  })
  afterAll(() => db.close())

  const today = (): string => now.toISOString().slice(0, 10)
  const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const daysPass = (days: number): void => void (now = new Date(now.getTime() + days * 86_400_000))
  const managedBy = (person: Mate, ...managers: Mate[]) => administrator.call(changeManagers, { person: person.id, from: today(), managers: managers.map((it) => it.id) })
  const refOf = ({ id, name }: Mate) => ({ id, name })
  const status = (asked: Promise<unknown>): Promise<number> => asked.then(() => 200, (error: { status: number }) => error.status)

  /** An engineer with their manager, and three more who will manage: two beside each other, and one above everybody. */
  const grove = async (name: string): Promise<Record<'about' | 'first' | 'second' | 'third' | 'above' | 'mate', Mate>> => {
    administrator = await signedIn(app, { role: 'administrator' })
    const { manager, mates } = await crew(app, name, 5)
    const [about, mate, second, third, above] = mates as [Mate, Mate, Mate, Mate, Mate]
    for (const it of [manager, second, third]) await managedBy(it, above)
    return { about, mate, first: manager, second, third, above }
  }
  const ask = (about: Mate, of: Mate, dueIn = 3) => about.client.call(api.askForSupport, { person: about.id, words: 'A week without the rota.', competency: 'security', owner: of.id, dueOn: inDays(dueIn) })
  const lists = (of: Mate) => of.client.call(api.listSupport, {})
  const openOn = async (by: Mate, about: Mate) => (await by.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)
  const overdue = async (above: Mate): Promise<string[][]> => (await lists(above)).overdueBelow.map(({ owners }) => owners.map((it) => it.name))

  test('B28: what was asked of a manager goes over with the person: to be read, counted and given by whoever manages them today', async () => {
    const { about, first, second, above } = await grove('Handover')
    const { id } = await ask(about, first)
    expect((await lists(first)).owed).toMatchObject([{ id, heldBy: [refOf(first)] }])
    expect(await lists(second)).toMatchObject({ owed: [], beside: [] })
    daysPass(5)
    expect(await overdue(above)).toEqual([[first.name]])
    await managedBy(about, second)
    expect(await lists(first), 'whoever no longer manages them reads nothing of it').toEqual({ own: [], owed: [], beside: [], overdueBelow: [] })
    expect((await lists(second)).owed).toMatchObject([{ id, owner: refOf(first), takenOnBy: null, heldBy: [refOf(second)], words: 'A week without the rota.' }])
    expect(await openOn(second, about)).toMatchObject({ openRequests: 1 })
    expect((await lists(about)).own).toMatchObject([{ id, owner: refOf(first), heldBy: [refOf(second)] }])
    expect(await overdue(above)).toEqual([[second.name]])
    expect((await lists(above)).overdueBelow[0]).toMatchObject({ person: null, competency: null })
    expect(await status(first.client.call(api.changeSupport, { id, done: true }))).toBe(404)
    expect(await status(first.client.call(api.takeOnSupport, { id }))).toBe(404)
    expect(await second.client.call(api.changeSupport, { id, done: true, words: 'From Monday.' })).toMatchObject({ doneWords: 'From Monday.', owner: refOf(first), takenOnBy: refOf(second), heldBy: [refOf(second)] })
    expect(await overdue(above)).toEqual([])
  })

  test('B28: where the one who was asked leaves, several who manage the person have it together until one takes it on; nobody above sees it under who left', async () => {
    const { about, first, second, third, above, mate } = await grove('Leaving')
    const { id } = await ask(about, first)
    await managedBy(about, first, second, third)
    expect((await lists(second)).beside, 'a second manager reads what their team page counts').toMatchObject([{ id, heldBy: [refOf(first)] }])
    expect(await openOn(second, about)).toMatchObject({ openRequests: 1 })
    expect(await status(second.client.call(api.takeOnSupport, { id })), 'while it is with whoever was asked, nobody takes it from them').toBe(409)
    daysPass(4)
    expect(await overdue(above)).toEqual([[first.name]])
    await administrator.call(recordLeaving, { person: first.id, on: today() })
    daysPass(1)
    for (const it of [second, third]) expect((await lists(it)).owed).toMatchObject([{ id, heldBy: [refOf(second), refOf(third)] }])
    expect(await overdue(above)).toEqual([[second.name, third.name]])
    expect(await status(about.client.call(api.takeOnSupport, { id })), 'nobody gives support to themselves').toBe(403)
    expect(await status(mate.client.call(api.takeOnSupport, { id }))).toBe(404)
    const answers = await Promise.all([second, third].map((it) => status(it.client.call(api.takeOnSupport, { id }))))
    expect([...answers].sort()).toEqual([200, 409])
    const [taker, other] = answers[0] === 200 ? [second, third] : [third, second]
    expect((await lists(taker)).owed).toMatchObject([{ id, takenOnBy: refOf(taker), heldBy: [refOf(taker)] }])
    expect((await lists(other))).toMatchObject({ owed: [], beside: [{ id, heldBy: [refOf(taker)] }] })
    expect(await overdue(above)).toEqual([[taker.name]])
    await managedBy(about, other)
    expect((await lists(about)).own, 'whoever took it on stopped managing too').toMatchObject([{ id, heldBy: [refOf(other)] }])
    expect(await overdue(above)).toEqual([[other.name]])
    await managedBy(about)
    expect((await lists(about)).own).toMatchObject([{ id, heldBy: [] }])
    expect(await overdue(above)).toEqual([])
    expect(await about.client.call(api.changeSupport, { id, done: true, words: 'The rota is gone.' })).toMatchObject({ heldBy: [refOf(taker)] })
  })

  const pressing = { competency: 'observability', kind: 'gap' as const, action: 'Take the next dashboard.' }
  const gapOf = async ({ about, first, second, third, mate, above }: Awaited<ReturnType<typeof grove>>): Promise<void> => {
    const observations = Object.entries({ observability: 'E2', security: 'E4', architecture: 'E4', prioritising: 'E4' }).map(([competency, level]) => ({ competency, choice: 'level' as const, level }))
    for (const giver of [first, second, third, mate, above]) await giver.client.call(giveFeedback, { person: about.id, version: 1, observedOn: today(), observations })
    await refitRatings(db, now)
  }
  const agree = (by: Mate, about: Mate, owner: Mate, change: object = {}) => by.client.call(api.agreeAction, { ...pressing, person: about.id, owner: owner.id, dueOn: inDays(30), ...change })
  const promptOf = async (by: Mate, about: Mate) => (await by.client.call(api.listPrompts, { person: about.id })).prompts.find((it) => it.competency === 'observability')

  test('B28: an action that a former manager saw to is with those of today, or with whoever of them or the person takes it on', async () => {
    const all = await grove('Owner')
    const { about, first, second, third } = all
    await gapOf(all)
    const { id } = await agree(about, about, first)
    expect(await status(second.client.call(api.finishAction, { id }))).toBe(404)
    await managedBy(about, second, third)
    expect((await promptOf(about, about))!.outcome).toMatchObject({ id, owner: refOf(first), heldBy: [refOf(second), refOf(third)] })
    expect(await openOn(third, about)).toMatchObject({ openActions: 1, openPrompts: 0 })
    expect(await about.client.call(api.takeOnAction, { id })).toMatchObject({ takenOnBy: refOf(about), heldBy: [refOf(about)] })
    expect(await status(second.client.call(api.takeOnAction, { id }))).toBe(409)
    expect(await status(first.client.call(api.takeOnAction, { id }))).toBe(404)
    expect(await third.client.call(api.finishAction, { id, words: 'Done.' })).toMatchObject({ heldBy: [refOf(about)], doneWords: 'Done.' })
  })

  test('of two who agree at once on a prompt one action stands; of two who finish it, or give support, the first one’s words do', async () => {
    const all = await grove('Atonce')
    const { about, first } = all
    await gapOf(all)
    const refusal = (asked: Promise<unknown>): Promise<string | null> => asked.then(() => null, (error: { status: number; problem: { detail: string } }) => `${error.status} ${error.problem.detail}`)
    const agreed = await Promise.all([refusal(agree(first, about, first, { action: 'Pair on alerts.' })), refusal(agree(about, about, about, { action: 'Read the runbooks.' }))])
    const { outcomes } = await about.client.call(api.listPrompts, { person: about.id })
    expect(outcomes).toHaveLength(1)
    expect(agreed.filter((it) => it !== null)).toEqual([expect.stringMatching(new RegExp(`^409 .*${outcomes[0]!.agreedBy!.name}.*${outcomes[0]!.action}`))])

    const { id } = outcomes[0]!
    const done = await Promise.all([refusal(first.client.call(api.finishAction, { id, words: 'Two dashboards.' })), refusal(about.client.call(api.finishAction, { id, words: 'Three dashboards.' }))])
    const { doneWords } = (await promptOf(about, about))!.outcome!
    expect(done.map((it) => it === null)).toEqual(doneWords === 'Two dashboards.' ? [true, false] : [false, true])
    expect(done.find((it) => it !== null)).toContain(`“${doneWords}”`)

    const request = await ask(about, first)
    const given = await Promise.all([first, about].map((it) => refusal(it.client.call(api.changeSupport, { id: request.id, done: true, words: `Says ${it.name}.` }))))
    const stands = (await lists(about)).own.find((it) => it.id === request.id)!
    expect(given.map((it) => it === null)).toEqual(stands.doneWords === `Says ${first.name}.` ? [true, false] : [false, true])
    expect(given.find((it) => it !== null)).toContain(`“${stands.doneWords}”`)
  })

  test('a prompt is closed by its action and stays closed once that is done, on the page and for the team, until later work says the same again', async () => {
    const all = await grove('Again')
    const { about, first } = all
    await gapOf(all)
    const both = async () => ({ page: (await promptOf(first, about))!.open, team: (await openOn(first, about))!.openPrompts })
    expect(await both()).toEqual({ page: true, team: 1 })
    const { id } = await agree(first, about, about)
    expect(await both()).toEqual({ page: false, team: 0 })
    daysPass(20)
    await about.client.call(api.finishAction, { id })
    expect(await both()).toEqual({ page: false, team: 0 })
    daysPass(20)
    expect(await both(), 'what was seen before counts on, and asks for nothing anew').toEqual({ page: false, team: 0 })
    await first.client.call(giveFeedback, { person: about.id, version: 1, observedOn: today(), observations: [{ competency: 'observability', choice: 'level', level: 'E2' }] })
    expect(await both()).toEqual({ page: true, team: 1 })
    await agree(first, about, first)
    expect(await both()).toEqual({ page: false, team: 0 })
  })

  const raise = (by: Mate, about: Mate, words: string) => by.client.call(api.raiseAgendaItem, { person: about.id, kind: 'topic', words })
  const agendaOf = async (by: Mate, about: Mate): Promise<string[]> => (await by.client.call(api.listAgenda, { person: about.id })).map((it) => it.words).sort()

  test('a new manager reads what is still to talk about and what the engineer raised, and not what a former manager raised and talked over with them', async () => {
    const { about, first, second } = await grove('Notes')
    for (const [by, words] of [[first, 'Settled by the manager'], [about, 'Settled by the engineer']] as const) await about.client.call(api.settleAgendaItem, { id: (await raise(by, about, words)).id })
    const open = await raise(first, about, 'Still open')
    now = new Date(now.getTime() + 60_000)
    await managedBy(about, second)
    expect(await agendaOf(second, about)).toEqual(['Settled by the engineer', 'Still open'])
    expect(await agendaOf(about, about)).toEqual(['Settled by the engineer', 'Settled by the manager', 'Still open'])
    expect(await status(agendaOf(first, about))).toBe(403)
    await second.client.call(api.settleAgendaItem, { id: open.id })
    expect(await agendaOf(second, about), 'what the two talked over themselves stays').toEqual(['Settled by the engineer', 'Still open'])
    const seen = await db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, { kind: 'person', accountId: second.id as never, personId: second.id as never, roles: ['member'] }, now)
      return (await sql<{ words: string }>`select words from agenda_item where person_id = ${about.id} order by words`.execute(tx)).rows.map((it) => it.words)
    })
    expect(seen).toEqual(['Settled by the engineer', 'Still open'])
    daysPass(1)
    await managedBy(about, first)
    expect(await agendaOf(first, about), 'whoever raised it reads it again').toEqual(['Settled by the engineer', 'Settled by the manager', 'Still open'])
  })

  test('B10: two managers at once both read and raise; whoever stops loses access, and what they raised and gave stays for the others', async () => {
    const all = await grove('Pair')
    const { about, first, second } = all
    await gapOf(all)
    await managedBy(about, first, second)
    daysPass(1)
    const person = about.id
    for (const it of [first, second]) {
      expect((await it.client.call(api.showMap, { person })).managers.map((one) => one.name)).toEqual([first.name, second.name].sort(new Intl.Collator('und').compare))
      await raise(it, about, `Raised by ${it.name}`)
      expect(await openOn(it, about)).toMatchObject({ person: { id: person } })
    }
    const everything = [first, second].map((it) => `Raised by ${it.name}`).sort()
    for (const it of [about, first, second]) expect(await agendaOf(it, about)).toEqual(everything)
    const talked = await raise(first, about, 'Talked over with both')
    await second.client.call(api.settleAgendaItem, { id: talked.id })
    const { id } = await agree(first, about, first)
    const feedback = async (by: Mate): Promise<string[]> => (await by.client.call(api.showCompetency, { person, competency: 'observability' })).feedback.flatMap((it) => it.giver?.name ?? []).sort()
    const given = await feedback(second)
    expect(given).toContain(first.name)

    await managedBy(about, second)
    const attempts = [first.client.call(api.showMap, { person }), first.client.call(api.listPrompts, { person }), first.client.call(api.listAgenda, { person }), raise(first, about, 'Once more')]
    expect(await Promise.all(attempts.map(status))).toEqual([403, 403, 403, 403])
    expect(await openOn(first, about)).toBeUndefined()
    for (const it of [about, second]) {
      expect(await agendaOf(it, about)).toEqual([...everything, 'Talked over with both'].sort())
      expect(await feedback(it)).toEqual(given)
      expect((await promptOf(it, about))!.outcome).toMatchObject({ id, agreedBy: refOf(first), heldBy: [refOf(second)] })
    }
  })

  test('straight at the database nobody puts upon others what was asked of somebody else', async () => {
    const { about, first, second } = await grove('Straight')
    const { id } = await ask(about, first)
    const as = (who: Mate, query: ReturnType<typeof sql>) =>
      db.kysely.transaction().execute(async (tx) => {
        await actAs(tx, { kind: 'person', accountId: who.id as never, personId: who.id as never, roles: ['member'] }, now)
        return Number((await query.execute(tx)).numAffectedRows ?? 0)
      })
    await expect(as(first, sql`update support_request set taken_on_by = ${second.id} where id = ${id}`)).rejects.toMatchObject({ code: '42501' })
    await expect(as(about, sql`update support_request set taken_on_by = ${about.id} where id = ${id}`)).rejects.toMatchObject({ code: '23514' })
    expect(await as(second, sql`update support_request set taken_on_by = ${second.id} where id = ${id}`)).toBe(0)
  })
})
