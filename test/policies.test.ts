import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../src/app/actions.ts'
import type { App } from '../src/app/server.ts'
import type { Database } from '../src/platform/database.ts'
import { requestOf } from '../src/platform/request.ts'
import * as access from '../src/features/access/api.ts'
import * as feedback from '../src/features/feedback/api.ts'
import * as mentoring from '../src/features/mentoring/api.ts'
import * as progress from '../src/features/progress/api.ts'
import * as work from '../src/features/work/api.ts'
import { appOver } from './app.ts'
import { engines } from './engines.ts'
import { daysAgo, neighbourhood, relations, type Neighbour, type Neighbourhood, type RelationToPat } from './neighbourhood.ts'

const everybody = relations.filter((it) => it !== 'visitor')
const others = everybody.filter((it) => it !== 'self')
const readers: readonly RelationToPat[] = ['self', 'manager']
const self: readonly RelationToPat[] = ['self']
const teammate: readonly RelationToPat[] = ['teammate']
/** Those who manage somebody on the team today. */
const managersOfSpan: readonly RelationToPat[] = ['manager', 'manager’s manager']
const stewards: readonly RelationToPat[] = ['steward']
const administrators: readonly RelationToPat[] = ['administrator']

/**
 * Who may, how it is asked for, and with which status whoever may is answered where it is not 200: some operations are
 * tried on what is not there, so that trying them destroys nothing. Each try of the others gets things of its own.
 */
type Rule = { readonly may: readonly RelationToPat[]; readonly input?: (world: World, who: Neighbour) => object | Promise<object>; readonly reaches?: number }
type World = Neighbourhood & { readonly version: number; readonly app: App }

const ofPat = (world: World): object => ({ person: world.self.id })
const today = daysAgo(0)
const inAMonth = daysAgo(-30)

const seen = (competency: string) => ({ competency, choice: 'level' as const, level: 'E4', frequency: 'usually', words: 'Seen in the release of the new till.' })
const giving = (world: World) => ({ ...ofPat(world), version: world.version, observedOn: today, words: 'A good week.', observations: [seen('debugging')] })

/** Feedback that the teammate gave about Pat. */
const given = async (world: World): Promise<{ id: string }> => world.teammate.client.call(feedback.giveFeedback, giving(world) as never)

/** A request by Pat to the teammate. */
async function asked(world: World): Promise<{ id: string }> {
  const open = (await world.self.client.call(feedback.showInbox, {})).sent.filter((it) => it.state === 'open')
  for (const { id } of open) await world.self.client.call(feedback.cancelRequest, { id })
  const [request] = await world.self.client.call(feedback.askForFeedback, { person: world.self.id, givers: [world.teammate.id], competencies: ['debugging'] })
  return { id: request!.id }
}

const noOpportunity = (world: World) =>
  world.self.client.call(progress.markNoOpportunity, { person: world.self.id, competency: 'debugging', reason: 'Nothing broke.', startsOn: today }).then(({ id }) => ({ id: id! }))

const support = (world: World) => world.self.client.call(progress.askForSupport, { person: world.self.id, words: 'A week in the other team.', owner: world.manager.id, dueOn: inAMonth })

/** Three people who count say that testing is far below the level: a gap that nobody overlooks. */
async function seenBelow(world: World): Promise<void> {
  await world.self.client.call(feedback.askForFeedback, { person: world.self.id, givers: [world['former manager'].id], competencies: ['testing'] })
  const [request] = (await world['former manager'].client.call(feedback.showInbox, {})).asked
  for (const [who, answered] of [['manager', null], ['teammate', null], ['former manager', request!.id]] as const) {
    const observations = [{ competency: 'testing', choice: 'level', level: 'E1', frequency: 'sometimes' }]
    await world[who].client.call(feedback.giveFeedback, { ...giving(world), person: world.self.id, request: answered, observations } as never)
  }
}

