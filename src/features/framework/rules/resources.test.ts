import { describe, expect, test } from 'vitest'
import type { Resource } from '../model.ts'
import { resourcesFor } from './resources.ts'

const levels = ['E1', 'E2', 'E3', 'E4'].map((id, at) => ({ id, name: id, position: at + 1 }))
const one = (title: string, from?: string): Resource => ({ title, address: `https://handbook.example.com/${title}`, ...(from && { from }), source: { file: 'a.md', line: 1 } })
const resources = [one('always'), one('lead', 'E4'), one('first', 'E1'), one('senior', 'E3'), one('engineer', 'E2')]
const order = (from: string[]): string[] => resourcesFor({ levels }, { resources }, from).map(({ title }) => title)

describe('what a competency can be learned from', () => {
  test('stands in the framework’s order where no level is given', () => expect(order([])).toEqual(['always', 'lead', 'first', 'senior', 'engineer']))

  test('begins with what helps from one’s level or from the one compared with, and ends with what helps further up', () => {
    expect(order(['E2', 'E3'])).toEqual(['senior', 'engineer', 'always', 'first', 'lead'])
    expect(order(['E1'])).toEqual(['first', 'always', 'lead', 'senior', 'engineer'])
  })

  test('is kept whole where the level is not one of the framework, or nothing is named', () => {
    expect(order(['X9'])).toHaveLength(5)
    expect(resourcesFor({ levels }, {}, ['E2'])).toEqual([])
  })
})
