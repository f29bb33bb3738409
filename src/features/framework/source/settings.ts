import type { Carried } from '../model.ts'
import { checkValues, type PlaceOf } from './check-settings.ts'
import { competencySettings } from './competency-keys.ts'
import type { Findings } from './findings.ts'
import { given } from './given.ts'
import { emptySettings, type Settings } from './settings-model.ts'
import { SettingsFile, type WrittenSettings } from './settings-schema.ts'
import { identifierFrom } from './slugs.ts'
import { carriedBy, type Carrying } from './carried-keys.ts'
import { textValue } from './front-matter.ts'
import { readMapping, type YamlMapping } from './yaml-text.ts'

/** Reads framework.yaml. What is wrong is reported where it stands and left out; the rest counts. */
export function readSettings(file: string, text: string, findings: Findings): Settings {
  const mapping = readMapping(file, text, 1, findings)
  const written = mapping && checkValues(SettingsFile, mapping.values, { file, placeOf: mapping.placeOf }, findings)
  if (!mapping || !written) return { ...emptySettings(), file }
  const reading: Reading = { written, file, findings, placeOf: mapping.placeOf }
  return {
    ...emptySettings(),
    ...given({ id: written.framework, name: written.name, description: written.description }),
    file,
    ...ladderOf(reading),
    ...scalesOf(reading),
    ...jobsOf(reading),
    ...contentsOf(reading),
    lint: lintOf(written.lint ?? {}),
    carried: carriedBy(written, SettingsFile, { ...reading, path: [] }).carried ?? {},
    lines: linesOf(written, mapping),
  }
}

interface Reading {
  written: WrittenSettings
  file: string
  findings: Findings
  placeOf: PlaceOf
}

type ListKey = 'focuses' | 'levels' | 'scopes' | 'frequencies' | 'domains' | 'tracks' | 'families' | 'specialties' | 'groups' | 'evidence-kinds'
const listKeys: readonly ListKey[] = ['focuses', 'levels', 'scopes', 'frequencies', 'domains', 'tracks', 'families', 'specialties', 'groups', 'evidence-kinds']

type Entry<K extends ListKey> = NonNullable<WrittenSettings[K]>[number]

/** What every declared thing has: identifier, name, description, and the keys that are carried along. */
function common(key: ListKey, entry: Entry<ListKey>, index: number, reading: Reading): { id: string; name: string; description?: string; carried?: Carried } {
  const element = SettingsFile.shape[key].unwrap().element
  const carrying: Carrying = { ...reading, path: [key, index] }
  return { id: entry.id, name: entry.name ?? entry.id, ...given({ description: entry.description }), ...carriedBy(entry, element, carrying) }
}

function ladderOf(reading: Reading): Pick<Settings, 'levelsAre' | 'focuses' | 'levels'> {
  const { written } = reading
  return {
    levelsAre: written['levels-are'] ?? 'absolute',
    focuses: (written.focuses ?? []).map((entry, index) => ({ ...common('focuses', entry, index, reading), words: entry.words ?? [] })),
    levels: (written.levels ?? []).map((entry, index) => ({
      ...common('levels', entry, index, reading),
      position: entry.position ?? index + 1,
      ...given({ title: entry.title, focus: entry.focus, scope: entry.scope, replaces: entry.replaces }),
    })),
  }
}

/** A scope or a frequency is defined by its definition; a description alone is taken for one. */
function scalesOf(reading: Reading): Pick<Settings, 'scopes' | 'frequencies'> {
  const { written } = reading
  const defined = <K extends 'scopes' | 'frequencies'>(key: K, entry: Entry<K>, index: number): ReturnType<typeof common> & { definition: string } => {
    const { description, ...rest } = common(key, entry, index, reading)
    return { ...rest, definition: entry.definition ?? description ?? '', ...given({ replaces: entry.replaces }) }
  }
  return {
    scopes: (written.scopes ?? []).map((entry, index) => ({ ...defined('scopes', entry, index), aliases: entry.aliases ?? [] })),
    frequencies: (written.frequencies ?? []).map((entry, index) => ({ ...defined('frequencies', entry, index), offset: entry.offset ?? 0 })),
  }
}

