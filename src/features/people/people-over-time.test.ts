import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { ownOrganization, type OwnOrganization } from '../../../test/own-organization.ts'
import * as access from '../access/api.ts'
import type { Database } from '../../platform/database.ts'
import * as api from './api.ts'

const csv = `email,name,family,framework,level,domain,managers,teams,starts_on,roles,title
head@northmoor.example,Hanna Head,,,,,,,2024-01-01,,Head of Engineering
mia@northmoor.example,Mia Manager,engineering-management,engineering,E5,,head@northmoor.example,Checkout:manager,2024-01-01,,
max@northmoor.example,Max Manager,engineering-management,engineering,E5,,head@northmoor.example,Search:manager,2024-01-01,,
ann@northmoor.example,Ann Engineer,backend,engineering,E3,payments,mia@northmoor.example,Checkout,2025-01-01,,
bo@northmoor.example,Bo Engineer,backend,engineering,E4,payments,mia@northmoor.example,Checkout:embedded-sre,2025-01-01,,
pat@northmoor.example,Pat Product,,,,,head@northmoor.example,Checkout:product-manager,2025-01-01,,Product Manager
sal@northmoor.example,Sal Sales,,,,,,Sales:leadership,2025-01-01,,Account Executive
second@northmoor.example,Sid Second,,,,,,,2025-01-01,administrator,Administrator
`

