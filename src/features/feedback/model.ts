import { z } from 'zod'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'
import { WorkKind } from '../work/model.ts'

/** Who a giver is to the person, on the day of the work. Numbers come from managers, teammates and stakeholders alone. */
export const Relation = z.enum(['manager', 'teammate', 'stakeholder', 'report', 'stranger', 'outsider'])

/**
 * What a giver says of a competency. “Beyond” is offered where there is one text alone. “Words” is for a competency without texts,
 * and for whoever wants to choose none. The last four are no values, and never become one.
 */
export const choices = ['not-yet', 'level', 'beyond', 'words', 'no-opportunity', 'not-observed', 'outside-role'] as const
export const Choice = z.enum(choices)

/** No database holds the character zero, nor half a surrogate pair. */
const storable = (text: string): boolean => !/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
const unstorable = 'Take out the characters that cannot be stored, such as the character zero; paste the text again as plain text.'

/** What people write, in any script. */
export const Words = z.string().trim().max(10_000, 'Use at most 10,000 characters.').refine(storable, unstorable)
/** A name, a reason, a message: shorter words. */
export const Line = (longest: number) => z.string().trim().max(longest, `Use at most ${longest} characters.`).refine(storable, unstorable)

/** A before and an after in some unit, and where it can be seen. */
export const Measure = z.object({
  before: z.number().nullable(),
  after: z.number().nullable(),
  unit: Line(100),
  link: z.union([z.url(), z.literal('')]).optional(),
})

/** One field of a piece of evidence, by the identifier that the framework's evidence kind gives it. */
export const EvidenceValue = z.union([Line(2_000), z.number(), Measure, z.array(Line(500)).max(50)])

/** A piece of evidence of a kind that the competency asks for. */
export const Evidence = z.object({ kind: Identifier, fields: z.record(Identifier, EvidenceValue) })

/** What a giver says of one competency, as it is written in the form. */
export const ObservationInput = z.object({
  competency: Identifier,
  choice: Choice,
  /** The level whose text was chosen; given exactly where `choice` is “level”. */
  level: Identifier.nullable().default(null),
  frequency: Identifier.nullable().default(null),
  scope: Identifier.nullable().default(null),
  /** The statements of the chosen text that the giver points at. They carry no number. */
  statements: z.array(Identifier).max(50).default([]),
  words: Words.nullable().default(null),
  /** From when to when there was no opportunity. */
  noOpportunityFrom: z.iso.date().nullable().default(null),
  noOpportunityUntil: z.iso.date().nullable().default(null),
  evidence: z.array(Evidence).max(20).default([]),
})

/** All that a giving holds, apart from whom it is about. */
export const FeedbackContent = z.object({
  workItem: z.uuid().nullable().default(null),
  /** The day of the work; the roster of that day says who the giver was to the person. */
  observedOn: z.iso.date(),
  /** “Managers” is words without a level, outside every number. */
  visibility: z.enum(['person', 'managers']).default('person'),
  /** Only somebody's report may withhold their name. */
  withholdName: z.boolean().default(false),
  words: Words.nullable().default(null),
  observations: z.array(ObservationInput).max(200),
})

/** What a draft keeps: anything, however unfinished. */
export const DraftObservation = ObservationInput.partial().extend({ competency: Identifier })
export const DraftContent = FeedbackContent.partial().extend({ observations: z.array(DraftObservation).max(200).optional() })

export const WorkRef = z.object({ id: z.uuid(), kind: WorkKind, title: z.string(), url: z.string().nullable() })

/** Something that the reader of evidence should know: a field that was asked for and is not there. */
export const EvidenceRemark = z.object({ kind: Identifier, field: z.string(), message: z.string() })

/** What one giver saw in one competency, with its value as it was computed then. */
export const Observation = z.object({
  competency: Identifier,
  choice: Choice,
  level: Identifier.nullable(),
  frequency: Identifier.nullable(),
  scope: Identifier.nullable(),
  scopeSupported: z.boolean(),
  scopeShown: z.boolean(),
  /** On the ladder's level scale. */
  value: z.number().nullable(),
  bound: z.enum(['exact', 'at-most', 'at-least']).nullable(),
  counts: z.boolean(),
  statements: z.array(Identifier),
  words: z.string().nullable(),
  noOpportunityFrom: z.iso.date().nullable(),
  noOpportunityUntil: z.iso.date().nullable(),
  evidence: z.array(Evidence),
  remarks: z.array(EvidenceRemark),
})

/** One giving, as whoever may read it sees it. */
export const Feedback = z.object({
  id: z.uuid(),
  about: PersonRef,
  /** Null where the name was withheld, where it came from outside, or for a colleague who is no longer known. */
  giver: PersonRef.nullable(),
  outsider: z.string().nullable(),
  relation: Relation,
  nameWithheld: z.boolean(),
  visibility: z.enum(['person', 'managers']),
  framework: z.object({ id: Identifier, version: z.number().int() }),
  /** The person's on the day of the work: its own texts stand before the family's. */
  specialty: Identifier.nullable(),
  work: WorkRef.nullable(),
  observedOn: z.iso.date(),
  givenAt: z.iso.datetime(),
  correctedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  revision: z.number().int(),
  words: z.string().nullable(),
  observations: z.array(Observation),
  /** Whether whoever reads this gave it, and so may correct or withdraw it. */
  own: z.boolean(),
})

/** What a giving said until it was corrected or withdrawn, with all that makes its words what they were. */
export const PastFeedback = Feedback.pick({ revision: true, framework: true, specialty: true, relation: true, work: true }).extend({
  replacedAt: z.iso.datetime(),
  content: FeedbackContent.extend({ observations: z.array(Observation) }),
})

export const RequestState = z.enum(['open', 'given', 'declined', 'cancelled'])

export const FeedbackRequest = z.object({
  id: z.uuid(),
  about: PersonRef,
  giver: PersonRef,
  askedBy: PersonRef,
  askedAt: z.iso.datetime(),
  work: WorkRef.nullable(),
  framework: Identifier,
  competencies: z.array(Identifier),
  message: z.string().nullable(),
  state: RequestState,
  answeredAt: z.iso.datetime().nullable(),
  declinedBecause: z.string().nullable(),
})

export const SelfAssessment = z.object({
  competency: Identifier,
  level: Identifier.nullable(),
  frequency: Identifier.nullable(),
  scope: Identifier.nullable(),
  words: z.string().nullable(),
  framework: z.object({ id: Identifier, version: z.number().int() }),
  assessedAt: z.iso.datetime(),
})

export type Relation = z.infer<typeof Relation>
export type Choice = z.infer<typeof Choice>
export type Measure = z.infer<typeof Measure>
export type Evidence = z.infer<typeof Evidence>
export type EvidenceRemark = z.infer<typeof EvidenceRemark>
export type ObservationInput = z.infer<typeof ObservationInput>
export type FeedbackContent = z.infer<typeof FeedbackContent>
export type DraftObservation = z.infer<typeof DraftObservation>
export type DraftContent = z.infer<typeof DraftContent>
export type Observation = z.infer<typeof Observation>
export type Feedback = z.infer<typeof Feedback>
export type PastFeedback = z.infer<typeof PastFeedback>
export type FeedbackRequest = z.infer<typeof FeedbackRequest>
export type SelfAssessment = z.infer<typeof SelfAssessment>
