import { describe, expect, test } from 'vitest'
import { say } from '../../../phrases/say.ts'
import { Relation } from '../model.ts'
import { managersTold, personTold, readersChecked, readersNamed, type Reading } from './readers-words.ts'

const about = { name: 'Piotr' }
const managers = { none: [], one: [{ name: 'Bronwen' }], two: [{ name: 'Anselm' }, { name: 'Bronwen' }] }
const counting = ['manager', 'teammate', 'stakeholder']

const every = Relation.options.flatMap((relation) =>
  Object.entries(managers).flatMap(([count, readers]) => [true, false].map((withheld) => ({ relation, count, withheld, reading: { relation, about, readers } satisfies Reading }))),
)

describe('what a giver reads of who will read it', () => {
  test.each(every)('as $relation, with $count of the managers, withheld: $withheld', ({ relation, withheld, reading }) => {
    const told = personTold(reading, withheld)
    expect(told.includes('counts in Piotr’s ratings')).toBe(counting.includes(relation))
    expect(told.includes('enters no number')).toBe(!counting.includes(relation))
    const onlyManagers = managersTold(reading, withheld)
    expect(onlyManagers).toContain('outside every number')
    for (const words of [told, onlyManagers]) {
      expect(words.includes('without your name')).toBe(withheld)
      expect(words.includes('with your name')).toBe(!withheld)
      expect(words).toMatch(/whoever manages (them|Piotr),? (now or )?later/i)
    }
    for (const visibility of ['person', 'managers'] as const) {
      const checked = readersChecked(reading, { visibility, withholdName: withheld })
      expect(checked.endsWith(withheld ? ' · without your name' : ' · with your name')).toBe(true)
      expect(checked).toMatch(/whoever manages Piotr/)
    }
  })

  test.each([
    ['none', 'Piotr', 'Only whoever manages Piotr later'],
    ['one', 'Piotr and Bronwen', 'Only whoever manages Piotr, now Bronwen'],
    ['two', 'Piotr, Anselm, and Bronwen', 'Only whoever manages Piotr, now Anselm and Bronwen'],
  ] as const)('with %s of the managers, who reads it today is named', (count, person, only) => {
    const reading: Reading = { relation: 'teammate', about, readers: managers[count] }
    expect([readersNamed(reading, 'person'), readersNamed(reading, 'managers')]).toEqual([person, only])
  })

  test('somebody from outside reads that managers who come later read it too, with their name, and that it enters no number', () => {
    expect(say('outside.readers', { about: 'Piotr' })).toBe('Piotr and whoever manages them, now or later, read it with your name. It is words and evidence, and enters no number.')
  })
})
