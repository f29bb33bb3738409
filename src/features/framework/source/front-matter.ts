import type { PlaceOf } from './check-settings.ts'
import type { Findings } from './findings.ts'
import type { YamlReader } from './yaml-text.ts'

export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue }

/** A value that stands for words: a text, or a number or truth as it is written. */
export function textValue(value: YamlValue | undefined): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** The keys above a page's text, where each stands, and where the text below begins. */
export interface FrontMatter {
  values: Record<string, YamlValue>
  lines: Record<string, number>
  placeOf: PlaceOf
  body: string
  bodyLine: number
}

const opening = /^---[ \t]*\n/
const closing = /^(?:---|\.\.\.)[ \t]*$/m
const keyLine = /^["']?\w[\w .-]*["']?[ \t]*:(?:[ \t]|$)/m
const plainLine = /^([A-Za-z_][\w-]*):(?:[ \t]+(.*?))?[ \t]*$/

/** The text between the two `---` lines at the top of a file; absent where a file has none. */
export function frontMatterText(text: string): { yaml: string; bodyLine: number; bodyStart: number } | undefined {
  const start = opening.exec(text)
  if (!start) return undefined
  const rest = text.slice(start[0].length)
  const end = closing.exec(rest)
  if (!end) return undefined
  const yaml = rest.slice(0, end.index)
  // A navigation include may begin with a thematic break; what follows it are no keys.
  if (yaml !== '' && !keyLine.test(yaml)) return undefined
  return { yaml, ...after(text, start[0].length + end.index + end[0].length) }
}

/** A file that opens keys and never closes them; its keys are read as text. */
export function isUnclosedFrontMatter(text: string): boolean {
  const start = opening.exec(text)
  return start !== null && !closing.test(text.slice(start[0].length)) && keyLine.test(text.slice(start[0].length).split('\n', 1)[0]!)
}

function after(text: string, offset: number): { bodyLine: number; bodyStart: number } {
  const bodyStart = text[offset] === '\n' ? offset + 1 : offset
  return { bodyStart, bodyLine: text.slice(0, bodyStart).split('\n').length }
}

const meaningfulKey = /^["']?(?:competency|role|level|family|specialty)["']?[ \t]*:/m

/**
 * Whether a file's keys ask for a YAML parser. Plain keys do not, and read the
 * same; nor do those of a page that neither says what it is nor includes
 * anything, of which no more than a title is wanted.
 */
export function needsYaml(text: string): boolean {
  const yaml = frontMatterText(text)?.yaml
  if (yaml === undefined || plainValues(yaml) !== undefined) return false
  return meaningfulKey.test(yaml) || /\{[{%<$\s]*\s*include/i.test(text)
}

/** Reads the front matter of a file. Plain keys are read here, because loading a YAML parser takes longer than all pages together. */
export function readFrontMatter(file: string, text: string, yaml: YamlReader | undefined, findings: Findings): FrontMatter {
  const found = frontMatterText(text)
  if (!found) return { values: {}, lines: {}, placeOf: () => ({ line: 1, column: 1 }), body: text, bodyLine: 1 }
  const read = plainValues(found.yaml) ?? (needsYaml(text) ? yaml?.readMapping(file, found.yaml, 2, findings) : titleAlone(found.yaml)) ?? { values: {}, lines: {} }
  return { placeOf: onLines(read.lines), ...read, body: text.slice(found.bodyStart), bodyLine: found.bodyLine }
}

/** A plain key has its value on the same line. */
const onLines = (lines: Record<string, number>): PlaceOf => ([key]) => ({ line: lines[String(key)] ?? 1, column: 1 })

function titleAlone(yaml: string): { values: Record<string, YamlValue>; lines: Record<string, number> } {
  const written = /^title:[ \t]+(.*?)[ \t]*$/m.exec(yaml)?.[1]
  const title = written === undefined ? undefined : plainScalar(written)
  return { values: title === undefined ? {} : { title }, lines: {} }
}

function plainValues(yaml: string): { values: Record<string, YamlValue>; lines: Record<string, number> } | undefined {
  const values: Record<string, YamlValue> = {}
  const lines: Record<string, number> = {}
  for (const [index, line] of yaml.split('\n').entries()) {
    if (line.trim() === '') continue
    const match = plainLine.exec(line)
    const value = match && plainScalar(match[2] ?? '')
    if (!match || value === undefined || Object.hasOwn(values, match[1]!) || match[1] === '__proto__') return undefined
    values[match[1]!] = value
    lines[match[1]!] = index + 2
  }
  return { values, lines }
}

/** A quoted text without escapes, or words that YAML cannot take for anything but text. */
function plainScalar(written: string): string | undefined {
  const quoted = /^"([^"\\]*)"$/.exec(written) ?? /^'([^']*)'$/.exec(written)
  if (quoted) return quoted[1]!
  if (!/^[A-Za-z\u00c0-\u1fff\u3040-\ud7ff][^\t:#]*$/.test(written)) return undefined
  return /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(written) || /^0[xo]/.test(written) ? undefined : written
}
