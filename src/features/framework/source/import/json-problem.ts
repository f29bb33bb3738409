/** Why a text is no usable JSON, and where. */
export interface JsonProblem {
  line: number
  column: number
  message: string
  mend: string
}

/** Undefined where the text is JSON in which no key is given twice. Only a text with a problem is walked through letter by letter. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (countKeys(value) === keysWritten(text)) return undefined
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError || thrown instanceof RangeError)) throw thrown
    return firstProblem(text) ?? { line: 1, column: 1, message: 'This is no readable JSON: a text holds a control character, or is too long.', mend: unreadable }
  }
  return firstProblem(text)
}

function countKeys(value: unknown): number {
  let count = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next)) count += Object.keys(next).length
    for (const inner of Object.values(next)) if (typeof inner === 'object' && inner !== null) open.push(inner)
  }
  return count
}

const keyEnd = /"[ \t\r\n]*:/g

/** A quote inside a text is escaped, so a bare quote before a colon ends a key. A text that begins with a colon is counted too; then the text is walked through for nothing. */
function keysWritten(text: string): number {
  let count = 0
  keyEnd.lastIndex = 0
  for (let match = keyEnd.exec(text); match; match = keyEnd.exec(text)) {
    let slashes = 0
    while (text[match.index - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) count += 1
  }
  return count
}

const mostDepth = 1_000

class Walk {
  at = 0
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  blank(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at += 1
  }
}

const unreadable = 'Correct the JSON here: a missing comma, quote or bracket, or a comma too many.'

class Problem extends Error {
  readonly at: number
  readonly mend: string

  constructor(at: number, message: string, mend: string) {
    super(message)
    this.at = at
    this.mend = mend
  }
}

function firstProblem(text: string): JsonProblem | undefined {
  const walk = new Walk(text)
  try {
    value(walk, 0)
    walk.blank()
    if (walk.at < text.length) throw new Problem(walk.at, 'There is more after the end of the JSON.', unreadable)
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    const before = text.slice(0, thrown.at)
    return { line: before.split('\n').length, column: thrown.at - before.lastIndexOf('\n'), message: thrown.message, mend: thrown.mend }
  }
}

function value(walk: Walk, depth: number): void {
  if (depth > mostDepth) throw new Problem(walk.at, `The JSON is nested more than ${mostDepth} levels deep.`, 'Flatten it.')
  walk.blank()
  const first = walk.text[walk.at]
  if (first === '{') return object(walk, depth)
  if (first === '[') return entries(walk, ']', () => value(walk, depth + 1))
  if (first === '"') return void string(walk)
  const plain = /[-+.\w]+/y
  plain.lastIndex = walk.at
  const word = plain.exec(walk.text)?.[0]
  if (word === undefined || !/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(word)) throw new Problem(walk.at, first === undefined ? 'The JSON ends too early.' : `“${word ?? first}” cannot stand here in JSON.`, unreadable)
  walk.at += word.length
}

function object(walk: Walk, depth: number): void {
  const keys = new Set<string>()
  entries(walk, '}', () => {
    walk.blank()
    const start = walk.at
    const key = string(walk)
    if (keys.has(key)) throw new Problem(start, `The key ${key} is given twice.`, 'Keep one of the two keys.')
    keys.add(key)
    walk.blank()
    if (walk.text[walk.at] !== ':') throw new Problem(walk.at, 'A colon is missing after a key.', unreadable)
    walk.at += 1
    value(walk, depth + 1)
  })
}

function entries(walk: Walk, end: string, entry: () => void): void {
  walk.at += 1
  walk.blank()
  if (walk.text[walk.at] === end) {
    walk.at += 1
    return
  }
  for (;;) {
    entry()
    walk.blank()
    const next = walk.text[walk.at]
    if (next !== ',' && next !== end) throw new Problem(walk.at, next === undefined ? 'The JSON ends too early.' : `A comma or “${end}” is missing.`, unreadable)
    walk.at += 1
    if (next === end) return
  }
}

function string(walk: Walk): string {
  const match = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
  match.lastIndex = walk.at
  const found = match.exec(walk.text)?.[0]
  if (found === undefined) throw new Problem(walk.at, 'A text in quotes is missing here, or is not closed.', unreadable)
  walk.at += found.length
  return found
}
