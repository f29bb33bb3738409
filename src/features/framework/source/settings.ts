import { z } from 'zod'
import type { Carried } from '../model.ts'
import type { Findings } from './findings.ts'
import type { YamlValue } from './front-matter.ts'
import { emptySettings, type CompetencySettings, type Settings } from './settings-model.ts'
import { identifierFrom } from './slugs.ts'
import { readMapping, type YamlMapping } from './yaml-text.ts'

const identifier = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().max(200).regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, 'An identifier has letters, digits, dots, dashes and slashes, and begins with a letter or a digit.'))
const words = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1, 'Write at least a word.'))
const severity = z.enum(['error', 'warning', 'note', 'off', 'on']).or(z.boolean())

const named = { id: identifier, name: words.optional(), description: words.optional() }
const evidence = z.looseObject({ kind: identifier, 'at-least': z.number().int().nonnegative().optional(), 'distinct-by': identifier.optional() })
const replaces = z.union([z.array(identifier), identifier.transform((one) => [one])]).optional()
const identifiers = z.array(identifier)

const level = z.looseObject({ ...named, title: words.optional(), position: z.number().optional(), focus: identifier.optional(), scope: identifier.optional(), replaces })
const field = z.looseObject({
  ...named,
  type: z.enum(['text', 'number', 'link', 'choice', 'people', 'work-item', 'measure']),
  options: z.array(words).optional(),
  required: z.boolean().optional(),
})
const competency = z.looseObject({
  name: words.optional(), description: words.optional(), evidence: z.array(evidence).optional(), replaces,
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
  groups: z.array(z.looseObject({ ...named, kind: z.enum(['competencies', 'values']).optional(), 'in-overall': z.boolean().optional() })).optional(),
  'evidence-kinds': z.array(z.looseObject({ ...named, outsiders: z.boolean().optional(), fields: z.array(field).optional() })).optional(),
  terms: z.array(z.union([words, term])).optional(),
  competencies: z.record(z.string(), competency).optional(),
  lint: z.record(z.string(), severity).optional(),
  'vague-words': z.array(words).optional(),
  'include-roots': z.array(words).optional(),
})
type Written = z.infer<typeof SettingsFile>

const mostRepairs = 200

/** Reads framework.yaml. What is wrong is reported where it stands and left out; the rest counts. */
export function readSettings(file: string, text: string, findings: Findings): Settings {
  const mapping = readMapping(file, text, 1, findings)
  if (!mapping) return { ...emptySettings(), file }
  const written = checked(file, mapping, findings)
  return { ...toSettings(written, file, mapping, findings), lines: linesOf(written, mapping) }
}

/** Takes out what does not have its shape, entry by entry, until the rest is valid. */
function checked(file: string, mapping: YamlMapping, findings: Findings): Written {
  let values: Record<string, YamlValue> = structuredClone(mapping.values)
  for (let round = 0; round < mostRepairs; round += 1) {
    const result = SettingsFile.safeParse(values)
    if (result.success) return result.data
    const paths = result.error.issues.map((issue) => issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)))
    result.error.issues.forEach((issue, index) => {
      findings.error('invalid-settings', { file, ...mapping.placeOf(paths[index]!) }, `${paths[index]!.join('.')}: ${issue.message}`, 'Correct the value as docs/framework-format.md describes it.')
    })
    values = without(values, paths)
  }
  return {}
}

/** Removes the entry (or the key) in which each problem lies; later entries of a list go first, so that positions stay right. */
function without(values: Record<string, YamlValue>, paths: readonly (string | number)[][]): Record<string, YamlValue> {
  const result = { ...values }
  const sorted = paths.toSorted((a, b) => Number(b[1] ?? 0) - Number(a[1] ?? 0))
  for (const key of new Set(sorted.map((path) => String(path[0])))) {
    const within = sorted.filter((path) => String(path[0]) === key).map((path) => path[1])
    const value = result[key]
    if (Array.isArray(value) && within.every((step) => typeof step === 'number')) result[key] = value.filter((_, index) => !within.includes(index))
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && within.every((step) => step !== undefined)) {
      result[key] = Object.fromEntries(Object.entries(value).filter(([inner]) => !within.includes(inner)))
    } else delete result[key]
  }
  return result
}

