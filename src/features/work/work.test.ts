import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import { visitor, type Actor } from '../../platform/actor.ts'
import { actAs, type Database, type Tx } from '../../platform/database.ts'
import type { InputOf } from '../../platform/contract.ts'
import { newId } from '../../platform/ids.ts'
import { showAudit, showSession } from '../access/api.ts'
import * as api from './api.ts'
import { worksNamed } from './reads.ts'

describe.each(engines())('work on the $name database', (engine) => {
  let db: Database
  let app: App
  let member: Client
  let other: Client
  let administrator: Client

  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    member = await signedIn(app, { role: 'member' })
    other = await signedIn(app, { role: 'lead' })
    administrator = await signedIn(app, { role: 'administrator' })
  })
  afterAll(() => db.close())

  const record = async (kind: 'task' | 'epic' | 'project', title: string, more: object = {}) => (await member.call(api.recordWork, { kind, title, ...more })).item
  const nobody = '00000000-0000-7000-8000-000000000000'

  const asPerson = async <T>(who: Client, roles: Extract<Actor, { kind: 'person' }>['roles'], work: (tx: Tx) => Promise<T>): Promise<T> => {
    const { account, person } = await who.call(showSession, {})
    const actor = { kind: 'person', accountId: account!.id, personId: person!.id, roles } as Actor
    return db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, actor, new Date())
      return work(tx)
    })
  }

  test('B29: one issue is one item, however its address is written, and the answer to a second names the first', async () => {
    const first = await record('task', 'Keep the basket when signing in', { url: 'https://github.com/Fellside/Shop/issues/12#comment' })
    expect(first).toMatchObject({ trackerKey: 'github:fellside/shop#12', url: 'https://github.com/Fellside/Shop/issues/12' })
    await expect(other.call(api.recordWork, { kind: 'task', title: 'The same again', url: 'github.com/fellside/shop/pull/12/files' })).rejects.toMatchObject({
      status: 409,
      problem: { detail: expect.stringContaining('“Keep the basket when signing in”') as string },
    })
    expect(await other.call(api.recogniseLink, { url: 'https://github.com/fellside/shop/pull/12' })).toMatchObject({ kind: 'task', title: 'fellside/shop#12', item: { id: first.id } })
    expect(await other.call(api.recogniseLink, { url: 'https://github.com/fellside/shop/pull/13' })).toMatchObject({ item: null })
  })

  test('two who record one issue at once make one item', async () => {
    const url = 'https://tracker.fellside.example/browse/SHOP-900'
    const both = await Promise.allSettled([member.call(api.recordWork, { kind: 'task', title: 'One', url }), other.call(api.recordWork, { kind: 'task', title: 'Two', url })])
    expect(both.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((it) => it.status === 'rejected')!.reason).toMatchObject({ status: 409 })
  })

  test('an item changed to another’s issue is refused', async () => {
    await record('task', 'Has it', { url: 'https://github.com/fellside/shop/issues/20' })
    const wants = await record('task', 'Wants it')
    await expect(member.call(api.changeWork, { id: wants.id, revision: 1, kind: 'task', title: 'Wants it', url: 'https://github.com/fellside/shop/issues/20' })).rejects.toMatchObject({ status: 409 })
  })

  test('an address that is none is refused beside its field', async () => {
    for (const url of ['javascript:alert(1)', 'https://me:secret@github.com/a/b/issues/1', 'https://github.com/fellside']) {
      await expect(member.call(api.recordWork, { kind: 'task', title: 'X', url })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'url' }] } })
      await expect(member.call(api.recogniseLink, { url })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'url' }] } })
    }
  })

  test('B30: a task is part of an epic and an epic of a project, and of nothing else', async () => {
    const project = await record('project', 'Faster checkout')
    const epic = await record('epic', 'One page', { parent: project.id })
    const task = await record('task', 'Remember the address', { parent: epic.id })
    expect(task.parent).toEqual({ id: epic.id, kind: 'epic', title: 'One page' })
    const attempts = [
      { kind: 'task', parent: project.id, path: 'parent' },
      { kind: 'epic', parent: task.id, path: 'parent' },
      { kind: 'project', parent: epic.id, path: 'parent' },
      { kind: 'task', parent: nobody, path: 'parent' },
      { kind: 'task', teams: ['no-such-team'], path: 'teams' },
      { kind: 'task', domain: 'no-such-domain', path: 'domain' },
      { kind: 'task', startedOn: '2026-03-02', finishedOn: '2026-03-01', path: 'finishedOn' },
      { kind: 'task', title: '  ', path: 'title' },
    ] as const
    for (const { path, ...it } of attempts) await expect(member.call(api.recordWork, { title: 'X', ...it } as InputOf<typeof api.recordWork>)).rejects.toMatchObject({ status: 422, problem: { issues: [{ path }] } })
    await expect(member.call(api.changeWork, { id: epic.id, revision: 1, kind: 'task', title: 'One page' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'kind' }] } })
    await expect(member.call(api.changeWork, { id: nobody, revision: 1, kind: 'task', title: 'X' })).rejects.toMatchObject({ status: 404 })
  })

  test('B31: a project without epics, and an epic without tasks, are recorded with a warning', async () => {
    const { item, warnings } = await member.call(api.recordWork, { kind: 'project', title: 'Empty so far' })
    expect(warnings).toEqual(['project-without-epics'])
    const epic = await member.call(api.recordWork, { kind: 'epic', title: 'Its epic', parent: item.id })
    expect(epic.warnings).toEqual(['epic-without-tasks'])
    expect((await member.call(api.showWork, { id: item.id })).warnings).toEqual([])
    expect((await member.call(api.recordWork, { kind: 'task', title: 'A task' })).warnings).toEqual([])
  })

  test('a work item affected its own teams and those of everything in it', async () => {
    const project = await record('project', 'Zebra refunds', { teams: ['checkout'] })
    const epic = await record('epic', 'Partial zebra refunds', { parent: project.id })
    const task = await record('task', 'Tell the zebra driver', { parent: epic.id, teams: ['delivery', 'checkout', 'delivery'], domain: 'delivery', startedOn: '2026-01-05', finishedOn: '2026-02-01' })
    const page = await other.call(api.showWork, { id: project.id })
    expect(page.item.teams.map((it) => it.id)).toEqual(['checkout', 'delivery'])
    expect([page.ownTeams, page.parts.map((it) => it.title), page.mayRemove]).toEqual([['checkout'], ['Partial zebra refunds'], false])
    expect((await member.call(api.showWork, { id: task.id })).wholes.map((it) => it.title)).toEqual(['Zebra refunds', 'Partial zebra refunds'])
    const named = await asPerson(other, ['member'], (tx) => worksNamed(tx, [project.id, epic.id, task.id, nobody]))
    expect(named.map((it) => [it.title, it.teams, it.teamIds])).toEqual([['Partial zebra refunds', 2, ['checkout', 'delivery']], ['Tell the zebra driver', 2, ['checkout', 'delivery']], ['Zebra refunds', 2, ['checkout', 'delivery']]])
    await expect(other.call(api.showWork, { id: nobody })).rejects.toMatchObject({ status: 404 })
  })

  test('the list is found by words, address, kind, domain, team and one’s own teams, a part counting for its whole', async () => {
    const found = async (input: Parameters<typeof member.call<typeof api.listWork>>[1]) => (await member.call(api.listWork, input)).items.map((it) => it.title)
    expect(await found({ text: 'zebra refund' })).toEqual(expect.arrayContaining(['Zebra refunds', 'Partial zebra refunds']))
    expect(await found({ text: '100%_' })).toEqual([])
    expect(await found({ text: 'https://github.com/fellside/shop/pull/12' })).toEqual(['Keep the basket when signing in'])
    expect(await found({ text: 'zebra refund', kind: 'epic' })).toEqual(['Partial zebra refunds'])
    expect(await found({ text: 'zebra driver', domain: 'delivery' })).toEqual(['Tell the zebra driver'])
    expect((await found({ team: 'delivery' })).filter((it) => /zebra/i.test(it)).toSorted()).toEqual(['Partial zebra refunds', 'Tell the zebra driver', 'Zebra refunds'])
    const { person } = await member.call(showSession, {})
    const own = await asPerson(member, ['member'], (tx) => tx.selectFrom('membership').select('team_id').where('person_id', '=', person!.id).executeTakeFirstOrThrow())
    await record('task', 'Work of my own zebra', { teams: [own.team_id] })
    expect(await found({ mine: 'yes', text: 'own zebra' })).toEqual(['Work of my own zebra'])
    expect(await found({ mine: 'yes', team: 'no-such-team' })).toEqual([])
  })

  test('a long list comes in pages that neither repeat nor leave out', async () => {
    const rows = Array.from({ length: 120 }, (_, it) => `task,Paged ${it},${it % 3 === 0 ? '' : `2024-0${1 + (it % 8)}-01`}`)
    await member.call(api.importWork, { text: ['kind,title,started_on', ...rows].join('\n') })
    const seen: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await member.call(api.listWork, { text: 'Paged', ...(before ? { before } : {}) })
      seen.push(...page.items.map((it) => it.title))
      if (page.next === null) break
      before = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
    await expect(member.call(api.listWork, { before: 'nonsense' })).rejects.toMatchObject({ status: 422 })
  })

  test('work is put right by anybody, and the audit keeps who did, without the words', async () => {
    const it = await record('task', 'Wrong title entirely')
    await other.call(api.changeWork, { id: it.id, revision: 1, kind: 'task', title: 'Right title', teams: ['checkout'], url: 'https://github.com/fellside/shop/issues/77' })
    expect((await member.call(api.showWork, { id: it.id })).item).toMatchObject({ title: 'Right title', trackerKey: 'github:fellside/shop#77', teams: [{ id: 'checkout' }] })
    const { entries } = await administrator.call(showAudit, {})
    const own = entries.filter((entry) => entry.subject === `work:${it.id}`)
    expect(own.map((entry) => entry.action)).toEqual(['changeWork', 'recordWork'])
    expect(JSON.stringify(own)).not.toContain('title')
  })

  test('of two who change the same work at once one is told, loses nothing of what they entered, and overwrites nothing', async () => {
    const { id } = await record('task', 'Rounds up')
    const opened = await member.call(api.showWork, { id })
    expect(opened).toMatchObject({ revision: 1 })
    const save = (who: Client, title: string, teams: string[], revision: number) => who.call(api.changeWork, { id, revision, kind: 'task', title, teams }).then(() => 200, (error: { status: number }) => error.status)
    const answers = await Promise.all([save(member, 'Rounds down', ['checkout'], opened.revision), save(other, 'Rounds evenly', ['delivery', 'checkout'], opened.revision)])
    expect(answers.sort()).toEqual([200, 409])
    const stands = await member.call(api.showWork, { id })
    expect([['Rounds down', ['checkout']], ['Rounds evenly', ['checkout', 'delivery']]]).toContainEqual([stands.item.title, stands.ownTeams])
    expect(await save(other, 'Rounds to the cent', ['delivery'], opened.revision)).toBe(409)
    expect(await member.call(api.showWork, { id })).toEqual(stands)
    expect(await save(other, 'Rounds to the cent', ['delivery'], stands.revision)).toBe(200)
    expect(await member.call(api.showWork, { id })).toMatchObject({ revision: 3, item: { title: 'Rounds to the cent' }, ownTeams: ['delivery'] })
  })

  test('links stand on both items, with which of the two says it, and are taken back from either', async () => {
    const one = await record('task', 'Link one')
    const two = await record('task', 'Link two')
    await member.call(api.linkWork, { id: one.id, to: two.id, kind: 'blocks' })
    await member.call(api.linkWork, { id: one.id, to: two.id, kind: 'blocks' })
    expect((await member.call(api.showWork, { id: one.id })).links).toMatchObject([{ kind: 'blocks', direction: 'out', item: { id: two.id } }])
    expect((await member.call(api.showWork, { id: two.id })).links).toMatchObject([{ kind: 'blocks', direction: 'in', item: { id: one.id } }])
    await other.call(api.unlinkWork, { id: two.id, to: one.id, kind: 'blocks' })
    expect((await member.call(api.showWork, { id: one.id })).links).toEqual([])
    const epic = await record('epic', 'Link epic')
    const part = await record('task', 'Link part', { parent: epic.id })
    await expect(member.call(api.linkWork, { id: one.id, to: one.id, kind: 'blocks' })).rejects.toMatchObject({ status: 422 })
    await expect(member.call(api.linkWork, { id: epic.id, to: part.id, kind: 'relates-to' })).rejects.toMatchObject({ status: 422 })
    await expect(member.call(api.linkWork, { id: one.id, to: nobody, kind: 'relates-to' })).rejects.toMatchObject({ status: 404 })
  })

  test('whoever recorded work, and administrators, remove it while it has no parts and nothing refers to it', async () => {
    const epic = await record('epic', 'To be removed')
    const part = await record('task', 'Its part', { parent: epic.id })
    await expect(other.call(api.removeWork, { id: part.id })).rejects.toMatchObject({ status: 403 })
    await expect(member.call(api.removeWork, { id: epic.id })).rejects.toMatchObject({ status: 409 })
    await member.call(api.removeWork, { id: part.id })
    await administrator.call(api.removeWork, { id: epic.id })
    await expect(member.call(api.removeWork, { id: epic.id })).rejects.toMatchObject({ status: 404 })

    const cited = await record('task', 'Evidence hangs from it')
    await citeIn(member, cited.id)
    await expect(member.call(api.removeWork, { id: cited.id })).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('refers to this work') as string } })
    expect((await member.call(api.showWork, { id: cited.id })).item.title).toBe('Evidence hangs from it')
  })

  /** Asks for feedback on a work item, at the database. */
  const citeIn = async (who: Client, work: string) => {
    const { person } = await who.call(showSession, {})
    const giver = (await other.call(showSession, {})).person!
    await asPerson(who, ['member'], (tx) =>
      sql`insert into feedback_request (id, about_id, giver_id, asked_by, asked_at, work_item_id, framework_id, competencies, state)
        values (${newId(new Date())}, ${person!.id}, ${giver.id}, ${person!.id}, now(), ${work}, 'engineering', '{debugging}', 'open')`.execute(tx))
  }

  test('a table is previewed by line, and recorded whole or not at all', async () => {
    const text = [
      'kind,title,link,parent,teams,domain,started_on,finished_on,estimate',
      'project,Slots people can trust,https://tracker.fellside.example/browse/DEL-1,,,,,,5',
      'epic,Fewer late boxes,https://tracker.fellside.example/browse/DEL-2,DEL-1,Delivery;Platform,delivery,2026-01-05,,3',
      'task,Warn the zebra shopper,https://tracker.fellside.example/browse/DEL-3,DEL-2,Delivery,,,,1',
    ].join('\n')
    const broken = `${text}\nstory,No kind,,,,,,,`
    const preview = await member.call(api.previewWorkImport, { text: broken })
    expect(preview.problems).toEqual([{ line: 5, column: 'kind', message: '“story” is no kind of work. Use task, epic, project.' }])
    expect(preview.ignored).toEqual(['estimate'])
    expect(preview.rows[2]).toMatchObject({ line: 4, known: false, kind: 'task', parent: 'Fewer late boxes', teams: ['Delivery'] })
    await expect(member.call(api.importWork, { text: broken })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'line 5' }] } })
    expect((await member.call(api.listWork, { text: 'Slots people' })).items).toEqual([])

    expect(await member.call(api.importWork, { text })).toEqual({ recorded: 3, known: 0 })
    const [task] = (await member.call(api.listWork, { text: 'Warn the zebra shopper' })).items
    expect((await member.call(api.showWork, { id: task!.id })).wholes.map((it) => it.title)).toEqual(['Slots people can trust', 'Fewer late boxes'])
    expect(await other.call(api.importWork, { text })).toEqual({ recorded: 0, known: 3 })
    expect((await other.call(api.previewWorkImport, { text })).rows.every((it) => it.known)).toBe(true)
  })

  test('a visitor reads and records nothing', async () => {
    const it = client(app)
    const id = (await record('task', 'Not for visitors')).id
    const attempts = [
      () => it.call(api.listWork, {}),
      () => it.call(api.listWorkChoices, {}),
      () => it.call(api.recogniseLink, { url: 'https://github.com/fellside/shop/pull/12' }),
      () => it.call(api.recordWork, { kind: 'task', title: 'X' }),
      () => it.call(api.showWork, { id }),
      () => it.call(api.changeWork, { id, revision: 1, kind: 'task', title: 'X' }),
      () => it.call(api.removeWork, { id }),
      () => it.call(api.linkWork, { id, to: nobody, kind: 'blocks' }),
      () => it.call(api.unlinkWork, { id, to: nobody, kind: 'blocks' }),
      () => it.call(api.previewWorkImport, { text: 'title\nX' }),
      () => it.call(api.importWork, { text: 'title\nX' }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 401 })
  })

  test('the database itself shows visitors no work, records it only as one’s own, and lets only its recorder or an administrator remove it', async () => {
    const { id } = await record('task', 'Guarded')
    const seen = await db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, visitor, new Date())
      return tx.selectFrom('work_item').select('id').execute()
    })
    expect(seen).toEqual([])
    const remove = (who: Client, roles: ('member' | 'lead')[]) => asPerson(who, roles, async (tx) => (await tx.deleteFrom('work_item').where('id', '=', id).executeTakeFirst()).numDeletedRows)
    expect(await remove(other, ['member', 'lead'])).toBe(0n)
    const { person } = await member.call(showSession, {})
    await expect(asPerson(other, ['member'], (tx) => tx.insertInto('work_item').values({ id: newId(new Date()), kind: 'task', title: 'Theirs', created_at: new Date(), created_by: person!.id }).execute())).rejects.toThrow(/row-level security/)
    expect(await remove(member, ['member'])).toBe(1n)
  })

  test('choices are the teams and the domains of published frameworks', async () => {
    const { teams, domains } = await member.call(api.listWorkChoices, {})
    expect(teams.map((it) => it.id)).toContain('checkout')
    expect(domains.map((it) => it.id)).toEqual(expect.arrayContaining(['payments', 'delivery']))
  })
})
