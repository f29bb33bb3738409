import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../feedback/model.ts'
import type { Framework } from '../../framework/model.ts'
import { evidenceGiven } from './evidence-given.ts'
import { loadingBytes, loadingsIn } from './fit-parts.ts'
import { chosenTexts, highestScope, usualFrequency, type SeenRow } from './seen.ts'
import { covers, monthsBefore, windowEnding } from './window.ts'

describe('the window', () => {
  test.each([
    ['2026-11-22', 12, '2025-11-22'],
    ['2026-01-31', 2, '2025-11-30'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('from %s, %i months before is %s', (day, months, expected) => {
    expect(monthsBefore(day, months)).toBe(expected)
  })

  test('is a year, ending on the day one looks from', () => {
    expect(windowEnding('2026-11-22')).toEqual({ from: '2025-11-23', to: '2026-11-22' })
    expect(windowEnding('2024-02-29')).toEqual({ from: '2023-03-01', to: '2024-02-29' })
  })

  test.each([
    [null, null, true], ['2026-05-01', null, true], ['2026-05-02', null, false], [null, '2026-05-01', true], [null, '2026-04-30', false], ['2026-04-01', '2026-06-01', true],
  ])('days from %s until %s cover the first of May: %s', (from, until, expected) => {
    expect(covers('2026-05-01', from, until)).toBe(expected)
  })
})

const framework = {
  levels: ['e1', 'e2', 'e3'].map((id, at) => ({ id, position: at + 1 })),
  scopes: [{ id: 'task' }, { id: 'epic' }, { id: 'group', replaces: ['team'] }],
  frequencies: [{ id: 'sometimes' }, { id: 'usually' }, { id: 'always' }],
  competencies: [{ id: 'building', evidence: [{ kind: 'use', atLeast: 2, distinctBy: 'group' }, { kind: 'change', atLeast: 1 }] }],
  evidenceKinds: [{ id: 'use', name: 'Use by a group' }, { id: 'change', name: 'A change' }],
} as unknown as Framework

const seen = (change: Partial<SeenRow>): SeenRow => ({ choice: 'level', level: 'e2', frequency: null, scope: null, scopeSupported: true, ...change })

describe('what stands on a stone', () => {
  test('the highest rung that the work bears out, by its name of today', () => {
    expect(highestScope(framework, [seen({ scope: 'epic' }), seen({ scope: 'team' }), seen({ scope: 'task' })])).toBe('group')
    expect(highestScope(framework, [seen({ scope: 'epic' }), seen({ scope: 'team', scopeSupported: false })])).toBe('epic')
    expect(highestScope(framework, [seen({}), seen({ scope: 'moon' })])).toBeNull()
  })

  test('the frequency chosen most often, of two the later', () => {
    const said = (...all: string[]) => all.map((frequency) => seen({ frequency }))
    expect(usualFrequency(framework, said('sometimes', 'sometimes', 'always'))).toBe('sometimes')
    expect(usualFrequency(framework, said('sometimes', 'always'))).toBe('always')
    expect(usualFrequency(framework, [seen({})])).toBeNull()
  })

  test('the texts that givers chose, the highest first, “not yet” last', () => {
    const rows = [seen({ level: 'e1' }), seen({ choice: 'not-yet', level: null }), seen({ level: 'e3' }), seen({ level: 'e1' })]
    expect(chosenTexts(framework, rows, 'e1')).toEqual([{ level: 'e3', count: 1 }, { level: 'e1', count: 2 }, { level: null, count: 1 }])
  })
})

test('evidence is counted by piece, or by what tells it apart', () => {
  const given: Evidence[] = [
    { kind: 'use', fields: { group: 'Search' } }, { kind: 'use', fields: { group: ' search' } }, { kind: 'use', fields: { group: ['Orders', 'Search'] } }, { kind: 'use', fields: {} }, { kind: 'change', fields: {} },
  ]
  expect(evidenceGiven(framework, 'building', given)).toEqual([
    { kind: 'use', name: 'Use by a group', count: 2, atLeast: 2, distinctBy: 'group' },
    { kind: 'change', name: 'A change', count: 1, atLeast: 1, distinctBy: null },
  ])
})

test('loadings are read back as they were written', () => {
  const loadings = Float32Array.of(0.1, -2.5, 0, 3)
  expect(loadingsIn(loadingBytes({ loadings, columns: 2 }, 0))).toEqual(Float32Array.of(0.1, -2.5))
  expect(loadingsIn(loadingBytes({ loadings, columns: 2 }, 1))).toEqual(Float32Array.of(0, 3))
})
