import type { z } from 'zod'
import { changeAccount } from '../../features/access/change-account.ts'
import { askForFeedback } from '../../features/feedback/ask-for-feedback.ts'
import { assessSelf } from '../../features/feedback/assess-self.ts'
import { cancelRequest } from '../../features/feedback/cancel-request.ts'
import { correctFeedback } from '../../features/feedback/correct-feedback.ts'
import { declineRequest } from '../../features/feedback/decline-request.ts'
import { giveFeedback } from '../../features/feedback/give-feedback.ts'
import { giveOutsideFeedback } from '../../features/feedback/give-outside-feedback.ts'
import { inviteOutsider } from '../../features/feedback/invite-outsider.ts'
import { saveDraft } from '../../features/feedback/save-draft.ts'
import { answerMentee } from '../../features/mentoring/answer-mentee.ts'
import { askMentor } from '../../features/mentoring/ask-mentor.ts'
import { offerMentoring } from '../../features/mentoring/offer-mentoring.ts'
import { changeManagers } from '../../features/people/change-managers.ts'
import { agreeAction } from '../../features/progress/agree-action.ts'
import { askForSupport } from '../../features/progress/ask-for-support.ts'
import { changeSupport } from '../../features/progress/change-support.ts'
import { closeOpportunity } from '../../features/progress/close-opportunity.ts'
import { commentOnAction } from '../../features/progress/comment-on-action.ts'
import { finishAction } from '../../features/progress/finish-action.ts'
import { listPrompts } from '../../features/progress/list-prompts.ts'
import { markNoOpportunity } from '../../features/progress/mark-no-opportunity.ts'
import { offerOpportunity } from '../../features/progress/offer-opportunity.ts'
import { raiseAgendaItem } from '../../features/progress/raise-agenda-item.ts'
import { settleAgendaItem } from '../../features/progress/settle-agenda-item.ts'
import { withdrawFeedback } from '../../features/feedback/withdraw-feedback.ts'
import type { Evidence } from '../../features/feedback/model.ts'
import type { Action, Context, Visit } from '../../platform/action.ts'
import { operator, visitor, type Actor } from '../../platform/actor.ts'
import { actAs } from '../../platform/database.ts'
import type { Result } from '../../platform/result.ts'
import type { Deed, DeedOf, DraftedContent, GivenContent } from './deeds.ts'
import { workMark } from './observing.ts'

export type Person = Extract<Actor, { kind: 'person' }>

/** What deeds are done with: who people are in the database, where work is, and what became of earlier deeds. */
export type Hands = {
  readonly people: ReadonlyMap<string, Person>
  readonly work: ReadonlyMap<string, string>
  /** Identifiers, or a link’s token, by the key of the deed that they came from. */
  readonly made: Map<string, string>
  /** The published version that everything is said in. */
  readonly version: number
}

export type Run = <Input extends z.ZodType, Output extends z.ZodType>(action: Action<Input, Output>, input: z.input<Input>) => Promise<z.output<Output>>

/** Runs actions inside the transaction that is open already, as somebody on some day. A refusal is a bug in the example, and thrown. */
export async function runAs(context: Context, actor: Actor, now: Date): Promise<Run> {
  await actAs(context.tx, actor, now)
  const own: Context = { ...context, actor, now }
  const visit: Visit = { ...own, transact: (work) => work(own) }
  return async (action, input) => {
    const result: Result<unknown> = await action.run(visit, action.contract.input.parse(input))
    if (!result.ok) throw new Error(`The example organization was refused by ${action.contract.id}: ${JSON.stringify(result.failure)}`)
    return result.value as never
  }
}

/** Does what the people of the example do, each as themselves and on their day. */
export async function enact(context: Context, hands: Hands, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) {
    const actor = deed.by === 'operator' ? operator : deed.by === 'visitor' ? visitor : personWith(hands, deed.by)
    const run = await runAs(context, actor, deed.at)
    const doing = ways[deed.kind] as Way<Deed['kind']>
    try {
      await doing(deed, hands, run)
    } catch (error) {
      throw new Error(`${deed.by} could not ${deed.kind} at ${deed.at.toISOString()}: ${JSON.stringify(deed)}`, { cause: error })
    }
  }
}

function personWith({ people }: Hands, email: string): Person {
  const found = people.get(email)
  if (!found) throw new Error(`The example organization has nobody with the address ${email}.`)
  return found
}

const idOf = (hands: Hands, email: string): string => personWith(hands, email).personId

function madeBy({ made }: Hands, key: string): string {
  const found = made.get(key)
  if (found === undefined) throw new Error(`Nothing in the example organization is called ${key} yet.`)
  return found
}

const workOf = ({ work }: Hands, title: string | null): string | null => (title === null ? null : work.get(title)!)

type Way<Kind extends Deed['kind']> = (deed: DeedOf<Kind>, hands: Hands, run: Run) => Promise<void>

