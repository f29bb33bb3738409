import type { Carried } from '../model.ts'
import type { PlaceOf } from './check-settings.ts'
import type { Findings } from './findings.ts'

export interface Carrying {
  file: string
  findings: Findings
  placeOf: PlaceOf
  path: readonly (string | number)[]
}

/** What an entry says beyond the keys that Cairn knows is carried whole and reported. */
export function carriedBy(entry: Readonly<Record<string, unknown>>, schema: { shape: Record<string, unknown> }, { file, findings, placeOf, path }: Carrying): { carried?: Carried } {
  const unknown = Object.keys(entry).filter((key) => !Object.hasOwn(schema.shape, key))
  for (const key of unknown) {
    findings.note('carried-key', { file, ...placeOf([...path, key]) }, `“${key}” is not read; it is carried along as it stands.`, 'Nothing to do, unless the key is misspelt.')
  }
  return unknown.length === 0 ? {} : { carried: Object.fromEntries(unknown.map((key) => [key, entry[key]])) as Carried }
}
