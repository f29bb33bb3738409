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

/** Removes the entry in which each problem lies: of the innermost list around it, or else of its key. */
function withoutPaths(values: Readonly<Record<string, YamlValue>>, paths: readonly Path[]): Record<string, YamlValue> {
  return without(values, paths.map(entryAround)) as Record<string, YamlValue>
}

function entryAround(path: Path): Path {
  const inList = path.findLastIndex((step) => typeof step === 'number')
  return path.slice(0, inList < 0 ? 2 : inList + 1)
}

function without(value: YamlValue, paths: readonly Path[]): YamlValue {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value
  const below = new Map<string | number | undefined, Path[]>()
  for (const [step, ...rest] of paths) {
    const known = below.get(step)
    if (known) known.push(rest)
    else below.set(step, [rest])
  }
  const kept = (step: string | number, inner: YamlValue): YamlValue[] => {
    const within = below.get(step) ?? []
    return within.some((rest) => rest.length === 0) ? [] : [without(inner, within)]
  }
  if (Array.isArray(value)) return value.flatMap((inner, index) => kept(index, inner))
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => kept(key, inner).map((one) => [key, one])))
}
