import { expect, test } from 'vitest'
import type { Observation } from '../model.ts'
import { fitGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'
import { personRating, type PackedRatings } from './packed-ratings.ts'
import { ratePeople } from './rate-people.ts'

function rated(observations: Observation[]): { data: ReturnType<typeof packObservations>; ratings: PackedRatings } {
  const data = packObservations(observations)
  return { data, ratings: ratePeople(data, fitGivens(data)) }
}

const everybody = (people: number, givers: number, value: (person: number, giver: number, competency: number) => number): Observation[] =>
  Array.from({ length: people * givers * 4 }, (_, at) => {
    const [person, giver, competency] = [Math.floor(at / (givers * 4)), Math.floor(at / 4) % givers, at % 4]
    return { giver: `g${giver}`, person: `p${person}`, competency: `c${competency}`, value: value(person, giver, competency) }
  })

const width = (ratings: PackedRatings, person: number): number => ratings.overallDeviation[person]! * 2

test('one giver, one person, one value: the value itself, and an interval of more than a level', () => {
  const { ratings } = rated([{ giver: 'g', person: 'p', competency: 'c', value: 3 }])
  expect(ratings.overall[0]).toBeCloseTo(3, 9)
  expect(width(ratings, 0)).toBeGreaterThan(1)
})

test('constant values stay what they are, with an interval that keeps some room', () => {
  const { ratings } = rated(everybody(5, 4, () => 3))
  for (const value of ratings.adjusted) expect(value).toBeCloseTo(3, 9)
  for (const deviation of ratings.deviation) expect(deviation).toBeGreaterThan(0.05)
})

test('where everybody has the same one giver, nobody is moved and little is known', () => {
  const { ratings } = rated(everybody(6, 1, (person) => 1 + person / 2))
  ratings.overall.forEach((value, person) => expect(value).toBeCloseTo(1 + person / 2, 6))
  expect(width(ratings, 0)).toBeGreaterThan(0.8)
})

test('eight hundred givers of one person make a narrow interval', () => {
  const { ratings } = rated(everybody(1, 800, (_, giver, competency) => 3 + ((giver * 7 + competency * 3) % 5) / 4))
  expect(ratings.overall[0]).toBeGreaterThan(3)
  expect(width(ratings, 0)).toBeLessThan(0.2)
  expect([...ratings.deviation].every(Number.isFinite)).toBe(true)
})

test('a person of whom everybody says “at least the last” stands half a level beyond it, unsure', () => {
  const top = everybody(4, 5, (person, giver) => 3 + ((person + giver) % 3) / 2).map((one): Observation => (one.person === 'p0' ? { ...one, value: 6, bound: 'at-least' } : one))
  const { data, ratings } = rated(top)
  const { overall } = personRating(data, ratings, 0)
  expect(overall!.adjusted).toBeGreaterThan(6)
  expect(overall!.adjusted).toBeLessThan(7)
  expect(overall!.high - overall!.low).toBeGreaterThan(0.4)
})

test('a value that means “at least” draws a rating further up than the same value exactly', () => {
  const exact = everybody(4, 5, (person, giver, competency) => 3 + ((person + giver * competency) % 3) / 2)
  const censored = exact.map((one): Observation => (one.person === 'p1' && one.competency === 'c2' ? { ...one, value: 4, bound: 'at-least' } : one))
  const plain = censored.map((one): Observation => ({ ...one, bound: 'exact' }))
  const at = (ratings: PackedRatings): number => ratings.adjusted[ratings.start[1]! + 2]!
  expect(at(rated(censored).ratings)).toBeGreaterThan(at(rated(plain).ratings))
})

test('a competency that one giver saw is drawn towards the person’s own mean, not to anybody else’s', () => {
  const others = everybody(30, 4, (person, giver, competency) => 3 + ((person * 5 + giver * 3 + competency) % 7) / 7)
  const own: Observation[] = ['c0', 'c1', 'c2'].flatMap((competency) => [0, 1, 2].map((giver) => ({ giver: `g${giver}`, person: 'zed', competency, value: 2 })))
  const { data, ratings } = rated([...others, ...own, { giver: 'g0', person: 'zed', competency: 'c3', value: 5 }])
  const rating = personRating(data, ratings, data.people.indexOf('zed')).competencies[3]!
  expect(rating.raw).toBe(5)
  expect(rating.adjusted).toBeLessThan(4.5)
  expect(rating.adjusted).toBeGreaterThan(2.2)
})

test('nothing to rate is an empty answer', () => {
  const { data, ratings } = rated([])
  expect(data.people).toEqual([])
  expect(ratings.adjusted.length).toBe(0)
})
