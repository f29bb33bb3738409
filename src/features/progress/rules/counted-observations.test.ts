import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Framework } from '../../framework/model.ts'
import type { Publication } from '../../framework/rules/carries-over.ts'
import type { Bound } from '../../rating/model.ts'
import { countedCells, placed, type GivenRow } from './counted-observations.ts'
import { cellsSaid } from './review-text.ts'

const levels = [1, 2, 3].map((position) => ({ id: `e${position}`, name: `E${position}`, position }))
const competencies = ['testing', 'debugging'].map((id) => ({ id }))
const publication = {
  number: 1,
  content: { levels, competencies, expectations: [] } as unknown as Framework,
  past: [{ number: 1, levels, competencies, meanings: [] }],
} satisfies Publication

const window = { from: '2026-01-01', to: '2026-12-31' }

const row = (change: Partial<GivenRow>): GivenRow => ({
  feedbackId: 'f1', giverId: 'g1', competency: 'testing', version: 1, workItemId: null, observedOn: '2026-06-01', choice: 'level', level: 'e2', value: 2, bound: 'exact', counts: true, ...change,
})

const cells = (...rows: GivenRow[]) => countedCells(placed(rows, publication), window).map(({ giver, competency, value, bound, from }) => ({ giver, competency, value, bound, from: from.length }))

describe('what counts of what was said', () => {
  test.each([
    ['is not what counts in no number', row({ counts: false })],
    ['is not what says nothing about a level', row({ choice: 'not-observed', level: null, value: null, bound: null })],
    ['is not what was seen before the window', row({ observedOn: '2025-12-31' })],
    ['is not what was seen after it', row({ observedOn: '2027-01-01' })],
    ['is not what speaks of a competency that is gone', row({ competency: 'estimating' })],
  ])('%s', (_, one) => {
    expect(cells(one)).toEqual([])
  })

  test('the first and the last day of the window count', () => {
    expect(cells(row({ observedOn: '2026-01-01' }), row({ giverId: 'g2', observedOn: '2026-12-31' }))).toHaveLength(2)
  })

  test('everyone counts once, with the mean of what they said', () => {
    expect(cells(row({ value: 1 }), row({ feedbackId: 'f2', value: 2 }), row({ feedbackId: 'f3', value: 3 }), row({ feedbackId: 'f4', giverId: 'g2', value: 1 }))).toEqual([
      { giver: 'g1', competency: 'testing', value: 2, bound: 'exact', from: 3 },
      { giver: 'g2', competency: 'testing', value: 1, bound: 'exact', from: 1 },
    ])
  })

  test('of one work item the latest counts, whatever the order of rows', () => {
    const early = row({ workItemId: 'w1', value: 1, observedOn: '2026-03-01' })
    const late = row({ feedbackId: 'f2', workItemId: 'w1', value: 3, observedOn: '2026-05-01' })
    const other = row({ feedbackId: 'f3', workItemId: 'w2', value: 2 })
    for (const rows of [[early, late, other], [other, late, early]]) expect(cells(...rows)).toMatchObject([{ value: 2.5, from: 2 }])
  })

  test('two givings about one work item on one day: the one given later counts', () => {
    expect(cells(row({ feedbackId: 'f2', workItemId: 'w1', value: 3 }), row({ feedbackId: 'f1', workItemId: 'w1', value: 1 }))).toMatchObject([{ value: 3, from: 1 }])
  })

  test.each<[Bound, Bound, Bound]>([
    ['at-least', 'at-least', 'at-least'],
    ['at-least', 'exact', 'exact'],
    ['at-least', 'at-most', 'exact'],
    ['at-most', 'at-most', 'at-most'],
  ])('a mean of %s and %s is %s', (a, b, expected) => {
    expect(cells(row({ bound: a }), row({ feedbackId: 'f2', bound: b }))).toMatchObject([{ bound: expected }])
  })

  test('colleagues who are no longer known count each on their own', () => {
    expect(cells(row({ giverId: null }), row({ feedbackId: 'f2', giverId: null }))).toHaveLength(2)
  })
})

test('a fit counts a review exactly as a page does', () => {
  const one = fc.record({
    competency: fc.constantFrom('testing', 'debugging', 'gone'), level: fc.constantFrom('e1', 'e2', 'e3'), value: fc.double({ min: 0.5, max: 3.5, noNaN: true }),
    bound: fc.constantFrom<Bound>('exact', 'at-most', 'at-least'), workItemId: fc.constantFrom(null, 'w1', 'w2'), observedOn: fc.constantFrom('2026-02-01', '2026-03-01', '2026-04-01'),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (list) => {
      const rows = list.map((it, at) => row({ ...it, feedbackId: `f${String(at).padStart(2, '0')}` }))
      const page = countedCells(placed(rows, publication), window)
      const inTime = [...rows].sort((a, b) => (a.observedOn < b.observedOn ? -1 : a.observedOn > b.observedOn ? 1 : a.feedbackId < b.feedbackId ? -1 : 1))
      const said = inTime.map((it) => [it.competency, it.version, it.choice, it.level, it.value, it.bound, it.workItemId ?? ''].join('\t')).join('\n')
      const shape = (all: readonly { competency: string; value: number; bound: string }[]) => all.map(({ competency, value, bound }) => ({ competency, value, bound })).sort((a, b) => (a.competency < b.competency ? -1 : 1))
      expect(shape(rows.length === 0 ? [] : cellsSaid(publication, 'g1', said))).toEqual(shape(page))
    }),
  )
})
