import { z } from 'zod'

/** An identifier belongs to the framework, never to one version of it. A role page's competency reads `backend/leadership/engineering`. */
export const Identifier = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, 'Use letters, digits, dots, dashes and slashes, beginning with a letter or a digit.')

/** What the source says beside the parts that Cairn interprets: kept whole, shown, exported, and never calculated with. */
export const Carried = z.record(z.string(), z.json())

/** Where a piece of text stands in the files it came from: path inside the framework's directory, line from 1. */
export const Source = z.object({ file: z.string(), line: z.number().int().positive() })

const named = { id: Identifier, name: z.string().min(1) }
const described = { description: z.string().optional() }
const replacing = { replaces: z.array(Identifier).optional() }
const carrying = { carried: Carried.optional() }

/** What a level is mainly about, with the words by which a cell of that kind is recognised. */
export const Focus = z.object({ ...named, ...described, ...carrying, words: z.array(z.string()) })

/** One rung of the ladder. `position` is its value on the level scale (E1 = 1 … E6 = 6). */
export const Level = z.object({
  ...named, ...described, ...replacing, ...carrying,
  title: z.string().optional(),
  position: z.number(),
  focus: Identifier.optional(),
  scope: Identifier.optional(),
})

/** One rung of the areas of influence, from own work on a task to the company, in rising order. */
export const Scope = z.object({ ...named, ...replacing, ...carrying, definition: z.string(), aliases: z.array(z.string()) })

/** How often something was seen, in rising order. `offset` is in levels: sometimes -0.5, usually 0, always 0. */
export const Frequency = z.object({ ...named, ...replacing, ...carrying, definition: z.string(), offset: z.number() })

export const Domain = z.object({ ...named, ...described, ...carrying })
export const Track = z.object({ ...named, ...described, ...carrying })

/** A job family. `levels` lists the levels it has, in the framework's order; `titles` names a level's job where it is not "level family". */
export const JobFamily = z.object({
  ...named, ...described, ...replacing, ...carrying,
  track: Identifier.optional(),
  levels: z.array(Identifier),
  titles: z.record(z.string(), z.string()).optional(),
})

export const Specialty = z.object({ ...named, ...described, ...replacing, ...carrying, family: Identifier })

/** A section of the matrix. A group of kind `values` holds the organization's values, which may stay out of an overall rating. */
export const CompetencyGroup = z.object({
  ...named, ...described, ...carrying,
  kind: z.enum(['competencies', 'values']),
  inOverall: z.boolean(),
})

/** Why a competency has no text beyond a level: "not expected yet" below the first, "growth limit" above the last. */
export const GrowthLimit = z.object({ level: Identifier, reason: z.string().optional() })

/** How much evidence of one kind a competency asks for. */
export const EvidenceExpected = z.object({ kind: Identifier, atLeast: z.number().int().nonnegative(), distinctBy: Identifier.optional() })