describe.each(engines())('people over time on the $name database', (engine) => {
  let db: Database
  let own: OwnOrganization
  let now = new Date('2026-03-02T09:00:00Z')
  const ids: Record<string, string> = {}
  const clients: Record<string, Client> = {}
  const visitor = (): Client => client(appOver(db, { now: () => now }))

  beforeAll(async () => {
    db = await engine.open('empty')
    own = await ownOrganization(appOver(db, { now: () => now }), db)
    expect(await own.importCsv(csv)).toEqual({ people: 8 })
    for (const name of ['Hanna Head', 'Mia Manager', 'Max Manager', 'Ann Engineer', 'Bo Engineer', 'Pat Product', 'Sal Sales', 'Sid Second', 'Ada Fell']) ids[name.split(' ')[0]!] = await own.idOf(name)
    for (const it of ['head', 'mia', 'max', 'ann', 'bo', 'sal', 'second']) clients[it] = await own.enter(`${it}@northmoor.example`)
  })
  afterAll(() => db.close())

  const shown = async (who: string, person: string) => clients[who]!.call(api.showPerson, { person: ids[person]! })

  test('the directory is in the order of names, is searched by name and title, and shows no level', async () => {
    const { people, next } = await clients.sal!.call(api.listPeople, {})
    expect(people.map((it) => it.name)).toEqual(['Ann Engineer', 'Bo Engineer', 'Hanna Head', 'Max Manager', 'Mia Manager', 'Pat Product', 'Sal Sales', 'Sid Second'])
    expect(next).toBeNull()
    expect(people[0]).toEqual({ id: ids.Ann, name: 'Ann Engineer', title: 'Backend', teams: [{ id: 'checkout', name: 'Checkout' }] })
    const named = async (input: object) => (await clients.sal!.call(api.listPeople, input)).people.map((it) => it.name.split(' ')[0])
    expect(await named({ text: 'ENGINEER ann' })).toEqual(['Ann', 'Hanna'])
    expect(await named({ text: 'backend' })).toEqual(['Ann', 'Bo'])
    expect(await named({ text: 'Bò èngineer' })).toEqual(['Bo'])
    expect(await named({ text: '100%_' })).toEqual([])
    expect(await named({ team: 'search' })).toEqual(['Max'])
    expect(await named({ before: ids.Pat })).toEqual(['Sal', 'Sid'])
    await expect(visitor().call(api.listPeople, {})).rejects.toMatchObject({ status: 401 })
  })

  test('B34: the engineering organization leaves out who does not work with engineers', async () => {
    const { people } = await clients.sal!.call(api.listPeople, { audience: 'engineering' })
    expect(people.map((it) => it.name.split(' ')[0])).toEqual(['Ann', 'Bo', 'Max', 'Mia', 'Pat'])
  })

  test('a team’s roster says who is on it as what, on any day', async () => {
    const { members } = await clients.sal!.call(api.showTeamRoster, { team: 'checkout' })
    expect(members.map((it) => [it.name.split(' ')[0], it.role])).toEqual([['Ann', 'engineer'], ['Bo', 'embedded-sre'], ['Mia', 'manager'], ['Pat', 'product-manager']])
    expect((await clients.sal!.call(api.showTeamRoster, { team: 'checkout', on: '2024-12-31' })).members.map((it) => it.name)).toEqual(['Mia Manager'])
    expect((await clients.sal!.call(api.showTeamRoster, { team: 'checkout', on: '2025-01-01' })).members).toHaveLength(4)
    await expect(clients.sal!.call(api.showTeamRoster, { team: 'nowhere' })).rejects.toMatchObject({ status: 404 })
    await expect(visitor().call(api.showTeamRoster, { team: 'checkout' })).rejects.toMatchObject({ status: 401 })
    await expect(visitor().call(api.listTeams, {})).rejects.toMatchObject({ status: 401 })
  })

  test('levels and dated employments are for the person, who manages them, and administrators; a colleague reads name, family and team', async () => {
    for (const who of ['ann', 'mia', 'second']) {
      const { employments } = await shown(who, 'Ann')
      expect(employments, who).toMatchObject([{ level: 'E3', startsOn: '2025-01-01', managers: [{ name: 'Mia Manager' }] }])
    }
    for (const who of ['bo', 'max', 'head', 'sal']) {
      const profile = await shown(who, 'Ann')
      expect(profile, who).toMatchObject({ title: 'Backend', family: { id: 'backend', name: 'Backend' }, domain: { id: 'payments', name: 'Payments' }, teams: [{ name: 'Checkout', role: 'engineer' }], managers: [{ name: 'Mia Manager' }], readsMap: false, email: null, employments: null })
      expect(JSON.stringify(profile)).not.toContain('E3')
    }
    expect((await shown('mia', 'Ann')).readsMap).toBe(true)
    expect((await shown('second', 'Ann')).readsMap).toBe(false)
    await expect(visitor().call(api.showPerson, { person: ids.Ann! })).rejects.toMatchObject({ status: 401 })
    await expect(clients.ann!.call(api.showPerson, { person: '00000000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 404 })
  })

  test('nobody but an administrator changes anything of this, and a visitor learns nothing of who is there', async () => {
    const person = ids.Ann!
    const attempts: ((who: Client) => Promise<unknown>)[] = [
      (it) => it.call(api.recordEmployment, { person, from: '2026-04-01', title: 'X', managers: [] }),
      (it) => it.call(api.changeManagers, { person, from: '2026-04-01', managers: [] }),
      (it) => it.call(api.joinTeam, { person, team: 'search', role: 'engineer', from: '2026-04-01' }),
      (it) => it.call(api.leaveTeam, { person, team: 'checkout', on: '2026-04-01' }),
      (it) => it.call(api.recordLeaving, { person, on: '2026-04-01' }),
      (it) => it.call(api.erasePerson, { person }),
      (it) => it.call(api.changeTeam, { team: 'checkout', name: 'Mine', domains: [], from: '2026-04-01' }),
      (it) => it.call(api.previewPeopleImport, { text: csv }),
      (it) => it.call(api.importPeople, { text: csv, tag: 'x' }),
      (it) => it.call(api.showRetention, {}),
      (it) => it.call(api.changeRetention, { kind: 'feedback', months: 1, seen: { since: '2026-02-02', count: 0 } }),
    ]
    for (const attempt of attempts) {
      for (const who of ['ann', 'mia', 'head']) await expect(attempt(clients[who]!)).rejects.toMatchObject({ status: 403 })
      await expect(attempt(visitor())).rejects.toMatchObject({ status: 401 })
    }
  })

  test('an administrator changes neither themselves nor makes themselves somebody’s manager', async () => {
    const [self, other] = [ids.Sid!, ids.Ann!]
    const it = clients.second!
    const refused = { status: 403, problem: { detail: expect.stringContaining('Another administrator') as string } }
    await expect(it.call(api.recordEmployment, { person: self, from: '2026-04-01', title: 'Chief', managers: [] })).rejects.toMatchObject(refused)
    await expect(it.call(api.changeManagers, { person: self, from: '2026-04-01', managers: [other] })).rejects.toMatchObject(refused)
    await expect(it.call(api.joinTeam, { person: self, team: 'search', role: 'manager', from: '2026-04-01' })).rejects.toMatchObject(refused)
    await expect(it.call(api.leaveTeam, { person: self, team: 'search', on: '2026-04-01' })).rejects.toMatchObject(refused)
    await expect(it.call(api.recordLeaving, { person: self, on: '2026-04-01' })).rejects.toMatchObject(refused)
    await expect(it.call(api.erasePerson, { person: self })).rejects.toMatchObject(refused)
    await expect(it.call(api.changeManagers, { person: other, from: '2026-04-01', managers: [self] })).rejects.toMatchObject(refused)
    await expect(it.call(api.recordEmployment, { person: other, from: '2026-04-01', title: 'X', managers: [self] })).rejects.toMatchObject(refused)
  })

  test('what no framework has, unknown people and teams, gaps and overlaps are refused with what to do', async () => {
    const move = (input: object) => own.administrator.call(api.recordEmployment, { person: ids.Bo!, from: '2026-04-01', framework: 'engineering', family: 'backend', level: 'E4', managers: [], ...input })
    const field = (path: string, message: string) => ({ status: 422, problem: { issues: [{ path, message: expect.stringContaining(message) as string }] } })
    await expect(move({ level: 'E99' })).rejects.toMatchObject(field('level', 'It has E1'))
    await expect(move({ framework: 'nowhere' })).rejects.toMatchObject(field('framework', 'published'))
    await expect(move({ family: 'wizardry' })).rejects.toMatchObject(field('family', 'backend'))
    await expect(move({ secondary: [{ family: 'wizardry' }] })).rejects.toMatchObject(field('secondary', 'backend'))
    await expect(move({ framework: undefined })).rejects.toMatchObject({ status: 422 })
    await expect(move({ from: 'tomorrow' })).rejects.toMatchObject(field('from', '2026-03-02'))
    await expect(move({ from: '2024-06-01' })).rejects.toMatchObject(field('from', '2025-01-01'))
    await expect(move({ managers: [ids.Bo] })).rejects.toMatchObject(field('managers', 'own manager'))
    await expect(move({ managers: ['00000000-0000-7000-8000-000000000000'] })).rejects.toMatchObject(field('managers', 'not here'))
    await expect(own.administrator.call(api.changeManagers, { person: ids.Bo!, from: '2020-01-01', managers: [ids.Max!] })).rejects.toMatchObject(field('from', '2025-01-01'))
    await expect(own.administrator.call(api.joinTeam, { person: ids.Bo!, team: 'nowhere', role: 'engineer', from: '2026-04-01' })).rejects.toMatchObject({ status: 404 })
    await expect(own.administrator.call(api.joinTeam, { person: ids.Bo!, team: 'checkout', role: 'embedded-sre', from: '2026-04-01' })).rejects.toMatchObject(field('role', 'since'))
    await expect(own.administrator.call(api.leaveTeam, { person: ids.Bo!, team: 'search', on: '2026-04-01' })).rejects.toMatchObject(field('on', 'not on this team'))
    await expect(own.administrator.call(api.recordLeaving, { person: ids.Bo!, on: '2024-01-01' })).rejects.toMatchObject(field('on', '2025-01-01'))
    await expect(own.administrator.call(api.recordLeaving, { person: '00000000-0000-7000-8000-000000000000', on: '2026-04-01' })).rejects.toMatchObject({ status: 404 })
  })

  test('who may see what follows the dates: the first day and the last belong to a manager, the day after does not', async () => {
    await own.administrator.call(api.changeManagers, { person: ids.Ann!, from: '2026-03-10', managers: [ids.Max!] })
    const reads = async (who: string, day: string): Promise<boolean> => {
      now = new Date(`${day}T12:00:00Z`)
      return (await shown(who, 'Ann')).readsMap
    }
    expect([await reads('mia', '2026-03-09'), await reads('max', '2026-03-09')]).toEqual([true, false])
    expect([await reads('mia', '2026-03-10'), await reads('max', '2026-03-10')]).toEqual([false, true])
    expect((await shown('mia', 'Ann')).employments).toBeNull()
    expect((await shown('max', 'Ann')).employments).toHaveLength(1)
  })

  test('a change of manager is told to the engineer and to both managers, to nobody else, and is in the audit', async () => {
    const told = async (who: string) => (await clients[who]!.call(api.listNotices, {})).map((it) => ({ person: it.person.name, before: it.before.map((one) => one.name), after: it.after.map((one) => one.name), startsOn: it.startsOn }))
    const notice = { person: 'Ann Engineer', before: ['Mia Manager'], after: ['Max Manager'], startsOn: '2026-03-10' }
    for (const who of ['ann', 'mia', 'max']) expect(await told(who), who).toEqual([notice])
    for (const who of ['bo', 'head', 'sal', 'second']) expect(await told(who), who).toEqual([])
    await expect(visitor().call(api.listNotices, {})).rejects.toMatchObject({ status: 401 })
    const { entries } = await own.administrator.call(access.showAudit, {})
    expect(entries.find((it) => it.action === 'changeManagers')).toMatchObject({ actor: 'Ada Fell', subject: `person:${ids.Ann}`, detail: { from: '2026-03-10', managers: ids.Max } })
  })

  test('a notice is read by whoever it is for, and by nobody else', async () => {
    const [notice] = await clients.ann!.call(api.listNotices, {})
    expect(notice!.readAt).toBeNull()
    await expect(clients.mia!.call(api.readNotice, { id: notice!.id })).rejects.toMatchObject({ status: 404 })
    await expect(visitor().call(api.readNotice, { id: notice!.id })).rejects.toMatchObject({ status: 401 })
    await clients.ann!.call(api.readNotice, { id: notice!.id })
    expect((await clients.ann!.call(api.listNotices, {}))[0]!.readAt).not.toBeNull()
    expect((await clients.mia!.call(api.listNotices, {}))[0]!.readAt).toBeNull()
  })

  test('a backdated start grants nothing before the day it was recorded', async () => {
    now = new Date('2026-05-20T09:00:00Z')
    await own.administrator.call(api.changeManagers, { person: ids.Bo!, from: '2026-04-01', managers: [ids.Max!] })
    const reads = async (day: string): Promise<boolean> => {
      now = new Date(`${day}T12:00:00Z`)
      return (await shown('max', 'Bo')).readsMap
    }
    expect(await reads('2026-05-19')).toBe(false)
    expect(await reads('2026-05-20')).toBe(true)
    now = new Date('2026-05-20T09:00:00Z')
    expect((await shown('max', 'Bo')).employments).toMatchObject([{ managers: [{ name: 'Max Manager', startsOn: '2026-04-01' }, { name: 'Mia Manager', endsOn: '2026-03-31' }] }])
  })

  test('moving begins a period, with the title of the family, and the session shows it without the level', async () => {
    await own.administrator.call(api.recordEmployment, { person: ids.Ann!, from: '2026-06-01', framework: 'engineering', family: 'frontend', level: 'E4', specialty: 'point-of-sale', secondary: [{ family: 'backend' }], managers: [ids.Max!] })
    now = new Date('2026-06-01T09:00:00Z')
    const { employments } = await shown('ann', 'Ann')
    expect(employments).toMatchObject([
      { title: 'Frontend, Point of sale', level: 'E4', startsOn: '2026-06-01', endsOn: null, secondary: [{ family: 'backend', specialty: null }] },
      { title: 'Backend', level: 'E3', startsOn: '2025-01-01', endsOn: '2026-05-31' },
    ])
    expect((await clients.ann!.call(access.showSession, {})).person!.title).toBe('Frontend, Point of sale')
    expect(await clients.ann!.call(api.listNotices, {})).toHaveLength(1)
  })

  test('somebody goes to another team, and both rosters know it from the day on', async () => {
    await own.administrator.call(api.leaveTeam, { person: ids.Ann!, team: 'checkout', on: '2026-06-30' })
    await own.administrator.call(api.joinTeam, { person: ids.Ann!, team: 'search', role: 'engineer', from: '2026-07-01' })
    const on = async (team: string, day: string) => (await clients.sal!.call(api.showTeamRoster, { team, on: day })).members.some((it) => it.id === ids.Ann)
    expect([await on('checkout', '2026-06-30'), await on('checkout', '2026-07-01')]).toEqual([true, false])
    expect([await on('search', '2026-06-30'), await on('search', '2026-07-01')]).toEqual([false, true])
  })

  test('B36: a team has domains over time', async () => {
    const { administrator } = own
    await administrator.call(api.changeTeam, { team: 'search', name: 'Search', domains: ['catalogue'], from: '2026-01-01' })
    await administrator.call(api.changeTeam, { team: 'search', name: 'Search and finding', domains: ['catalogue', 'ordering'], from: '2026-05-01' })
    await administrator.call(api.changeTeam, { team: 'search', name: 'Search and finding', domains: ['ordering'], from: '2026-06-01' })
    const on = async (day: string) => (await administrator.call(api.showTeamRoster, { team: 'search', on: day })).domains
    expect([await on('2025-12-31'), await on('2026-04-30'), await on('2026-05-01'), await on('2026-05-31'), await on('2026-06-01')]).toEqual([[], ['catalogue'], ['catalogue', 'ordering'], ['catalogue', 'ordering'], ['ordering']])
    expect((await administrator.call(api.listTeams, {})).find((it) => it.id === 'search')).toMatchObject({ name: 'Search and finding', domains: ['ordering'] })
  })

  test('a team’s name and identifier are its own, and its domains are of a published framework', async () => {
    const { administrator } = own
    const team = (more: object) => administrator.call(api.changeTeam, { team: 'lab', name: 'Lab', domains: [], from: '2026-01-01', ...more })
    const refused = (path: string, message: string) => ({ status: 422, problem: { issues: [{ path, message: expect.stringContaining(message) as string }] } })
    const before = await administrator.call(api.listTeams, {})
    await expect(team({ team: 'sales', isNew: true })).rejects.toMatchObject(refused('team', 'already'))
    await expect(team({ name: 'SALES' })).rejects.toMatchObject(refused('name', '“Sales”'))
    await expect(team({ name: ' ' })).rejects.toMatchObject(refused('name', 'Enter a name'))
    await expect(team({ team: 'La b' })).rejects.toMatchObject(refused('team', 'small letters'))
    await expect(team({ domains: ['moonshots'] })).rejects.toMatchObject(refused('domains', 'There are payments'))
    expect(await administrator.call(api.listTeams, {})).toEqual(before)
    await team({ isNew: true, domains: ['payments', 'payments'] })
    expect((await administrator.call(api.listTeams, {})).find((it) => it.id === 'lab')).toEqual({ id: 'lab', name: 'Lab', domains: ['payments'], members: 0 })
  })

  test('an administrator finds whoever is recorded: without employment, before they join and after they left', async () => {
    await own.administrator.call(access.createAccount, { name: 'Zoë Nøvice', email: 'zoe@northmoor.example', roles: ['member'], password: null })
    await own.importCsv('email,name,title,starts_on,ends_on\nlater@northmoor.example,Lena Later,Clerk,2027-01-01,\ngone@northmoor.example,Gus Gone,Clerk,2024-01-01,2024-12-31')
    const found = async (text: string) => (await own.administrator.call(api.listEverybody, { text })).people.map(({ name, title, state, day }) => [name, title, state, day])
    expect(await found('novice')).toEqual([['Zoë Nøvice', null, 'none', null]])
    expect(await found('LATER')).toEqual([['Lena Later', 'Clerk', 'joins', '2027-01-01']])
    expect(await found('gone@northmoor')).toEqual([['Gus Gone', 'Clerk', 'left', '2024-12-31']])
    expect(await found('ann@')).toEqual([['Ann Engineer', 'Frontend, Point of sale', 'here', null]])
    const missing = await own.administrator.call(api.listEverybody, { missing: 'employment' })
    expect(missing.people.map((it) => it.name)).toEqual(['Ada Fell', 'Zoë Nøvice'])
    expect(missing.more).toBe(false)
    expect((await clients.sal!.call(api.listPeople, { text: 'novice' })).people).toEqual([])
    await expect(clients.mia!.call(api.listEverybody, {})).rejects.toMatchObject({ status: 403 })
    await expect(visitor().call(api.listEverybody, {})).rejects.toMatchObject({ status: 401 })
  })

  test('whoever leaves on a day to come keeps their account until then; reports lose a manager and are told', async () => {
    now = new Date('2026-07-01T09:00:00Z')
    await own.administrator.call(api.recordLeaving, { person: ids.Max!, on: '2026-07-31' })
    expect((await clients.max!.call(access.showSession, {})).person).not.toBeNull()
    now = new Date('2026-07-31T09:00:00Z')
    expect((await clients.max!.call(access.showSession, {})).person).toBeNull()
    expect((await own.administrator.call(access.listAccounts, {})).accounts.find((it) => it.personId === ids.Max)!.active).toBe(false)
    now = new Date('2026-08-01T09:00:00Z')
    expect(await shown('ann', 'Ann')).toMatchObject({ managers: [], teams: [{ id: 'search' }] })
    expect((await clients.ann!.call(api.listNotices, {}))[0]).toMatchObject({ before: [{ name: 'Max Manager' }], after: [], startsOn: '2026-08-01' })
    expect((await clients.sal!.call(api.listPeople, { text: 'max' })).people).toEqual([])
    expect(await shown('sal', 'Max')).toMatchObject({ name: 'Max Manager', title: null, since: null, teams: [] })
  })

  test('whoever has left is signed out at once, and comes back only where that is said', async () => {
    const session = await own.signIn('bo@northmoor.example')
    await own.administrator.call(api.recordLeaving, { person: ids.Bo!, on: '2026-07-15' })
    for (const it of [session, clients.bo!]) expect((await it.call(access.showSession, {})).person).toBeNull()
    await expect(own.signIn('bo@northmoor.example')).rejects.toMatchObject({ status: 422 })
    const back = { person: ids.Bo!, from: '2026-09-01', title: 'Consultant', managers: [] }
    await expect(own.administrator.call(api.recordLeaving, { person: ids.Bo!, on: '2026-08-01' })).rejects.toMatchObject({ status: 422 })
    await expect(own.administrator.call(api.recordEmployment, back)).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'from' }] } })
    await own.administrator.call(api.recordEmployment, { ...back, returns: true })
    for (const it of [session, clients.bo!]) expect((await it.call(access.showSession, {})).person, 'nothing from before opens the account').toBeNull()
    const again = await own.signIn('bo@northmoor.example')
    expect((await again.call(access.showSession, {})).person).not.toBeNull()
    now = new Date('2027-01-01T09:00:00Z')
    expect((await (await own.signIn('bo@northmoor.example')).call(access.showSession, {})).person).not.toBeNull()
    now = new Date('2026-08-01T09:00:00Z')
  })

  const isOpen = async (person: string): Promise<boolean> => (await own.administrator.call(access.listAccounts, {})).accounts.find((it) => it.personId === ids[person])!.active

  test('whoever was to leave and stays after all keeps their account beyond that day, with what opens it', async () => {
    await own.administrator.call(api.recordLeaving, { person: ids.Pat!, on: '2026-08-31' })
    const pat = await own.enter('pat@northmoor.example')
    await own.administrator.call(api.recordEmployment, { person: ids.Pat!, from: '2026-09-01', title: 'Product Manager', managers: [] })
    now = new Date('2026-10-01T09:00:00Z')
    expect((await pat.call(access.showSession, {})).person).not.toBeNull()
    expect(await isOpen('Pat')).toBe(true)
    now = new Date('2026-08-01T09:00:00Z')
  })

  test('an account that an administrator closed stays so when somebody comes back', async () => {
    const { id } = (await own.administrator.call(access.listAccounts, {})).accounts.find((it) => it.personId === ids.Pat)!
    await own.administrator.call(access.changeAccount, { id, roles: ['member'], active: false })
    await own.administrator.call(api.recordLeaving, { person: ids.Pat!, on: '2026-10-31' })
    await own.administrator.call(api.recordEmployment, { person: ids.Pat!, from: '2026-11-01', title: 'Product Manager', managers: [] })
    expect(await isOpen('Pat')).toBe(false)
  })

  test('an import brings a leaver back as well; an empty last day takes nothing back', async () => {
    await own.administrator.call(api.recordLeaving, { person: ids.Sal!, on: '2026-07-31' })
    await own.importCsv('email,title,starts_on,ends_on\nsal@northmoor.example,Account Executive,2025-01-01,')
    expect(await isOpen('Sal')).toBe(false)
    await own.importCsv('email,title,starts_on\nsal@northmoor.example,Account Executive,2026-08-01')
    expect(await isOpen('Sal')).toBe(true)
  })

  test('nobody is managed for longer than their manager is here: the form says until when, an import ends it with their leaving', async () => {
    await own.administrator.call(api.recordLeaving, { person: ids.Mia!, on: '2026-08-31' })
    const refused = { status: 422, problem: { issues: [{ path: 'managers', message: expect.stringContaining('Mia Manager is here until 2026-08-31') as string }] } }
    await expect(own.administrator.call(api.changeManagers, { person: ids.Ann!, from: '2026-08-15', managers: [ids.Mia!] })).rejects.toMatchObject(refused)
    await expect(own.administrator.call(api.recordEmployment, { person: ids.Ann!, from: '2026-08-15', title: 'Backend', managers: [ids.Mia!] })).rejects.toMatchObject(refused)
    const csvOfAnn = 'email,managers\nann@northmoor.example,mia@northmoor.example'
    await own.importCsv(csvOfAnn)
    const periods = async () => (await own.administrator.call(api.showPerson, { person: ids.Ann! })).employments!
    expect((await periods())[0]!.managers[0]).toMatchObject({ name: 'Mia Manager', startsOn: '2026-08-01', endsOn: '2026-08-31' })
    now = new Date('2026-09-10T09:00:00Z')
    expect(await own.administrator.call(api.previewPeopleImport, { text: csvOfAnn })).toMatchObject({ peopleInAll: 0, unchanged: 1, problems: [] })
  })
})