const listKeys = ['focuses', 'levels', 'scopes', 'frequencies', 'domains', 'tracks', 'families', 'specialties', 'groups', 'evidence-kinds'] as const

function linesOf(written: Written, mapping: YamlMapping): Record<string, number> {
  const lines: Record<string, number> = {}
  for (const key of listKeys) {
    const entries = mapping.values[key]
    if (!Array.isArray(entries)) continue
    entries.forEach((entry, index) => {
      const id = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? String(entry.id) : undefined
      if (id !== undefined) lines[`${key}:${id}`] ??= mapping.placeOf([key, index]).line
    })
  }
  for (const id of Object.keys(written.competencies ?? {})) lines[`competencies:${id}`] = mapping.placeOf(['competencies', id]).line
  return lines
}

interface Splitting {
  file: string
  mapping: YamlMapping
  findings: Findings
}

type Shape = { shape: Record<string, unknown> }

/** What an entry says beyond the keys that Cairn knows is carried whole and reported. */
function carriedBy(entry: Record<string, unknown>, schema: Shape, path: readonly (string | number)[], context: Splitting): { carried?: Carried } {
  const unknown = Object.keys(entry).filter((key) => !Object.hasOwn(schema.shape, key))
  for (const key of unknown) {
    const place = { file: context.file, ...context.mapping.placeOf([...path, key]) }
    context.findings.note('carried-key', place, `“${key}” is not read; it is carried along as it stands.`, 'Nothing to do, unless the key is misspelt.')
  }
  return unknown.length === 0 ? {} : { carried: Object.fromEntries(unknown.map((key) => [key, entry[key]])) as Carried }
}

/** Leaves out what is undefined, as exact optional properties ask. */
type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}

function toSettings(written: Written, file: string, mapping: YamlMapping, findings: Findings): Settings {
  const context: Splitting = { file, mapping, findings }
  const carry = (key: (typeof listKeys)[number], index: number, entry: Record<string, unknown>, schema: Shape): { carried?: Carried } =>
    carriedBy(entry, schema, [key, index], context)
  const shapes = SettingsFile.shape
  const element = (key: (typeof listKeys)[number]): Shape => (shapes[key] as unknown as { unwrap: () => { element: Shape } }).unwrap().element
  const nameOf = (entry: { id: string; name?: string | undefined }): string => entry.name ?? entry.id
  return {
    ...emptySettings(), file,
    ...given({ id: written.framework, name: written.name, description: written.description }),
    levelsAre: written['levels-are'] ?? 'absolute',
    focuses: (written.focuses ?? []).map((entry, index) => ({ id: entry.id, name: nameOf(entry), ...given({ description: entry.description }), words: entry.words ?? [], ...carry('focuses', index, entry, element('focuses')) })),
    levels: (written.levels ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), position: entry.position ?? index + 1,
      ...given({ description: entry.description, title: entry.title, focus: entry.focus, scope: entry.scope, replaces: entry.replaces }), ...carry('levels', index, entry, element('levels')),
    })),
    scopes: (written.scopes ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), definition: entry.definition ?? entry.description ?? '', aliases: entry.aliases ?? [],
      ...given({ replaces: entry.replaces }), ...carry('scopes', index, entry, element('scopes')),
    })),
    frequencies: (written.frequencies ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), definition: entry.definition ?? entry.description ?? '', offset: entry.offset ?? 0,
      ...given({ replaces: entry.replaces }), ...carry('frequencies', index, entry, element('frequencies')),
    })),
    domains: (written.domains ?? []).map((entry, index) => ({ id: entry.id, name: nameOf(entry), ...given({ description: entry.description }), ...carry('domains', index, entry, element('domains')) })),
    tracks: (written.tracks ?? []).map((entry, index) => ({ id: entry.id, name: nameOf(entry), ...given({ description: entry.description }), ...carry('tracks', index, entry, element('tracks')) })),
    families: (written.families ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), levels: entry.levels ?? (written.levels ?? []).map((one) => one.id),
      ...given({ description: entry.description, track: entry.track, titles: entry.titles, replaces: entry.replaces }), ...carry('families', index, entry, element('families')),
    })),
    specialties: (written.specialties ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), family: entry.family, ...given({ description: entry.description, replaces: entry.replaces }), ...carry('specialties', index, entry, element('specialties')),
    })),
    groups: (written.groups ?? []).map((entry, index) => {
      const kind = entry.kind ?? (/^values\b/i.test(entry.id) ? 'values' : 'competencies')
      return { id: entry.id, name: nameOf(entry), kind, inOverall: entry['in-overall'] ?? kind === 'competencies', ...given({ description: entry.description }), ...carry('groups', index, entry, element('groups')) }
    }),
    evidenceKinds: (written['evidence-kinds'] ?? []).map((entry, index) => ({
      id: entry.id, name: nameOf(entry), outsiders: entry.outsiders ?? false,
      fields: (entry.fields ?? []).map((one) => ({ id: one.id, name: nameOf(one), type: one.type, required: one.required ?? false, ...given({ description: one.description, options: one.options }) })),
      ...given({ description: entry.description }), ...carry('evidence-kinds', index, entry, element('evidence-kinds')),
    })),
    glossaries: (written.terms ?? []).filter((entry) => typeof entry === 'string'),
    terms: (written.terms ?? []).flatMap((entry, index) =>
      typeof entry === 'string' ? [] : [{ id: entry.id ?? identifierFrom(entry.name), name: entry.name, definition: entry.definition, aliases: entry.aliases ?? [], source: { file, line: mapping.placeOf(['terms', index]).line } }],
    ),
    competencies: Object.fromEntries(Object.entries(written.competencies ?? {}).map(([id, entry]) => [id, competencySettings(entry, ['competencies', id], context)])),
    lint: lintOf(written.lint ?? {}),
    vagueWords: written['vague-words'] ?? [],
    includeRoots: written['include-roots'] ?? [],
    carried: carriedBy(written, SettingsFile, [], context).carried ?? {},
  }
}

