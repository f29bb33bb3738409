import { expect, test } from 'vitest'
import { askAgainFrom } from './ask-again.ts'

test('a declined mentee may ask again three months later, or on the last day of a month that has no such day', () => {
  expect(['2026-02-03', '2026-11-30', '2026-12-31', '2027-11-30'].map(askAgainFrom)).toEqual(['2026-05-03', '2027-02-28', '2027-03-31', '2028-02-29'])
})
