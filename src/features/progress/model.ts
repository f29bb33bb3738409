import { z } from 'zod'
import { Role } from '../access/model.ts'
import { DraftContent, Feedback, FeedbackContent, FeedbackRequest, PastFeedback, SelfAssessment } from '../feedback/model.ts'
import { Identifier, Resource } from '../framework/model.ts'
import { ManagerNotice, PersonRef, Profile, Team, TeamRole } from '../people/model.ts'
import { WorkKind } from '../work/model.ts'

/** A level that a map is compared with: the person's own, or any other level or role. */
export const Target = z.object({ family: Identifier, level: Identifier.nullable(), specialty: Identifier.nullable() })

export const Interval = z.object({ low: z.number(), high: z.number() })

/** A rating as the map draws it, on the ladder's level scale. */
export const MapRating = Interval.extend({
  raw: z.number(),
  adjusted: z.number(),
  /** How many people saw it, and how often. */
  givers: z.number().int(),
  observations: z.number().int(),
  /** Every giver chose the last text: it is at least this. */
  atLeast: z.boolean(),
  /** Which texts givers chose, the highest first. A null level is “not yet the first text”. */
  texts: z.array(z.object({ level: Identifier.nullable(), count: z.number().int() })),
})

/** Where a rating stands against what the target level expects. See `rating/rules/standing.ts`. */
export const Standing = z.object({
  kind: z.enum(['outside-role', 'without-level', 'no-opportunity', 'unrated', 'starts-later', 'rated']),
  /** Position of what is expected, in levels. */
  expected: z.number().nullable(),
  deviation: z.number().nullable(),
  /** P(deviation < −1) and P(deviation > +1). */
  gap: z.number().nullable(),
  strength: z.number().nullable(),
  prompt: z.enum(['gap', 'strength']).nullable(),
  /** True above the growth limit: the last text is met, and there is no more to show. */
  meetsLastText: z.boolean(),
})

export const NoOpportunity = z.object({
  id: z.uuid().nullable(),
  reason: z.string().nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  notedBy: PersonRef.nullable(),
})

/** One row of the map: one competency. */
export const MapRow = z.object({
  competency: Identifier,
  name: z.string(),
  group: Identifier,
  inRole: z.boolean(),
  rating: MapRating.nullable(),
  /** The fitted rating a year before, for the trend. */
  yearAgo: z.number().nullable(),
  /** The highest rung that the work bears out, and the frequency that givers chose most often, the later of two. */
  scope: Identifier.nullable(),
  frequency: Identifier.nullable(),
  self: SelfAssessment.nullable(),
  noOpportunity: z.array(NoOpportunity),
  /** How many people said “outside role”, “not observed”, or something else that enters no number, such as words alone. */
  outsideRole: z.number().int(),
  notObserved: z.number().int(),
  wordsOnly: z.number().int(),
  /** Of how many people what they said within the window no longer counts. */
  stopped: z.number().int(),
  standing: Standing,
  openOpportunities: z.number().int(),
})

export const Overall = z.discriminatedUnion('kind', [
  Interval.extend({ kind: z.literal('shown'), raw: z.number(), adjusted: z.number(), lowest: z.number(), highest: z.number(), missing: z.array(Identifier) }),
  z.object({ kind: z.literal('too-few'), rated: z.number().int(), of: z.number().int(), missing: z.array(Identifier) }),
])

export const ProgressMap = z.object({
  person: PersonRef,
  /** Whether whoever reads this is the person themselves. */
  own: z.boolean(),
  managers: z.array(PersonRef),
  framework: z.object({ id: Identifier, name: z.string(), version: z.number().int() }).nullable(),
  /** What the employment says on that day. */
  role: Target.extend({ domain: Identifier.nullable(), title: z.string().nullable() }).nullable(),
  target: Target.nullable(),
  on: z.iso.date(),
  window: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** When leniencies were last fitted; null before the first fit. */
  fittedAt: z.iso.datetime().nullable(),
  /** False where nothing connects this person's givers with everybody else's. */
  connected: z.boolean(),
  overall: Overall,
  rows: z.array(MapRow),
  /** The first day of feedback, for the slider. */
  since: z.iso.date().nullable(),
})

/** One observation's part in a rating. */
export const Part = z.object({
  feedback: z.uuid(),
  giver: PersonRef.nullable(),
  relation: z.string(),
  observedOn: z.iso.date(),
  /** As given, and as counted once a censored value is taken for what it most likely means. */
  value: z.number(),
  bound: z.enum(['exact', 'at-most', 'at-least']),
  counted: z.number(),
  offset: z.number(),
  leniency: z.number(),
  weight: z.number(),
  part: z.number(),
  competency: Identifier,
})

