const longestSlug = 60

/** What a reader sees of inline Markdown: link texts without their targets, words without emphasis. */
export function plainText(markdown: string): string {
  if (!/[<[*_`\\]/.test(markdown)) return markdown.trim()
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(^|[\s!-/:-@[-^`{-~])([*_])([^*_]+)\2/g, '$1$3')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}

const remembered = new Map<string, string>()
const mostRemembered = 10_000

/** An identifier made of the words of a text: `See it & find it` becomes `see-it-find-it`. The same headings come back on every page. */
export function identifierFrom(text: string): string {
  let slug = remembered.get(text)
  if (slug === undefined) {
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(text, (slug = makeIdentifier(text)))
  }
  return slug
}

function makeIdentifier(text: string): string {
  const words = wordsOf(plainText(text).toLowerCase().replace(/['’]/g, ''))
  let slug = ''
  for (const word of words) {
    if (slug !== '' && slug.length + word.length + 1 > longestSlug) break
    slug = slug === '' ? word.slice(0, longestSlug) : `${slug}-${word}`
  }
  return slug
}

/** Patterns over all letters of the world take milliseconds to compile, so plain ASCII goes without. */
function wordsOf(text: string): string[] {
  const words = isAscii(text) ? text.split(/[^a-z0-9]+/) : text.normalize('NFKC').split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '')
}

function isAscii(text: string): boolean {
  return /^[\t\n\r -~]*$/.test(text)
}

/** A declared value that already is an identifier stays as written (`E3`); anything else becomes one. */
export function identifierOf(declared: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(declared)) return declared
  return /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(declared) && declared.length <= 200 ? declared : identifierFrom(declared)
}

/** The anchor that site generators give a heading: lower case, punctuation gone, spaces to dashes. */
export function anchorFrom(heading: string): string {
  const text = plainText(heading).toLowerCase()
  const letters = isAscii(text) ? text.replace(/[^a-z0-9\s_-]/g, '') : text.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
  return letters.replace(/\s/g, '-')
}

/** Takes `{#identifier}` off the end of a text. */
export function splitExplicitId(text: string): { text: string; id?: string } {
  if (!text.includes('{#')) return { text }
  const match = /\s*\{#([\p{L}\p{N}][\p{L}\p{N}._/-]*)\}(?=[ \t]*(?:\n|$))/u.exec(text)
  if (!match) return { text }
  return { text: (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trimEnd(), id: match[1]! }
}

/** Names of which each is given once: the second of a kind gets a 2, the third a 3. */
export class UniqueNames {
  private readonly counts = new Map<string, number>()

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.counts.set(name, 1)
  }

  take(wanted: string): string {
    const before = this.counts.get(wanted)
    let name = wanted
    let count = before ?? 1
    while (this.counts.has(name)) name = `${wanted}-${(count += 1)}`
    this.counts.set(wanted, count)
    this.counts.set(name, this.counts.get(name) ?? 1)
    return name
  }
}

export function titleCase(slug: string): string {
  return slug
    .split(/[-_ ]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
