import { expect, test } from 'vitest'
import type { Session } from '../../features/access/model.ts'
import { readFramework } from '../../features/framework/source/read-framework.ts'
import { entriesFor } from './palette-entries.ts'

const files = [
  { path: 'framework.yaml', text: 'framework: small\nname: Small\nlevels: [{ id: E1, name: One }]\nfamilies: [{ id: backend, name: Backend, levels: [E1], titles: { E1: Backend Engineer } }]\ngroups: [{ id: building, name: Building, kind: competencies, in-overall: true }]\n' },
  { path: 'response.md', text: '---\ncompetency: response\nname: Incident response\ngroup: building\n---\n\n## E1\n\nHelps a backend engineer in an incident.\n' },
]
const { framework: content } = await readFramework(files, { name: 'small' })
const session: Session = { account: null, person: null, roles: [], organization: { name: 'Small', kind: 'own', frameworkIsPublic: false } }
const person = (name: string, title: string) => ({ id: crypto.randomUUID(), name, title, teams: [] })
const offered = (text: string, people: ReturnType<typeof person>[] = []) => entriesFor({ content, session, frameworks: [], people }, text).map(({ name }) => name)

test('people stand after what has the words in its name and before what has them only in its text', () => {
  expect(offered('backend engineer', [person('Amy', 'Backend Engineer')])).toEqual(['Backend Engineer', 'Amy', 'Incident response', expect.stringContaining('backend engineer')])
})

test('people found for fewer letters are offered only where the text still finds them', () => {
  expect(offered('zso', [person('Zsófia', 'Engineer'), person('Zoe', 'Engineer')])).toEqual(['Zsófia', expect.stringContaining('zso')])
})