const agreement = (world: World) => ({ person: world.self.id, competency: 'testing', kind: 'gap' as const, action: 'Write the next test together.', owner: world.manager.id, dueOn: inAMonth })

/** An action agreed for Pat, once no other is open. */
async function agreed(world: World): Promise<{ id: string }> {
  await finishOpen(world)
  return world.self.client.call(progress.agreeAction, agreement(world))
}

async function finishOpen(world: World): Promise<void> {
  const { outcomes } = await world.self.client.call(progress.listPrompts, { person: world.self.id })
  for (const { id, doneAt } of outcomes) if (doneAt === null) await world.self.client.call(progress.finishAction, { id })
}

const raised = (world: World) => world.self.client.call(progress.raiseAgendaItem, { person: world.self.id, kind: 'topic', competency: 'debugging', words: 'How to find faults sooner.' })

const idOf = async (made: Promise<{ id: string }>): Promise<object> => ({ id: (await made).id })

const rules: Readonly<Record<string, Rule>> = {
  // What is held about Pat.
  showMap: { may: readers, input: ofPat },
  showCompetency: { may: readers, input: (world) => ({ ...ofPat(world), competency: 'debugging' }) },
  tryWhatIf: { may: readers, input: (world) => ({ ...ofPat(world), competency: 'debugging', value: 4 }) },
  exportAboutMe: { may: self, input: ofPat },
  listPrompts: { may: readers, input: ofPat },
  listAgenda: { may: readers, input: ofPat },
  listFeedbackAbout: { may: readers, input: ofPat },
  showSelfAssessment: { may: readers, input: ofPat },
  showFeedback: { may: ['self', 'manager', 'teammate'], input: (world) => idOf(given(world)) },

  // Saying something about Pat.
  prepareFeedback: { may: everybody, input: ofPat },
  giveFeedback: { may: others, input: giving },
  saveDraft: { may: others, input: (world) => ({ ...ofPat(world), version: world.version, revision: 0, content: { words: 'Half a thought.' } }) },
  correctFeedback: { may: teammate, input: async (world) => ({ ...giving(world), id: (await given(world)).id, revision: 1 }) },
  withdrawFeedback: { may: teammate, input: (world) => idOf(given(world)) },

  // Asking on Pat's behalf.
  listPossibleGivers: { may: readers, input: ofPat },
  askForFeedback: { may: readers, input: (world, who) => ({ ...ofPat(world), givers: [(who === world.manager ? world.lead : world.stakeholder).id], competencies: ['debugging'] }) },
  inviteOutsider: { may: readers, input: (world) => ({ ...ofPat(world), name: 'Sal from the shop', competencies: ['debugging'] }) },
  declineRequest: { may: teammate, input: async (world) => ({ id: (await asked(world)).id, because: 'I was away.' }) },
  cancelRequest: { may: self, input: (world) => idOf(asked(world)) },

  // What Pat and their manager agree on.
  agreeAction: { may: readers, input: async (world) => finishOpen(world).then(() => agreement(world)) },
  // With whom something is that somebody has in person, nobody else takes it on.
  takeOnAction: { may: readers, input: (world) => idOf(agreed(world)), reaches: 409 },
  finishAction: { may: readers, input: (world) => idOf(agreed(world)) },
  commentOnAction: { may: self, input: async (world) => ({ ...(await idOf(agreed(world))), words: 'It fits.' }) },
  askForSupport: { may: self, input: (world) => ({ ...ofPat(world), words: 'Time to read.', owner: world.manager.id, dueOn: inAMonth }) },
  changeSupport: { may: readers, input: async (world) => ({ id: (await support(world)).id, done: true }) },
  takeOnSupport: { may: ['manager'], input: (world) => idOf(support(world)), reaches: 409 },
  markNoOpportunity: { may: readers, input: (world) => ({ ...ofPat(world), competency: 'debugging', reason: 'Nothing broke.', startsOn: today }) },
  removeNoOpportunity: { may: readers, input: (world) => idOf(noOpportunity(world)) },
  raiseAgendaItem: { may: readers, input: (world) => ({ ...ofPat(world), kind: 'topic', words: 'The next quarter.' }) },
  settleAgendaItem: { may: readers, input: (world) => idOf(raised(world)) },

  // What everybody does for themselves.
  showInbox: { may: everybody },
  showWaiting: { may: everybody },
  listFeedbackGiven: { may: everybody },
  changeReminders: { may: everybody, input: () => ({ reminders: true }) },
  discardFeedbackDraft: { may: teammate, input: (world) => idOf(drafted(world)) },
  assessSelf: { may: everybody, input: (world) => ({ version: world.version, observations: [{ competency: 'debugging', level: 'E3', frequency: null, scope: null, words: null }] }) },
  listSupport: { may: everybody },
  showTeam: { may: everybody },
  showOwnLeniency: { may: everybody },
  listNotices: { may: everybody },
  readNotice: { may: everybody, input: () => absent, reaches: 404 },
  listTokens: { may: everybody },
  createToken: { may: everybody, input: () => ({ name: 'A script' }) },
  revokeToken: { may: teammate, input: async (world) => idOf(world.teammate.client.call(access.createToken, { name: 'Another script' })) },
  changePassword: { may: everybody, input: () => ({ current: 'not the one it is', next: 'twelve letters and more' }), reaches: 422 },

  // Mentoring is between two people: Pat asks, the teammate offers.
  offerMentoring: { may: everybody, input: () => ({ framework: 'engineering', competency: 'debugging', capacity: 3 }) },
  showMentoring: { may: everybody },
  askMentor: { may: everybody, input: (world, who) => ({ mentor: (who === world.stakeholder ? world.teammate : world.stakeholder).id, framework: 'engineering', competency: 'debugging' }) },
  answerMentee: { may: ['stakeholder'], input: async (world) => ({ id: (await mentorAsked(world)).id, accept: true }) },
  endMentorship: { may: ['self', 'stakeholder'], input: (world) => idOf(mentored(world)) },
  endMentorOffer: { may: everybody, input: () => ({ framework: 'engineering', competency: 'debugging' }) },

  // Work, chances, people and teams are everybody's who is signed in.
  listWork: { may: everybody },
  listWorkChoices: { may: everybody },
  recogniseLink: { may: everybody, input: () => ({ url: 'https://github.com/fellside/till/issues/7' }) },
  recordWork: { may: everybody, input: () => aTask() },
  showWork: { may: everybody, input: (world) => idOf(recorded(world)) },
  changeWork: { may: everybody, input: async (world) => ({ ...aTask(), id: (await recorded(world)).id, revision: 1 }) },
  removeWork: { may: ['teammate', 'administrator'], input: (world) => idOf(recorded(world)) },
  linkWork: { may: everybody, input: async (world) => ({ id: (await recorded(world)).id, to: (await recorded(world)).id, kind: 'relates-to' }) },
  unlinkWork: { may: everybody, input: (world) => linked(world) },
  previewWorkImport: { may: everybody, input: () => ({ text: 'kind,title\ntask,One more' }) },
  importWork: { may: everybody, input: () => ({ text: 'kind,title\ntask,One more' }) },
  listOpportunities: { may: everybody },
  offerOpportunity: { may: managersOfSpan, input: () => chanceForSpan },
  closeOpportunity: { may: [...managersOfSpan, 'administrator'], input: (world) => idOf(world.manager.client.call(progress.offerOpportunity, chanceForSpan)) },
  listPeople: { may: everybody },
  showPerson: { may: everybody, input: ofPat },
  listTeams: { may: everybody },
  showTeamRoster: { may: everybody, input: () => ({ team: 'span' }) },
  valueObservation: { may: everybody, input: () => ({ framework: 'engineering', competency: 'debugging', choice: 'level', level: 'E3' }) },

  // The framework's words are read by everybody and kept by stewards.
  listFrameworks: { may: everybody },
  showFramework: { may: everybody, input: () => ({ framework: 'engineering' }) },
  listVersions: { may: everybody, input: () => ({ framework: 'engineering' }) },
  showVersion: { may: everybody, input: () => ({ framework: 'engineering', number: 1 }) },
  showDiff: { may: everybody, input: () => ({ framework: 'engineering', before: 0, after: 1 }) },
  showSourceFiles: { may: everybody, input: () => ({ framework: 'engineering', number: 1 }) },
  showFindings: { may: stewards, input: () => ({ framework: 'engineering', number: 1 }) },
  previewPublish: { may: stewards, input: () => noVersion, reaches: 404 },
  publishVersion: { may: stewards, input: () => ({ ...noVersion, message: 'A change.' }), reaches: 404 },
  discardDraft: { may: stewards, input: () => noVersion, reaches: 404 },
  retireVersion: { may: stewards, input: () => noVersion, reaches: 404 },
  draftVersion: { may: stewards, input: () => ({ files: [{ path: 'framework.yaml', text: 'framework: [' }] }), reaches: 422 },
  previewImport: { may: stewards, input: () => ({ files: [{ path: 'table.csv', base64: btoa('Area,Skill,L1\nGrowing,Sowing,Sows beans.\n') }] }) },
  draftImport: { may: stewards, input: () => ({ files: [{ path: 'framework.yaml', base64: btoa('framework: [') }] }), reaches: 422 },

  // Accounts and structure are the administrators'; what people write is not.
  listAccounts: { may: administrators },
  createAccount: { may: administrators, input: () => ({ name: 'New Face', email: 'new.face@neighbourhood.example', roles: ['member'], password: null }) },
  changeAccount: { may: administrators, input: () => ({ ...absent, roles: ['member'], active: true }), reaches: 404 },
  resetPassword: { may: administrators, input: () => ({ email: 'nobody@neighbourhood.example', password: 'twelve letters and more' }), reaches: 404 },
  changeOrganization: { may: administrators, input: () => ({ name: 'Fellside', frameworkIsPublic: false }) },
  showAudit: { may: administrators },
  recordRoster: { may: administrators, input: () => ({ teams: [], people: [] }) },
  changeTeam: { may: administrators, input: () => ({ team: 'span', name: 'Span', domains: [], from: today }) },
  recordEmployment: { may: administrators, input: () => ({ person: absent.id, title: 'Backend', from: today, managers: [] }), reaches: 404 },
  changeManagers: { may: administrators, input: () => ({ person: absent.id, from: today, managers: [] }), reaches: 404 },
  recordLeaving: { may: administrators, input: () => ({ person: absent.id, on: today }), reaches: 404 },
  erasePerson: { may: administrators, input: () => ({ person: absent.id }), reaches: 404 },
  joinTeam: { may: administrators, input: () => ({ team: 'span', person: absent.id, role: 'engineer', from: today }), reaches: 404 },
  leaveTeam: { may: administrators, input: () => ({ team: 'span', person: absent.id, on: today }), reaches: 404 },
  previewPeopleImport: { may: administrators, input: () => ({ text: 'email,name\nsome.body@neighbourhood.example,Some Body\n' }) },
  importPeople: { may: administrators, input: () => ({ text: 'email,name\nsome.body@neighbourhood.example,Some Body\n', tag: 'of another preview' }), reaches: 409 },
  showRetention: { may: administrators },
  changeRetention: { may: administrators, input: () => ({ kind: 'feedback', months: 36, seen: { since: '2000-01-01', count: 0 } }), reaches: 409 },
  listEverybody: { may: administrators },
  listRoles: { may: everybody },

  // Before anybody is known to ask. An outsider's link is tried where it is made.
  showSession: { may: relations },
  listExamplePeople: { may: relations },
  showOutsideForm: { may: relations, input: () => ({ token: 'a link that nobody made' }), reaches: 404 },
  giveOutsideFeedback: { may: relations, input: () => ({ token: 'a link that nobody made', words: 'Well done.' }), reaches: 404 },
  setUpOrganization: { may: relations, input: () => ({ kind: 'example' }), reaches: 409 },
}