/** `on` and `true` leave a rule as it is; `false` is the same as `off`. */
function lintOf(written: Record<string, z.infer<typeof severity>>): Settings['lint'] {
  return Object.fromEntries(
    Object.entries(written).flatMap(([rule, value]) => {
      if (value === 'on' || value === true) return []
      return [[rule, value === false ? ('off' as const) : value]]
    }),
  )
}

const competencyKeys: Shape = competency

function competencySettings(entry: z.infer<typeof competency>, path: readonly (string | number)[], context: Splitting): CompetencySettings {
  return given({
    name: entry.name, description: entry.description, replaces: entry.replaces, domains: entry.domains, families: entry.families, specialties: entry.specialties,
    first: entry.first, firstReason: entry['first-reason'], last: entry.last, lastReason: entry['last-reason'], scope: entry.scope,
    evidence: entry.evidence?.map((one) => ({ kind: one.kind, atLeast: one['at-least'] ?? 1, ...given({ distinctBy: one['distinct-by'] }) })),
    carried: carriedBy(entry, competencyKeys, path, context).carried,
  })
}

/** Reads the keys of a competency file, which may say what a declaration in framework.yaml may say. */
export function readCompetencyKeys(values: Record<string, YamlValue>, path: { file: string; lineOf: (key: string) => number }, findings: Findings): CompetencySettings {
  const mapping: YamlMapping = { values, lines: {}, placeOf: (steps) => ({ line: path.lineOf(String(steps[0])), column: 1 }) }
  let rest = { ...values }
  for (let round = 0; round < mostRepairs; round += 1) {
    const result = competency.safeParse(rest)
    if (result.success) return competencySettings(result.data, [], { file: path.file, mapping, findings })
    for (const issue of result.error.issues) {
      findings.error('invalid-settings', { file: path.file, line: path.lineOf(String(issue.path[0])) }, `${issue.path.join('.')}: ${issue.message}`, 'Correct the value as docs/framework-format.md describes it.')
    }
    const bad = new Set(result.error.issues.map((issue) => String(issue.path[0])))
    rest = Object.fromEntries(Object.entries(rest).filter(([key]) => !bad.has(key)))
  }
  return {}
}
