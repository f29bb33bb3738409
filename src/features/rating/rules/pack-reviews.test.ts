import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Observation } from '../model.ts'
import { packObservations } from './pack-observations.ts'
import { addReview, finishPacking, startPacking } from './pack-reviews.ts'

const name = (prefix: string, most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((at) => `${prefix}${at}`)

const observations: fc.Arbitrary<Observation[]> = fc.uniqueArray(
  fc.record({ giver: name('p', 40), person: name('p', 40), competency: name('c', 12), value: fc.double({ min: 0, max: 7, noNaN: true }), bound: fc.constantFrom('exact', 'at-most', 'at-least') }),
  { selector: (one) => `${one.giver} ${one.person} ${one.competency}`, maxLength: 600 },
)

test('packing review by review comes to the same as packing everything at once', () => {
  fc.assert(
    fc.property(observations, (all) => {
      const packing = startPacking(all.map((one) => one.competency).concat('c-nobody-spoke-of'))
      const reviews = new Map<string, Observation[]>()
      for (const one of all) reviews.set(`${one.person} ${one.giver}`, [...(reviews.get(`${one.person} ${one.giver}`) ?? []), one])
      for (const key of [...reviews.keys()].sort((a, b) => (a < b ? -1 : 1))) {
        const [person, giver] = key.split(' ') as [string, string]
        addReview(packing, person, giver, reviews.get(key)!.map((one) => ({ ...one, bound: one.bound ?? 'exact' })))
      }
      expect(finishPacking(packing)).toEqual(packObservations(all))
    }),
  )
})

test('room grows with thousands of reviews', () => {
  const packing = startPacking(['a', 'b'])
  const all: Observation[] = []
  for (let person = 0; person < 3_000; person++) {
    const names = [`p${String(person).padStart(5, '0')}`, `g${String(person % 500).padStart(5, '0')}`] as const
    const cells = ['a', 'b'].map((competency) => ({ competency, value: person % 6, bound: 'exact' as const }))
    addReview(packing, names[0], names[1], cells)
    all.push(...cells.map((cell) => ({ ...cell, person: names[0], giver: names[1] })))
  }
  expect(finishPacking(packing)).toEqual(packObservations(all))
})
