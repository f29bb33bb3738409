import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Identifier } from '../framework/model.ts'
import { MentoringChoices, MentorOffer, Mentorship, OfCompetency } from './model.ts'

const Nothing = z.object({})

export const offerMentoring = contract({
  id: 'offerMentoring',
  method: 'PUT',
  path: '/api/mentoring/offers/{framework}/{competency}',
  summary: 'Offers to mentor in a competency, for so many people at a time.',
  input: z.object({ framework: Identifier, competency: Identifier, capacity: z.number().int().min(1, 'Offer room for at least one.').max(10, 'Offer room for at most ten.'), words: z.string().trim().max(1_000, 'Use at most 1,000 characters.').nullable().default(null) }),
  output: MentorOffer,
})

export const endMentorOffer = contract({
  id: 'endMentorOffer',
  method: 'DELETE',
  path: '/api/mentoring/offers/{framework}/{competency}',
  summary: 'Takes one’s offer back. Mentorships that were agreed go on.',
  input: z.object({ framework: Identifier, competency: Identifier }),
  output: Nothing,
})

export const showMentoring = contract({
  id: 'showMentoring',
  method: 'GET',
  path: '/api/mentoring',
  summary: 'Offers of colleagues with room, one’s own offers, and mentorships that one is part of. Who could use a mentor is shown to nobody until they ask.',
  input: z.object({
    /** Offers in one competency: of this framework, else of one’s own. */
    framework: Identifier.optional(),
    competency: Identifier.optional(),
    /** The `next` of the page of offers before. */
    before: z.string().max(1_000).optional(),
  }),
  output: z.object({
    /** In the order of names, a page at a time. */
    offers: z.array(MentorOffer),
    next: z.string().nullable(),
    /** In what colleagues with room offer to mentor. */
    offered: z.array(OfCompetency),
    own: z.array(MentorOffer),
    mentorships: z.array(Mentorship),
    choices: MentoringChoices.nullable(),
  }),
})

export const askMentor = contract({
  id: 'askMentor',
  method: 'POST',
  path: '/api/mentoring/requests',
  summary: 'Asks somebody who offered. With this the mentor learns what one would like to grow in. Whoever was declined asks the same mentor in the same competency again after three months, and others at once.',
  input: z.object({ mentor: z.uuid(), framework: Identifier, competency: Identifier, words: z.string().trim().max(1_000, 'Use at most 1,000 characters.').nullable().default(null) }),
  output: Mentorship,
})

export const answerMentee = contract({
  id: 'answerMentee',
  method: 'POST',
  path: '/api/mentoring/requests/{id}/answer',
  summary: 'Accepts or declines a mentee, within one’s capacity.',
  input: z.object({ id: z.uuid(), accept: z.boolean() }),
  output: Mentorship,
})

export const endMentorship = contract({
  id: 'endMentorship',
  method: 'POST',
  path: '/api/mentoring/{id}/end',
  summary: 'Ends a mentorship, or takes back a request: either side does.',
  input: z.object({ id: z.uuid() }),
  output: Nothing,
})
