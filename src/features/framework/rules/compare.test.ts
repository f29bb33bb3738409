import { describe, expect, test } from 'vitest'
import { readFramework } from '../source/read-framework.ts'
import { comparedLine, compareSides, readSide, writeSide } from './compare.ts'

const yaml = `framework: small
name: Small
levels: [{ id: E1, name: One }, { id: E2, name: Two }]
families: [{ id: backend, name: Backend, levels: [E1, E2] }, { id: mobile, name: Mobile, levels: [E1, E2] }]
groups: [{ id: building, name: Building, kind: competencies, in-overall: true }]
`

const coding = (second: string) => ({
  path: 'coding.md',
  text: `---\ncompetency: coding\nname: Coding\ngroup: building\n---\n\n## E1\n\nWrites code that teammates can follow without having it explained.\n\n- Runs the change before asking anybody to read it.\n\n## E2\n\nWrites code that ${second} can follow without having it explained.\n\n- Runs the change before asking anybody to read it.\n`,
})

const small = async (second: string) => (await readFramework([{ path: 'framework.yaml', text: yaml }, coding(second)], { name: 'small' })).framework

describe('a side in an address', () => {
  test.each(['role:backend.E1', 'level:E2', 'role:backend.E1~12', 'role:a.b.c~3'])('%s reads as what it was written from', (text) => {
    const side = readSide(text)
    expect(side && writeSide(side)).toBe(text)
  })

  test.each(['', 'backend.E1', 'group:x', 'role:'])('“%s” is none', (text) => {
    expect(readSide(text)).toBeUndefined()
  })
})

describe('two sides', () => {
  test('are joined by identifier, with the words that differ marked on the side that says them', async () => {
    const framework = await small('several teams')
    const [group] = compareSides(framework, { kind: 'level', id: 'E1' }, framework, { kind: 'level', id: 'E2' })
    const [competency] = group?.competencies ?? []
    expect(competency?.likeness).toBe('reworded')
    expect(competency?.text?.left.filter(({ kind }) => kind === 'removed').map(({ text }) => text.trim())).toEqual(['teammates'])
    expect(competency?.text?.right.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim()).join(' ')).toBe('several teams')
    expect(competency?.statements.map(({ likeness }) => likeness)).toEqual(['same'])
  })

  test('may be two versions of one role', async () => {
    const [group] = compareSides(await small('everybody'), { kind: 'role', id: 'backend.E2' }, await small('others'), { kind: 'role', id: 'backend.E2' })
    expect(group?.competencies[0]?.likeness).toBe('reworded')
  })

  test('that say the same are the same', async () => {
    const framework = await small('others')
    const [group] = compareSides(framework, { kind: 'role', id: 'backend.E1' }, framework, { kind: 'role', id: 'mobile.E1' })
    expect(group?.competencies.map(({ likeness }) => likeness)).toEqual(['same'])
  })

  test('of which one does not exist show the other alone', async () => {
    const framework = await small('others')
    const [group] = compareSides(framework, { kind: 'level', id: 'E1' }, framework, { kind: 'role', id: 'nobody' })
    expect(group?.competencies.map(({ likeness }) => likeness)).toEqual(['left-only'])
  })
})

test('texts that share little are not marked word by word', () => {
  expect(comparedLine('Asks early when a task is stuck.', 'Guides whole departments through decisions of years.').likeness).toBe('different')
})
