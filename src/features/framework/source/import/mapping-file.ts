import { stringify } from 'yaml'
import { z } from 'zod'
import type { Findings } from '../findings.ts'
import { readMapping } from '../yaml-text.ts'
import { Mapping } from './mapping.ts'

/** Reads a mapping that somebody wrote. A mapping with a mistake is not used at all, since it would leave out or misplace texts. */
export function readMappingFile(file: string, text: string, findings: Findings): Mapping | undefined {
  const written = readMapping(file, text, 1, findings)
  if (!written) return undefined
  const result = Mapping.safeParse(written.values)
  if (result.success) return result.data
  for (const issue of result.error.issues.flatMap(innermost)) {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    findings.error('invalid-mapping', { file, ...written.placeOf(path) }, `${path.join('.') || 'The mapping'}: ${issue.message}`, 'Correct it as docs/import.md describes it.')
  }
  return undefined
}

/** Where several shapes are allowed, the problem that lies deepest is in the shape that was meant. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const inner = issue.errors.flatMap((branch) => branch.map((one) => ({ ...one, path: [...issue.path, ...one.path] })))
  const deepest = Math.max(0, ...inner.map((one) => one.path.length))
  const first = inner.find((one) => one.path.length === deepest && one.path.length > issue.path.length)
  return first ? innermost(first) : [issue]
}

const heading = '# How the files of a framework are read. docs/import.md describes every key.\n'

/** A mapping as a file for its user to correct. */
export function mappingText(mapping: Mapping): string {
  return `${heading}${stringify(mapping, { lineWidth: 0 })}`
}

/** The JSON Schema of mappings, by which an editor completes and checks them. */
export function mappingSchema(): Record<string, unknown> {
  return { title: 'Cairn import mapping', ...z.toJSONSchema(Mapping, { io: 'input' }) }
}
