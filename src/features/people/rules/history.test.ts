import { describe, expect, test } from 'vitest'
import type { History, Period } from '../model.ts'
import { employed, leavesBefore, leftOn, managedBy, managerChange, managersOf, managingAnew, offTeam, onTeam, periodOn, withoutManager, type Outcome } from './history.ts'

const period = (startsOn: string, endsOn: string | null, managers: Period['managers'] = []): Period => ({
  id: `id-${startsOn}`, title: 'Backend', framework: 'f', family: 'backend', level: 'E3', specialty: null, domain: null, secondary: [], startsOn, endsOn, managers,
})
const history = (periods: Period[], places: History['places'] = []): History => ({ person: 'ann', periods, places })
const beginning = (startsOn: string, managers: string[] = []) => ({ title: 'Backend', framework: 'f', family: 'backend', level: 'E4', specialty: null, domain: null, secondary: [], startsOn, managers })
const done = (outcome: Outcome): History => {
  if (!('history' in outcome)) throw new Error(outcome.message)
  return outcome.history
}
const manages = (manager: string, startsOn: string, endsOn: string | null = null) => ({ manager, startsOn, endsOn })

describe('moving', () => {
  test('ends the period before, with its managers, on the day before', () => {
    const after = done(employed(history([period('2025-01-01', null, [manages('mia', '2025-01-01')])]), beginning('2026-03-01', ['mia']), false))
    expect(after.periods.map((it) => [it.startsOn, it.endsOn])).toEqual([['2025-01-01', '2026-02-28'], ['2026-03-01', null]])
    expect(after.periods[0]!.managers).toEqual([manages('mia', '2025-01-01', '2026-02-28')])
    expect(managerChange(history([period('2025-01-01', null, [manages('mia', '2025-01-01')])]), after)).toBeUndefined()
  })

  test('has no day without an employment and none with two', () => {
    const after = done(employed(history([period('2025-01-01', null)]), beginning('2026-03-01'), false))
    for (const day of ['2025-01-01', '2026-02-28', '2026-03-01', '2027-01-01']) expect(after.periods.filter((it) => it.startsOn <= day && (it.endsOn ?? '9') >= day)).toHaveLength(1)
    expect(periodOn(after, '2024-12-31')).toBeUndefined()
  })

  test('on the same day corrects the period, and keeps its identifier', () => {
    const after = done(employed(history([period('2025-01-01', null, [manages('mia', '2025-01-01')])]), beginning('2025-01-01', ['mia', 'max']), false))
    expect(after.periods).toHaveLength(1)
    expect(after.periods[0]).toMatchObject({ id: 'id-2025-01-01', level: 'E4', managers: [manages('mia', '2025-01-01'), manages('max', '2025-01-01')] })
  })

  test('on the same day leaves who managed in the course of the period as it was', () => {
    const handed = [manages('mia', '2025-01-01', '2025-06-30'), manages('max', '2025-07-01')]
    const corrected = employed(history([period('2025-01-01', null, handed)]), beginning('2025-01-01', ['max']), false)
    expect(done(corrected).periods[0]).toMatchObject({ level: 'E4', managers: handed })
    const left = handed.map((it) => ({ ...it, endsOn: it.endsOn ?? '2025-12-31' }))
    expect(done(employed(history([period('2025-01-01', '2025-12-31', left)]), beginning('2025-01-01', ['max']), false)).periods[0]).toMatchObject({ endsOn: '2025-12-31', managers: left })
    for (const others of [['mia'], ['zoe'], []]) {
      expect(employed(history([period('2025-01-01', null, handed)]), beginning('2025-01-01', others), false)).toMatchObject({ field: 'managers', message: expect.stringContaining('2025-07-01') as string })
    }
  })

  test('before a later period, over a gap, or as one’s own manager is refused with what to do', () => {
    expect(employed(history([period('2026-05-01', null)]), beginning('2026-03-01'), false)).toMatchObject({ field: 'from', message: expect.stringContaining('2026-05-01') as string })
    const left = history([period('2025-01-01', '2025-06-30')])
    expect(employed(left, beginning('2026-03-01'), false)).toMatchObject({ field: 'from', message: expect.stringContaining('say that they come back') as string })
    expect(done(employed(left, beginning('2026-03-01'), true)).periods).toHaveLength(2)
    expect(done(employed(left, beginning('2025-07-01'), false)).periods).toHaveLength(2)
    expect(employed(left, beginning('2025-07-01', ['ann']), false)).toMatchObject({ field: 'managers' })
  })
})

