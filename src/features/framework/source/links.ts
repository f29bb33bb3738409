import { lineStarts, placeOf } from './include-directives.ts'

export interface Link {
  text: string
  target: string
  line: number
  column: number
  malformed: boolean
}

const inlineLink = /(!?)\[((?:[^\][\\]|\\.|\[[^\]]*\])*)\]\((<[^>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.|\([^()\s]*\))*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g

/** The inline links of a Markdown text that begins at `firstLine` of its file. */
export function linksIn(text: string, firstLine: number): Link[] {
  if (!text.includes('](')) return []
  const starts = lineStarts(text)
  return [...withoutCode(text).matchAll(inlineLink)]
    .filter((match) => match[1] === '')
    .map((match) => {
      const place = placeOf(starts, match.index)
      const written = match[3]!.replace(/^<|>$/g, '')
      const malformed = /^\(.*\)$/.test(written)
      return { text: match[2]!, target: malformed ? written.slice(1, -1) : written, line: place.line + firstLine - 1, column: place.column, malformed }
    })
}

/** Code is blanked out, not removed, so that columns stay right. */
function withoutCode(text: string): string {
  return text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, (code) => code.replace(/[^\n]/g, ' '))
}
