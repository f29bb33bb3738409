import { expect, test } from 'vitest'
import { readFramework } from '../source/read-framework.ts'
import { searchFramework } from './search.ts'

const files = [
  { path: 'framework.yaml', text: 'framework: small\nname: Small\nlevels: [{ id: E1, name: One }]\nfamilies: [{ id: backend, name: Backend, levels: [E1], titles: { E1: Backend Engineer } }]\ngroups: [{ id: building, name: Building, kind: competencies, in-overall: true }]\nterms: [glossary.md]\n' },
  { path: 'glossary.md', text: '# Words\n\n## Incident\n\nSomething that harms users.\n' },
  { path: 'response.md', text: '---\ncompetency: response\nname: Incident response\ngroup: building\nresources: [{ title: The first ten minutes, address: "https://handbook.example.com/first", description: What to say. }]\n---\n\n## E1\n\nHelps in an incident of the team.\n\n- Says what was seen.\n\n### Examples\n\n- Kept a log of one incident.\n' },
]
const { framework } = await readFramework(files, { name: 'small' })
const kinds = (text: string, most = 10) => searchFramework(framework, text, most).map(({ kind }) => kind)

test('names stand before texts, and texts in the order of the matrix', () => {
  expect(kinds('incident')).toEqual(['competency', 'term', 'expectation', 'statement', 'example'])
})

test('every word has to be there, in any case, and the level counts as a word', () => {
  expect(kinds('LOG incident')).toEqual(['example'])
  expect(kinds('e1 seen')).toEqual(['statement'])
  expect(kinds('backend engineer')).toEqual(['role'])
  expect(kinds('nothing of the kind')).toEqual([])
})

test('nothing typed finds nothing, and there are never more than asked for', () => {
  expect(kinds('  ')).toEqual([])
  expect(kinds('incident', 2)).toHaveLength(2)
})

test('a passage says which cell the matrix opens for it', () => {
  expect(searchFramework(framework, 'seen', 1)[0]?.cell).toBe('response@E1')
})

test('what can be learned from is found by its title and its words, and opens its competency', () => {
  expect(searchFramework(framework, 'ten minutes say', 10)).toMatchObject([{ kind: 'resource', name: 'The first ten minutes', cell: 'response' }])
})
