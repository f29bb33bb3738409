import { expect, test } from 'vitest'
import { isOver } from './days.ts'

test('a day is over once nobody’s clock shows it any more', () => {
  const now = new Date('2026-03-02T05:00:00Z')
  expect(['2026-03-03', '2026-03-02', '2026-03-01', '2026-02-28'].map((it) => isOver(it, now))).toEqual([false, false, false, true])
})
