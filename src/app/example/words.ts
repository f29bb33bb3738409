import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Sentences = z.array(z.string().min(1)).min(1)
const ByTone = z.strictObject({ beyond: Sentences, solid: Sentences, wanting: Sentences })

const Overall = z.strictObject({
  manager: ByTone,
  teammate: ByTone,
  product: ByTone,
  business: ByTone,
  own: z.record(z.string(), Sentences),
  withheld: Sentences,
  named: Sentences,
  managers: Sentences,
  leaving: Sentences,
  outside: Sentences,
  'outside-evidence': z.record(z.string(), z.string()),
  corrections: Sentences,
})

const Chance = z.strictObject({
  framework: z.string(),
  competency: z.string(),
  title: z.string(),
  words: z.string().nullable(),
  team: z.string().nullable(),
  /** Whether one without a team is for the engineering organization alone. */
  engineering: z.boolean().default(false),
  /** How many days ago it was offered, and how many days ago it closes: below nothing for a day still to come. */
  from: z.number().int(),
  closes: z.number().int().nullable(),
})

const Unseen = z.strictObject({ competency: z.string(), words: z.string() })
const Agreed = z.strictObject({ competency: z.string(), person: z.string().optional(), growth: z.string(), organization: z.string(), action: z.string(), done: z.string().optional(), comment: z.string().optional() })
const Raised = z.strictObject({ kind: z.enum(['topic', 'goal', 'feedback']), words: z.string() })

const States = z.strictObject({
  requests: Sentences,
  'requests-of-managers': Sentences,
  declined: Sentences,
  'asked-about-evidence': z.string(),
  'no-opportunity': z.array(Unseen),
  'no-opportunity-given': z.array(Unseen),
  'not-observed': Sentences,
  'outside-role': Sentences,
  opportunities: z.array(Chance),
  actions: z.array(Agreed),
  support: z.array(z.strictObject({ words: z.string(), competency: z.string().nullable() })),
  'support-done': z.string(),
  agenda: z.array(Raised),
  'agenda-by-managers': z.array(Raised),
  mentoring: z.array(z.strictObject({ words: z.string(), capacity: z.number().int() })),
  'mentoring-asked': Sentences,
  self: Sentences,
  drafts: Sentences,
})

const Epic = z.strictObject({ title: z.string(), called: z.string(), teams: z.array(z.string()).optional(), tasks: z.array(z.string()) })

const Project = z.strictObject({
  title: z.string(),
  called: z.string(),
  teams: z.array(z.string()),
  domain: z.string(),
  tracker: z.enum(['github', 'gitlab', 'jira']),
  days: z.tuple([z.number().int(), z.number().int()]),
  moments: Sentences,
  epics: z.array(Epic),
})

const Value = z.union([z.string(), z.number(), z.array(z.string()), z.object({ before: z.number().nullable(), after: z.number().nullable(), unit: z.string(), link: z.string().optional() })])
const EvidenceByKind = z.record(z.string(), z.array(z.record(z.string(), Value)))

export type ByTone = z.infer<typeof ByTone>
export type Tone = keyof ByTone
export type Project = z.infer<typeof Project>

/** All that the people of the example say and work on. Competencies are known by the last part of their identifiers. */
export type ExampleWords = {
  readonly observations: ReadonlyMap<string, ByTone>
  readonly overall: z.infer<typeof Overall>
  readonly states: z.infer<typeof States>
  readonly evidence: z.infer<typeof EvidenceByKind>
  readonly projects: readonly Project[]
}

const observationFiles = ['building', 'designing', 'running', 'delivering', 'together', 'values', 'platform']

/** Reads the folder that the example's words are in. */
export function readExampleWords(folder: string): ExampleWords {
  const read = <Content extends z.ZodType>(name: string, as: Content): z.output<Content> => as.parse(parse(readFileSync(path.join(folder, `${name}.yaml`), 'utf8')))
  const observations = observationFiles.flatMap((name) => Object.entries(read(`observations-${name}`, z.record(z.string(), ByTone))))
  return { observations: new Map(observations), overall: read('overall', Overall), states: read('states', States), evidence: read('evidence', EvidenceByKind), projects: read('work', z.array(Project)) }
}

/** A sentence with its places filled in: who it is about, and what the work is called, with a capital where a sentence begins with it. */
export const filledIn = (sentence: string, name: string, work: string): string =>
  sentence
    .replaceAll('{name}', name)
    .replace(/^\{work\}/, capital(work))
    .replaceAll(/([.!?]\s+)\{work\}/g, (_, before: string) => before + capital(work))
    .replaceAll('{work}', work)

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1)
