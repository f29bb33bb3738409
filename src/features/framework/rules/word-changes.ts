import { diffWordsWithSpace } from 'diff'
import type { TextChange } from '../model.ts'

const mostEdits = 2_000
const mostLetters = 60_000

/** How a text became another, word by word. Very long or wholly different texts are told as one replaced by the other, which costs nothing. */
export function wordChanges(before: string, after: string): TextChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const parts = before.length + after.length > mostLetters ? undefined : diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (!parts) return replaced(before, after)
  return parts.map((part) => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value }))
}

function replaced(before: string, after: string): TextChange[] {
  const changes: TextChange[] = [{ kind: 'removed', text: before }, { kind: 'added', text: after }]
  return changes.filter((change) => change.text !== '')
}
