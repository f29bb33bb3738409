import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { architectureRenamed, publishChanged } from '../../../test/new-version.ts'
import type { App } from '../../app/server.ts'
import { actAs, asOwner, type Database, type Tx } from '../../platform/database.ts'
import { newId, type Id } from '../../platform/ids.ts'
import { showAudit, showSession } from '../access/api.ts'
import { listExamplePeople } from '../people/api.ts'
import { dayOf } from '../people/rules/days.ts'
import { monthsBefore } from '../progress/rules/window.ts'
import * as api from './api.ts'

type Somebody = Client & { readonly id: string; readonly name: string }

describe.each(engines())('mentoring on the $name database', (engine) => {
  let db: Database
  let app: App
  let mentor: Somebody
  let mentee: Somebody
  let second: Somebody
  let outsider: Somebody

  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate mentorship, mentor_offer`.execute(connection))
    app = appOver(db)
    const people = (await client(app).call(listExamplePeople, {})).filter((it) => it.roles.join() === 'member' && it.team !== null && it.title !== null)
    const person = async (index: number): Promise<Somebody> => ({ ...(await signedIn(app, { name: people[index]!.name })), id: people[index]!.id, name: people[index]!.name })
    ;[mentor, mentee, second, outsider] = [await person(0), await person(1), await person(2), await person(3)]
  })
  afterAll(() => db.close())

  const framework = 'engineering'
  const nobody = '00000000-0000-7000-8000-000000000000'
  const offer = (competency: string, capacity = 1, words: string | null = null) => mentor.call(api.offerMentoring, { framework, competency, capacity, words })
  const ask = (who: Client, competency: string, words: string | null = null) => who.call(api.askMentor, { mentor: mentor.id, framework, competency, words })
  const seenBy = (who: Client, competency?: string) => who.call(api.showMentoring, competency === undefined ? {} : { competency })

  const asPerson = async <T>(who: Somebody, work: (tx: Tx) => Promise<T>, roles: ('member' | 'administrator' | 'lead')[] = ['member']): Promise<T> => {
    const { account } = await who.call(showSession, {})
    return db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, { kind: 'person', accountId: account!.id as Id<'account'>, personId: who.id as Id<'person'>, roles }, new Date())
      return work(tx)
    })
  }

  test('an offer is seen by colleagues with its words, its room and the name of its competency, and changing it keeps one', async () => {
    await offer('debugging', 3, '  Bring a fault of your own.  ')
    await offer('debugging', 2, 'Bring a fault.')
    expect((await seenBy(mentee, 'debugging')).offers).toEqual([{ person: { id: mentor.id, name: mentor.name }, framework, competency: 'debugging', name: 'Debugging', capacity: 2, words: 'Bring a fault.', free: 2 }])
    expect((await seenBy(mentee, 'no-such-competency')).offers).toEqual([])
    const own = await seenBy(mentor)
    expect([own.own.length, own.offers.length]).toEqual([1, 0])
    expect(own.choices?.competencies.length).toBeGreaterThan(5)
  })

  test('an offer names a competency of the published framework and room for one to ten', async () => {
    for (const it of [{ competency: 'no-such-competency' }, { framework: 'no-such-framework' }, { capacity: 0 }, { capacity: 11 }, { words: 'x'.repeat(1_001) }]) {
      await expect(mentor.call(api.offerMentoring, { framework, competency: 'debugging', capacity: 1, ...it })).rejects.toMatchObject({ status: 422 })
    }
  })

  test('B27: who could use a mentor is known to nobody until they ask, and then to that mentor alone', async () => {
    await offer('debugging', 2)
    expect((await seenBy(mentor)).mentorships).toEqual([])
    const request = await ask(mentee, 'debugging', 'Faults across services take me days.')
    expect((await seenBy(mentor)).mentorships).toMatchObject([{ id: request.id, mentee: { id: mentee.id }, words: 'Faults across services take me days.', state: 'asked', name: 'Debugging' }])
    expect((await seenBy(mentee)).mentorships).toMatchObject([{ id: request.id, mentor: { id: mentor.id } }])
    expect((await seenBy(outsider)).mentorships).toEqual([])
    const administrator = await signedIn(app, { role: 'administrator' })
    expect((await seenBy(administrator)).mentorships).toEqual([])
    const { entries } = await administrator.call(showAudit, {})
    const about = entries.filter((it) => it.subject === `mentorship:${request.id}`)
    expect(about.map((it) => [it.action, it.detail])).toEqual([['askMentor', {}]])
    await mentee.call(api.endMentorship, { id: request.id })
    expect((await seenBy(mentor)).mentorships).toEqual([])
  })

  test('nobody mentors themselves, asks twice, or asks whoever does not offer', async () => {
    await offer('debugging', 2)
    await expect(ask(mentor, 'debugging')).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'mentor' }] } })
    const { id } = await ask(mentee, 'debugging')
    await expect(ask(mentee, 'debugging')).rejects.toMatchObject({ status: 409 })
    await expect(ask(mentee, 'no-such-competency')).rejects.toMatchObject({ status: 404 })
    await expect(mentee.call(api.askMentor, { mentor: nobody, framework, competency: 'debugging' })).rejects.toMatchObject({ status: 404 })
    await mentee.call(api.endMentorship, { id })
  })

  test('the mentor alone answers; a declined mentee learns it and from which day they may ask again, and others at once', async () => {
    await offer('debugging', 2)
    const { id } = await ask(mentee, 'debugging')
    await expect(mentee.call(api.answerMentee, { id, accept: true })).rejects.toMatchObject({ status: 403 })
    await expect(outsider.call(api.answerMentee, { id, accept: true })).rejects.toMatchObject({ status: 404 })
    await expect(outsider.call(api.endMentorship, { id })).rejects.toMatchObject({ status: 404 })
    await expect(mentor.call(api.endMentorship, { id })).rejects.toMatchObject({ status: 409 })
    await mentor.call(api.answerMentee, { id, accept: false })
    await expect(mentor.call(api.answerMentee, { id, accept: true })).rejects.toMatchObject({ status: 409 })
    await expect(mentee.call(api.endMentorship, { id })).rejects.toMatchObject({ status: 409 })
    const inMonths = (months: number) => monthsBefore(dayOf(new Date()), -months)
    expect((await seenBy(mentee)).mentorships).toMatchObject([{ id, state: 'declined', askAgainFrom: inMonths(3) }])
    expect((await seenBy(mentor)).mentorships).toEqual([])
    await expect(ask(mentee, 'debugging')).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining(`from ${inMonths(3)}`) as string } })
    await offer('estimating', 1)
    for (const other of [await ask(second, 'debugging'), await ask(mentee, 'estimating')]) await (other.mentee.id === mentee.id ? mentee : second).call(api.endMentorship, { id: other.id })
    const wasDeclinedOn = (day: string) => asOwner(db, (connection) => sql`update mentorship set answered_at = ${`${day}T12:00:00Z`} where id = ${id}`.execute(connection))
    await wasDeclinedOn(inMonths(-2))
    await expect(ask(mentee, 'debugging')).rejects.toMatchObject({ status: 409 })
    await wasDeclinedOn(inMonths(-3))
    expect((await seenBy(mentee)).mentorships).toEqual([])
    const again = await ask(mentee, 'debugging')
    await mentee.call(api.endMentorship, { id: again.id })
  })

  test('two accepted at once do not take one place', async () => {
    await offer('writing-documents', 1)
    const requests = [await ask(mentee, 'writing-documents'), await ask(second, 'writing-documents')]
    const answers = await Promise.allSettled(requests.map(({ id }) => mentor.call(api.answerMentee, { id, accept: true })))
    expect(answers.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find((it) => it.status === 'rejected')!.reason).toMatchObject({ status: 409 })
    expect((await seenBy(outsider, 'writing-documents')).offers).toEqual([])
    await expect(ask(outsider, 'writing-documents')).rejects.toMatchObject({ status: 409 })
    expect((await seenBy(mentor)).own.find((it) => it.competency === 'writing-documents')).toMatchObject({ capacity: 1, free: 0 })

    const agreed = requests[answers.findIndex((it) => it.status === 'fulfilled')]!
    await mentor.call(api.endMentorship, { id: agreed.id })
    expect((await seenBy(outsider, 'writing-documents')).offers).toMatchObject([{ free: 1 }])
    await offer('writing-documents', 2)
    const other = requests.find((it) => it.id !== agreed.id)!
    expect(await mentor.call(api.answerMentee, { id: other.id, accept: true })).toMatchObject({ state: 'accepted' })
  })

  test('an offer taken back is not shown and accepts nobody, while what was agreed goes on', async () => {
    await offer('testing', 2)
    const agreed = await ask(mentee, 'testing')
    await mentor.call(api.answerMentee, { id: agreed.id, accept: true })
    const waiting = await ask(second, 'testing')
    await mentor.call(api.endMentorOffer, { framework, competency: 'testing' })
    await expect(mentor.call(api.endMentorOffer, { framework, competency: 'testing' })).rejects.toMatchObject({ status: 404 })
    expect((await seenBy(outsider, 'testing')).offers).toEqual([])
    await expect(ask(outsider, 'testing')).rejects.toMatchObject({ status: 404 })
    await expect(mentor.call(api.answerMentee, { id: waiting.id, accept: true })).rejects.toMatchObject({ status: 409 })
    expect((await seenBy(mentee)).mentorships.find((it) => it.id === agreed.id)).toMatchObject({ state: 'accepted' })
  })

  test('the offer of somebody who left is neither shown nor to be asked', async () => {
    await offer('debugging', 2)
    const later = appOver(db, { now: () => new Date(Date.now() + 86_400_000) })
    const asksLater = await signedIn(later, { name: outsider.name })
    await asOwner(db, (connection) => sql`update employment set ends_on = cairn_day() where person_id = ${mentor.id} and (ends_on is null or ends_on > cairn_day())`.execute(connection))
    expect((await seenBy(outsider, 'debugging')).offers).toHaveLength(1)
    expect((await seenBy(asksLater, 'debugging')).offers).toEqual([])
    await expect(ask(asksLater, 'debugging')).rejects.toMatchObject({ status: 404 })
    await asOwner(db, (connection) => sql`update employment set ends_on = null where person_id = ${mentor.id} and ends_on = cairn_day()`.execute(connection))
  })

  test('a visitor sees and does nothing', async () => {
    const it = client(app)
    const attempts = [
      () => it.call(api.showMentoring, {}),
      () => it.call(api.offerMentoring, { framework, competency: 'debugging', capacity: 1 }),
      () => it.call(api.endMentorOffer, { framework, competency: 'debugging' }),
      () => it.call(api.askMentor, { mentor: mentor.id, framework, competency: 'debugging' }),
      () => it.call(api.answerMentee, { id: nobody, accept: true }),
      () => it.call(api.endMentorship, { id: nobody }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 401 })
  })

  test('the operator mentors nobody', async () => {
    const operator = client(appOver(db, { asOperator: true }))
    await expect(operator.call(api.offerMentoring, { framework, competency: 'debugging', capacity: 1 })).rejects.toMatchObject({ status: 403 })
  })

  test('the database itself keeps requests between the two, lets no mentee accept themselves in, and no one offer for another', async () => {
    await offer('debugging', 2)
    const { id } = await ask(mentee, 'debugging')
    const sees = (who: Somebody, roles?: ('member' | 'administrator' | 'lead')[]) => asPerson(who, async (tx) => (await tx.selectFrom('mentorship').select('id').where('id', '=', id).execute()).length, roles)
    expect([await sees(mentor), await sees(mentee), await sees(outsider), await sees(outsider, ['member', 'lead', 'administrator'])]).toEqual([1, 1, 0, 0])
    await expect(asPerson(mentee, (tx) => tx.updateTable('mentorship').set({ state: 'accepted' }).where('id', '=', id).execute())).rejects.toThrow(/row-level security/)
    expect(await asPerson(outsider, async (tx) => (await tx.updateTable('mentorship').set({ state: 'ended' }).where('id', '=', id).executeTakeFirst()).numUpdatedRows)).toBe(0n)
    const forAnother = { person_id: mentor.id, framework_id: framework, competency: 'testing', capacity: 1, offered_at: new Date() }
    await expect(asPerson(outsider, (tx) => tx.insertInto('mentor_offer').values(forAnother).execute())).rejects.toThrow(/row-level security/)
    const unoffered = { id: newId(new Date()), mentor_id: second.id, mentee_id: outsider.id, framework_id: framework, competency: 'debugging', asked_at: new Date(), state: 'asked' }
    await expect(asPerson(outsider, (tx) => tx.insertInto('mentorship').values(unoffered).execute())).rejects.toThrow(/row-level security/)
    await mentor.call(api.endMentorOffer, { framework, competency: 'debugging' })
    expect(await asPerson(outsider, (tx) => tx.selectFrom('mentor_offer').select('competency').where('person_id', '=', mentor.id).where('competency', '=', 'debugging').execute())).toEqual([])
  })

  test('colleagues are shown a page at a time in the order of names, each competency beside them, and all of them are found', async () => {
    await asOwner(db, (connection) => sql`truncate mentorship, mentor_offer`.execute(connection))
    await asOwner(db, (tx) => sql`
      insert into mentor_offer (person_id, framework_id, competency, capacity, offered_at)
      select distinct person_id, 'engineering', unnest(array['estimating', 'mentoring', 'testing']), 1, now() from employment where ends_on is null`.execute(tx))
    const everybody = await asOwner(db, (tx) => sql<{ name: string }>`
      select distinct name, name collate "und-x-icu" as sorting from employment join person on person.id = person_id where ends_on is null and starts_on <= current_date and person.id <> ${outsider.id} order by sorting`.execute(tx))
    const names: string[] = []
    for (let before: string | undefined, pages = 0; pages === 0 || before; pages += 1) {
      const page = await outsider.call(api.showMentoring, before ? { before } : {})
      expect(page.offers.length).toBeLessThanOrEqual(50)
      expect(page.offered).toEqual(expect.arrayContaining([{ framework, competency: 'estimating', name: 'Estimating' }]))
      names.push(...page.offers.map((it) => it.person.name))
      before = page.next ?? undefined
    }
    expect([...new Set(names)]).toEqual(everybody.rows.map((it) => it.name))
    expect(names.length).toBeGreaterThan(100)
    await expect(outsider.call(api.showMentoring, { before: 'nonsense' })).rejects.toMatchObject({ status: 422 })
  })

  test('a competency that was renamed or merged keeps its offers, its requests and its room', async () => {
    await asOwner(db, (connection) => sql`truncate mentorship, mentor_offer`.execute(connection))
    await offer('architecture', 2, 'An hour a week.')
    await ask(mentee, 'architecture')
    await publishChanged(await signedIn(app, { role: 'steward' }), (it) => {
      if (it.path.endsWith('/data-design.md')) return null
      const { path, text } = architectureRenamed({ ...it, text: it.text.replace('data-design, ', '') })
      return { path, text: text.replace('replaces: [architecture]', 'replaces: [architecture, data-design]') }
    })
    for (const competency of ['system-design', 'architecture']) {
      expect((await second.call(api.showMentoring, { framework, competency })).offers).toMatchObject([{ person: { id: mentor.id }, competency: 'system-design', name: 'System design', free: 2, words: 'An hour a week.' }])
    }
    expect((await seenBy(second)).offered).toEqual([{ framework, competency: 'system-design', name: 'System design' }])
    await expect(ask(mentee, 'system-design')).rejects.toMatchObject({ status: 409 })
    await offer('system-design', 1)
    expect((await seenBy(mentor)).own).toMatchObject([{ competency: 'system-design', capacity: 1, free: 1 }])
    const asked = await ask(second, 'system-design')
    expect(asked).toMatchObject({ competency: 'system-design', name: 'System design', state: 'asked' })
    await mentor.call(api.answerMentee, { id: asked.id, accept: true })
    const [waiting] = (await seenBy(mentee)).mentorships
    expect(waiting).toMatchObject({ competency: 'system-design', state: 'asked' })
    await expect(mentor.call(api.answerMentee, { id: waiting!.id, accept: true })).rejects.toMatchObject({ status: 409 })
    await mentor.call(api.endMentorOffer, { framework, competency: 'system-design' })
    expect((await seenBy(mentor)).own).toEqual([])
  })
})
