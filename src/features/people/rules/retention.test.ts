import { expect, test } from 'vitest'
import { keptSince } from './retention.ts'

test('what is kept begins so many months before today', () => {
  expect(keptSince(new Date('2026-11-22T10:00:00Z'), 36)).toBe('2023-11-22')
  expect(keptSince(new Date('2026-01-05T00:00:00Z'), 1)).toBe('2025-12-05')
})

test('a day that the month does not have is the month’s last', () => {
  expect(keptSince(new Date('2026-03-31T10:00:00Z'), 1)).toBe('2026-02-28')
  expect(keptSince(new Date('2024-02-29T10:00:00Z'), 12)).toBe('2023-02-28')
})
