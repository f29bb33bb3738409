/** What the role page of the first founding document asks of evidence, proven with a framework that declares its kinds: none of their words is in the code. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as feedback from '../src/features/feedback/api.ts'
import { showFramework } from '../src/features/framework/api.ts'
import { listExamplePeople } from '../src/features/people/api.ts'
import * as progress from '../src/features/progress/api.ts'
import * as work from '../src/features/work/api.ts'
import type { Database } from '../src/platform/database.ts'
import { packageRoot } from '../src/platform/package-root.ts'
import { appOver, client, signedIn, type Client } from './app.ts'
import { engines } from './engines.ts'
import { withoutFeedback } from './without-feedback.ts'

const technical = (name: string): string => `developer-productivity/technical/${name}`

type Given = { competency: string; level?: string; frequency?: string; scope?: string; evidence?: { kind: string; fields: Record<string, unknown> }[] }

describe.each(engines())('evidence and reach on the $name database', (engine) => {
  let db: Database
  let rosalind: Client
  let davit: Client
  let siobhan: Client
  let about: string
  const day = new Date().toISOString().slice(0, 10)

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    const app = appOver(db)
    ;[rosalind, davit, siobhan] = await Promise.all(['Rosalind Achebe-Kerr', 'Davit Melikyan', 'Siobhán Treanor'].map((name) => signedIn(app, { name }))) as [Client, Client, Client]
    about = (await client(app).call(listExamplePeople, {})).find((it) => it.name === 'Rosalind Achebe-Kerr')!.id
  })
  afterAll(() => db.close())

  const give = (giver: Client, { competency, level = 'staff', frequency = 'usually', scope, evidence = [] }: Given, workItem: string | null = null) =>
    giver.call(feedback.giveFeedback, {
      person: about, version: 1, observedOn: day, workItem,
      observations: [{ competency, choice: 'level', level, frequency, scope: scope ?? null, evidence: evidence as never }],
    })

  const detail = (competency: string) => rosalind.call(progress.showCompetency, { person: about, competency })
  const counted = async (competency: string) => Object.fromEntries((await detail(competency)).evidence.map((it) => [it.kind, [it.count, it.atLeast]]))

  test('A7: two duties of one responsibility are evidenced apart, and the word “section” is a rung of the ladder by an alias', async () => {
    const competency = technical('find-the-wait')
    await give(davit, { competency, scope: 'across-teams', evidence: [{ kind: 'wait-found', fields: { where: 'The nightly build' } }] })
    expect(await counted(competency)).toEqual({ 'wait-found': [1, 1], 'loop-shortened': [0, 1] })
    const { content } = await rosalind.call(showFramework, { framework: 'platform' })
    expect(content.scopes.find((it) => it.aliases.includes('section'))?.id).toBe('across-teams')
    const [, written] = /^\| Find the wait \| (.*) \|$/m.exec(readFileSync(path.join(packageRoot, 'frameworks/platform/developer-productivity/staff.md'), 'utf8'))!
    const stored = content.expectations.find((it) => it.competency === competency && it.level === 'staff')!
    expect(stored.statements.map((it) => it.text).join(' '), 'stored whole').toBe(written)
  })

  test('A8: a benefit has a before, an after, a unit and a link; evidence without it is flagged and kept', async () => {
    const competency = technical('save-colleagues-time')
    const measured = { improvement: 'The build', benefit: { before: 22, after: 9, unit: 'minutes', link: 'https://grafana.fellside.example/build' } }
    const whole = await give(davit, { competency, evidence: [{ kind: 'measured-improvement', fields: measured }] })
    expect(whole.observations[0]!.remarks).toEqual([])
    const wanting = await give(siobhan, { competency, evidence: [{ kind: 'measured-improvement', fields: { improvement: 'The tests' } }] })
    expect(wanting.observations[0]).toMatchObject({ counts: true, remarks: [{ kind: 'measured-improvement', field: 'benefit' }] })
    expect((await detail(competency)).feedback.flatMap((it) => it.observations.flatMap((one) => one.evidence.map((piece) => piece.fields['benefit'])))).toContainEqual(measured.benefit)
  })

  test('A9: putting a feature to use and representing a product group are apart, and groups are counted by which they are', async () => {
    const competency = technical('use-our-own-product')
    const group = (name: string) => ({ kind: 'product-group-represented', fields: { 'product-group': name, told: 'What hurts at the till.' } })
    await give(davit, { competency, evidence: [group('Payments'), { kind: 'feature-put-to-use', fields: { feature: 'Messages', workflow: 'The release mail' } }] })
    await give(siobhan, { competency, evidence: [group('Payments')] })
    expect(await counted(competency)).toEqual({ 'feature-put-to-use': [1, 1], 'product-group-represented': [1, 1] })
    await expect(give(davit, { competency, evidence: [group('Weather')] })).rejects.toMatchObject({ status: 422 })
  })

  test('A10: corrective actions, preventative measures and new indicators are three kinds, told apart', async () => {
    const competency = technical('mind-the-indicators')
    await give(davit, { competency, evidence: [{ kind: 'corrective-action', fields: { indicator: 'Time to green' } }, { kind: 'new-indicator', fields: { indicator: 'Flaky share' } }] })
    expect(await counted(competency)).toEqual({ 'corrective-action': [1, 1], 'preventative-measure': [0, 1], 'new-indicator': [1, 1] })
  })

  test('A11: evidence names the product and engineering stakeholders, and feedback is asked of one of them', async () => {
    const competency = technical('automate-the-routine')
    const { item } = await rosalind.call(work.recordWork, { kind: 'task', title: 'Label the releases by machine', teams: ['platform'] })
    const named = { 'product-stakeholders': ['Kwabena Sørlie'], 'engineering-stakeholders': ['Bronwen Achterberg'], work: item.id }
    const given = await give(davit, { competency, evidence: [{ kind: 'automation', fields: named }] }, item.id)
    expect(given.observations[0]!.remarks).toEqual([])
    const { stakeholders } = await rosalind.call(feedback.listPossibleGivers, { person: about, text: 'Kwabena' })
    const [asked] = await rosalind.call(feedback.askForFeedback, { person: about, givers: [stakeholders[0]!.id], competencies: [competency], workItem: item.id })
    expect(asked).toMatchObject({ giver: { name: 'Kwabena Sørlie' }, state: 'open', work: { title: 'Label the releases by machine' } })
  })

  test('A12: the word of an outside contributor comes by a one-time link, as evidence without a number', async () => {
    const competency = technical('welcome-contributors')
    const { link } = await rosalind.call(feedback.inviteOutsider, { person: about, name: 'Sal, who wrote the scanner', competencies: [competency] })
    const outsider = client(appOver(db))
    const token = link.split('/').at(-1)!
    const form = await outsider.call(feedback.showOutsideForm, { token })
    expect(form.competencies.map((it) => it.evidenceKinds.map((kind) => kind.id))).toEqual([['contributor-helped']])
    await outsider.call(feedback.giveOutsideFeedback, { token, words: 'My patch was in within a day.', observations: [{ competency, evidence: [{ kind: 'contributor-helped', fields: { easier: 'Trying a change' } }] }] })
    expect(await counted(competency)).toEqual({ 'contributor-helped': [1, 1] })
    const { row, feedback: read } = await detail(competency)
    expect([row.rating, read[0]!.outsider]).toEqual([null, 'Sal, who wrote the scanner'])
  })

  test('A13: how large a contribution is follows from its work; an enhancement and a new feature are told apart, with the category', async () => {
    const competency = technical('build-into-our-own-product')
    const { item } = await rosalind.call(work.recordWork, { kind: 'epic', title: 'Slots that explain themselves', teams: ['platform', 'delivery'] })
    const form = await davit.call(feedback.prepareFeedback, { person: about, work: item.id })
    expect(form.scopeOfWork).toBe('across-teams')
    const fields = { work: item.id, kind: 'New feature', category: 'Slots' }
    const given = await give(davit, { competency, scope: 'across-teams', evidence: [{ kind: 'product-contribution', fields }] }, item.id)
    expect(given.observations[0]).toMatchObject({ scopeSupported: true, remarks: [] })
    await expect(give(davit, { competency, evidence: [{ kind: 'product-contribution', fields: { ...fields, kind: 'Something large' } }] })).rejects.toMatchObject({ status: 422 })
  })

  test('B18, B33: the rung “across teams”, and those above it, count only where the linked work affected two or more teams', async () => {
    const competency = technical('save-colleagues-time')
    const { item } = await rosalind.call(work.recordWork, { kind: 'task', title: 'One switch in the build', teams: ['platform'] })
    for (const scope of ['across-teams', 'organization', 'company']) {
      for (const linked of [item.id, null]) {
        const alone = await give(davit, { competency, scope }, linked)
        expect([scope, alone.observations[0]!.scopeSupported]).toEqual([scope, false])
        expect((await detail(competency)).row.scope).not.toBe(scope)
      }
    }
    const { item: shared } = await rosalind.call(work.recordWork, { kind: 'task', title: 'One switch in every build', teams: ['platform', 'delivery'] })
    expect((await give(davit, { competency, scope: 'organization' }, shared.id)).observations[0]!.scopeSupported).toBe(true)
    expect((await detail(competency)).row.scope).toBe('organization')
  })

  test('B19: frequency rises while the rung stays, and both are seen over time', async () => {
    const competency = technical('mind-the-indicators')
    await give(siobhan, { competency, scope: 'task', frequency: 'sometimes' })
    const before = (await detail(competency)).row
    await give(siobhan, { competency, scope: 'task', frequency: 'always' })
    await give(davit, { competency, scope: 'task', frequency: 'always' })
    const { row, history } = await detail(competency)
    expect([before.scope, row.scope, row.frequency]).toEqual(['task', 'task', 'always'])
    expect(history.at(-1)).toMatchObject({ scope: 'task', frequency: 'always' })
  })

  test('A14: values are rated by the same mechanism and stay out of the overall where the framework says so', async () => {
    const { content } = await rosalind.call(showFramework, { framework: 'platform' })
    const values = new Set(content.groups.filter((it) => it.kind === 'values').map((it) => it.id))
    expect(content.groups.filter((it) => values.has(it.id)).every((it) => !it.inOverall)).toBe(true)
    const form = await davit.call(feedback.prepareFeedback, { person: about })
    const value = form.competencies.map((id) => content.competencies.find((it) => it.id === id)!).find((it) => values.has(it.group))!
    const given = await davit.call(feedback.giveFeedback, { person: about, version: 1, observedOn: day, observations: [{ competency: value.id, choice: 'beyond' }] })
    expect(given.observations[0]!.counts).toBe(true)
    const map = await rosalind.call(progress.showMap, { person: about })
    expect(map.rows.find((it) => it.competency === value.id)?.rating).not.toBeNull()
    expect(map.overall.missing).not.toContain(value.id)
  })

  test('B1: from one competency of a map one reaches its feedback, evidence, learning resources, goals and topics for the next talk, and comes back', async () => {
    const competency = technical('find-the-wait')
    await give(davit, { competency, evidence: [{ kind: 'wait-found', fields: { where: 'The queue for test machines' } }] })
    for (const kind of ['topic', 'goal'] as const) await rosalind.call(progress.raiseAgendaItem, { person: about, kind, competency, words: `A ${kind} about waiting` })
    const onMap = (await rosalind.call(progress.showMap, { person: about })).rows.find((it) => it.competency === competency)!
    const behind = await detail(onMap.competency)
    expect(behind.feedback.flatMap((it) => it.observations.map((one) => one.competency))).toContain(competency)
    expect(behind.evidence.map((it) => it.kind)).toEqual(['wait-found', 'loop-shortened'])
    expect(behind.resources.map((it) => [it.title, it.from ?? null])).toEqual([['Asking engineers where they wait', null], ['From a wait to a number', 'senior']])
    const agenda = (await rosalind.call(progress.listAgenda, { person: about })).filter((it) => it.competency === competency)
    expect(agenda.map((it) => it.words)).toEqual(expect.arrayContaining(['A topic about waiting', 'A goal about waiting']))
    expect((await detail(agenda[0]!.competency!)).row.competency).toBe(onMap.competency)
  })

  test('what helps from the level compared with comes first, and what is to be learned is read behind the stone alone', async () => {
    const competency = technical('find-the-wait')
    const { resources } = await rosalind.call(progress.showCompetency, { person: about, competency, level: 'senior' })
    expect(resources.map((it) => it.title)).toEqual(['From a wait to a number', 'Asking engineers where they wait'])
    expect(JSON.stringify(await rosalind.call(progress.showMap, { person: about }))).not.toContain(resources[0]!.title)
    expect((await detail('developer-productivity/values/care')).resources).toEqual([])
  })
})