const absent = { id: '018f0000-0000-7000-8000-000000000000' }
const noVersion = { framework: 'engineering', number: 99 }
const chanceForSpan = { framework: 'engineering', competency: 'debugging', title: 'The fault in the till', team: 'span', opensOn: today }

/** The teammate's only draft. */
async function drafted(world: World): Promise<{ id: string }> {
  const { client } = world.teammate
  for (const { id } of (await client.call(feedback.showInbox, {})).drafts) await client.call(feedback.discardFeedbackDraft, { id })
  return client.call(feedback.saveDraft, { person: world.manager.id, version: world.version, revision: 0, content: { words: 'Half a thought.' } })
}

/** Pat asks the stakeholder, once nothing else is between them. */
async function mentorAsked(world: World): Promise<{ id: string }> {
  await world.stakeholder.client.call(mentoring.offerMentoring, { framework: 'engineering', competency: 'testing', capacity: 9 })
  const { mentorships } = await world.self.client.call(mentoring.showMentoring, {})
  for (const { id, competency, state } of mentorships) if (competency === 'testing' && (state === 'asked' || state === 'accepted')) await world.self.client.call(mentoring.endMentorship, { id })
  return world.self.client.call(mentoring.askMentor, { mentor: world.stakeholder.id, framework: 'engineering', competency: 'testing' })
}

