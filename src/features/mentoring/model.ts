import { z } from 'zod'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'

/** A competency by the framework's identifiers, with the name that the published version gives it. */
export const OfCompetency = z.object({ framework: Identifier, competency: Identifier, name: z.string() })

/** Somebody who offered to mentor. The offer is theirs to make: nothing of their map is in it. */
export const MentorOffer = z.object({
  person: PersonRef,
  ...OfCompetency.shape,
  capacity: z.number().int(),
  words: z.string().nullable(),
  /** How many more people there is room for. */
  free: z.number().int(),
})

export const Mentorship = z.object({
  id: z.uuid(),
  mentor: PersonRef,
  mentee: PersonRef,
  ...OfCompetency.shape,
  words: z.string().nullable(),
  askedAt: z.iso.datetime(),
  state: z.enum(['asked', 'accepted', 'declined', 'ended']),
  /** Where it was declined: the first day on which the mentee may ask this mentor in this competency again. */
  askAgainFrom: z.iso.date().nullable(),
})

/** The competencies that one can offer to mentor in, in the order of the framework. */
export const MentoringChoices = z.object({ framework: Identifier, name: z.string(), competencies: z.array(z.object({ id: Identifier, name: z.string() })) })

export type MentorOffer = z.infer<typeof MentorOffer>
export type Mentorship = z.infer<typeof Mentorship>
export type MentoringChoices = z.infer<typeof MentoringChoices>
