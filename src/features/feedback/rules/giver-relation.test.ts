import { describe, expect, test } from 'vitest'
import { giverRelation, givesNumbers, type GiverFacts } from './giver-relation.ts'

const cases: readonly [roster: GiverFacts['roster'], worksHere: boolean, asked: boolean, sharesWork: boolean, relation: string][] = [
  ['manager', true, false, false, 'manager'],
  ['manager', true, true, true, 'manager'],
  ['teammate', true, false, false, 'teammate'],
  ['teammate', true, true, false, 'teammate'],
  ['report', true, false, false, 'report'],
  ['report', true, true, true, 'report'],
  ['colleague', true, false, false, 'stranger'],
  ['colleague', true, true, false, 'stakeholder'],
  ['colleague', true, false, true, 'stakeholder'],
  ['colleague', true, true, true, 'stakeholder'],
  ['manager', false, true, true, 'stranger'],
  ['teammate', false, true, true, 'stranger'],
  ['report', false, false, false, 'stranger'],
  ['colleague', false, true, true, 'stranger'],
]

describe('who a giver is on the day of the work', () => {
  test.each(cases)('%s, works here: %s, asked: %s, shares the work: %s → %s', (roster, worksHere, asked, sharesWork, relation) => {
    expect(giverRelation({ roster, worksHere, asked, sharesWork })).toBe(relation)
  })

  test('numbers come from managers, teammates and stakeholders alone', () => {
    const all = ['manager', 'teammate', 'stakeholder', 'report', 'stranger', 'outsider'] as const
    expect(all.filter(givesNumbers)).toEqual(['manager', 'teammate', 'stakeholder'])
  })
})