async function mentored(world: World): Promise<{ id: string }> {
  const { id } = await mentorAsked(world)
  return world.stakeholder.client.call(mentoring.answerMentee, { id, accept: true })
}

const aTask = () => ({ kind: 'task' as const, title: 'The till rounds up', teams: ['span'] })
const recorded = async (world: World): Promise<{ id: string }> => (await world.teammate.client.call(work.recordWork, aTask() as never)).item

async function linked(world: World): Promise<object> {
  const [from, to] = [await recorded(world), await recorded(world)]
  await world.teammate.client.call(work.linkWork, { id: from.id, to: to.id, kind: 'relates-to' })
  return { id: from.id, to: to.id, kind: 'relates-to' }
}

/** Signing in and out changes who asks, which would spoil the next try; each is proven where it is built. */
const elsewhere = new Set(['signIn', 'signOut', 'signInAsExample'])

describe.each(engines())('C2: who sees and does what, over HTTP on the $name database', (engine) => {
  let db: Database
  let app: App
  let world: World

  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    const people = await neighbourhood(app)
    const form = await people.teammate.client.call(feedback.prepareFeedback, { person: people.self.id })
    world = { ...people, app, version: form.framework!.version }
    await seenBelow(world)
  }, 60_000)
  afterAll(() => db.close())

  const contractOf = (id: string) => actions.find((it) => it.contract.id === id)!.contract

  const statusFor = async (id: string, rule: Rule, who: RelationToPat): Promise<number> => {
    const input = (await rule.input?.(world, world[who])) ?? {}
    const { method, path, body } = requestOf(contractOf(id), input as Record<string, unknown>)
    return (await world[who].client.send(method, path, body)).status
  }

  test.each(Object.entries(rules))('%s', async (id, rule) => {
    const answers: [RelationToPat, number][] = []
    for (const who of relations) answers.push([who, await statusFor(id, rule, who)])
    const refusals = (who: RelationToPat): number[] => (who === 'visitor' ? [401] : rule.reaches === 404 ? [403] : [403, 404])
    const wrong = answers.filter(([who, status]) => (rule.may.includes(who) ? status !== (rule.reaches ?? 200) : !refusals(who).includes(status)))
    expect(wrong).toEqual([])
  })

  test('no operation is without a rule', () => {
    expect(actions.map((it) => it.contract.id).filter((id) => !(id in rules) && !elsewhere.has(id))).toEqual([])
  })
})
