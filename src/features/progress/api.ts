import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Feedback, SelfAssessment } from '../feedback/model.ts'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'
import { AgendaItem, CompetencyDetail, Explanation, HeldAboutMe, NoOpportunity, NoOpportunityHeld, Opportunity, OverdueSupport, Overall, OwnLeniency, ProgressMap, Prompt, PromptOutcome, SupportRequest, TeamMember } from './model.ts'

const Nothing = z.object({})
const OfPerson = z.object({ person: z.uuid() })
const Id = z.object({ id: z.uuid() })

/** Another level or role to compare with, and another day to look from. */
const Looking = z.object({ family: Identifier.optional(), level: Identifier.optional(), specialty: Identifier.optional(), on: z.iso.date().optional() })

export const showMap = contract({
  id: 'showMap',
  method: 'GET',
  path: '/api/people/{person}/map',
  summary: 'Somebody’s map of progress, for themselves and their managers, on any day and against any level or role.',
  input: OfPerson.extend(Looking.shape),
  output: ProgressMap,
})

export const showCompetency = contract({
  id: 'showCompetency',
  method: 'GET',
  path: '/api/people/{person}/competencies/{competency}',
  summary: 'What stands behind one stone of a map: each observation, why the number is what it is, and how it came about over time.',
  input: OfPerson.extend(Looking.shape).extend({ competency: Identifier }),
  output: CompetencyDetail,
})

export const tryWhatIf = contract({
  id: 'tryWhatIf',
  method: 'POST',
  path: '/api/people/{person}/competencies/{competency}/what-if',
  summary: 'What a rating would be without some of the feedback, or with one more value. Nothing is stored.',
  input: OfPerson.extend({ competency: Identifier, without: z.array(z.uuid()).max(200).default([]), value: z.number().min(-1).max(100).nullable().default(null) }),
  output: z.object({ before: z.object({ adjusted: z.number(), low: z.number(), high: z.number() }).nullable(), after: z.object({ adjusted: z.number(), low: z.number(), high: z.number() }).nullable() }),
})

export const exportAboutMe = contract({
  id: 'exportAboutMe',
  method: 'GET',
  path: '/api/people/{person}/export',
  summary: 'Everything that is held about oneself, to keep: feedback received and given, observations with their weights, the givens of the fit, roles over time, and all that was asked, offered and agreed. For the person alone.',
  input: OfPerson,
  output: z.object({
    exportedAt: z.iso.datetime(),
    person: PersonRef.extend({ role: z.object({ framework: Identifier.nullable(), level: Identifier.nullable() }).nullable(), managers: z.array(PersonRef) }),
    feedback: z.array(Feedback),
    selfAssessment: z.array(SelfAssessment),
    growth: z.object({
      outcomes: z.array(PromptOutcome),
      support: z.array(SupportRequest),
      agenda: z.array(AgendaItem),
      noOpportunity: z.array(NoOpportunityHeld),
    }),
    held: HeldAboutMe,
    overall: Overall,
    prompts: z.array(Prompt),
    /** The rows that `cairn rate` reads, and the fit that it takes with `--given`. */
    observationsCsv: z.string(),
    fit: z.json(),
    ratings: z.array(Explanation.extend({ name: z.string(), low: z.number(), high: z.number() })),
  }),
})

export const listPrompts = contract({
  id: 'listPrompts',
  method: 'GET',
  path: '/api/people/{person}/prompts',
  summary: 'Gaps and strengths that are likely beyond one level, with what was agreed about them. For the person and their managers.',
  input: OfPerson,
  output: z.object({ prompts: z.array(Prompt), outcomes: z.array(PromptOutcome) }),
})

export const agreeAction = contract({
  id: 'agreeAction',
  method: 'POST',
  path: '/api/people/{person}/prompts/{competency}',
  summary: 'Closes a prompt with an action, who owns it, and by when.',
  input: OfPerson.extend({
    competency: Identifier,
    kind: z.enum(['gap', 'strength']),
    growthOpportunities: z.string().trim().max(5_000).nullable().default(null),
    whatTheOrganizationDoes: z.string().trim().max(5_000).nullable().default(null),
    action: z.string().trim().min(1, 'Say what will be done.').max(2_000),
    owner: z.uuid(),
    dueOn: z.iso.date(),
  }),
  output: PromptOutcome,
})

export const finishAction = contract({
  id: 'finishAction',
  method: 'POST',
  path: '/api/prompt-outcomes/{id}/completion',
  summary: 'Says that an agreed action is done, and what came of it.',
  input: Id.extend({ words: z.string().trim().max(2_000).nullable().default(null) }),
  output: PromptOutcome,
})

export const commentOnAction = contract({
  id: 'commentOnAction',
  method: 'PUT',
  path: '/api/prompt-outcomes/{id}/comment',
  summary: 'What the person concerned says of what was agreed about them, in their own words; empty words take it back.',
  input: Id.extend({ words: z.string().trim().max(2_000) }),
  output: PromptOutcome,
})

export const takeOnAction = contract({
  id: 'takeOnAction',
  method: 'POST',
  path: '/api/prompt-outcomes/{id}/taking-on',
  summary: 'Takes on an agreed action whose owner no longer manages the person: the person does, or one of those who manage them today.',
  input: Id,
  output: PromptOutcome,
})