export const Explanation = z.object({
  competency: Identifier,
  fittedAt: z.iso.datetime().nullable(),
  raw: z.number(),
  adjusted: z.number(),
  offset: z.number(),
  /** adjusted = offset + Σ part, and Σ weight = 1. */
  parts: z.array(Part),
  simple: z.number().nullable(),
  mutual: z.array(PersonRef),
})

/** One point of a competency's history: the rating of the window that ends on that day. */
export const HistoryPoint = Interval.extend({ on: z.iso.date(), adjusted: z.number(), raw: z.number(), scope: Identifier.nullable(), frequency: Identifier.nullable() })

export const Opportunity = z.object({
  id: z.uuid(),
  framework: Identifier,
  competency: Identifier,
  title: z.string(),
  words: z.string().nullable(),
  team: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Without a team: whether it is for the engineering organization alone, or for everybody. */
  forEngineering: z.boolean(),
  work: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  opensOn: z.iso.date(),
  closesOn: z.iso.date().nullable(),
  offeredBy: PersonRef.nullable(),
  /** Whether whoever reads this may close it. */
  mayClose: z.boolean(),
})

export const CompetencyDetail = z.object({
  row: MapRow,
  explanation: Explanation.nullable(),
  feedback: z.array(Feedback),
  /** Feedback whose cell changed its meaning since, whose competency or ladder is not what it was, or that lies before the window: to be read, and no longer counted. */
  earlier: z.array(Feedback.extend({ why: z.enum(['new-meaning', 'gone', 'split', 'levels-changed', 'too-long-ago']) })),
  history: z.array(HistoryPoint),
  /** Evidence that the competency asks for: how much there is of each kind, and whether it is enough. */
  evidence: z.array(z.object({ kind: Identifier, name: z.string(), count: z.number().int(), atLeast: z.number().int(), distinctBy: z.string().nullable() })),
  /** Chances to show it that are open to the person. */
  opportunities: z.array(Opportunity),
  /** What the competency can be learned from: what helps from their level or the one compared with first. */
  resources: z.array(Resource),
})

/** Who was asked to see to something, and whom it is with. */
const Entrusted = z.object({
  owner: PersonRef,
  /** Who took it on once the owner no longer managed the person. */
  takenOnBy: PersonRef.nullable(),
  /** Whom it is with today: one of the two, or everybody who manages the person now that neither does. Once it is done, whom it was with. */
  heldBy: z.array(PersonRef),
})

export const PromptOutcome = z.object({
  id: z.uuid(),
  framework: Identifier,
  competency: Identifier,
  kind: z.enum(['gap', 'strength']),
  growthOpportunities: z.string().nullable(),
  whatTheOrganizationDoes: z.string().nullable(),
  action: z.string(),
  ...Entrusted.shape,
  dueOn: z.iso.date(),
  agreedBy: PersonRef.nullable(),
  agreedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneWords: z.string().nullable(),
  /** What the person themselves says of it. */
  comment: z.string().nullable(),
  commentedAt: z.iso.datetime().nullable(),
})

export const Prompt = z.object({
  competency: Identifier,
  name: z.string(),
  kind: z.enum(['gap', 'strength']),
  /** How likely it is that the deviation is beyond one level. */
  probability: z.number(),
  deviation: z.number(),
  expected: z.number(),
  /** Whether it asks for an action: none is agreed, and nobody saw anything since the last was done, unless it still stands after that. */
  open: z.boolean(),
  outcome: PromptOutcome.nullable(),
})

export const SupportRequest = z.object({
  id: z.uuid(),
  person: PersonRef,
  framework: Identifier.nullable(),
  competency: Identifier.nullable(),
  words: z.string(),
  ...Entrusted.shape,
  dueOn: z.iso.date(),
  shared: z.boolean(),
  askedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneWords: z.string().nullable(),
})

/** What the level above sees of support that is overdue: which of those below it is with today and for how many days; the rest only where it is shared. */
export const OverdueSupport = z.object({ id: z.uuid(), owners: z.array(PersonRef), days: z.number().int(), person: PersonRef.nullable(), framework: Identifier.nullable(), competency: Identifier.nullable() })

export const AgendaItem = z.object({
  id: z.uuid(),
  kind: z.enum(['topic', 'goal', 'feedback']),
  framework: Identifier.nullable(),
  competency: Identifier.nullable(),
  level: Identifier.nullable(),
  words: z.string(),
  raisedBy: PersonRef.nullable(),
  raisedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
})

/** How far somebody gives above or below others, in levels, above 0 for the generous; `sharedPeople` is how many they gave feedback about beside another giver. */
export const OwnLeniency = z.object({ framework: Identifier, leniency: z.number(), error: z.number(), sharedPeople: z.number().int(), fittedAt: z.iso.datetime() })

/** What was noted about missing chances, as an export has it. */
export const NoOpportunityHeld = NoOpportunity.extend({ framework: Identifier, competency: Identifier, notedAt: z.iso.datetime() })