/** A whole web address, or a page of a framework here, such as `/frameworks/garden/glossary`. Nothing else can be followed, and nothing that runs. */
const isAddress = (text: string): boolean => {
  if (/^\/frameworks\/[\p{L}\p{N}][^\s\\]*$/u.test(text)) return true
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

export const ResourceAddress = z.string().max(2_000).refine(isAddress, 'Write a whole address that begins with https://, or a page of a framework such as /frameworks/garden/glossary.')

/** Something to learn a competency from: where it is, from which level it helps, and in a line what it holds. */
export const Resource = z.object({ title: z.string().min(1), address: ResourceAddress, from: Identifier.optional(), ...described, ...carrying, source: Source })

export const Competency = z.object({
  ...named, ...described, ...replacing, ...carrying,
  group: Identifier,
  /** The families it is for; absent where it is for every family. */
  families: z.array(Identifier).optional(),
  specialties: z.array(Identifier).optional(),
  domains: z.array(Identifier).optional(),
  firstLevel: GrowthLimit.optional(),
  lastLevel: GrowthLimit.optional(),
  scopeRequired: z.boolean(),
  evidence: z.array(EvidenceExpected),
  resources: z.array(Resource).min(1, 'Leave `resources` out where there are none.').optional(),
  source: Source,
})

/** One sentence of a cell. Inherited where its file is not the role page's own. `inPlaceOf` is the shared text that a page's own statement overrides. */
export const Statement = z.object({
  id: Identifier,
  text: z.string().min(1),
  source: Source,
  inPlaceOf: z.object({ text: z.string(), source: Source }).optional(),
})

export const Example = z.object({ text: z.string().min(1), source: Source })

/**
 * One cell: what is expected in a competency at a level. `same-as` leans on another level's text; the other kinds
 * than `text` say why there is none. `scopes` are the rungs that the cell declares or its words name.
 */
export const Expectation = z.object({
  ...carrying,
  competency: Identifier,
  level: Identifier,
  specialty: Identifier.optional(),
  kind: z.enum(['text', 'same-as', 'not-expected-yet', 'growth-limit', 'not-applicable', 'missing']),
  sameAs: Identifier.optional(),
  text: z.string().optional(),
  statements: z.array(Statement),
  examples: z.array(Example),
  scopes: z.array(Identifier),
  source: Source,
})

export const EvidenceField = z.object({
  ...named, ...described,
  type: z.enum(['text', 'number', 'link', 'choice', 'people', 'work-item', 'measure']),
  options: z.array(z.string()).optional(),
  required: z.boolean(),
})

export const EvidenceKind = z.object({ ...named, ...described, ...carrying, fields: z.array(EvidenceField), outsiders: z.boolean() })

/** A word of the glossary, whose definition opens in place wherever it or an alias occurs. */
export const Term = z.object({ ...named, definition: z.string(), aliases: z.array(z.string()), source: Source })

/** One block of a role page in source order: a competency's cell at the page's level, or prose around the cells. */
export const SectionBlock = z.union([
  z.object({ competency: Identifier }),
  z.object({ prose: z.string(), source: Source }),
])

export const Section = z.object({ heading: z.string(), group: Identifier.optional(), blocks: z.array(SectionBlock), source: Source })

/** A family at a level, perhaps with a specialty. Its identifier is `family.level` or `family.level.specialty`. Without sections it shows every group in order. */
export const RoleProfile = z.object({
  ...named, ...described, ...carrying,
  family: Identifier,
  level: Identifier,
  specialty: Identifier.optional(),
  sections: z.array(Section).optional(),
  source: Source,
})

export const severities = ['error', 'warning', 'note'] as const
export const Severity = z.enum(severities)
export const LintSettings = z.record(z.string(), z.enum([...severities, 'off']))

export const Framework = z.object({
  ...named, ...described, ...carrying,
  /** Absolute: each level stands for itself. Cumulative: a level includes those below it. */
  levelsAre: z.enum(['absolute', 'cumulative']),
  /** False where the source gives no order of its levels; then no level is above another. */
  levelOrderDeclared: z.boolean(),
  focuses: z.array(Focus),
  levels: z.array(Level),
  scopes: z.array(Scope),
  frequencies: z.array(Frequency),
  domains: z.array(Domain),
  tracks: z.array(Track),
  families: z.array(JobFamily),
  specialties: z.array(Specialty),
  groups: z.array(CompetencyGroup),
  competencies: z.array(Competency),
  expectations: z.array(Expectation),
  evidenceKinds: z.array(EvidenceKind),
  terms: z.array(Term),
  roleProfiles: z.array(RoleProfile),
  lint: LintSettings,
  /** Words that this framework counts as vague beside the usual ones. */
  vagueWords: z.array(z.string()).optional(),
})

/** What a reader or a lint rule noticed: where, how bad, and how to mend it. */
export const Finding = z.object({
  file: z.string(),
  line: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  severity: Severity,
  rule: z.string(),
  message: z.string(),
  mend: z.string(),
})

/** The counts that `cairn lint` prints. */
export const Summary = z.object({
  files: z.number(),
  roleProfiles: z.number(),
  levels: z.number(),
  competencies: z.number(),
  expectations: z.number(),
  includesResolved: z.number(),
  includesUnresolved: z.number(),
})

/** One text file of a framework's directory: its path with forward slashes, and what stands in it. */
export const SourceFile = z.object({ path: z.string().min(1).max(1_000), text: z.string() })

export const VersionStatus = z.enum(['draft', 'published', 'retired'])

/** What is told of a version without its content. */
export const FrameworkVersion = z.object({
  framework: Identifier,
  number: z.number().int().positive(),
  status: VersionStatus,
  message: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
})

/** How a changed cell is to be understood: "reworded" carries earlier observations over, "new meaning" stops them counting. */
export const CellMeaning = z.object({ competency: Identifier, level: Identifier, meaning: z.enum(['reworded', 'new-meaning']) })

/** What stands, from this version on, where an identifier that somebody's employment holds is gone. */
export const IdentifierMapping = z.object({ kind: z.enum(['family', 'level', 'specialty']), from: Identifier, to: Identifier })

export type Carried = z.infer<typeof Carried>
export type Source = z.infer<typeof Source>
export type Focus = z.infer<typeof Focus>
export type Level = z.infer<typeof Level>
export type Scope = z.infer<typeof Scope>
export type Frequency = z.infer<typeof Frequency>
export type Domain = z.infer<typeof Domain>
export type Track = z.infer<typeof Track>
export type JobFamily = z.infer<typeof JobFamily>
export type Specialty = z.infer<typeof Specialty>
export type CompetencyGroup = z.infer<typeof CompetencyGroup>
export type GrowthLimit = z.infer<typeof GrowthLimit>
export type Resource = z.infer<typeof Resource>
export type Competency = z.infer<typeof Competency>
export type Statement = z.infer<typeof Statement>
export type Example = z.infer<typeof Example>
export type Expectation = z.infer<typeof Expectation>
export type EvidenceKind = z.infer<typeof EvidenceKind>
export type EvidenceField = z.infer<typeof EvidenceField>
export type Term = z.infer<typeof Term>
export type Section = z.infer<typeof Section>
export type SectionBlock = z.infer<typeof SectionBlock>
export type RoleProfile = z.infer<typeof RoleProfile>
export type Severity = z.infer<typeof Severity>
export type LintSettings = z.infer<typeof LintSettings>
export type Framework = z.infer<typeof Framework>
export type Finding = z.infer<typeof Finding>
export type Summary = z.infer<typeof Summary>
export type SourceFile = z.infer<typeof SourceFile>
export type VersionStatus = z.infer<typeof VersionStatus>
export type FrameworkVersion = z.infer<typeof FrameworkVersion>
export type CellMeaning = z.infer<typeof CellMeaning>
export type IdentifierMapping = z.infer<typeof IdentifierMapping>

/** A run of words that both texts have, that only the later has (`added`), or that only the earlier had (`removed`). */
export const TextChange = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

export const diffKinds = ['level', 'scope', 'frequency', 'family', 'specialty', 'group', 'competency', 'expectation', 'resource', 'evidence-kind', 'term', 'role-profile', 'domain', 'track', 'focus', 'settings'] as const

/**
 * One difference between two versions, by identifier. An expectation's identifier is `competency@level`.
 * `words` is given where a text was reworded; `roleProfiles` are the profiles that show the changed part.
 */
export const Difference = z.object({
  kind: z.enum(diffKinds),
  change: z.enum(['added', 'removed', 'moved', 'renamed', 'reworded']),
  id: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  words: z.array(TextChange),
  roleProfiles: z.array(Identifier),
})

export const FrameworkDiff = z.object({ differences: z.array(Difference) })

export type TextChange = z.infer<typeof TextChange>
export type Difference = z.infer<typeof Difference>
export type FrameworkDiff = z.infer<typeof FrameworkDiff>
