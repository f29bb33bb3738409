import type { Resource } from '../model.ts'
import { carriedBy, type Carrying } from './carried-keys.ts'
import { checkValues } from './check-settings.ts'
import type { Findings } from './findings.ts'
import type { FrontMatter, YamlValue } from './front-matter.ts'
import { given } from './given.ts'
import type { CompetencySettings } from './settings-model.ts'
import { CompetencyKeys, WrittenResource, type WrittenCompetency } from './settings-schema.ts'

/** What is declared of a competency, in the words of the model. */
export function competencySettings(entry: WrittenCompetency, carrying: Carrying): CompetencySettings {
  return given({
    name: entry.name, description: entry.description, replaces: entry.replaces, domains: entry.domains, families: entry.families, specialties: entry.specialties,
    first: entry.first, firstReason: entry['first-reason'], last: entry.last, lastReason: entry['last-reason'], scope: entry.scope,
    evidence: entry.evidence?.map((one) => ({ kind: one.kind, atLeast: one['at-least'] ?? 1, ...given({ distinctBy: one['distinct-by'] }) })),
    resources: resourcesOf(entry, carrying),
    carried: carriedBy(entry, CompetencyKeys, carrying).carried,
  })
}

function resourcesOf({ resources = [] }: WrittenCompetency, carrying: Carrying): Resource[] | undefined {
  if (resources.length === 0) return undefined
  return resources.map((entry, index) => {
    const path = [...carrying.path, 'resources', index]
    const { title, address, from, description } = entry
    return { title, address, ...given({ from, description }), ...carriedBy(entry, WrittenResource, { ...carrying, path }), source: { file: carrying.file, line: carrying.placeOf(path).line } }
  })
}

/** Reads the keys of a competency file, which may say what a declaration in framework.yaml may say. */
export function readCompetencyKeys(values: Record<string, YamlValue>, file: string, placeOf: FrontMatter['placeOf'], findings: Findings): CompetencySettings {
  const written = checkValues(CompetencyKeys, values, { file, placeOf }, findings)
  return written ? competencySettings(written, { file, findings, placeOf, path: [] }) : {}
}
