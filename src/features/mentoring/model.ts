import { z } from 'zod'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'

/** Somebody who offered to mentor. The offer is theirs to make: nothing of their map is in it. */
export const MentorOffer = z.object({
  person: PersonRef,
  framework: Identifier,
  competency: Identifier,
  capacity: z.number().int(),
  words: z.string().nullable(),
  /** How many more people there is room for. */
  free: z.number().int(),
})

export const Mentorship = z.object({
  id: z.uuid(),
  mentor: PersonRef,
  mentee: PersonRef,
  framework: Identifier,
  competency: Identifier,
  words: z.string().nullable(),
  askedAt: z.iso.datetime(),
  state: z.enum(['asked', 'accepted', 'declined', 'ended']),
})

export type MentorOffer = z.infer<typeof MentorOffer>
export type Mentorship = z.infer<typeof Mentorship>
