/** Marks words where they stand, without touching the document, in browsers that can. */
export function markFound(within: HTMLElement, words: string[]): void {
  if (!('highlights' in CSS)) return
  const wanted = words.filter((word) => word.length > 1)
  if (wanted.length === 0) CSS.highlights.delete('found')
  else CSS.highlights.set('found', new Highlight(...rangesOf(within, wanted)))
}

function rangesOf(within: HTMLElement, words: string[]): Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').toLocaleLowerCase()
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) ranges.push(rangeOf(node, at, word.length))
    }
  }
  return ranges
}

function rangeOf(node: Node, at: number, length: number): Range {
  const range = document.createRange()
  range.setStart(node, at)
  range.setEnd(node, Math.min(at + length, node.nodeValue?.length ?? 0))
  return range
}
