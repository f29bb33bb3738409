import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Observation, Variances } from '../model.ts'
import { fitGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'
import { ratePeople } from './rate-people.ts'
import { denseModel, restrictedLikelihood } from './dense-model.fixture.ts'

const variances: Variances = { e: 0.4, u: 0.3, h: 0.15, r: 0.25 }

/** Reproducible observations: every giver rates some people on some competencies. */
function observationsOf(people: number, givers: number, competencies: number, share: number, seed: number): Observation[] {
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const all: Observation[] = []
  for (let person = 0; person < people; person++) {
    for (let giver = 0; giver < givers; giver++) {
      if (random() > share) continue
      for (let competency = 0; competency < competencies; competency++) {
        const value =
          3 + Math.sin(person) + 0.8 * Math.cos(7 * giver) + 0.5 * Math.sin(3 * competency + person)
          + 0.6 * Math.sin(5 * giver + 11 * person) + 1.5 * (random() - 0.5)
        if (random() < 0.8) all.push({ giver: `g${giver}`, person: `p${person}`, competency: `c${competency}`, value })
      }
    }
  }
  return all
}

describe.each([
  ['few givers for each person', observationsOf(8, 9, 5, 0.5, 1)],
  ['many givers for one person', observationsOf(1, 60, 4, 1, 2)],
  ['many givers for each of a few', observationsOf(4, 40, 3, 0.9, 3)],
])('with %s, the fit agrees with the dense mixed-model equations', (_, observations) => {
  const data = packObservations(observations)
  const offsets = Float64Array.from(data.competencies, (_name, at) => 0.1 * at - 0.2)
  const dense = denseModel(data, variances, offsets)
  const givens = fitGivens(data, { variances, offsets })
  const ratings = ratePeople(data, givens)

  test('leniencies and their errors', () => {
    data.givers.forEach((_name, giver) => {
      expect(givens.leniency[giver]).toBeCloseTo(dense.leniency[giver]!, 9)
      expect(givens.error[giver]).toBeCloseTo(dense.leniencyError[giver]!, 3)
    })
  })

  test('ratings and their deviations', () => {
    for (let at = 0; at < ratings.adjusted.length; at++) {
      expect(ratings.adjusted[at]).toBeCloseTo(dense.rating[at]!, 9)
      expect(ratings.deviation[at]).toBeCloseTo(dense.ratingDeviation[at]!, 3)
    }
  })

  test('overalls and their deviations', () => {
    data.people.forEach((_name, person) => {
      expect(ratings.overall[person]).toBeCloseTo(dense.overall[person]!, 9)
      expect(ratings.overallDeviation[person]).toBeCloseTo(dense.overallDeviation[person]!, 3)
    })
  })
})

describe('variances', () => {
  test.each([
    ['few givers for each person', observationsOf(14, 12, 6, 0.5, 4)],
    ['many givers for each person', observationsOf(6, 40, 3, 0.9, 5)],
  ])('without a prior they maximize the restricted likelihood, with %s', (_, observations) => {
    const data = packObservations(observations)
    const offsets = new Float64Array(data.competencies.length)
    const { variances: fitted } = fitGivens(data, { offsets, prior: { variances, weight: { e: 0, u: 0, h: 0, r: 0 } } })
    const best = restrictedLikelihood(data, fitted, offsets)
    for (const effect of ['e', 'u', 'h', 'r'] as const) {
      for (const factor of [0.97, 1.03]) {
        expect(restrictedLikelihood(data, { ...fitted, [effect]: fitted[effect] * factor }, offsets)).toBeLessThan(best + 1e-6)
      }
    }
  })
})

describe('whatever the data', () => {
  const anyObservations = fc.array(
    fc.record({
      giver: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      person: fc.constantFrom('p', 'q', 'r', 'a'),
      competency: fc.constantFrom('x', 'y', 'z'),
      value: fc.integer({ min: 1, max: 12 }).map((half) => half / 2),
      bound: fc.constantFrom('exact' as const, 'exact' as const, 'at-least' as const, 'at-most' as const),
    }),
    { minLength: 1, maxLength: 40 },
  )

  test('every rating is a number with an interval that has room', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        const data = packObservations(observations)
        const ratings = ratePeople(data, fitGivens(data))
        expect([...ratings.adjusted, ...ratings.overall, ...ratings.deviation].every(Number.isFinite)).toBe(true)
        expect([...ratings.deviation].every((one) => one > 0.05)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('the order of rows changes no digit', () => {
    fc.assert(
      fc.property(
        anyObservations.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }))),
        ([observations, shuffled]) => {
          const [one, other] = [packObservations(observations), packObservations(shuffled)]
          expect(ratePeople(other, fitGivens(other))).toEqual(ratePeople(one, fitGivens(one)))
        },
      ),
      { numRuns: 30 },
    )
  })
})

test('moving every value by a level moves every rating by a level and no leniency', () => {
  const observations = observationsOf(10, 8, 5, 0.6, 6)
  const data = packObservations(observations)
  const moved = packObservations(observations.map((one) => ({ ...one, value: one.value + 1 })))
  const [before, after] = [fitGivens(data), fitGivens(moved)]
  const [was, is] = [ratePeople(data, before), ratePeople(moved, after)]
  was.adjusted.forEach((value, at) => expect(is.adjusted[at]! - value).toBeCloseTo(1, 8))
  before.leniency.forEach((value, at) => expect(after.leniency[at]).toBeCloseTo(value, 8))
})

test('what one group says moves nobody in a group without a giver in common', () => {
  const one = observationsOf(6, 6, 4, 0.8, 7)
  const other = observationsOf(6, 6, 4, 0.8, 8).map((row) => ({ ...row, giver: `x${row.giver}`, person: `x${row.person}` }))
  const data = packObservations([...one, ...other])
  const raised = packObservations([...one, ...other.map((row) => ({ ...row, value: row.value + 2 }))])
  const [before, after] = [ratePeople(data, fitGivens(data)), ratePeople(raised, fitGivens(raised))]
  data.people.forEach((name, person) => expect(after.overall[person]! - before.overall[person]!).toBeCloseTo(name.startsWith('x') ? 2 : 0, 8))
})

test('fewer givers widen the interval', () => {
  const all = observationsOf(12, 10, 6, 0.7, 9)
  const givers = [...new Set(all.filter((one) => one.person === 'p0').map((one) => one.giver))]
  const widths = [1, 2, 4].map((count) => {
    const kept = all.filter((one) => one.person !== 'p0' || givers.slice(0, count).includes(one.giver))
    const data = packObservations(kept)
    return ratePeople(data, fitGivens(data, { variances })).overallDeviation[data.people.indexOf('p0')]!
  })
  expect(widths[0]).toBeGreaterThan(widths[1]!)
  expect(widths[1]).toBeGreaterThan(widths[2]!)
})

test('a generous giver is found, and their values count for less than they say', () => {
  const observations = observationsOf(12, 6, 6, 1, 10)
  const generous = observations.map((one) => (one.giver === 'g3' ? { ...one, value: one.value + 1 } : one))
  const [usual, shifted] = [fitGivens(packObservations(observations)), fitGivens(packObservations(generous))]
  expect(shifted.leniency[3]! - usual.leniency[3]!).toBeGreaterThan(0.6)
})
