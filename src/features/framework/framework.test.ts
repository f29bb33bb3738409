import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { Actor } from '../../platform/actor.ts'
import { actAs, type Database } from '../../platform/database.ts'
import { changeOrganization } from '../access/api.ts'
import * as api from './api.ts'
import type { SourceFile } from './model.ts'

/** A framework small enough to see what changes. `level` and `text` are what later versions change. */
const small = ({ level = 'E2', family = 'backend', text = 'Finds the cause of a fault in one service.', replaces = '' } = {}): SourceFile[] => [
  {
    path: 'framework.yaml',
    text: `framework: small
name: Small
levels:
  - { id: E1, name: Engineer }
  - { id: ${level}, name: Senior Engineer${replaces} }
scopes:
  - { id: task, name: Task, definition: One piece of work. }
frequencies:
  - { id: usually, name: Usually, definition: Most of the time., offset: 0 }
families:
  - { id: ${family}, name: Backend, levels: [E1, ${level}] }
groups:
  - { id: building, name: Building, kind: competencies }
lint: { missing-examples: off, empty-cell: off }
`,
  },
  {
    path: 'competencies/debugging.md',
    text: `---\ncompetency: debugging\nname: Debugging\ngroup: building\n---\n\nFinding out why.\n\n## E1\n\n- ${text}\n\n## ${level}\n\n- Finds the cause of a fault that crosses services.\n`,
  },
]