describe('a change of managers', () => {
  const before = history([period('2025-01-01', null, [manages('mia', '2025-01-01'), manages('max', '2025-01-01')])])

  test('ends those who no longer manage on the day before, and leaves who stays as they were', () => {
    const after = done(managedBy(before, ['max', 'zoe'], '2026-03-01'))
    expect(managersOf(after.periods[0]!, '2026-02-28')).toEqual(['mia', 'max'])
    expect(managersOf(after.periods[0]!, '2026-03-01')).toEqual(['max', 'zoe'])
    expect(after.periods[0]!.managers).toContainEqual(manages('max', '2025-01-01'))
    expect(managerChange(before, after)).toEqual({ person: 'ann', from: '2026-03-01', before: ['mia', 'max'], after: ['max', 'zoe'] })
  })

  test('to none is a change as well', () => {
    expect(managerChange(before, done(managedBy(before, [], '2026-03-01')))).toEqual({ person: 'ann', from: '2026-03-01', before: ['mia', 'max'], after: [] })
  })

  test('that changes nothing, comes before a later one, or lies outside the employment is refused', () => {
    expect(managedBy(before, ['max', 'mia'], '2026-03-01')).toMatchObject({ field: 'managers' })
    const later = done(managedBy(before, ['zoe'], '2026-06-01'))
    expect(managedBy(later, ['mia'], '2026-03-01')).toMatchObject({ field: 'from', message: expect.stringContaining('2026-06-01') as string })
    expect(managedBy(before, ['zoe'], '2024-12-31')).toMatchObject({ field: 'from' })
    expect(managedBy(history([]), ['zoe'], '2026-01-01')).toMatchObject({ field: 'from', message: expect.stringContaining('no employment') as string })
    expect(managedBy(before, ['ann'], '2026-03-01')).toMatchObject({ field: 'managers' })
  })

  test('with a move says who managed before the move', () => {
    expect(managerChange(before, done(employed(before, beginning('2026-03-01', ['zoe']), false)))).toEqual({ person: 'ann', from: '2026-03-01', before: ['mia', 'max'], after: ['zoe'] })
  })

  test('is nothing for whoever joins or leaves, and is one for whom a leaver managed', () => {
    expect(managerChange(history([]), done(employed(history([]), beginning('2026-03-01', ['zoe']), false)))).toBeUndefined()
    expect(managerChange(before, done(leftOn(before, '2026-03-01')))).toBeUndefined()
    expect(managerChange(before, withoutManager(before, 'mia', '2026-03-01'))).toEqual({ person: 'ann', from: '2026-03-02', before: ['mia', 'max'], after: ['max'] })
  })
})

describe('who manages anew', () => {
  const before = history([period('2025-01-01', null, [manages('mia', '2025-01-01')])])

  test('is whoever begins or goes on for longer, and not whoever ends', () => {
    expect(managingAnew(before, before)).toEqual([])
    expect(managingAnew(before, done(leftOn(before, '2026-03-01')))).toEqual([])
    expect(managingAnew(before, done(managedBy(before, ['max'], '2026-03-01')))).toEqual([manages('max', '2026-03-01')])
    expect(managingAnew(done(leftOn(before, '2026-03-01')), before)).toEqual([manages('mia', '2025-01-01')])
  })

  test('leaves too early where their last day comes before the end', () => {
    const leaver = history([period('2025-01-01', '2026-03-31')])
    expect(leavesBefore(null, leaver)).toBe('2026-03-31')
    expect(leavesBefore('2026-04-01', leaver)).toBe('2026-03-31')
    for (const end of ['2026-03-31', '2026-02-01']) expect(leavesBefore(end, leaver)).toBeUndefined()
    for (const here of [undefined, history([]), before]) expect(leavesBefore(null, here)).toBeUndefined()
  })
})

describe('leaving', () => {
  const places = [{ team: 'checkout', role: 'engineer' as const, startsOn: '2025-01-01', endsOn: null }, { team: 'later', role: 'engineer' as const, startsOn: '2027-01-01', endsOn: null }]

  test('ends employment, managers and teams with the last day, and nothing begins after it', () => {
    const after = done(leftOn(history([period('2025-01-01', null, [manages('mia', '2025-01-01')])], places), '2026-03-01'))
    expect(after.periods[0]).toMatchObject({ endsOn: '2026-03-01', managers: [manages('mia', '2025-01-01', '2026-03-01')] })
    expect(after.places).toEqual([{ ...places[0], endsOn: '2026-03-01' }])
  })

  test('before the last employment began, or after having left, is refused', () => {
    expect(leftOn(history([period('2026-05-01', null)]), '2026-03-01')).toMatchObject({ field: 'on' })
    expect(leftOn(history([period('2025-05-01', '2025-06-30')]), '2026-03-01')).toMatchObject({ field: 'on', message: expect.stringContaining('left on 2025-06-30') as string })
    expect(leftOn(history([]), '2026-03-01')).toMatchObject({ field: 'on' })
  })
})

describe('teams', () => {
  const here = history([period('2025-01-01', null)], [{ team: 'checkout', role: 'engineer', startsOn: '2025-01-01', endsOn: null }])

  test('another role on the same team ends the one before', () => {
    expect(done(onTeam(here, 'checkout', 'manager', '2026-03-01')).places.map((it) => [it.role, it.startsOn, it.endsOn])).toEqual([['engineer', '2025-01-01', '2026-02-28'], ['manager', '2026-03-01', null]])
  })

  test('joining twice, before a later time on it, or outside the employment is refused, and so is leaving without being there', () => {
    expect(onTeam(here, 'checkout', 'engineer', '2026-03-01')).toMatchObject({ field: 'role' })
    expect(onTeam(here, 'checkout', 'manager', '2024-03-01')).toMatchObject({ field: 'from' })
    expect(onTeam(done(onTeam(here, 'search', 'engineer', '2026-06-01')), 'search', 'engineer', '2026-03-01')).toMatchObject({ field: 'from' })
    expect(offTeam(here, 'search', '2026-03-01')).toMatchObject({ field: 'on' })
    expect(done(offTeam(here, 'checkout', '2026-03-01')).places[0]!.endsOn).toBe('2026-03-01')
  })
})
