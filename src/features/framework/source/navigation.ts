import type { Block, ListItem } from './block.ts'

const link = /!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<https?:[^>\s]+>/g

/** Text in which nothing is left once its links and the marks between them are taken away. */
export function isOnlyLinks(markdown: string): boolean {
  const rest = markdown.replace(link, '')
  return rest !== markdown && /^[\s|·•>/,;.*_←→«»-]*$/.test(rest)
}

/** An item that leads to a place on its own page. */
export function isJumpToSection(item: ListItem): boolean {
  return /^\[[^\]]*\]\(#[^)]*\)[.,;]?$/.test(item.text)
}

/** Blocks that only lead to other pages, between thematic breaks: a career navigation, and no expectation. */
export function isNavigation(blocks: readonly Block[]): boolean {
  return blocks.length > 0 && blocks.every(isNavigationBlock) && blocks.some((block) => block.kind !== 'rule' && block.kind !== 'comment')
}

function isNavigationBlock(block: Block): boolean {
  if (block.kind === 'rule' || block.kind === 'comment') return true
  if (block.kind === 'list') return block.items.every((item) => isOnlyLinks(item.text))
  if (block.kind === 'heading') return /^(?:nav(?:igation)?|career navigation|see also)$/i.test(block.text)
  return block.kind === 'paragraph' && isOnlyLinks(block.text)
}

/** Whether an included file says what is expected: it holds a list or a table that is more than links. */
export function holdsStatements(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.kind === 'list') return block.items.some((item) => !isOnlyLinks(item.text))
    return (block.kind === 'table' && block.rows.length > 0) || block.kind === 'html-table'
  })
}
