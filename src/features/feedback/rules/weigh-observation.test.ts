import { describe, expect, test } from 'vitest'
import type { Framework } from '../../framework/model.ts'
import type { ObservationInput, Relation } from '../model.ts'
import { askIssues } from './ask-issues.ts'
import { garden, gardenFile, pruning } from '../../../../test/garden.ts'
import { roleCompetencies, type Role } from './role-competencies.ts'
import { weighObservation, type Scales } from './weigh-observation.ts'

const framework = await garden(
  pruning(undefined, 'scope: required\n'),
  gardenFile('mowing', { E1: 'Mows.', E2: 'Mows in stripes.' }, 'families: [lawns]\n'),
  gardenFile('espalier', { E1: 'Ties.', E2: 'Trains.' }, 'domains: [walled]\n'),
  gardenFile('leading', { E3: 'Leads.' }, 'first: E3\nfirst-reason: Later.\n'),
)
const roses: Role = { family: 'roses', specialty: null, domain: 'orchard', secondary: [] }
const base: ObservationInput = {
  competency: 'pruning', choice: 'level', level: 'E2', frequency: 'sometimes', scope: 'bed', statements: [], words: null, noOpportunityFrom: null, noOpportunityUntil: null, evidence: [],
}
const scales = (it: Partial<Scales> = {}): Scales => ({ framework, role: roses, relation: 'teammate', work: null, ...it })
const weigh = (it: Partial<ObservationInput> = {}, on: Partial<Scales> = {}, visibility: 'person' | 'managers' = 'person') => weighObservation(scales(on), visibility, { ...base, ...it })

describe('weighing an observation', () => {
  test.each<[Relation, boolean]>([['manager', true], ['teammate', true], ['stakeholder', true], ['report', false], ['stranger', false], ['outsider', false]])('what a %s says counts: %s', (relation, counts) => {
    expect(weigh({}, { relation })).toMatchObject({ value: 1.5, bound: 'exact', counts })
  })

  test('what is outside the role or the domain has its value and never counts; a secondary role is no outside', () => {
    expect(weigh({ competency: 'mowing' })).toMatchObject({ value: 1.5, bound: 'exact', counts: false, frequency: 'sometimes' })
    expect(weigh({ competency: 'mowing' }, { role: { ...roses, secondary: [{ family: 'lawns', specialty: null }] } }).counts).toBe(true)
    expect(weigh({ competency: 'espalier' }).counts).toBe(false)
    expect(weigh({ competency: 'espalier' }, { role: { ...roses, domain: 'walled' } }).counts).toBe(true)
  })

  test('no opportunity, not observed and outside the role have no value, no frequency and no rung', () => {
    for (const choice of ['no-opportunity', 'not-observed', 'outside-role'] as const) {
      expect(weigh({ choice, level: null })).toMatchObject({ value: null, bound: null, counts: false, frequency: null, scope: null, scopeSupported: true })
    }
  })

  test('dates go with a missing opportunity alone', () => {
    expect(weigh({ noOpportunityFrom: '2026-01-01' }).noOpportunityFrom).toBeNull()
    expect(weigh({ choice: 'no-opportunity', level: null, noOpportunityFrom: '2026-01-01' }).noOpportunityFrom).toBe('2026-01-01')
  })

  test.each(['across-teams', 'park'])('%s is borne out by work that affected two teams, and by nothing less; the value is the same', (scope) => {
    const wider = { ...framework, scopes: [...framework.scopes, { id: 'park', name: 'The whole park', definition: 'Everybody who walks in it.', aliases: [] }] }
    const at = (teams: number | null) => weigh({ scope }, { framework: wider, work: teams === null ? null : { kind: 'project', teams } })
    expect([at(null), at(1), at(2), at(3)].map((it) => it.scopeSupported)).toEqual([false, false, true, true])
    expect(new Set([at(null), at(1), at(2)].map((it) => it.value)).size).toBe(1)
  })

  test('where a rung is required, one below the text’s or none is “scope not shown”; elsewhere none is', () => {
    expect(weigh({ level: 'E3', scope: 'bed' }).scopeShown).toBe(false)
    expect(weigh({ level: 'E3', scope: null }).scopeShown).toBe(false)
    expect(weigh({ level: 'E3', scope: 'across-teams' }).scopeShown).toBe(true)
    expect(weigh({ choice: 'not-yet', level: null, scope: null }).scopeShown).toBe(true)
    expect(weigh({ competency: 'mowing', scope: null }).scopeShown).toBe(true)
  })

  test('levels without a declared order give no number', () => {
    const unordered: Framework = { ...framework, levelOrderDeclared: false }
    expect(weigh({}, { framework: unordered })).toMatchObject({ value: null, counts: false })
  })
})

describe('what may be asked about', () => {
  const at = (level: string | null, ...ids: string[]) => askIssues(framework, { ...roses, level }, ids).map((it) => it.path)

  test('is of the role and domain, and does not begin above the level', () => {
    expect(roleCompetencies(framework, roses).map((it) => it.id)).toEqual(['leading', 'pruning'])
    expect(at('E2', 'pruning')).toEqual([])
    expect(at('E2', 'mowing', 'espalier', 'weeding')).toEqual(['competencies.0', 'competencies.1', 'competencies.2'])
    expect(at('E2', 'leading')).toEqual(['competencies.0'])
    expect(at('E3', 'leading')).toEqual([])
    expect(at(null, 'leading')).toEqual([])
    expect(at('E2', 'pruning', 'pruning')).toEqual(['competencies.1'])
  })
})
