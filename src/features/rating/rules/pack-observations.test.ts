import { expect, test } from 'vitest'
import type { Observation } from '../model.ts'
import { connectedComponents } from './connected-components.ts'
import { packObservations } from './pack-observations.ts'

const seen = (giver: string, person: string, competency: string, value: number, bound: Observation['bound'] = 'exact'): Observation => ({ giver, person, competency, value, bound })

test('a giver’s several observations of one competency count once, as their mean', () => {
  const data = packObservations([seen('g', 'p', 'c', 2), seen('g', 'p', 'c', 3), seen('g', 'p', 'c', 4)])
  expect([...data.value]).toEqual([3])
})

test('a mean is censored only where every observation in it is, on the same side', () => {
  const bounds = (...observations: Observation[]): number[] => [...packObservations(observations).bound]
  expect(bounds(seen('g', 'p', 'c', 6, 'at-least'), seen('g', 'p', 'c', 6, 'at-least'))).toEqual([1])
  expect(bounds(seen('g', 'p', 'c', 6, 'at-least'), seen('g', 'p', 'c', 5))).toEqual([0])
  expect(bounds(seen('g', 'p', 'c', 6, 'at-least'), seen('g', 'p', 'c', 0.5, 'at-most'))).toEqual([0])
})

test('a self-assessment neither counts nor links givers', () => {
  const data = packObservations([seen('p', 'p', 'c', 6), seen('p', 'q', 'c', 3), seen('g', 'p', 'c', 2)])
  expect([...data.value]).toEqual([2, 3])
  expect(connectedComponents(data).count).toBe(2)
})

test('people connected through givers are one component, others their own', () => {
  const data = packObservations([seen('a', 'p', 'c', 1), seen('a', 'q', 'c', 1), seen('b', 'q', 'c', 1), seen('b', 'r', 'c', 1), seen('z', 's', 'c', 1)])
  const { ofPerson, ofGiver, count } = connectedComponents(data)
  expect(count).toBe(2)
  expect([...ofPerson]).toEqual([0, 0, 0, 1])
  expect([...ofGiver]).toEqual([0, 0, 1])
})
