import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation } from '../model.ts'
import { explainPerson } from './explain-rating.ts'
import { explainSimple } from './explain-simple.ts'
import { fitGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'
import { personRating } from './packed-ratings.ts'
import { ratePeople } from './rate-people.ts'
import { simpleLeniencies } from './simple-leniencies.ts'
import { simpleRatings } from './simple-ratings.ts'
import { storeGivens } from './stored-givens.ts'
import { rateFromGivens, whatIf } from './what-if.ts'

const bounds = fc.constantFrom('exact' as const, 'exact' as const, 'exact' as const, 'at-least' as const, 'at-most' as const)
const observations = fc.array(
  fc.record({
    giver: fc.integer({ min: 0, max: 40 }).map((at) => `g${at}`), person: fc.constantFrom('p', 'q', 'r'), competency: fc.constantFrom('x', 'y', 'z'),
    value: fc.integer({ min: 1, max: 12 }).map((half) => half / 2), bound: bounds,
  }),
  { minLength: 1, maxLength: 150 },
)

test('the parts of a fitted rating add up to it and the weights to one', () => {
  fc.assert(
    fc.property(observations, (rows) => {
      const data = packObservations(rows)
      const givens = fitGivens(data)
      const ratings = ratePeople(data, givens)
      data.people.forEach((_, person) => {
        const rating = personRating(data, ratings, person)
        const why = explainPerson(data, givens, person)!
        for (const [one, expected] of [[why.overall, rating.overall!.adjusted], ...why.competencies.map((it, at) => [it, rating.competencies[at]!.adjusted] as const)] as const) {
          expect(one.offset + one.parts.reduce((sum, part) => sum + part.part, 0)).toBeCloseTo(one.adjusted, 9)
          expect(one.parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 9)
          expect(Math.abs(one.adjusted - expected)).toBeLessThan(1e-9)
        }
      })
    }),
    { numRuns: 30 },
  )
})

test('the parts of a simple rating add up to it', () => {
  fc.assert(
    fc.property(observations, (rows) => {
      const data = packObservations(rows)
      const { leniency, error } = simpleLeniencies(data)
      const ratings = simpleRatings(data, leniency, error)
      data.people.forEach((_, person) => {
        const rating = personRating(data, ratings, person)
        const why = explainSimple(data, leniency, person)!
        expect(why.overall.parts.reduce((sum, part) => sum + part.part, 0)).toBeCloseTo(rating.overall!.adjusted, 9)
        why.competencies.forEach((one, at) => expect(one.adjusted).toBeCloseTo(rating.competencies[at]!.adjusted, 9))
      })
    }),
    { numRuns: 30 },
  )
})

const some: Observation[] = ['p', 'q', 'r', 's'].flatMap((person, i) =>
  ['a', 'b', 'c', 'd', 'e'].flatMap((giver, j) =>
    ['x', 'y', 'z'].map((competency, k) => ({ giver, person, competency, value: 2 + ((i * 3 + j * 2 + k * (i + 1)) % 7) / 2 })),
  ),
)

test('one person’s observations and the stored givens give the ratings of the fit', () => {
  const data = packObservations(some)
  const packed = fitGivens(data)
  const ratings = ratePeople(data, packed)
  const givens = storeGivens(data, packed)
  data.people.forEach((name, person) => {
    const whole = personRating(data, ratings, person)
    const alone = rateFromGivens(some.filter((one) => one.person === name), givens)!
    expect(Math.abs(alone.overall!.adjusted - whole.overall!.adjusted)).toBeLessThan(1e-9)
    alone.competencies.forEach((one, at) => {
      expect(Math.abs(one.adjusted - whole.competencies[at]!.adjusted)).toBeLessThan(1e-9)
      expect(one.low).toBeCloseTo(whole.competencies[at]!.low, 6)
    })
  })
})

test('one observation less or more shows at once, and less leaves more unknown', () => {
  const data = packObservations(some)
  const givens = storeGivens(data, fitGivens(data))
  const own = some.filter((one) => one.person === 'p')
  const { before, after } = whatIf(own, givens, { less: own.filter((one) => one.giver === 'a') })
  expect(after!.overall!.high - after!.overall!.low).toBeGreaterThan(before!.overall!.high - before!.overall!.low)
  const more = whatIf(own, givens, { more: [{ giver: 'new', person: 'p', competency: 'x', value: 6 }] })
  expect(more.after!.competencies[0]!.adjusted).toBeGreaterThan(more.before!.competencies[0]!.adjusted)
  expect(whatIf(own, givens, { less: own }).after).toBeUndefined()
})

test('an overall for a role counts that role’s competencies alone', () => {
  const data = packObservations(some)
  const givens = storeGivens(data, fitGivens(data))
  const own = some.filter((one) => one.person === 'q')
  const all = rateFromGivens(own, givens)!
  const role = rateFromGivens(own, givens, ['x', 'z', 'not rated'])!
  expect(role.competencies).toEqual(all.competencies)
  expect(role.overall!.adjusted).toBeCloseTo((all.competencies[0]!.adjusted + all.competencies[2]!.adjusted) / 2, 9)
  const one = rateFromGivens(own, givens, ['y'])!
  expect(one.overall!.deviation).toBeCloseTo(one.competencies[1]!.deviation, 6)
  expect(rateFromGivens(own, givens, ['not rated'])!.overall).toBeNull()
})

test('“why” names the givers whom the person rates in turn', () => {
  const rows = [['p', 'q'], ['q', 'p'], ['r', 'p'], ['p', 's']].map(([giver, person]) => ({ giver: giver!, person: person!, competency: 'x', value: 3 }))
  const data = packObservations(rows)
  expect(explainPerson(data, fitGivens(data), data.people.indexOf('p'))!.mutual).toEqual(['q'])
})