export const askForSupport = contract({
  id: 'askForSupport',
  method: 'POST',
  path: '/api/people/{person}/support-requests',
  summary: 'Asks one’s manager for support, with a date. While it is open it goes over to whoever manages one later. Overdue, the level above sees the owner and the days, and more only where `shared` says so.',
  input: OfPerson.extend({ competency: Identifier.nullable().default(null), words: z.string().trim().min(1, 'Say what would help.').max(2_000), owner: z.uuid(), dueOn: z.iso.date(), shared: z.boolean().default(false) }),
  output: SupportRequest,
})

export const changeSupport = contract({
  id: 'changeSupport',
  method: 'PUT',
  path: '/api/support-requests/{id}',
  summary: 'Says that support was given, or shares an overdue request with the level above: the engineer alone shares.',
  input: Id.extend({ done: z.boolean().default(false), words: z.string().trim().max(2_000).nullable().default(null), shared: z.boolean().optional() }),
  output: SupportRequest,
})

export const takeOnSupport = contract({
  id: 'takeOnSupport',
  method: 'POST',
  path: '/api/support-requests/{id}/taking-on',
  summary: 'Takes on support that was asked of somebody who no longer manages the person: one of those who manage them today does.',
  input: Id,
  output: SupportRequest,
})

export const listSupport = contract({
  id: 'listSupport',
  method: 'GET',
  path: '/api/support-requests',
  summary: 'Support that one asked for, that is with oneself, and that is with others who manage the same people, and what is overdue one level below.',
  input: Nothing,
  output: z.object({ own: z.array(SupportRequest), owed: z.array(SupportRequest), beside: z.array(SupportRequest), overdueBelow: z.array(OverdueSupport) }),
})

export const markNoOpportunity = contract({
  id: 'markNoOpportunity',
  method: 'POST',
  path: '/api/people/{person}/no-opportunity',
  summary: 'Says that there is no chance to show a competency, why, and from when to when. It never lowers a rating.',
  input: OfPerson.extend({ competency: Identifier, reason: z.string().trim().min(1, 'Say why.').max(1_000), startsOn: z.iso.date(), endsOn: z.iso.date().nullable().default(null) }),
  output: NoOpportunity,
})

export const removeNoOpportunity = contract({
  id: 'removeNoOpportunity',
  method: 'DELETE',
  path: '/api/no-opportunity/{id}',
  summary: 'Takes back that there was no opportunity.',
  input: Id,
  output: Nothing,
})

export const listOpportunities = contract({
  id: 'listOpportunities',
  method: 'GET',
  path: '/api/opportunities',
  summary: 'Open chances to show a competency: those of one’s teams, those that one offered, those for the engineering organization where one belongs to it, and those for everybody.',
  input: z.object({ framework: Identifier.optional(), competency: Identifier.optional() }),
  output: z.array(Opportunity),
})

export const offerOpportunity = contract({
  id: 'offerOpportunity',
  method: 'POST',
  path: '/api/opportunities',
  summary: 'Offers a chance to show a competency, to a team, to the engineering organization, or to everybody.',
  input: z.object({ framework: Identifier, competency: Identifier, title: z.string().trim().min(1, 'Enter a title.').max(200), words: z.string().trim().max(2_000).nullable().default(null), team: z.string().nullable().default(null), forEngineering: z.boolean().default(false), workItem: z.uuid().nullable().default(null), opensOn: z.iso.date(), closesOn: z.iso.date().nullable().default(null) }),
  output: Opportunity,
})

export const closeOpportunity = contract({
  id: 'closeOpportunity',
  method: 'DELETE',
  path: '/api/opportunities/{id}',
  summary: 'Closes an opportunity: whoever offered it does, or a manager of its team.',
  input: Id,
  output: Nothing,
})

export const raiseAgendaItem = contract({
  id: 'raiseAgendaItem',
  method: 'POST',
  path: '/api/people/{person}/agenda',
  summary: 'Puts a cell of somebody’s map on the next agenda, as a topic, a goal to agree on, or feedback to ask for. Either side does.',
  input: OfPerson.extend({ kind: z.enum(['topic', 'goal', 'feedback']), competency: Identifier.nullable().default(null), level: Identifier.nullable().default(null), words: z.string().trim().min(1, 'Say what it is about.').max(2_000) }),
  output: AgendaItem,
})

export const listAgenda = contract({
  id: 'listAgenda',
  method: 'GET',
  path: '/api/people/{person}/agenda',
  summary: 'What is on the next agenda of somebody and their managers, and below it what they talked about, the latest first.',
  input: OfPerson,
  output: z.array(AgendaItem),
})

export const settleAgendaItem = contract({
  id: 'settleAgendaItem',
  method: 'POST',
  path: '/api/agenda-items/{id}/settlement',
  summary: 'Says that an item was talked about.',
  input: Id,
  output: Nothing,
})

export const showTeam = contract({
  id: 'showTeam',
  method: 'GET',
  path: '/api/team',
  summary: 'The people whom one manages, in the order of names: what is new, what is missing, what is open. No ratings.',
  input: Nothing,
  /** `teams` are those of the people one manages: an opportunity can be offered to them. */
  output: z.object({ members: z.array(TeamMember), teams: z.array(z.object({ id: z.string(), name: z.string() })), overdueBelow: z.array(OverdueSupport) }),
})

export const showOwnLeniency = contract({
  id: 'showOwnLeniency',
  method: 'GET',
  path: '/api/me/leniency',
  summary: 'How far one gives above or below others who saw the same people, in each framework one gave feedback in. For oneself alone.',
  input: Nothing,
  output: z.array(OwnLeniency),
})
