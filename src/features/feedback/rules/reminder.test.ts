import { expect, test } from 'vitest'
import { isDueForReminder } from './reminder.ts'

const now = new Date('2026-03-09T12:00:00Z')

test.each([
  ['2026-03-02T12:00:00Z', 'open', true],
  ['2026-03-02T12:00:01Z', 'open', false],
  ['2026-01-02T12:00:00Z', 'declined', false],
  ['2026-01-02T12:00:00Z', 'given', false],
] as const)('a request of %s that is %s is brought to mind: %s', (askedAt, state, due) => {
  expect(isDueForReminder({ askedAt, state }, now)).toBe(due)
})
