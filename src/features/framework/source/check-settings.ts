import type { z } from 'zod'
import type { Findings } from './findings.ts'
import type { YamlValue } from './front-matter.ts'

type Path = (string | number)[]
export type PlaceOf = (path: readonly (string | number)[]) => { line: number; column: number }

const mostRounds = 200

/** Checks values against a schema. What does not have its shape is reported and taken out, entry by entry, until the rest is valid. */
export function checkValues<S extends z.ZodType>(schema: S, values: Readonly<Record<string, YamlValue>>, at: { file: string; placeOf: PlaceOf }, findings: Findings): z.infer<S> | undefined {
  let rest: Record<string, YamlValue> = { ...values }
  for (let round = 0; round < mostRounds; round += 1) {
    const result = schema.safeParse(rest)
    if (result.success) return result.data
    const problems = result.error.issues.map((issue) => ({ issue, path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)) }))
    for (const { issue, path } of problems) report(issue, path, rest, at, findings)
    rest = withoutPaths(rest, problems.map(({ path }) => path))
  }
  return undefined
}

function report(issue: z.core.$ZodIssue, path: Path, values: YamlValue, { file, placeOf }: { file: string; placeOf: PlaceOf }, findings: Findings): void {
  findings.error('invalid-settings', { file, ...placeOf(path) }, `“${path.join('.')}” ${complaint(issue, path, values)}`, 'Correct it as the description of framework.yaml says.')
}

function complaint(issue: z.core.$ZodIssue, path: Path, values: YamlValue): string {
  if (valueAt(values, path) === undefined) return 'is missing.'
  const options = issue.code === 'invalid_value' ? ` (one of ${issue.values.map(String).join(', ')})` : ''
  if (issue.code === 'invalid_type') return `is not what stands there usually: a ${issue.expected} is.`
  if (issue.code === 'invalid_union' || issue.code === 'invalid_value') return `is not a value that can stand there${options}.`
  return `cannot be used: ${issue.message.replace(/\.$/, '')}.`
}

function valueAt(values: YamlValue, path: Path): YamlValue | undefined {
  let at: YamlValue | undefined = values
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string | number, YamlValue>)[step]
  }
  return at
}

/** Removes the entry, or the key, in which each problem lies. */
function withoutPaths(values: Readonly<Record<string, YamlValue>>, paths: readonly Path[]): Record<string, YamlValue> {
  const result = { ...values }
  for (const key of new Set(paths.map((path) => String(path[0])))) {
    const within = paths.filter((path) => String(path[0]) === key).map((path) => path[1])
    const kept = withoutEntries(result[key], within)
    if (kept === undefined) delete result[key]
    else result[key] = kept
  }
  return result
}

function withoutEntries(value: YamlValue | undefined, entries: readonly (string | number | undefined)[]): YamlValue | undefined {
  if (Array.isArray(value) && entries.every((entry) => typeof entry === 'number')) return value.filter((_, index) => !entries.includes(index))
  if (typeof value !== 'object' || value === null || Array.isArray(value) || entries.includes(undefined)) return undefined
  return Object.fromEntries(Object.entries(value).filter(([key]) => !entries.includes(key)))
}
