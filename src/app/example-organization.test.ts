import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../test/app.ts'
import { engines } from '../../test/engines.ts'
import { setUpOrganization, showSession } from '../features/access/api.ts'
import * as feedback from '../features/feedback/api.ts'
import type { Feedback } from '../features/feedback/model.ts'
import { showMentoring } from '../features/mentoring/api.ts'
import { listExamplePeople, listNotices } from '../features/people/api.ts'
import * as progress from '../features/progress/api.ts'
import { refitRatings } from '../features/progress/refit-ratings.ts'
import { listWork } from '../features/work/api.ts'
import type { OutputOf } from '../platform/contract.ts'
import { asOwner, type Database } from '../platform/database.ts'
import { silentLog } from '../platform/log.ts'
import { daysBefore } from './example/days.ts'

const yesterday = daysBefore(new Date().toISOString().slice(0, 10), 1)

describe.each(engines())('the example organization on the $name database', (engine) => {
  let db: Database
  let people: Map<string, string>

  beforeAll(async () => {
    db = await engine.open('example')
    people = new Map((await client(appOver(db)).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
    await refitRatings(db, new Date())
  })
  afterAll(() => db.close())

  const as = (name: string): Promise<Client> => signedIn(appOver(db), { name })

  const mapOf = async (name: string): Promise<OutputOf<typeof progress.showMap>> => (await as(name)).call(progress.showMap, { person: people.get(name)! })

  async function readAbout(reader: string, about: string): Promise<Feedback[]> {
    const who = await as(reader)
    const all: Feedback[] = []
    let before: string | undefined
    do {
      const page: OutputOf<typeof feedback.listFeedbackAbout> = await who.call(feedback.listFeedbackAbout, { person: people.get(about)!, ...(before ? { before } : {}) })
      all.push(...page.feedback)
      before = page.next ?? undefined
    } while (before)
    return all
  }

  test('a year of feedback ends yesterday, and some of it is new since then', async () => {
    const all = await Promise.all([['Rasheed Ballantyne', 'Rasheed Ballantyne'], ['Bronwen Achterberg', 'Saoirse Mac Giolla'], ['Anselm Okereke', '陳美玲'], ['Caoimhe Rafferty', 'Davit Melikyan']].map(([reader, about]) => readAbout(reader!, about!)))
    for (const them of all) expect(them.length).toBeGreaterThanOrEqual(10)
    const { rows } = await asOwner(db, (tx) => sql<{ first: string; last: string; fresh: number }>`
      select min(observed_on)::text as first, max(observed_on)::text as last, count(*) filter (where given_at::date = ${yesterday}::date)::int as fresh from feedback`.execute(tx))
    expect(rows[0]!.last).toBe(yesterday)
    expect(rows[0]!.first < daysBefore(yesterday, 365)).toBe(true)
    expect(rows[0]!.fresh).toBeGreaterThan(3)
  })

  test('maps have rows of every standing: rated, unrated, starting later, without an opportunity, above the limit, and without a level', async () => {
    const { rows: missing } = await asOwner(db, (tx) => sql<{ name: string }>`select distinct name from person join no_opportunity on person_id = person.id where ends_on is null`.execute(tx))
    const maps = await Promise.all(['Rasheed Ballantyne', 'Elif Karadeniz', 'Chidi Rosenqvist', 'Malachi Fenwright', ...missing.map((it) => it.name)].map(mapOf))
    const rows = maps.flatMap((it) => it.rows)
    expect([...new Set(rows.map((it) => it.standing.kind))]).toEqual(expect.arrayContaining(['rated', 'unrated', 'starts-later', 'no-opportunity', 'without-level']))
    expect(rows.some((it) => it.standing.meetsLastText)).toBe(true)
    expect(rows.some((it) => it.self !== null)).toBe(true)
    expect(rows.some((it) => it.scope === 'across-teams')).toBe(true)
    expect(rows.some((it) => it.openOpportunities > 0)).toBe(true)
    expect(rows.some((it) => it.rating?.atLeast)).toBe(true)
    expect(maps.every((it) => it.fittedAt !== null && it.connected)).toBe(true)
    expect(maps.map((it) => it.overall.kind)).toContain('shown')
    expect(rows.some((it) => it.yearAgo !== null)).toBe(true)
  })

  test('maps show what somebody took for outside the role, and what was seen outside it', async () => {
    const { rows } = await asOwner(db, (tx) => sql<{ name: string }>`
      select distinct name from person join account on account.person_id = person.id join observation on about_id = person.id
      where active and observed_on > current_date - 330 and (choice = 'outside-role' or competency = 'looking-after-a-team')
      order by name`.execute(tx))
    const shown = (await Promise.all(rows.map((it) => mapOf(it.name)))).flatMap((it) => it.rows)
    expect(shown.some((it) => it.outsideRole > 0)).toBe(true)
    expect(shown.filter((it) => !it.inRole).every((it) => it.standing.kind === 'outside-role' && it.standing.prompt === null)).toBe(true)
    expect(shown.some((it) => !it.inRole)).toBe(true)
  })

  test('a few people stand out with gaps and strengths, and most do not', async () => {
    const open = await Promise.all(['ياسمين الخطيب', 'Chidi Rosenqvist', 'Rasheed Ballantyne', 'Greta Hollenbach', 'Bjarki Hallmarsson', 'Noor van Aalsum', 'Gaspard Lemoigne', 'Linnéa Strandberg', 'Piotr Zieleniak', 'Siobhán Treanor'].map(async (name) => (await as(name)).call(progress.listPrompts, { person: people.get(name)! })))
    const kinds = open.flatMap((it) => it.prompts.map((one) => one.kind))
    expect(kinds).toContain('gap')
    expect(kinds).toContain('strength')
    expect(open.filter((it) => it.prompts.length === 0).length, open.map((it) => it.prompts.length).join()).toBeGreaterThanOrEqual(3)
    const outcomes = open.flatMap((it) => it.outcomes)
    expect(outcomes.some((it) => it.doneAt !== null)).toBe(true)
    expect(outcomes.some((it) => it.doneAt === null && it.dueOn < yesterday)).toBe(true)
    expect(outcomes.some((it) => it.doneAt === null && it.dueOn > yesterday)).toBe(true)
  })

  test('whoever began last week has a map with nothing on it yet', async () => {
    const map = await mapOf('Idris Vanterpool')
    expect(map.rows.length).toBeGreaterThan(15)
    expect(map.rows.every((it) => it.rating === null)).toBe(true)
    expect(map.overall.kind).toBe('too-few')
  })

  test('feedback comes from every relation, named, withheld, for managers alone, from outside and from somebody who has left', async () => {
    const about = [...(await readAbout('Maren Oduya', 'Bronwen Achterberg')), ...(await readAbout('Maren Oduya', 'Anselm Okereke')), ...(await readAbout('Maren Oduya', 'Caoimhe Rafferty')), ...(await readAbout('Maren Oduya', 'Søren Abildgaard'))]
    expect(about.some((it) => it.relation === 'report' && it.nameWithheld && it.giver === null)).toBe(true)
    expect(about.some((it) => it.relation === 'report' && it.giver !== null)).toBe(true)
    expect(about.flatMap((it) => (it.relation === 'report' ? it.observations : [])).every((it) => !it.counts)).toBe(true)
    const rasheed = await readAbout('Bronwen Achterberg', 'Rasheed Ballantyne')
    expect(new Set(rasheed.map((it) => it.relation))).toEqual(new Set(['manager', 'teammate', 'stakeholder', 'outsider']))
    expect(rasheed.some((it) => it.visibility === 'managers')).toBe(true)
    expect((await readAbout('Rasheed Ballantyne', 'Rasheed Ballantyne')).some((it) => it.visibility === 'managers')).toBe(false)
    const checkout = (await Promise.all(['Saoirse Mac Giolla', 'नेहा कुलकर्णी', 'Elif Karadeniz', 'Rasheed Ballantyne'].map((it) => readAbout('Bronwen Achterberg', it)))).flat()
    expect(checkout.some((it) => it.giver?.name === 'Ignacio Baltar')).toBe(true)
  })

  test('some feedback was corrected, some withdrawn, and some says more than its work bears out', async () => {
    const { rows } = await asOwner(db, (tx) => sql<{ corrected: number; withdrawn: number; unsupported: number; across: number }>`
      select (select count(*)::int from feedback where corrected_at is not null) as corrected, (select count(*)::int from feedback where withdrawn_at is not null) as withdrawn,
        (select count(*)::int from observation where not scope_supported) as unsupported, (select count(*)::int from observation where scope = 'across-teams' and scope_supported) as across`.execute(tx))
    expect(rows[0]).toMatchObject({ corrected: 4, withdrawn: 2 })
    expect(rows[0]!.unsupported).toBeGreaterThan(5)
    expect(rows[0]!.across).toBeGreaterThan(200)
  })

  test('every rung of influence has been reached by somebody on work that bears it out, and those from across teams on claimed without it now and then', async () => {
    const { rows } = await asOwner(db, (tx) => sql<{ scope: string; supported: boolean }>`select distinct scope, scope_supported as supported from observation where scope is not null`.execute(tx))
    const reached = (supported: boolean) => rows.filter((it) => it.supported === supported).map((it) => it.scope).sort()
    expect(reached(true)).toEqual(['across-teams', 'company', 'epic', 'organization', 'task', 'team'])
    expect(reached(false).filter((it) => it !== 'company')).toEqual(['across-teams', 'organization'])
  })

  test('evidence of the platform framework is complete in places and wants something in others', async () => {
    const all = (await Promise.all(['Davit Melikyan', 'Rosalind Achebe-Kerr', 'Siobhán Treanor'].map((it) => readAbout('Caoimhe Rafferty', it)))).flat()
    const observed = all.flatMap((it) => it.observations).filter((it) => it.evidence.length > 0)
    expect(new Set(observed.flatMap((it) => it.evidence.map((one) => one.kind))).size).toBeGreaterThanOrEqual(7)
    expect(observed.some((it) => it.remarks.length > 0)).toBe(true)
    expect(observed.some((it) => it.remarks.length === 0)).toBe(true)
    expect(JSON.stringify(observed)).toMatch(/"before":\d/)
  })

  test('requests are open and fresh, open for long, declined with a reason, cancelled and answered; drafts and invitations wait', async () => {
    const rasheed = await (await as('Rasheed Ballantyne')).call(feedback.showInbox, {})
    const elif = await (await as('Elif Karadeniz')).call(feedback.showInbox, {})
    expect(new Set([...rasheed.asked, ...elif.asked].map((it) => it.remind))).toEqual(new Set([true, false]))
    expect(rasheed.drafts.length).toBeGreaterThanOrEqual(2)
    expect(rasheed.sent.map((it) => it.state)).toEqual(expect.arrayContaining(['open', 'declined']))
    expect(rasheed.sent.find((it) => it.state === 'declined')?.declinedBecause).toBeTruthy()
    const noor = await (await as('Noor van Aalsum')).call(feedback.showInbox, {})
    expect(noor.sent.map((it) => it.state)).toContain('cancelled')
    const rosalind = await (await as('Rosalind Achebe-Kerr')).call(feedback.showInbox, {})
    const invitations = [...rasheed.invitations, ...rosalind.invitations]
    expect(invitations.some((it) => it.usedAt !== null)).toBe(true)
    expect(invitations.some((it) => it.usedAt === null && it.expiresAt > new Date().toISOString())).toBe(true)
    expect(invitations.some((it) => it.usedAt === null && it.expiresAt < yesterday)).toBe(true)
  })

  test('support is asked for, given, and overdue: with its content one level up only where the engineer shares it', async () => {
    const { overdueBelow } = await (await as('Maren Oduya')).call(progress.listSupport, {})
    expect(overdueBelow.some((it) => it.person !== null)).toBe(true)
    expect(overdueBelow.some((it) => it.person === null)).toBe(true)
    const own = (await (await as('Théo Garrigue')).call(progress.listSupport, {})).own
    expect(own.some((it) => it.doneAt !== null && it.doneWords)).toBe(true)
  })

  test('agendas, chances for a team and for everybody, and mentors with and without room are there', async () => {
    const soren = await as('Søren Abildgaard')
    const team = await soren.call(progress.showTeam, {})
    expect(team.members.some((it) => it.agendaItems > 0)).toBe(true)
    expect(team.members.some((it) => it.newFeedback > 0)).toBe(true)
    const chances = await soren.call(progress.listOpportunities, {})
    expect(chances.some((it) => it.team === null)).toBe(true)
    expect(chances.some((it) => it.team?.id === 'delivery')).toBe(true)
    expect(chances.map((it) => it.title)).not.toContain('Lead the opening of the third market town')
    const mentoring = await (await as('Saoirse Mac Giolla')).call(showMentoring, {})
    expect(mentoring.offers.some((it) => it.free > 0)).toBe(true)
    const elif = await (await as('Elif Karadeniz')).call(showMentoring, {})
    expect(new Set(elif.mentorships.map((it) => it.state))).toEqual(new Set(['accepted', 'asked']))
    const { rows } = await asOwner(db, (tx) => sql<{ name: string }>`select name from mentorship join person on person.id = mentee_id where state = 'declined'`.execute(tx))
    expect(rows.map((it) => it.name)).toEqual(['Ravindra Pillai-Moss'])
  })

  test('a change of manager was told to the engineer and to the managers', async () => {
    for (const name of ['Tomasz Wierzba', 'Bronwen Achterberg', 'Caoimhe Rafferty']) expect(await (await as(name)).call(listNotices, {}), name).toHaveLength(1)
  })

  test('work is there in three kinds, on three trackers, in every team', async () => {
    const reader = await as('Beatriz Fontoura')
    const { items, next } = await reader.call(listWork, {})
    expect(next).not.toBeNull()
    expect(new Set(items.map((it) => it.kind)).size).toBe(3)
    expect((await reader.call(listWork, { kind: 'project' })).items).toHaveLength(15)
    for (const team of ['checkout', 'catalogue', 'delivery', 'platform']) expect((await reader.call(listWork, { team })).items.length, team).toBeGreaterThan(10)
  })

  test('whoever has left cannot sign in, and words in other scripts are kept as they were written', async () => {
    expect(people.has('Ignacio Baltar')).toBe(false)
    const { rows } = await asOwner(db, (tx) => sql<{ words: string }>`select words from feedback where words ~ '[\u0600-\u06ff]' or words ~ '🙂|🍅'`.execute(tx))
    expect(rows.length).toBeGreaterThan(0)
  })
})

describe('setting up the example organization', () => {
  test('is one transaction: where a part of it fails, nothing of it is there', async () => {
    const db = await engines()[0]!.open('empty')
    try {
      await asOwner(db, async (tx) => {
        await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'No more rows today.'; end $$`.execute(tx)
        await sql`create trigger refuse before insert on observation for each row execute function refuse()`.execute(tx)
      })
      await expect(client(appOver(db, { log: silentLog })).call(setUpOrganization, { kind: 'example' })).rejects.toMatchObject({ status: 500 })
      const { rows } = await asOwner(db, (tx) => sql`select (select count(*)::int from person) + (select count(*)::int from framework) + (select count(*)::int from work_item) + (select count(*)::int from audit_entry) as left`.execute(tx))
      expect(rows).toEqual([{ left: 0 }])
      expect((await client(appOver(db)).call(showSession, {})).organization.kind).toBe('none')
    } finally {
      await db.close()
    }
  })
})
