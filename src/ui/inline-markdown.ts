export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; address: string; children: Inline[] }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…', rarr: '→' }

/** Markdown inside one paragraph: code, links, strong, emphasis, line breaks. Anything else stays as it was written. */
const pattern = /`([^`]+)`|\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]*(?:\([^()]*\))?[^()\s]*)(?:\s+"[^"]*")?\)|<((?:https?:\/\/|mailto:)[^>\s]+)>|\*\*(.+?)\*\*|__(.+?)__|\*(?!\s)([^*]+?)\*|(?<![\p{L}\p{N}])_(?!\s)([^_]+?)_(?![\p{L}\p{N}])|<br\s*\/?>|<\/?[a-z][^>]*>|\\([\\`*_[\]()#+.!|-])/giu

export function readInline(markdown: string): Inline[] {
  const found: Inline[] = []
  let at = 0
  for (const match of markdown.matchAll(pattern)) {
    pushText(found, markdown.slice(at, match.index))
    pushMatch(found, match)
    at = match.index + match[0].length
  }
  pushText(found, markdown.slice(at))
  return found
}

function pushMatch(found: Inline[], match: RegExpMatchArray): void {
  const [whole, code, label, address, bare, strong, strong2, emphasis, emphasis2, escaped] = match
  if (code !== undefined) found.push({ kind: 'code', text: code })
  else if (label !== undefined) found.push({ kind: 'link', address: address ?? '', children: readInline(label) })
  else if (bare !== undefined) found.push({ kind: 'link', address: bare, children: [{ kind: 'text', text: bare.replace('mailto:', '') }] })
  else if (strong ?? strong2) found.push({ kind: 'strong', children: readInline(strong ?? strong2 ?? '') })
  else if (emphasis ?? emphasis2) found.push({ kind: 'emphasis', children: readInline(emphasis ?? emphasis2 ?? '') })
  else if (escaped !== undefined) pushText(found, escaped)
  else if (/^<br/i.test(whole)) found.push({ kind: 'break' })
}

function pushText(found: Inline[], text: string): void {
  if (text === '') return
  const read = text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? (name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1)) || 65533) : whole))
  const before = found.at(-1)
  if (before?.kind === 'text') before.text += read
  else found.push({ kind: 'text', text: read })
}

/** The same words without their markup, for places that hold plain text. */
export const plainText = (markdown: string): string => readInline(markdown).map(plain).join('')

const plain = (inline: Inline): string => {
  if (inline.kind === 'text' || inline.kind === 'code') return inline.text
  return inline.kind === 'break' ? ' ' : inline.children.map(plain).join('')
}
