import { flushSync } from 'react-dom'

/** Shows the question of a competency and goes there: on a phone it stands far below what was pressed. */
export function openQuestion(show: () => void): void {
  flushSync(show)
  const title = document.getElementById('question-title')
  title?.focus({ preventScroll: true })
  title?.scrollIntoView({ block: 'start' })
}