function jobsOf(reading: Reading): Pick<Settings, 'domains' | 'tracks' | 'families' | 'specialties'> {
  const { written } = reading
  return {
    domains: (written.domains ?? []).map((entry, index) => common('domains', entry, index, reading)),
    tracks: (written.tracks ?? []).map((entry, index) => common('tracks', entry, index, reading)),
    families: (written.families ?? []).map((entry, index) => ({
      ...common('families', entry, index, reading),
      levels: entry.levels ?? (written.levels ?? []).map((level) => level.id),
      ...given({ track: entry.track, titles: entry.titles, replaces: entry.replaces }),
    })),
    specialties: (written.specialties ?? []).map((entry, index) => ({ ...common('specialties', entry, index, reading), family: entry.family, ...given({ replaces: entry.replaces }) })),
  }
}

function contentsOf(reading: Reading): Pick<Settings, 'groups' | 'evidenceKinds' | 'glossaries' | 'terms' | 'competencies' | 'competencyOrder' | 'vagueWords' | 'includeRoots'> {
  const { written } = reading
  return {
    groups: (written.groups ?? []).map((entry, index) => {
      const kind = entry.kind ?? (/^values(?:$|-)/i.test(entry.id) ? 'values' : 'competencies')
      return { ...common('groups', entry, index, reading), kind, inOverall: entry['in-overall'] ?? kind === 'competencies' }
    }),
    evidenceKinds: (written['evidence-kinds'] ?? []).map((entry, index) => ({ ...common('evidence-kinds', entry, index, reading), outsiders: entry.outsiders ?? false, fields: fieldsOf(entry) })),
    glossaries: (written.terms ?? []).filter((entry) => typeof entry === 'string'),
    terms: declaredTerms(reading),
    competencies: Object.fromEntries(Object.entries(written.competencies ?? {}).map(([id, entry]) => [id, competencySettings(entry, { ...reading, path: ['competencies', id] })])),
    competencyOrder: (written.groups ?? []).flatMap((entry) => entry.competencies ?? []),
    vagueWords: written['vague-words'] ?? [],
    includeRoots: written['include-roots'] ?? [],
  }
}

function fieldsOf(entry: Entry<'evidence-kinds'>): Settings['evidenceKinds'][number]['fields'] {
  return (entry.fields ?? []).map(({ id, name, type, required, description, options }) => ({ id, name: name ?? id, type, required: required ?? false, ...given({ description, options }) }))
}

/** A word may be defined in framework.yaml itself; other entries name the files that define some. */
function declaredTerms({ written, file, placeOf }: Reading): Settings['terms'] {
  return (written.terms ?? []).flatMap((entry, index) => {
    if (typeof entry === 'string') return []
    const source = { file, line: placeOf(['terms', index]).line }
    return [{ id: entry.id ?? (identifierFrom(entry.name) || 'term'), name: entry.name, definition: entry.definition, aliases: entry.aliases ?? [], source }]
  })
}

/** `on` and `true` leave a rule as it is; `false` is the same as `off`. */
function lintOf(written: NonNullable<WrittenSettings['lint']>): Settings['lint'] {
  return Object.fromEntries(
    Object.entries(written).flatMap(([rule, value]) => {
      if (value === 'on' || value === true) return []
      return [[rule, value === false ? ('off' as const) : value]]
    }),
  )
}

function linesOf(written: WrittenSettings, { values, placeOf }: YamlMapping): Record<string, number> {
  const lines: Record<string, number> = {}
  for (const key of listKeys) {
    const entries = values[key]
    if (!Array.isArray(entries)) continue
    entries.forEach((entry, index) => {
      const id = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? textValue(entry.id) : undefined
      if (id !== undefined) lines[`${key}:${id}`] ??= placeOf([key, index]).line
    })
  }
  for (const id of Object.keys(written.competencies ?? {})) lines[`competencies:${id}`] = placeOf(['competencies', id]).line
  return lines
}