describe.each(engines())('frameworks on the $name database', (engine) => {
  let db: Database
  let app: App
  let steward: Client
  let member: Client

  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    steward = await signedIn(app, { role: 'steward' })
    member = await signedIn(app, { role: 'member' })
  })
  afterAll(() => db.close())

  const draftAndPublish = async (files: SourceFile[], message = 'A change.') => {
    const { version } = await steward.call(api.draftVersion, { files })
    return steward.call(api.publishVersion, { framework: version.framework, number: version.number, message })
  }

  test('a signed-in member reads the frameworks whole; a visitor is asked to sign in', async () => {
    const listed = await member.call(api.listFrameworks, {})
    expect(listed.map((it) => [it.id, it.publishedNumber, it.draftNumber])).toEqual([['engineering', 1, null], ['platform', 1, null]])
    const { content } = await member.call(api.showFramework, { framework: 'engineering' })
    expect(content.competencies.length).toBeGreaterThanOrEqual(24)
    await expect(client(app).call(api.listFrameworks, {})).rejects.toMatchObject({ status: 401 })
    await expect(client(app).call(api.showFramework, { framework: 'engineering' })).rejects.toMatchObject({ status: 401 })
  })

  test('where the organization opens its frameworks a visitor reads them, and no draft', async () => {
    const administrator = await signedIn(app, { role: 'administrator' })
    const visitor = client(app)
    await steward.call(api.draftVersion, { framework: 'opened', files: small() })
    await administrator.call(changeOrganization, { name: 'Fellside', frameworkIsPublic: true })
    expect((await visitor.call(api.listFrameworks, {})).map((it) => it.id)).toEqual(['engineering', 'platform'])
    await expect(visitor.call(api.showVersion, { framework: 'opened', number: 1 })).rejects.toMatchObject({ status: 404 })
    await administrator.call(changeOrganization, { name: 'Fellside', frameworkIsPublic: false })
    await steward.call(api.discardDraft, { framework: 'opened', number: 1 })
  })

  test('a browser that has a version asks without getting it again', async () => {
    const first = await member.send('GET', '/api/frameworks/engineering')
    const again = await member.send('GET', '/api/frameworks/engineering', undefined, { 'if-none-match': first.headers.get('etag')! })
    expect([first.status, again.status]).toEqual([200, 304])
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('only stewards draft, publish, retire, discard and see lint', async () => {
    const attempts = [
      () => member.call(api.draftVersion, { files: small() }),
      () => member.call(api.showFindings, { framework: 'engineering', number: 1 }),
      () => member.call(api.previewPublish, { framework: 'engineering', number: 1 }),
      () => member.call(api.publishVersion, { framework: 'engineering', number: 1, message: 'No.' }),
      () => member.call(api.discardDraft, { framework: 'engineering', number: 1 }),
      () => member.call(api.retireVersion, { framework: 'engineering', number: 1 }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 403 })
  })

  test('a draft shows its diff and lint, is seen by stewards alone, and publishes with a message', async () => {
    const { version, publishedNumber, diff, summary } = await steward.call(api.draftVersion, { files: small() })
    expect([version.status, publishedNumber, summary.competencies]).toEqual(['draft', null, 1])
    expect(diff.differences.every((it) => it.change === 'added')).toBe(true)
    await expect(member.call(api.showVersion, { framework: 'small', number: 1 })).rejects.toMatchObject({ status: 404 })
    await expect(steward.call(api.publishVersion, { framework: 'small', number: 1, message: '  ' })).rejects.toMatchObject({ status: 422 })
    await steward.call(api.publishVersion, { framework: 'small', number: 1, message: 'First.' })
    expect(await member.call(api.showFramework, { framework: 'small' })).toMatchObject({ version: { number: 1, status: 'published', message: 'First.' } })
  })

  test('publishing again retires the version before, which stays readable, and the diff is word by word', async () => {
    await draftAndPublish(small({ text: 'Finds the cause of a fault in two services.' }), 'Two services.')
    expect((await member.call(api.listVersions, { framework: 'small' })).map((it) => [it.number, it.status])).toEqual([[2, 'published'], [1, 'retired']])
    expect((await member.call(api.showVersion, { framework: 'small', number: 1 })).content.expectations[0]!.statements[0]!.text).toContain('one service')
    const { differences } = await member.call(api.showDiff, { framework: 'small', before: 1, after: 2 })
    expect(differences).toHaveLength(1)
    expect(differences[0]).toMatchObject({ kind: 'expectation', change: 'reworded', id: 'debugging@E1', roleProfiles: ['backend.E1'] })
    expect(differences[0]!.words.filter((it) => it.kind !== 'same').map((it) => [it.kind, it.text.trim()])).toEqual([['removed', 'one'], ['added', 'two'], ['removed', 'service'], ['added', 'services']])
  })

  test('the publisher says which changed cells mean something new, and the version keeps it', async () => {
    const { version } = await steward.call(api.draftVersion, { files: small({ text: 'Explains a fault to whoever asks.' }) })
    const meanings = [{ competency: 'debugging', level: 'E1', meaning: 'new-meaning' as const }]
    await steward.call(api.publishVersion, { framework: 'small', number: version.number, message: 'Another meaning.', meanings })
    expect((await member.call(api.showVersion, { framework: 'small', number: version.number })).meanings).toEqual(meanings)
  })

  test('learning resources are published with the version, told as their own difference, and ask for no meaning', async () => {
    const current = (await member.call(api.showFramework, { framework: 'small' })).version.number
    const files = await steward.call(api.showSourceFiles, { framework: 'small', number: current })
    const linked = (keys: string) => files.map((it) => (it.path === 'framework.yaml' ? it : { ...it, text: it.text.replace('group: building\n', `group: building\nresources:\n  - { ${keys} }\n`) }))
    const added = await draftAndPublish(linked('title: Finding causes, address: "https://handbook.example.com/causes", from: E2'), 'Something to read.')
    const { content, meanings } = await member.call(api.showFramework, { framework: 'small' })
    expect(content.competencies[0]!.resources).toMatchObject([{ title: 'Finding causes', address: 'https://handbook.example.com/causes', from: 'E2' }])
    expect(meanings).toEqual([])
    const changed = await draftAndPublish(linked('title: How causes are found, address: "https://handbook.example.com/causes"'), 'Another title.')
    const told = async (before: number, after: number) => (await member.call(api.showDiff, { framework: 'small', before, after })).differences.map((it) => [it.kind, it.change, it.name])
    expect(await told(current, added.number)).toEqual([['resource', 'added', 'Debugging: Finding causes']])
    expect(await told(added.number, changed.number)).toEqual([['resource', 'renamed', 'Debugging: How causes are found'], ['resource', 'reworded', 'Debugging: How causes are found']])
    expect(await told(changed.number, current)).toEqual([['resource', 'removed', 'Debugging: How causes are found']])
  })

  test('a link that would run a script makes no draft, and says on which line it stands', async () => {
    const files = small().map((it) => (it.path === 'framework.yaml' ? it : { ...it, text: it.text.replace('group: building\n', 'group: building\nresources:\n  - title: Run\n    address: "javascript:alert(1)"\n') }))
    await expect(steward.call(api.draftVersion, { files })).rejects.toMatchObject({ status: 422, problem: { issues: [expect.objectContaining({ path: 'competencies/debugging.md:7', message: expect.stringContaining('https://') as string })] } })
  })

  test('a draft takes the place of the draft before it, and what is published cannot be discarded or published again', async () => {
    const first = await steward.call(api.draftVersion, { files: small() })
    const second = await steward.call(api.draftVersion, { files: small({ text: 'Another draft of the same.' }) })
    expect(second.version.number).toBe(first.version.number)
    await steward.call(api.discardDraft, { framework: 'small', number: second.version.number })
    await expect(steward.call(api.discardDraft, { framework: 'small', number: 3 })).rejects.toMatchObject({ status: 404 })
    await expect(steward.call(api.publishVersion, { framework: 'small', number: 3, message: 'Again.' })).rejects.toMatchObject({ status: 409 })
  })

  test('files that lint refuses make no draft, and say where and what to do', async () => {
    const files = small().map((it) => (it.path === 'framework.yaml' ? { ...it, text: it.text.replace('levels:', 'levels: [') } : it))
    await expect(steward.call(api.draftVersion, { files })).rejects.toMatchObject({
      status: 422,
      problem: { issues: expect.arrayContaining([expect.objectContaining({ path: expect.stringMatching(/^framework\.yaml:\d+$/) as string })]) as unknown[] },
    })
    expect((await steward.call(api.listVersions, { framework: 'small' })).some((it) => it.status === 'draft')).toBe(false)
  })

  test('an identifier that somebody’s employment holds cannot vanish unmapped; mapped, it is written down as replaced', async () => {
    const { content } = await member.call(api.showFramework, { framework: 'engineering' })
    const files = await steward.call(api.showSourceFiles, { framework: 'engineering', number: 1 })
    const family = content.families.find((it) => it.id === 'mobile')!
    const renamed = files.map((it) => ({ ...it, text: it.text.replaceAll(/\bmobile\b/g, 'handheld') }))
    const { version, unmapped } = await steward.call(api.draftVersion, { files: renamed })
    expect(unmapped).toMatchObject([{ kind: 'family', id: 'mobile' }])
    const publishing = { framework: 'engineering', number: version.number, message: 'Handheld.' }
    await expect(steward.call(api.publishVersion, publishing)).rejects.toMatchObject({ status: 422, problem: { detail: expect.stringContaining('“mobile” is gone') as string } })
    await expect(steward.call(api.publishVersion, { ...publishing, mappings: [{ kind: 'family', from: 'mobile', to: 'nowhere' }] })).rejects.toMatchObject({ status: 422 })
    await steward.call(api.publishVersion, { ...publishing, mappings: [{ kind: 'family', from: family.id, to: 'handheld' }] })
    const after = await member.call(api.showFramework, { framework: 'engineering' })
    expect(after.content.families.find((it) => it.id === 'handheld')?.replaces).toEqual(['mobile'])
  })

  test('the files of a version come back as they were written', async () => {
    const files = small({ text: 'Ünïcode, “quotes” and <script>alert(1)</script> stay text.' })
    await draftAndPublish(files)
    const { version } = await member.call(api.showFramework, { framework: 'small' })
    expect(await member.call(api.showSourceFiles, { framework: 'small', number: version.number })).toEqual(files)
  })

  test('a retired framework is no longer current, and its versions stay readable', async () => {
    const { version } = await member.call(api.showFramework, { framework: 'small' })
    await steward.call(api.retireVersion, { framework: 'small', number: version.number })
    await expect(member.call(api.showFramework, { framework: 'small' })).rejects.toMatchObject({ status: 404 })
    expect((await member.call(api.showVersion, { framework: 'small', number: version.number })).version.status).toBe('retired')
  })

  describe('at the database, through the application’s role', () => {
    const as = (actor: Actor, query: (tx: Parameters<typeof actAs>[0]) => Promise<unknown>) =>
      db.kysely.transaction().execute(async (tx) => {
        await actAs(tx, actor, new Date())
        return query(tx)
      })
    const person = (roles: Extract<Actor, { kind: 'person' }>['roles']): Actor => ({
      kind: 'person',
      accountId: '018f0000-0000-7000-8000-000000000001' as never,
      personId: '018f0000-0000-7000-8000-000000000002' as never,
      roles,
    })

    test('a published version can be neither changed nor deleted, even by a steward', async () => {
      for (const change of [
        sql`update framework_version set content = '{}' where framework_id = 'platform'`,
        sql`update framework_version set message = 'Rewritten' where framework_id = 'platform'`,
        sql`update framework_version set status = 'draft', published_at = null where framework_id = 'platform'`,
        sql`delete from framework_version where framework_id = 'platform'`,
      ]) {
        await expect(as(person(['member', 'steward']), (tx) => change.execute(tx))).rejects.toThrow(/cannot be (changed|deleted)/)
      }
    })

    test('a member reads no draft, writes no version and reads no audit; a visitor reads nothing', async () => {
      await steward.call(api.draftVersion, { framework: 'hidden', files: small() })
      const drafts = sql<{ n: number }>`select count(*)::int as n from framework_version where status = 'draft'`
      expect(await as(person(['member']), (tx) => drafts.execute(tx))).toMatchObject({ rows: [{ n: 0 }] })
      expect(await as(person(['member', 'steward']), (tx) => drafts.execute(tx))).toMatchObject({ rows: [{ n: 1 }] })
      const all = sql<{ n: number }>`select count(*)::int as n from framework_version`
      expect(await as({ kind: 'visitor' }, (tx) => all.execute(tx))).toMatchObject({ rows: [{ n: 0 }] })
      const update = await as(person(['member']), (tx) => sql`update framework_version set name = 'Mine' where status = 'draft'`.execute(tx))
      expect(update).toMatchObject({ numAffectedRows: 0n })
      const audit = sql<{ n: number }>`select count(*)::int as n from audit_entry`
      expect(await as(person(['member', 'steward', 'lead']), (tx) => audit.execute(tx))).toMatchObject({ rows: [{ n: 0 }] })
      await expect(as(person(['administrator']), (tx) => sql`delete from audit_entry`.execute(tx))).rejects.toThrow(/permission denied/)
    })
  })
})
