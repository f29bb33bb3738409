import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Choice } from '../model.ts'
import { garden, gardenFile, pruning } from '../../../../test/garden.ts'
import { levelTexts } from './level-texts.ts'
import { observationWorth } from './observation-worth.ts'

const worth = async (file: { path: string; text: string }, choice: Choice, level: string | null, offset = 0) => {
  const it = observationWorth(levelTexts(await garden(file), file.path.slice('competencies/'.length, -3), null), choice, level, offset)
  return it && [it.value, it.bound]
}

describe('what an observation is worth', () => {
  test.each([
    ['not-yet', null, 0, [0.5, 'at-most']],
    ['not-yet', null, -0.5, [0.5, 'at-most']],
    ['level', 'E1', 0, [1, 'exact']],
    ['level', 'E1', -0.5, [0.5, 'exact']],
    ['level', 'E2', 0, [2, 'exact']],
    ['level', 'E3', 0, [3, 'at-least']],
    ['level', 'E3', -0.5, [2.5, 'exact']],
    ['level', 'E9', 0, null],
    ['beyond', null, 0, null],
    ['words', null, 0, null],
    ['no-opportunity', null, 0, null],
    ['not-observed', null, 0, null],
    ['outside-role', null, 0, null],
  ] as const)('three texts: %s %s with the offset %d → %j', async (choice, level, offset, expected) => {
    expect(await worth(pruning(), choice, level, offset)).toEqual(expected)
  })

  test.each([
    ['not-yet', null, 0, [1, 'at-most']],
    ['level', 'E2', 0, [2, 'exact']],
    ['level', 'E2', -0.5, [1.5, 'exact']],
    ['beyond', null, 0, [3, 'at-least']],
    ['level', 'E1', 0, null],
  ] as const)('one text alone: %s %s with the offset %d → %j', async (choice, level, offset, expected) => {
    expect(await worth(gardenFile('grafting', { E2: 'Grafts.' }), choice, level, offset)).toEqual(expected)
  })

  test('levels of one text count as the lowest of them, whichever was chosen, and the last such run is “at least”', async () => {
    const file = gardenFile('digging', { E1: 'Digs.', E2: 'Digs deep.', E3: 'Same as E2.' })
    const texts = levelTexts(await garden(file), 'digging', null)
    expect(texts.map((it) => [it.position, it.levels])).toEqual([[1, ['E1']], [2, ['E2', 'E3']]])
    expect(await worth(file, 'level', 'E3')).toEqual([2, 'at-least'])
    expect(await worth(file, 'level', 'E2')).toEqual([2, 'at-least'])
    expect(await worth(file, 'level', 'E2', -0.5)).toEqual([1.5, 'exact'])
  })

  test('a competency without texts gives no value, whatever is chosen', async () => {
    const texts = levelTexts(await garden(gardenFile('kindness', {})), 'kindness', null)
    expect(texts).toEqual([])
    for (const choice of ['not-yet', 'level', 'beyond'] as const) expect(observationWorth(texts, choice, 'E1', 0)).toBeNull()
  })

  test('a higher text is never worth less, and no offset lifts a value', async () => {
    const texts = levelTexts(await garden(pruning()), 'pruning', null)
    fc.assert(
      fc.property(fc.constantFrom('E1', 'E2', 'E3'), fc.constantFrom('E1', 'E2', 'E3'), fc.constantFrom(-1, -0.5, 0), (a, b, offset) => {
        const [one, other] = [observationWorth(texts, 'level', a, offset)!, observationWorth(texts, 'level', b, offset)!]
        expect(a < b ? one.value <= other.value : a > b ? one.value >= other.value : one.value === other.value).toBe(true)
        expect(one.value).toBeLessThanOrEqual(observationWorth(texts, 'level', a, 0)!.value)
      }),
    )
  })
})
