import { describe, expect, test } from 'vitest'
import { observationValue, type LevelText } from './observation-value.ts'
import { roleOverall } from './role-overall.ts'
import { expectedPosition, standing, type StandingQuestion } from './standing.ts'

const texts = (...all: [number, string][]): LevelText[] => all.map(([position, text]) => ({ position, text }))
const ladder = texts([1, 'a'], [2, 'b'], [3, 'c'], [4, 'd'], [5, 'e'], [6, 'f'])
const question = (change: Partial<StandingQuestion>): StandingQuestion => ({
  inRole: true, texts: ladder, level: 3, rating: { adjusted: 3, deviation: 0.3 }, noOpportunity: false, values: [], ...change,
})

describe('what is expected', () => {
  test.each([
    ['the person’s level', ladder, 4, 4],
    ['the lowest level of a run of one text', texts([1, 'a'], [2, 'b'], [3, 'b'], [4, 'b'], [5, 'c']), 4, 2],
    ['the last text beyond the growth limit', texts([1, 'a'], [2, 'b'], [3, 'c']), 6, 3],
    ['the lowest of the last run beyond the growth limit', texts([1, 'a'], [2, 'b'], [3, 'b']), 6, 2],
    ['nothing below the first text', texts([4, 'd'], [5, 'e']), 3, null],
    ['the text before where the level has none', texts([1, 'a'], [2, 'b'], [4, 'd']), 3, 2],
  ])('is %s', (_, given, level, expected) => {
    expect(expectedPosition(given, level)).toBe(expected)
  })
})

describe('prompts go by the interval', () => {
  test.each([
    ['a gap when nearly all of it lies more than a level below', { adjusted: 1.5, deviation: 0.3 }, 'gap'],
    ['none when the point does but the interval does not', { adjusted: 1.9, deviation: 0.5 }, null],
    ['a strength when nearly all of it lies more than a level above', { adjusted: 4.5, deviation: 0.3 }, 'strength'],
    ['none at the level', { adjusted: 3.1, deviation: 0.3 }, null],
    ['a gap without any doubt', { adjusted: 1.9, deviation: 0 }, 'gap'],
  ])('%s', (_, rating, prompt) => {
    expect(standing(question({ rating }))).toMatchObject({ kind: 'rated', prompt })
  })

  test('0.8 is enough, less is not', () => {
    const below = (probability: number): number => 2 - 0.5 * probability
    expect(standing(question({ rating: { adjusted: below(0.85), deviation: 0.5 } }))).toMatchObject({ prompt: 'gap' })
    expect(standing(question({ rating: { adjusted: below(0.83), deviation: 0.5 } }))).toMatchObject({ prompt: null })
  })
})

test('beyond the growth limit, meeting the last text is no gap and argues for no strength', () => {
  const limited = texts([1, 'a'], [2, 'b'], [3, 'c'])
  expect(standing(question({ texts: limited, level: 6, rating: { adjusted: 3.2, deviation: 0.2 } }))).toMatchObject({ expected: 3, prompt: null })
  expect(standing(question({ texts: limited, level: 6, rating: { adjusted: 4.6, deviation: 0.1 } }))).toMatchObject({ prompt: null, strength: 0 })
  expect(standing(question({ texts: limited, level: 6, rating: { adjusted: 1, deviation: 0.2 } }))).toMatchObject({ prompt: 'gap' })
})

describe('before the first text', () => {
  const late = texts([4, 'd'], [5, 'e'], [6, 'f'])
  test('“not yet” is never a gap', () => {
    expect(standing(question({ texts: late, level: 2, rating: { adjusted: 0.5, deviation: 0.1 }, values: [3.5] }))).toEqual({ kind: 'starts-later', starts: 4, strength: 0, prompt: null })
  })
  test('“not yet” does not look like a junior’s strength either', () => {
    expect(standing(question({ texts: late, level: 1, rating: { adjusted: 3.5, deviation: 0.1 }, values: [3.5] }))).toMatchObject({ prompt: null })
  })
  test('a strength needs somebody who chose the second text', () => {
    expect(standing(question({ texts: late, level: 2, rating: { adjusted: 5, deviation: 0.2 }, values: [5, 5.5] }))).toMatchObject({ prompt: 'strength' })
    expect(standing(question({ texts: late, level: 2, rating: { adjusted: 4.5, deviation: 0.2 }, values: [4.5] }))).toMatchObject({ prompt: null })
  })
})

test.each([
  ['outside the role', { inRole: false }, 'outside-role'],
  ['without a level', { level: null }, 'without-level'],
  ['with no opportunity', { rating: null, noOpportunity: true }, 'no-opportunity'],
  ['rated by nobody', { rating: null }, 'unrated'],
])('somebody %s has no deviation', (_, change, kind) => {
  expect(standing(question(change))).toEqual({ kind })
})

describe('what an observation is worth', () => {
  test.each([
    ['the position of its text', { kind: 'text', position: 3 } as const, 0, { value: 3, bound: 'exact' }],
    ['less where it happens sometimes', { kind: 'text', position: 3 } as const, -0.5, { value: 2.5, bound: 'exact' }],
    ['at least the last text', { kind: 'text', position: 6 } as const, 0, { value: 6, bound: 'at-least' }],
    ['exactly less than the last text where it happens sometimes', { kind: 'text', position: 6 } as const, -0.5, { value: 5.5, bound: 'exact' }],
    ['at most half a level below the first for “not yet”', { kind: 'not-yet' } as const, 0, { value: 0.5, bound: 'at-most' }],
  ])('%s', (_, choice, offset, worth) => {
    expect(observationValue(ladder, choice, offset)).toEqual(worth)
  })
  test('nothing where there is no such text', () => {
    expect(observationValue([], { kind: 'not-yet' }, 0)).toBeUndefined()
    expect(observationValue(ladder, { kind: 'text', position: 7 }, 0)).toBeUndefined()
  })
})

test('an overall needs 60 % of the role’s competencies and names those missing', () => {
  const one = (competency: string) => ({ competency, raw: 3, adjusted: 3, deviation: 0.2, low: 2.7, high: 3.3, givers: 3 })
  const overall = { raw: 3, adjusted: 3, deviation: 0.2, low: 2.7, high: 3.3 }
  const rating = { person: 'p', overall, competencies: ['a', 'b', 'c'].map(one) }
  expect(roleOverall(rating, ['a', 'b', 'c', 'd', 'e'])).toEqual({ kind: 'shown', overall, missing: ['d', 'e'] })
  expect(roleOverall(rating, ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual({ kind: 'too-few', rated: 3, of: 6, missing: ['d', 'e', 'f'] })
  expect(roleOverall(undefined, ['a'])).toMatchObject({ kind: 'too-few', rated: 0 })
})
