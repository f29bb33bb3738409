import { describe, expect, test } from 'vitest'
import type { Evidence } from '../model.ts'
import { evidenceIssues, evidenceRemarks } from './check-evidence.ts'
import { garden, pruning } from '../../../../test/garden.ts'

const { evidenceKinds } = await garden(pruning())
const measure = { before: 2, after: 5, unit: 'baskets', link: '' }
const harvest = (fields: Evidence['fields']): Evidence[] => [{ kind: 'harvest', fields }]

describe('evidence', () => {
  test.each<[string, Evidence['fields'], string[]]>([
    ['whole', { what: 'Apples', basket: measure, 'seen-at': 'https://garden.example/apples', kind: 'Fruit', with: ['Ada'], weight: 12 }, []],
    ['a link that runs a script', { 'seen-at': 'javascript:alert(1)' }, ['seen-at']],
    ['a link to a file', { 'seen-at': 'file:///etc/passwd' }, ['seen-at']],
    ['a link in a measure that runs a script', { basket: { ...measure, link: 'javascript:alert(1)' } }, ['basket']],
    ['a choice that is none', { kind: 'Weed' }, ['kind']],
    ['a number as text', { weight: '12' }, ['weight']],
    ['a text as a number', { what: 12 }, ['what']],
    ['people as text', { with: 'Ada' }, ['with']],
    ['a measure as text', { basket: 'more' }, ['basket']],
    ['a field that is none', { colour: 'red' }, ['colour']],
  ])('%s', (_, fields, wrong) => {
    expect(evidenceIssues(evidenceKinds, harvest(fields), 'evidence').map((it) => it.path)).toEqual(wrong.map((it) => `evidence.0.fields.${it}`))
  })

  test('of a kind that the framework does not have is refused', () => {
    expect(evidenceIssues(evidenceKinds, [{ kind: 'rumour', fields: {} }], 'evidence')).toMatchObject([{ path: 'evidence.0.kind' }])
  })

  test.each<[string, Evidence['fields'], string[]]>([
    ['whole', { what: 'Apples', basket: measure }, []],
    ['without what is required', {}, ['what', 'basket']],
    ['with an empty text', { what: '', basket: measure }, ['what']],
    ['with a measure without a before', { what: 'Apples', basket: { ...measure, before: null } }, ['basket']],
    ['with a measure without a unit', { what: 'Apples', basket: { ...measure, unit: '' } }, ['basket']],
  ])('%s is told, not refused', (_, fields, missing) => {
    expect(evidenceIssues(evidenceKinds, harvest(fields), 'evidence')).toEqual([])
    expect(evidenceRemarks(evidenceKinds, harvest(fields)).map((it) => it.field)).toEqual(missing)
  })
})
