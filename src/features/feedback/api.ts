import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'
import { DraftContent, DraftObservation, Evidence, Feedback, FeedbackContent, FeedbackRequest, Line, Observation, ObservationInput, PastFeedback, Relation, SelfAssessment, Words, WorkRef } from './model.ts'

const Nothing = z.object({})
const Id = z.object({ id: z.uuid() })

/** What a form about somebody needs: who they are, which framework's words, which competencies, and who will read it. */
export const prepareFeedback = contract({
  id: 'prepareFeedback',
  method: 'GET',
  path: '/api/people/{person}/feedback/form',
  summary: 'What a form for feedback about somebody needs: the framework, the competencies of their role and domain, and who will read what is given.',
  input: z.object({ person: z.uuid(), request: z.uuid().optional(), feedback: z.uuid().optional(), work: z.uuid().optional(), on: z.iso.date().optional() }),
  output: z.object({
    about: PersonRef.extend({ title: z.string().nullable(), teams: z.array(z.string()) }),
    /** “Self” prepares a self-assessment, and asking others about oneself. */
    relation: z.enum([...Relation.options, 'self']),
    framework: z.object({ id: Identifier, version: z.number().int() }).nullable(),
    family: Identifier.nullable(),
    specialty: Identifier.nullable(),
    domain: Identifier.nullable(),
    /** The competencies of the person's role and domain, in the framework's order. */
    competencies: z.array(Identifier),
    /** Those that begin above the person's level, so that nobody is asked about them; told to the person and their managers alone. */
    startLater: z.array(Identifier),
    /** Those that somebody asked about; empty where nobody asked. */
    asked: z.array(Identifier),
    request: FeedbackRequest.nullable(),
    work: WorkRef.nullable(),
    /** The rung that the linked work bears out. */
    scopeOfWork: Identifier.nullable(),
    /** Who will read it, by name, apart from the person. */
    readers: z.array(PersonRef),
    mayWithholdName: z.boolean(),
    draft: z.object({ id: z.uuid(), revision: z.number().int(), content: DraftContent, updatedAt: z.iso.datetime(), version: z.number().int() }).nullable(),
    /** What is being corrected. */
    earlier: Feedback.nullable(),
    /** Cells by which something in the draft, or in what is corrected, was chosen and that say something else now, with what they said. */
    changed: z.array(z.object({ competency: Identifier, level: Identifier, before: z.string() })),
    /** What was written of competencies that are in the framework no longer. */
    gone: z.array(z.object({ name: z.string(), said: DraftObservation })),
  }),
})

export const giveFeedback = contract({
  id: 'giveFeedback',
  method: 'POST',
  path: '/api/people/{person}/feedback',
  summary: 'Gives feedback about somebody in the framework’s words. A framework that was published since the form was opened is answered with 409, so that changed cells are read again.',
  input: FeedbackContent.extend({ person: z.uuid(), request: z.uuid().nullable().default(null), draft: z.uuid().nullable().default(null), version: z.number().int() }),
  output: z.object({ id: z.uuid(), relation: Relation, observations: z.array(Observation) }),
})

export const correctFeedback = contract({
  id: 'correctFeedback',
  method: 'PUT',
  path: '/api/feedback/{id}',
  summary: 'Corrects what one gave. What it said before stays in its history. `revision` is the one that was read, so that two corrections at once do not overwrite each other.',
  input: FeedbackContent.extend({ id: z.uuid(), revision: z.number().int(), version: z.number().int() }),
  output: Feedback,
})

export const withdrawFeedback = contract({
  id: 'withdrawFeedback',
  method: 'POST',
  path: '/api/feedback/{id}/withdrawal',
  summary: 'Withdraws what one gave: it stops counting, its words are no longer shown, and the history says that and when.',
  input: Id,
  output: Nothing,
})

export const showFeedback = contract({
  id: 'showFeedback',
  method: 'GET',
  path: '/api/feedback/{id}',
  summary: 'One giving, with what it said before each correction, in the version of the framework that it was said in.',
  input: Id,
  output: z.object({ feedback: Feedback, history: z.array(PastFeedback) }),
})

