import { describe, expect, test } from 'vitest'
import { readFramework } from '../source/read-framework.ts'
import { rolePage, type CompetencyPart, type RolePart } from './role-page.ts'

const shared = `##### Leading

- Unblocks teammates. {#unblocks}
- Writes down what was decided. {#writes}
`

const page = (level: string, own: string) => `---
role: ${level} Backend Engineer
level: ${level}
family: backend
---

## ${level} Backend Engineer

What this role is about.

### Leadership Competencies

{{% include "includes/leading.md" %}}
${own}
`

const responsibilities = `
### Areas of responsibility

| Responsibility | Description |
| --- | --- |
| See it and find it | Finds what is slow. Mends it. |
| Dogfood use | Uses our own product. |
`

async function pageOf(own: string) {
  const files = [
    { path: 'includes/leading.md', text: shared },
    { path: 'backend/staff.md', text: page('staff', own) },
    { path: 'backend/senior.md', text: page('senior', '') },
  ]
  const { framework } = await readFramework(files, { name: 'handbook' })
  const profile = framework.roleProfiles.find(({ level }) => level === 'staff')
  if (!profile) throw new Error('The page was not read as a role profile.')
  return rolePage(framework, profile)
}

const competencies = (parts: RolePart[]): CompetencyPart[] => parts.flatMap((part) => (part.kind === 'competency' ? [part] : part.kind === 'definitions' ? part.rows : []))

describe('a role page', () => {
  test('shows its sections in source order and takes the heading that repeats its title as an introduction', async () => {
    const { sections } = await pageOf(responsibilities)
    expect(sections.map(({ heading }) => heading)).toEqual(['staff Backend Engineer', 'Leadership Competencies', 'Areas of responsibility'])
    expect(sections[0]?.parts[0]).toMatchObject({ kind: 'prose', text: 'What this role is about.', origin: 'own' })
  })

  test('marks what is shared with the file it comes from, and what is its own', async () => {
    const { sections } = await pageOf(responsibilities)
    const leading = competencies(sections[1]?.parts ?? [])[0]
    expect(leading?.origin).toBe('inherited')
    expect(leading?.items.map(({ statement, origin }) => [statement.source.file, origin])).toEqual([['includes/leading.md', 'inherited'], ['includes/leading.md', 'inherited']])
    expect(competencies(sections[2]?.parts ?? []).map(({ origin }) => origin)).toEqual(['own', 'own'])
  })

  test('reads the rows of a table as definitions, however many duties a row names', async () => {
    const { sections } = await pageOf(responsibilities)
    const part = sections[2]?.parts.find(({ kind }) => kind === 'definitions')
    expect(part?.kind === 'definitions' && part.rows.map(({ competency, items }) => [competency.name, items.length])).toEqual([['See it and find it', 2], ['Dogfood use', 1]])
  })
})

test('a profile without a page of its own shows every group that concerns it', async () => {
  const yaml = `framework: small
name: Small
levels: [{ id: E1, name: One }]
families: [{ id: backend, name: Backend, levels: [E1] }, { id: mobile, name: Mobile, levels: [E1] }]
groups: [{ id: building, name: Building, kind: competencies, in-overall: true }, { id: selling, name: Selling, kind: competencies, in-overall: true }]
`
  const cell = (id: string, group: string, families: string) => ({ path: `${id}.md`, text: `---\ncompetency: ${id}\nname: ${id}\ngroup: ${group}\nfamilies: [${families}]\n---\n\n## E1\n\nDoes ${id}.\n` })
  const { framework } = await readFramework([{ path: 'framework.yaml', text: yaml }, cell('coding', 'building', 'backend, mobile'), cell('queues', 'building', 'backend'), cell('pitching', 'selling', 'mobile')], { name: 'small' })
  const profile = framework.roleProfiles.find(({ family }) => family === 'backend')
  if (!profile) throw new Error('No profile was made of the family and its level.')
  const { sections } = rolePage(framework, profile)
  expect(sections.map(({ heading }) => heading)).toEqual(['Building'])
  const found = competencies(sections[0]?.parts ?? [])
  expect(found.map(({ competency, origin }) => [competency.id, origin])).toEqual([['coding', 'inherited'], ['queues', 'own']])
})
