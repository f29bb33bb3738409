import type { Source, Statement } from '../model.ts'
import { identifierFrom, plainText, splitExplicitId } from './slugs.ts'

/** What a cell says in place of a text. */
export interface Marker {
  kind: 'same-as' | 'not-expected-yet' | 'growth-limit' | 'not-applicable' | 'missing'
  level?: string
  reason?: string
}

const unwritten = /^[[(*_]*(?:tbd|tba|tbc|todo|to do|to be (?:defined|done|determined|added|written)|missing|coming soon)[\])*_]*[.!]?$/i
const reasoned = /^[*_]*(not expected yet|not yet expected|growth limit|not applicable(?: at this level)?|n\/a)[*_]*(?:\s*[:.–—-]\s*(\S[\s\S]*?))?[.]?[*_]*$/i

/** Reads `Same as E2.`, `Growth limit: …`, `TBD` and their like; undefined where the text is an expectation. */
export function markerOf(text: string): Marker | undefined {
  const plain = text.trim()
  if (plain === '' || unwritten.test(plain)) return { kind: 'missing' }
  const same = !/^[*_]*same as/i.test(plain) ? null : /^[*_]*same as (?:level )?(?:in |at )?[`“"]?([\p{L}\p{N}][\p{L}\p{N} ._/-]{0,60}?)[`”"]?[*_]*\.?$/iu.exec(plain)
  if (same && !/^(?:above|below|before|previous|the)\b/i.test(same[1]!)) return { kind: 'same-as', level: same[1]! }
  const match = reasoned.exec(plain)
  if (!match) return undefined
  const kind = kindOfPhrase(match[1]!)
  return match[2] === undefined ? { kind } : { kind, reason: match[2] }
}

function kindOfPhrase(phrase: string): 'not-expected-yet' | 'growth-limit' | 'not-applicable' {
  if (/expected/i.test(phrase)) return 'not-expected-yet'
  return /growth/i.test(phrase) ? 'growth-limit' : 'not-applicable'
}

/** One word alone, without the shape of a sentence, a link or markup: something that slipped into the file. */
export function isStray(text: string): boolean {
  const word = text.trim()
  if (word.length > 40 || /[^\w\x80-\uffff-]/.test(word)) return false
  return /^[\p{L}\p{N}_-]+$/u.test(word) && markerOf(word) === undefined
}

/** The areas of influence of a line `Scope: epic, project`. */
export function scopeLine(line: string): string[] | undefined {
  const match = /^\s*[*_]*scopes?[*_]*:[*_]*\s*(.+?)\s*$/i.exec(line)
  return match?.[1]!.split(/\s*[,;]\s*/).map((name) => name.replace(/[*_`.]/g, '').trim()).filter((name) => name !== '')
}

const sentenceEnd = /(?<=[.!?])\s+(?=["“(]?\p{Lu})/u
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|st|mr|ms|dr)\.$/i

/** The sentences, list items or lines of a table's cell: each can be pointed at. */
export function sentencesOf(cell: string): string[] {
  return cell
    .split(/<br\s*\/?>|\n/i)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')
    .flatMap(splitSentences)
}

function splitSentences(line: string): string[] {
  if (!/[.!?]\s/.test(line)) return [line]
  const sentences: string[] = []
  for (const part of line.split(sentenceEnd)) {
    const before = sentences.at(-1)
    if (before !== undefined && abbreviation.test(before)) sentences[sentences.length - 1] = `${before} ${part}`
    else sentences.push(part)
  }
  return sentences
}

const wordsInIdentifier = 7

export interface MadeStatement {
  statement: Statement
  /** Its identifier stands in the text, as `{#identifier}`. */
  explicit: boolean
}

/** A statement with the identifier that it carries, or one made of its first words. */
export function makeStatement(markdown: string, source: Source): MadeStatement {
  const { text, id } = splitExplicitId(markdown)
  const made = id ?? (identifierFrom(firstWords(text)) || 'statement')
  return { statement: { id: made, text: text === '' ? markdown : text, source }, explicit: id !== undefined }
}

function firstWords(text: string): string {
  return plainText(text.slice(0, 400)).split(/\s+/, wordsInIdentifier).join(' ')
}

