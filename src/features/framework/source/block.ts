import type { IncludeDirective } from './include-directives.ts'

export interface ListItem {
  text: string
  line: number
}

export interface TableRow {
  cells: string[]
  line: number
}

/** A top-level piece of a Markdown file. `text` is the Markdown as it was written; lines count from 1. */
export type Block = { text: string; line: number } & (
  | { kind: 'heading'; depth: number }
  | { kind: 'paragraph' | 'rule' | 'comment' | 'html' | 'code' | 'quote' }
  | { kind: 'html-table' }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'table'; head: string[]; rows: TableRow[] }
  | { kind: 'include'; directives: IncludeDirective[] }
)

/** Takes the bullet or number off an item and its indent off the lines below. */
export function withoutMarker(markdown: string): string {
  const marker = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/.exec(markdown)?.[0] ?? ''
  if (!markdown.includes('\n')) return markdown.slice(marker.length).trim()
  const [first = '', ...rest] = markdown.slice(marker.length).split('\n')
  return [first, ...rest.map((line) => dedent(line, marker.length))].join('\n').trim()
}

function dedent(line: string, width: number): string {
  let at = 0
  while (at < width && (line[at] === ' ' || line[at] === '\t')) at += 1
  return line.slice(at)
}