const ways: { readonly [Kind in Deed['kind']]: Way<Kind> } = {
  ask: async ({ key, about, givers, competencies, work, message }, hands, run) => {
    const [request] = await run(askForFeedback, { person: idOf(hands, about), givers: givers.map((it) => idOf(hands, it)), competencies: [...competencies], workItem: workOf(hands, work), message })
    hands.made.set(key, request!.id)
  },
  give: async ({ key, about, content, request }, hands, run) => {
    const { id } = await run(giveFeedback, { ...written(hands, content), person: idOf(hands, about), version: hands.version, request: request ? madeBy(hands, request) : null })
    hands.made.set(key, id)
  },
  decline: async ({ request, because }, hands, run) => void (await run(declineRequest, { id: madeBy(hands, request), because })),
  cancel: async ({ request }, hands, run) => void (await run(cancelRequest, { id: madeBy(hands, request) })),
  draft: async ({ about, content, request }, hands, run) => {
    await run(saveDraft, { person: idOf(hands, about), content: drafted(hands, content), request: request ? madeBy(hands, request) : null, version: hands.version, revision: 0 })
  },
  correct: async ({ feedback, content }, hands, run) => {
    await run(correctFeedback, { ...written(hands, content), id: madeBy(hands, feedback), revision: 1, version: hands.version })
  },
  withdraw: async ({ feedback }, hands, run) => void (await run(withdrawFeedback, { id: madeBy(hands, feedback) })),
  invite: async ({ key, about, name, competencies, work, message }, hands, run) => {
    const { link } = await run(inviteOutsider, { person: idOf(hands, about), name, competencies: [...competencies], workItem: workOf(hands, work), message })
    hands.made.set(key, link.slice(link.lastIndexOf('/') + 1))
  },
  outside: async ({ invitation, words, observations }, hands, run) => void (await run(giveOutsideFeedback, { token: madeBy(hands, invitation), words, observations: [...observations] })),
  assess: async ({ observations }, hands, run) => void (await run(assessSelf, { version: hands.version, observations: [...observations] })),
  'no-opportunity': async ({ about, competency, reason, startsOn, endsOn }, hands, run) => void (await run(markNoOpportunity, { person: idOf(hands, about), competency, reason, startsOn, endsOn })),
  agree: async ({ key, about, competency, prompt: kind, growth, organization, action, owner, dueOn }, hands, run) => {
    const person = idOf(hands, about)
    // Whether somebody stands out on a day follows from all the feedback until then; nobody agrees on what is not there.
    const { prompts } = await run(listPrompts, { person })
    if (!prompts.some((it) => it.competency === competency && it.kind === kind)) return
    const { id } = await run(agreeAction, { person, competency, kind, growthOpportunities: growth, whatTheOrganizationDoes: organization, action, owner: idOf(hands, owner), dueOn })
    hands.made.set(key, id)
  },
  comment: async ({ action, words }, hands, run) => {
    const id = hands.made.get(action)
    if (id !== undefined) await run(commentOnAction, { id, words })
  },
  finish: async ({ action, words }, hands, run) => {
    const id = hands.made.get(action)
    if (id !== undefined) await run(finishAction, { id, words })
  },
  support: async ({ key, about, competency, words, owner, dueOn, shared }, hands, run) => {
    const { id } = await run(askForSupport, { person: idOf(hands, about), competency, words, owner: idOf(hands, owner), dueOn, shared })
    hands.made.set(key, id)
  },
  'support-given': async ({ support, words }, hands, run) => void (await run(changeSupport, { id: madeBy(hands, support), done: true, words })),
  agenda: async ({ key, about, topic, competency, level, words }, hands, run) => {
    const { id } = await run(raiseAgendaItem, { person: idOf(hands, about), kind: topic, competency, level, words })
    hands.made.set(key, id)
  },
  'settle-agenda-item': async ({ item }, hands, run) => void (await run(settleAgendaItem, { id: madeBy(hands, item) })),
  opportunity: async ({ key, framework, competency, title, words, team, forEngineering, opensOn, closesOn }, hands, run) => {
    const { id } = await run(offerOpportunity, { framework, competency, title, words, team, forEngineering, opensOn, closesOn })
    hands.made.set(key, id)
  },
  'close-opportunity': async ({ opportunity }, hands, run) => void (await run(closeOpportunity, { id: madeBy(hands, opportunity) })),
  'offer-mentoring': async ({ framework, competency, capacity, words }, _, run) => void (await run(offerMentoring, { framework, competency, capacity, words })),
  'ask-mentor': async ({ key, mentor, framework, competency, words }, hands, run) => {
    const { id } = await run(askMentor, { mentor: idOf(hands, mentor), framework, competency, words })
    hands.made.set(key, id)
  },
  'answer-mentee': async ({ mentorship, accept }, hands, run) => void (await run(answerMentee, { id: madeBy(hands, mentorship), accept })),
  'change-managers': async ({ about, from, managers }, hands, run) => void (await run(changeManagers, { person: idOf(hands, about), from, managers: managers.map((it) => idOf(hands, it)) })),
  leave: async ({ about }, hands, run) => {
    const { accountId, roles } = personWith(hands, about)
    await run(changeAccount, { id: accountId, roles: [...roles], active: false })
  },
}

const written = (hands: Hands, { work, observations, ...content }: GivenContent) => ({ ...content, workItem: workOf(hands, work), observations: observations.map((it) => withEvidence(hands, it)) })

const drafted = (hands: Hands, { work, observations, ...content }: DraftedContent) => ({ ...content, workItem: workOf(hands, work), observations: [...observations] })

/** Evidence names work by its identifier. */
function withEvidence<Seen extends GivenContent['observations'][number]>(hands: Hands, seen: Seen): Seen & { choice: NonNullable<Seen['choice']> } {
  const evidence = seen.evidence?.map(({ kind, fields }) => ({ kind, fields: Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, identified(hands, value)])) }))
  return { ...seen, choice: seen.choice ?? 'words', ...(evidence ? { evidence } : {}) }
}

const identified = (hands: Hands, value: Evidence['fields'][string]): Evidence['fields'][string] => (typeof value === 'string' && value.startsWith(workMark) ? workOf(hands, value.slice(workMark.length))! : value)
