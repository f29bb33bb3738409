import { describe, expect, test } from 'vitest'
import type { Competency, Expectation, Framework } from '../model.ts'
import { beginningOf, concerns, hasWords, levelsFor, matrixOf, startingFamily, wordsTyped } from './matrix.ts'

const source = { file: 'a.md', line: 1 }

const competency = (id: string, part: Partial<Competency> = {}): Competency => ({ id, name: id, group: 'building', scopeRequired: false, evidence: [], source, ...part })

const text = (of: string, level: string, part: Partial<Expectation> = {}): Expectation => ({ competency: of, level, kind: 'text', text: `${of} at ${level}`, statements: [], examples: [], scopes: [], source, ...part })

const framework = (competencies: Competency[], expectations: Expectation[]): Framework => ({
  id: 'engineering', name: 'Engineering', levelsAre: 'absolute', levelOrderDeclared: true,
  focuses: [{ id: 'executes', name: 'Executes', words: [] }],
  levels: [1, 2, 3, 4].map((position) => ({ id: `E${position}`, name: `Level ${position}`, position, ...(position < 3 && { focus: 'executes' }) })),
  scopes: [], frequencies: [], domains: [], tracks: [], specialties: [], evidenceKinds: [], terms: [], roleProfiles: [], lint: {},
  families: [{ id: 'backend', name: 'Backend', levels: ['E1', 'E2', 'E3', 'E4'] }, { id: 'mobile', name: 'Mobile', levels: ['E2', 'E3'] }],
  groups: [{ id: 'building', name: 'Building', kind: 'competencies', inOverall: true }],
  competencies, expectations,
})

const rowOf = (it: Framework, filter = {}) => matrixOf(it, filter).sections[0]?.rows[0]?.cells ?? []

describe('a cell without a text says why', () => {
  test('below the first level nothing is expected yet, above the last stands a growth limit, with their reasons', () => {
    const it = framework([competency('c', { firstLevel: { level: 'E2', reason: 'too soon' }, lastLevel: { level: 'E3', reason: 'far enough' } })], [text('c', 'E2'), text('c', 'E3')])
    expect(rowOf(it).map(({ kind, reason }) => [kind, reason])).toEqual([['not-expected-yet', 'too soon'], ['text', undefined], ['text', undefined], ['growth-limit', 'far enough']])
  })

  test('a gap inside the range is missing, and a level that its families do not have does not apply', () => {
    const it = framework([competency('c', { families: ['mobile'] })], [text('c', 'E2')])
    expect(rowOf(it).map(({ kind }) => kind)).toEqual(['not-applicable', 'text', 'missing', 'not-applicable'])
  })

  test('neighbouring cells that are empty for one reason say it once', () => {
    const it = framework([competency('c', { lastLevel: { level: 'E1' } })], [text('c', 'E1')])
    expect(rowOf(it).map(({ continues }) => continues)).toEqual([false, false, true, true])
  })
})

describe('a cell that leans on another', () => {
  test('carries the other’s words and names the level it names, through any number of steps', () => {
    const same = (level: string, as: string) => text('c', level, { kind: 'same-as', sameAs: as })
    const it = framework([competency('c')], [text('c', 'E1'), same('E2', 'E1'), same('E3', 'E2')])
    expect(rowOf(it)[2]).toMatchObject({ kind: 'same-as', sameAs: { id: 'E2' }, expectation: { text: 'c at E1' } })
  })

  test('does not go round in circles', () => {
    const same = (level: string, as: string) => text('c', level, { kind: 'same-as', sameAs: as })
    expect(rowOf(framework([competency('c')], [same('E1', 'E2'), same('E2', 'E1')]))[0]?.kind).toBe('same-as')
  })
})

describe('filters', () => {
  test('a family keeps its levels and the competencies that are for it or for everybody', () => {
    const it = framework([competency('all'), competency('backend-only', { families: ['backend'] })], [])
    const matrix = matrixOf(it, { family: 'mobile' })
    expect(matrix.levels.map(({ id }) => id)).toEqual(['E2', 'E3'])
    expect(matrix.sections[0]?.rows.map((row) => row.competency.id)).toEqual(['all'])
  })

  test('a focus keeps the levels that have it', () => {
    expect(levelsFor(framework([], []), { focus: 'executes' }).map(({ id }) => id)).toEqual(['E1', 'E2'])
  })

  test.each([
    [{}, {}, true],
    [{ domains: ['payments'] }, { domain: 'payments' }, true],
    [{ domains: ['payments'] }, { domain: 'delivery' }, false],
    [{ domains: [] }, { domain: 'delivery' }, true],
    [{ specialties: ['search'] }, { family: 'backend', specialty: 'search' }, true],
    [{ specialties: ['search'] }, { family: 'backend' }, false],
    [{ specialties: ['search'] }, {}, true],
  ])('a competency with %j concerns %j: %s', (part, filter, answer) => {
    expect(concerns(competency('c', part), filter)).toBe(answer)
  })

  test('a specialty’s own cell stands before the family’s', () => {
    const it = framework([competency('c')], [text('c', 'E1'), text('c', 'E1', { specialty: 'search', text: 'for search' })])
    expect(rowOf(it, { specialty: 'search' })[0]?.expectation?.text).toBe('for search')
    expect(rowOf(it)[0]?.expectation?.text).toBe('c at E1')
  })

  test('the text filter looks through names, expectations, statements and examples, for every word typed', () => {
    const it = framework([competency('c', { name: 'Debugging' })], [text('c', 'E1', { statements: [{ id: 's', text: 'Reads the Logs', source }], examples: [{ text: 'Found a race', source }] })])
    const haystack = matrixOf(it, {}).sections[0]?.rows[0]?.haystack ?? ''
    expect(hasWords(haystack, wordsTyped('logs  DEBUG race'))).toBe(true)
    expect(hasWords(haystack, wordsTyped('logs nothing'))).toBe(false)
  })
})

test('a large framework of role pages begins with one family, a matrix of one organization with all', () => {
  const many = (families?: string[]) => Array.from({ length: 60 }, (_, index) => competency(`c${index}`, families ? { families } : {}))
  expect(startingFamily(framework(many(['mobile']), []))).toBe('mobile')
  expect(startingFamily(framework(many(), []))).toBeUndefined()
  expect(startingFamily(framework(many(['mobile']).slice(0, 20), []))).toBeUndefined()
})

test('the beginning of a matrix has as many whole rows as asked for, under their groups', () => {
  const it = framework([competency('a'), competency('b'), competency('c', { group: 'selling' })], [])
  const sections = matrixOf({ ...it, groups: [...it.groups, { id: 'selling', name: 'Selling', kind: 'competencies', inOverall: true }] }, {}).sections
  const rows = (most: number) => beginningOf(sections, most).map((section) => section.rows.map((row) => row.competency.id))
  expect([rows(0), rows(1), rows(2), rows(3), rows(9)]).toEqual([[], [['a']], [['a', 'b']], [['a', 'b'], ['c']], [['a', 'b'], ['c']]])
})