const OfCompetency = { framework: Identifier, competency: Identifier }
const WorkHeld = z.object({ id: z.uuid(), kind: WorkKind, title: z.string(), trackerKey: z.string().nullable(), url: z.string().nullable(), domain: z.string().nullable(), startedOn: z.iso.date().nullable(), finishedOn: z.iso.date().nullable(), recordedAt: z.iso.datetime() })

/** What is held about somebody beside their feedback, ratings and growth, and what they said and asked themselves. */
export const HeldAboutMe = z.object({
  account: z
    .object({
      email: z.string(),
      roles: z.array(Role),
      createdAt: z.iso.datetime(),
      closesOn: z.iso.date().nullable(),
      reminders: z.boolean(),
      tokens: z.array(z.object({ name: z.string(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() })),
    })
    .nullable(),
  employments: Profile.shape.employments.unwrap(),
  memberships: z.array(z.object({ team: Team, role: TeamRole, startsOn: z.iso.date(), endsOn: z.iso.date().nullable() })),
  notices: z.array(ManagerNotice),
  /** What one gave to others, whatever became of it. */
  given: z.array(Feedback),
  /** What feedback said before, by its identifier: the person's own, and what they received as far as they may read it. */
  corrections: z.array(PastFeedback.omit({ work: true }).extend({ feedback: z.uuid(), content: FeedbackContent })),
  drafts: z.array(z.object({ id: z.uuid(), about: PersonRef, framework: Identifier, content: DraftContent, updatedAt: z.iso.datetime() })),
  requests: z.array(FeedbackRequest),
  invitations: z.array(
    z.object({
      id: z.uuid(),
      about: PersonRef,
      invitedBy: PersonRef,
      name: z.string(),
      framework: Identifier,
      competencies: z.array(Identifier),
      message: z.string().nullable(),
      work: z.object({ id: z.uuid(), title: z.string() }).nullable(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      usedAt: z.iso.datetime().nullable(),
    }),
  ),
  mentoring: z.object({
    offers: z.array(z.object({ ...OfCompetency, capacity: z.number().int(), words: z.string().nullable(), offeredAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() })),
    mentorships: z.array(
      z.object({
        id: z.uuid(),
        mentor: PersonRef,
        mentee: PersonRef,
        ...OfCompetency,
        words: z.string().nullable(),
        state: z.enum(['asked', 'accepted', 'declined', 'ended']),
        askedAt: z.iso.datetime(),
        answeredAt: z.iso.datetime().nullable(),
        endedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  leniency: z.array(OwnLeniency),
  /** Chances that one offered, and work that one recorded. */
  chances: z.array(z.object({ id: z.uuid(), ...OfCompetency, title: z.string(), words: z.string().nullable(), opensOn: z.iso.date(), closesOn: z.iso.date().nullable(), offeredAt: z.iso.datetime(), closedAt: z.iso.datetime().nullable() })),
  work: z.array(WorkHeld),
})

/** One person of a manager's team, without any number. */
export const TeamMember = z.object({
  person: PersonRef,
  title: z.string().nullable(),
  framework: Identifier.nullable(),
  level: Identifier.nullable(),
  newFeedback: z.number().int(),
  lastFeedbackOn: z.iso.date().nullable(),
  /** Competencies of the role that nobody saw within the window, or not as they are now; and how many people say that they did not see it, or said what no longer counts. */
  withoutFeedback: z.array(z.object({ competency: Identifier, name: z.string(), notObserved: z.number().int(), stopped: z.number().int() })),
  noOpportunity: z.array(z.object({ competency: Identifier, name: z.string(), reason: z.string().nullable(), until: z.iso.date().nullable() })),
  openPrompts: z.number().int(),
  openActions: z.number().int(),
  agendaItems: z.number().int(),
  openRequests: z.number().int(),
})

export type Target = z.infer<typeof Target>
export type MapRating = z.infer<typeof MapRating>
export type MapStanding = z.infer<typeof Standing>
export type MapRow = z.infer<typeof MapRow>
export type Overall = z.infer<typeof Overall>
export type ProgressMap = z.infer<typeof ProgressMap>
export type Part = z.infer<typeof Part>
export type Explanation = z.infer<typeof Explanation>
export type HistoryPoint = z.infer<typeof HistoryPoint>
export type CompetencyDetail = z.infer<typeof CompetencyDetail>
export type Prompt = z.infer<typeof Prompt>
export type PromptOutcome = z.infer<typeof PromptOutcome>
export type SupportRequest = z.infer<typeof SupportRequest>
export type OverdueSupport = z.infer<typeof OverdueSupport>
export type AgendaItem = z.infer<typeof AgendaItem>
export type Opportunity = z.infer<typeof Opportunity>
export type NoOpportunityHeld = z.infer<typeof NoOpportunityHeld>
export type HeldAboutMe = z.infer<typeof HeldAboutMe>
export type TeamMember = z.infer<typeof TeamMember>
