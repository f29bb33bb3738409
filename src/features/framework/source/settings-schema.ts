import { z } from 'zod'
import { ResourceAddress } from '../model.ts'

const identifier = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().max(200).regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, 'An identifier has letters, digits, dots, dashes and slashes, and begins with a letter or a digit.'))
const words = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1, 'Write at least a word.'))
const severityOrSwitch = z.enum(['error', 'warning', 'note', 'off', 'on']).or(z.boolean())

const named = { id: identifier, name: words.optional(), description: words.optional() }
const evidence = z.looseObject({ kind: identifier, 'at-least': z.number().int().nonnegative().optional(), 'distinct-by': identifier.optional() })
/** A link to something to learn from. */
export const WrittenResource = z.looseObject({ title: words, address: ResourceAddress, from: identifier.optional(), description: words.optional() })
const replaces = z.union([z.array(identifier), identifier.transform((one) => [one])]).optional()
const identifiers = z.array(identifier)

const level = z.looseObject({ ...named, title: words.optional(), position: z.number().optional(), focus: identifier.optional(), scope: identifier.optional(), replaces })
const field = z.looseObject({
  ...named,
  type: z.enum(['text', 'number', 'link', 'choice', 'people', 'work-item', 'measure']),
  options: z.array(words).optional(),
  required: z.boolean().optional(),
})
/** What a competency file, or framework.yaml in its place, may say of a competency. */
export const CompetencyKeys = z.looseObject({
  name: words.optional(), description: words.optional(), evidence: z.array(evidence).optional(), resources: z.array(WrittenResource).optional(), replaces,
  domains: identifiers.optional(), families: identifiers.optional(), specialties: identifiers.optional(),
  first: identifier.optional(), 'first-reason': words.optional(), last: identifier.optional(), 'last-reason': words.optional(),
  scope: z.enum(['required', 'optional']).optional(),
})
const term = z.looseObject({ id: identifier.optional(), name: words, definition: words, aliases: z.array(words).optional() })

/** What framework.yaml may say. Everything may be left out; what stands there must have its shape. */
export const SettingsFile = z.looseObject({
  framework: identifier.optional(),
  name: words.optional(),
  description: words.optional(),
  'levels-are': z.enum(['absolute', 'cumulative']).optional(),
  focuses: z.array(z.looseObject({ ...named, words: z.array(words).optional() })).optional(),
  levels: z.array(level).optional(),
  scopes: z.array(z.looseObject({ ...named, definition: words.optional(), aliases: z.array(words).optional(), replaces })).optional(),
  frequencies: z.array(z.looseObject({ ...named, definition: words.optional(), offset: z.number().optional(), replaces })).optional(),
  domains: z.array(z.looseObject(named)).optional(),
  tracks: z.array(z.looseObject(named)).optional(),
  families: z.array(z.looseObject({ ...named, track: identifier.optional(), levels: identifiers.optional(), titles: z.record(z.string(), words).optional(), replaces })).optional(),
  specialties: z.array(z.looseObject({ ...named, family: identifier, replaces })).optional(),
  groups: z.array(z.looseObject({ ...named, kind: z.enum(['competencies', 'values']).optional(), 'in-overall': z.boolean().optional(), competencies: identifiers.optional() })).optional(),
  'evidence-kinds': z.array(z.looseObject({ ...named, outsiders: z.boolean().optional(), fields: z.array(field).optional() })).optional(),
  terms: z.array(z.union([words, term])).optional(),
  competencies: z.record(z.string(), CompetencyKeys).optional(),
  lint: z.record(z.string(), severityOrSwitch).optional(),
  'vague-words': z.array(words).optional(),
  'include-roots': z.array(words).optional(),
})
export type WrittenSettings = z.infer<typeof SettingsFile>
export type WrittenCompetency = z.infer<typeof CompetencyKeys>
