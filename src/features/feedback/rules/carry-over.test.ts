import { describe, expect, test } from 'vitest'
import type { ObservationInput } from '../model.ts'
import { carryOver } from './carry-over.ts'
import { garden, gardenFile, pruning } from '../../../../test/garden.ts'

type Chosen = Pick<ObservationInput, 'competency' | 'choice' | 'level'>
const chose = (choice: ObservationInput['choice'], level: string | null, competency = 'pruning'): Chosen[] => [{ competency, choice, level }]

describe('what was written with an earlier version', () => {
  test('has changed where the text of the chosen level did, and there alone; what it said goes along', async () => {
    const [before, after] = [await garden(pruning()), await garden(pruning('Prunes two beds.'))]
    expect(carryOver(before, after, null, chose('level', 'E2')).changed).toEqual([{ competency: 'pruning', level: 'E2', before: 'Prunes a whole bed.\nKnows when.\nKnows where.' }])
    for (const it of [chose('level', 'E1'), chose('level', 'E3'), chose('not-yet', null), chose('no-opportunity', null), chose('words', null)]) {
      expect(carryOver(before, after, null, it)).toEqual({ observations: it, changed: [], gone: [] })
    }
  })

  test('“not yet” was measured by the first text', async () => {
    const before = await garden(pruning())
    const after = await garden(gardenFile('pruning', { E1: 'Prunes a hedge.', E2: 'Prunes a whole bed.' }))
    expect(carryOver(before, after, null, chose('not-yet', null)).changed).toMatchObject([{ competency: 'pruning', level: 'E1', before: 'Prunes one rose.' }])
  })

  test('has changed where a competency gained a first sibling', async () => {
    const [one, two] = [gardenFile('pruning', { E2: 'Prunes.' }), gardenFile('pruning', { E1: 'Watches.', E2: 'Prunes.' })]
    expect(carryOver(await garden(one), await garden(two), null, chose('beyond', null)).changed).toHaveLength(1)
  })

  test('goes on under the new name of a competency, and says what changed also once it was kept by that name', async () => {
    const before = await garden(pruning())
    const renamed = (text: string) => garden(gardenFile('cutting', { E1: 'Prunes one rose.', E2: text }, 'replaces: [pruning]\n'))
    const same = carryOver(before, await renamed('Prunes a whole bed.\n\n- Knows when.\n- Knows where.'), null, chose('level', 'E2'))
    expect(same).toEqual({ observations: [{ competency: 'cutting', choice: 'level', level: 'E2' }], changed: [], gone: [] })
    for (const id of ['pruning', 'cutting']) {
      expect(carryOver(before, await renamed('Prunes two beds.'), null, chose('level', 'E2', id)).changed).toMatchObject([{ competency: 'cutting', level: 'E2' }])
    }
  })

  test('is compared with the text of its specialty, also where that was renamed', async () => {
    const base = await garden(pruning())
    const [text] = base.expectations.filter((it) => it.level === 'E2')
    const own = (specialty: string, words: string) => ({ ...base, expectations: [...base.expectations, { ...text!, specialty, text: words, statements: [] }] })
    const before = own('climbing', 'Ties as well.')
    const renamed = (words: string) => ({ ...own('climbers', words), specialties: [{ ...base.specialties[0]!, id: 'climbers', replaces: ['climbing'] }] })
    expect(carryOver(before, renamed('Ties as well.'), 'climbers', chose('level', 'E2')).changed).toEqual([])
    expect(carryOver(before, renamed('Ties.'), 'climbers', chose('level', 'E2')).changed).toEqual([{ competency: 'pruning', level: 'E2', before: 'Ties as well.' }])
  })

  test('is kept apart where its competency is gone', async () => {
    const it = chose('words', null)
    expect(carryOver(await garden(pruning()), await garden(gardenFile('other', {})), null, it)).toEqual({ observations: [], changed: [], gone: it })
  })

  test('comes together where two competencies became one: both words stay, and the choice is read again', async () => {
    const before = await garden(pruning(), gardenFile('weeding', { E1: 'Weeds.' }))
    const after = await garden(gardenFile('tending', { E1: 'Prunes one rose.', E2: 'Tends beds.' }, 'replaces: [pruning, weeding]\n'))
    const [one, other] = [chose('level', 'E1')[0]!, chose('level', 'E1', 'weeding')[0]!]
    const carried = carryOver(before, after, null, [{ ...one, words: 'Sharp cuts.' }, { ...other, words: 'No weed left.' }])
    expect(carried.observations).toEqual([{ competency: 'tending', choice: 'level', level: 'E1', words: 'Sharp cuts.\n\nNo weed left.', evidence: [] }])
    expect(carried.changed).toMatchObject([{ competency: 'tending' }])
  })
})
