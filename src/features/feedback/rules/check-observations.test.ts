import { describe, expect, test } from 'vitest'
import type { FeedbackContent, ObservationInput } from '../model.ts'
import { contentIssues } from './check-observations.ts'
import { garden, gardenFile, pruning } from '../../../../test/garden.ts'

const framework = await garden(pruning(), gardenFile('grafting', { E2: 'Grafts.' }), gardenFile('kindness', {}))
const base: ObservationInput = {
  competency: 'pruning', choice: 'level', level: 'E2', frequency: null, scope: null, statements: [], words: null, noOpportunityFrom: null, noOpportunityUntil: null, evidence: [],
}
const content = (...observations: Partial<ObservationInput>[]): FeedbackContent => ({
  workItem: null, observedOn: '2026-03-02', visibility: 'person', withholdName: false, words: null, observations: observations.map((it) => ({ ...base, ...it })),
})
const statements = framework.expectations.find((it) => it.competency === 'pruning' && it.level === 'E2')!.statements.map((it) => it.id)

describe('what may be said of a competency', () => {
  test.each<[string, Partial<ObservationInput>]>([
    ['a level’s text', {}],
    ['with statements of that text', { statements }],
    ['with a frequency and a rung', { frequency: 'usually', scope: 'bed' }],
    ['not yet', { choice: 'not-yet', level: null }],
    ['beyond the only text', { competency: 'grafting', choice: 'beyond', level: null }],
    ['words where there are no texts', { competency: 'kindness', choice: 'words', level: null, words: 'Waters the neighbour’s beds.' }],
    ['no opportunity, and why', { choice: 'no-opportunity', level: null, words: 'No roses this year.', noOpportunityFrom: '2026-01-01', noOpportunityUntil: '2026-06-30' }],
    ['not observed', { choice: 'not-observed', level: null }],
  ])('%s', (_, it) => {
    expect(contentIssues(framework, null, content(it))).toEqual([])
  })

  test.each<[string, Partial<ObservationInput>, string]>([
    ['a level without a text', { level: 'E9' }, 'level'],
    ['no level', { level: null }, 'level'],
    ['a level beside another choice', { choice: 'not-yet' }, 'level'],
    ['a level where there are no texts', { competency: 'kindness', level: 'E1' }, 'level'],
    ['not yet where there are no texts', { competency: 'kindness', choice: 'not-yet', level: null }, 'choice'],
    ['beyond where there are three texts', { choice: 'beyond', level: null }, 'choice'],
    ['a competency that is none', { competency: 'weeding' }, 'competency'],
    ['a frequency that is none', { frequency: 'never' }, 'frequency'],
    ['a rung that is none', { scope: 'moon' }, 'scope'],
    ['statements of another text', { level: 'E1', statements }, 'statements'],
    ['a statement twice', { statements: [statements[0]!, statements[0]!] }, 'statements'],
    ['words without words', { choice: 'words', level: null }, 'words'],
    ['no opportunity without why', { choice: 'no-opportunity', level: null }, 'words'],
    ['no opportunity that ends before it begins', { choice: 'no-opportunity', level: null, words: 'None.', noOpportunityFrom: '2026-06-01', noOpportunityUntil: '2026-05-01' }, 'noOpportunityUntil'],
  ])('not %s', (_, it, field) => {
    expect(contentIssues(framework, null, content(it)).map((one) => one.path)).toEqual([`observations.0.${field}`])
  })

  test('not one competency twice, and not nothing', () => {
    expect(contentIssues(framework, null, content({}, {}))).toMatchObject([{ path: 'observations.1.competency' }])
    expect(contentIssues(framework, null, content())).toMatchObject([{ path: 'words' }])
  })

  test('what is for managers only is words and no level', () => {
    expect(contentIssues(framework, null, { ...content(), visibility: 'managers', words: 'Looks tired.' })).toEqual([])
    expect(contentIssues(framework, null, { ...content({}), visibility: 'managers' }).map((it) => it.path)).toEqual(['words', 'visibility'])
  })
})
