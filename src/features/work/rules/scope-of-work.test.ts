import { describe, expect, test } from 'vitest'
import type { Scope } from '../../framework/model.ts'
import { scopeIsSupported, scopeOfWork } from './scope-of-work.ts'

const rung = (id: string, name: string, aliases: string[] = []): Scope => ({ id, name, aliases, definition: '' })

const english = [
  rung('own', 'Own work on a task', ['issue']),
  rung('epic', 'Epic'),
  rung('team', 'Project or team', ['milestone']),
  rung('wide', 'Across teams', ['product area']),
  rung('company', 'Company'),
]
const declared = [rung('s1', 'Einzelne Aufgabe', ['task']), rung('s2', 'Vorhaben', ['project', 'epics']), rung('s3', 'Mehrere Teams', ['two or more teams'])]
const plain = [rung('task', 'Single'), rung('company', 'Everyone')]

describe('the rung that follows from the work', () => {
  test.each([
    [english, 'task', 1, 'own'],
    [english, 'epic', 0, 'epic'],
    [english, 'project', 1, 'team'],
    [english, 'task', 2, 'wide'],
    [english, 'project', 5, 'wide'],
    [declared, 'task', 1, 's1'],
    [declared, 'epic', 1, 's2'],
    [declared, 'epic', 2, 's3'],
    [plain, 'task', 3, 'task'],
    [plain, 'project', 3, null],
    [[], 'task', 2, null],
  ] as const)('%# is named by the framework’s own words', (scopes, kind, teams, expected) => {
    expect(scopeOfWork(scopes, { kind, teams })).toBe(expected)
  })

  test('a word inside another is not that word', () => {
    expect(scopeOfWork([rung('force', 'Taskforce'), rung('one', 'A task')], { kind: 'task', teams: 1 })).toBe('one')
  })
})

describe('the rung across teams and those above it', () => {
  test.each(['wide', 'company'])('%s is supported only where the linked work affected two teams or more', (scope) => {
    const supported = (teams: number) => scopeIsSupported(english, { kind: 'project', teams }, scope)
    expect([0, 1, 2, 3].map(supported)).toEqual([false, false, true, true])
    expect(scopeIsSupported(english, null, scope)).toBe(false)
  })

  test('are those of the framework’s own order, whatever it calls them', () => {
    expect(scopeIsSupported(declared, { kind: 'task', teams: 1 }, 's3')).toBe(false)
    const upsideDown = [rung('company', 'Company'), rung('wide', 'Across teams'), rung('guild', 'Guild')]
    expect(['company', 'wide', 'guild'].map((scope) => scopeIsSupported(upsideDown, null, scope))).toEqual([true, false, false])
  })

  test('are the only ones that ask for it', () => {
    expect(['own', 'epic', 'team'].map((scope) => scopeIsSupported(english, null, scope))).toEqual([true, true, true])
    expect(scopeIsSupported(plain, null, 'company')).toBe(true)
  })
})
