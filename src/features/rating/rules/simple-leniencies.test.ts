import { expect, test } from 'vitest'
import type { Observation } from '../model.ts'
import { packObservations } from './pack-observations.ts'
import { simpleLeniencies } from './simple-leniencies.ts'
import { simpleRatings } from './simple-ratings.ts'

const rows = (...all: [string, string, string, number][]): Observation[] => all.map(([giver, person, competency, value]) => ({ giver, person, competency, value }))

/**
 * Bea gives a level more than Cem to both people they share. By hand: d is
 * ±(1 − (b_bea − b_cem)) plus the own leniency's part; at the fixed point
 * b = 2 d / 4 with d_bea = 1 + b_cem, so b_bea = 1/3 and b_cem = −1/3.
 */
test('the fixed point is the one found by hand', () => {
  const data = packObservations(rows(['bea', 'ana', 'x', 4], ['cem', 'ana', 'x', 3], ['bea', 'dan', 'x', 3], ['cem', 'dan', 'x', 2]))
  const { leniency, error } = simpleLeniencies(data)
  expect(leniency[0]).toBeCloseTo(1 / 3, 3)
  expect(leniency[1]).toBeCloseTo(-1 / 3, 3)
  const ratings = simpleRatings(data, leniency, error)
  expect(ratings.overall[0]).toBeCloseTo(3.5, 6)
  expect(ratings.raw[0]).toBe(3.5)
})

test('without a person shared with somebody nobody is adjusted', () => {
  const data = packObservations(rows(['bea', 'ana', 'x', 6], ['cem', 'dan', 'x', 1], ['cem', 'dan', 'y', 2]))
  const { leniency } = simpleLeniencies(data)
  expect([...leniency]).toEqual([0, 0])
})

test('only competencies that somebody else saw compare givers', () => {
  const data = packObservations(rows(['bea', 'ana', 'x', 4], ['bea', 'ana', 'y', 6], ['cem', 'ana', 'x', 3]))
  const { leniency } = simpleLeniencies(data)
  // One shared person: b = d / 3 with d_bea = 1 + b_cem, so b_bea = 1/4.
  expect(leniency[0]).toBeCloseTo(1 / 4, 3)
})

test('eight hundred givers of one person need no matrix beyond memory and stay finite', () => {
  const all = Array.from({ length: 800 }, (_, at) => ({ giver: `g${at}`, person: 'p', competency: `c${at % 20}`, value: 1 + (at % 11) / 2 }))
  const data = packObservations(all)
  const { leniency, error } = simpleLeniencies(data)
  expect([...simpleRatings(data, leniency, error).adjusted].every(Number.isFinite)).toBe(true)
})