export const listFeedbackAbout = contract({
  id: 'listFeedbackAbout',
  method: 'GET',
  path: '/api/people/{person}/feedback',
  summary: 'Feedback about somebody, newest first, for themselves and their managers: all of it, or that on a competency or in a domain. Feedback belongs to the domains of the work it is about, else to the domain that the person had on that day. `before` is the `next` of the page before.',
  input: z.object({ person: z.uuid(), competency: Identifier.optional(), domain: Identifier.optional(), before: z.string().max(100).optional() }),
  /** `domains` are those that any feedback about the person belongs to, in the order of names. */
  output: z.object({ feedback: z.array(Feedback), next: z.string().nullable(), domains: z.array(z.object({ id: Identifier, name: z.string() })) }),
})

export const listFeedbackGiven = contract({
  id: 'listFeedbackGiven',
  method: 'GET',
  path: '/api/feedback/given',
  summary: 'Feedback that one gave, newest first, and one’s own leniency.',
  input: z.object({ before: z.string().max(100).optional() }),
  output: z.object({ feedback: z.array(Feedback), next: z.string().nullable() }),
})

export const showInbox = contract({
  id: 'showInbox',
  method: 'GET',
  path: '/api/feedback/inbox',
  summary: 'What one was asked for, drafts, what one asked others for, and whether reminders are on.',
  input: Nothing,
  output: z.object({
    asked: z.array(FeedbackRequest.extend({ remind: z.boolean() })),
    drafts: z.array(z.object({ id: z.uuid(), about: PersonRef, request: z.uuid().nullable(), updatedAt: z.iso.datetime() })),
    sent: z.array(FeedbackRequest),
    invitations: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime(), usedAt: z.iso.datetime().nullable() })),
    received: z.array(Feedback),
    reminders: z.boolean(),
  }),
})

export const changeReminders = contract({
  id: 'changeReminders',
  method: 'PUT',
  path: '/api/feedback/reminders',
  summary: 'Turns one’s own reminders on or off.',
  input: z.object({ reminders: z.boolean() }),
  output: Nothing,
})

export const listPossibleGivers = contract({
  id: 'listPossibleGivers',
  method: 'GET',
  path: '/api/people/{person}/possible-givers',
  summary: 'Whom one can ask for feedback about somebody: teammates, managers and stakeholders apart, each in the order of names.',
  input: z.object({ person: z.uuid(), work: z.uuid().optional(), text: z.string().max(200).optional() }),
  output: z.object({ teammates: z.array(PersonRef.extend({ title: z.string().nullable() })), managers: z.array(PersonRef), stakeholders: z.array(PersonRef.extend({ title: z.string().nullable() })) }),
})

export const askForFeedback = contract({
  id: 'askForFeedback',
  method: 'POST',
  path: '/api/people/{person}/feedback-requests',
  summary: 'Asks people for feedback about oneself, or about somebody whom one manages.',
  input: z.object({
    person: z.uuid(),
    givers: z.array(z.uuid()).min(1, 'Choose whom to ask.').max(30, 'Ask at most 30 people at a time.'),
    competencies: z.array(Identifier).min(1, 'Choose what to ask about.').max(60),
    workItem: z.uuid().nullable().default(null),
    message: Line(2_000).nullable().default(null),
  }),
  output: z.array(FeedbackRequest),
})

export const declineRequest = contract({
  id: 'declineRequest',
  method: 'POST',
  path: '/api/feedback-requests/{id}/refusal',
  summary: 'Declines a request, with a reason that whoever asked can read.',
  input: z.object({ id: z.uuid(), because: Line(1_000).pipe(z.string().min(1, 'Say why, in a few words.')) }),
  output: Nothing,
})

export const cancelRequest = contract({
  id: 'cancelRequest',
  method: 'POST',
  path: '/api/feedback-requests/{id}/cancellation',
  summary: 'Takes back a request that is still open.',
  input: Id,
  output: Nothing,
})

