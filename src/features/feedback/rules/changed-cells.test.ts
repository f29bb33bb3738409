import { describe, expect, test } from 'vitest'
import type { ObservationInput } from '../model.ts'
import { changedCells } from './changed-cells.ts'
import { garden, gardenFile, pruning } from '../../../../test/garden.ts'

const chose = (choice: ObservationInput['choice'], level: string | null) => [{ competency: 'pruning', choice, level }]

describe('cells that changed since somebody chose by them', () => {
  test('are those of the chosen levels alone', async () => {
    const [before, after] = [await garden(pruning()), await garden(pruning('Prunes two beds.'))]
    expect(changedCells(before, after, null, chose('level', 'E2'))).toEqual([{ competency: 'pruning', level: 'E2' }])
    for (const it of [chose('level', 'E1'), chose('level', 'E3'), chose('not-yet', null), chose('no-opportunity', null), chose('words', null)]) expect(changedCells(before, after, null, it)).toEqual([])
  })

  test('“not yet” was measured by the first text', async () => {
    const before = await garden(pruning())
    const after = await garden(gardenFile('pruning', { E1: 'Prunes a hedge.', E2: 'Prunes a whole bed.' }))
    expect(changedCells(before, after, null, chose('not-yet', null))).toEqual([{ competency: 'pruning', level: 'E1' }])
  })

  test('a competency that is gone has changed, and so has one that gained a first sibling', async () => {
    const [one, two] = [gardenFile('pruning', { E2: 'Prunes.' }), gardenFile('pruning', { E1: 'Watches.', E2: 'Prunes.' })]
    expect(changedCells(await garden(one), await garden(gardenFile('other', {})), null, chose('level', 'E2'))).toHaveLength(1)
    expect(changedCells(await garden(one), await garden(two), null, chose('beyond', null))).toHaveLength(1)
  })
})
