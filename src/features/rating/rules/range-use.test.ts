import { expect, test } from 'vitest'
import { fitGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'

/** Twelve people rated by six of eight givers on ten competencies; giver j keeps `kept(j)` of every distance from 3.5. */
function spreadWhere(kept: (giver: number) => number): number {
  let state = 11
  const noise = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296 - 0.5
  }
  const observations = Array.from({ length: 12 * 6 * 10 }, (_, at) => {
    const [person, giver, competency] = [Math.floor(at / 60), (Math.floor(at / 10) + Math.floor(at / 60)) % 8, at % 10]
    const felt = 3.5 + Math.sin(person * 3 + competency * 2) * 1.5 + noise()
    return { giver: `g${giver}`, person: `p${person}`, competency: `c${competency}`, value: 3.5 + kept(giver) * (felt - 3.5) + (giver % 3) / 3 }
  })
  return fitGivens(packObservations(observations)).range.spread
}

test('givers who use the range alike leave intervals as they are, however generous each is', () => {
  expect(spreadWhere(() => 1)).toBeLessThan(0.06)
  expect(spreadWhere(() => 0.6)).toBeLessThan(0.1)
})

test('where some givers avoid extremes, the bolder ones show it', () => {
  expect(spreadWhere((giver) => (giver % 2 === 0 ? 0.5 : 1))).toBeGreaterThan(0.2)
})