export const saveDraft = contract({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/people/{person}/feedback/draft',
  summary: 'Keeps a draft. `revision` is the one that was read, 0 for a new draft: whoever saves over a later one is answered with 409.',
  input: z.object({ person: z.uuid(), request: z.uuid().nullable().default(null), version: z.number().int(), revision: z.number().int().min(0), content: DraftContent }),
  output: z.object({ id: z.uuid(), revision: z.number().int() }),
})

export const discardFeedbackDraft = contract({
  id: 'discardFeedbackDraft',
  method: 'DELETE',
  path: '/api/feedback/drafts/{id}',
  summary: 'Throws one’s own draft away.',
  input: Id,
  output: Nothing,
})

export const valueObservation = contract({
  id: 'valueObservation',
  method: 'POST',
  path: '/api/frameworks/{framework}/value',
  summary: 'What an observation is worth, on request, and from which level, frequency and range it follows.',
  input: z.object({ framework: Identifier, competency: Identifier, choice: z.enum(['not-yet', 'level', 'beyond']), level: Identifier.nullable().default(null), frequency: Identifier.nullable().default(null), specialty: Identifier.nullable().default(null) }),
  output: z.object({ value: z.number(), bound: z.enum(['exact', 'at-most', 'at-least']), position: z.number(), offset: z.number(), first: z.number(), last: z.number() }),
})

export const inviteOutsider = contract({
  id: 'inviteOutsider',
  method: 'POST',
  path: '/api/people/{person}/outside-invitations',
  summary: 'Makes a one-time link for somebody from outside, to give words and evidence about oneself or about somebody whom one manages. The link is shown this once.',
  input: z.object({ person: z.uuid(), name: Line(200).pipe(z.string().min(1, 'Enter their name.')), competencies: z.array(Identifier).min(1, 'Choose what to ask about.').max(20), workItem: z.uuid().nullable().default(null), message: Line(2_000).nullable().default(null) }),
  output: z.object({ id: z.uuid(), link: z.string(), expiresAt: z.iso.datetime() }),
})

const AskedOutside = z.object({
  id: Identifier,
  name: z.string(),
  description: z.string().nullable(),
  evidenceKinds: z.array(z.object({ id: Identifier, name: z.string(), description: z.string().nullable(), fields: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), options: z.array(z.string()), required: z.boolean() })) })),
})

export const showOutsideForm = contract({
  id: 'showOutsideForm',
  method: 'GET',
  path: '/api/outside/{token}',
  summary: 'The one form that somebody from outside was sent.',
  input: z.object({ token: z.string().max(200) }),
  output: z.object({ about: z.string(), invitedBy: z.string(), organization: z.string(), name: z.string(), message: z.string().nullable(), work: z.string().nullable(), competencies: z.array(AskedOutside) }),
})

export const giveOutsideFeedback = contract({
  id: 'giveOutsideFeedback',
  method: 'POST',
  path: '/api/outside/{token}',
  summary: 'Gives words and evidence from outside, once. They never enter a number.',
  input: z.object({
    token: z.string().max(200),
    words: Words.pipe(z.string().min(1, 'Say what you saw.')),
    observations: z.array(z.object({ competency: Identifier, words: Words.nullable().default(null), evidence: z.array(Evidence).max(20).default([]) })).max(20).default([]),
  }),
  output: Nothing,
})

export const assessSelf = contract({
  id: 'assessSelf',
  method: 'POST',
  path: '/api/self-assessment',
  summary: 'Says where one sees oneself. It never enters a rating; it is shown beside what others saw.',
  input: z.object({ version: z.number().int(), observations: z.array(ObservationInput.pick({ competency: true, level: true, frequency: true, scope: true, words: true })).min(1).max(200) }),
  output: Nothing,
})

export const showSelfAssessment = contract({
  id: 'showSelfAssessment',
  method: 'GET',
  path: '/api/people/{person}/self-assessment',
  summary: 'The latest self-assessment of each competency, for the person and their managers.',
  input: z.object({ person: z.uuid() }),
  output: z.array(SelfAssessment),
})
