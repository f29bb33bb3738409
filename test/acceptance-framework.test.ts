/** What the two founding documents ask of a framework, each proven through the API that pages and the command line use. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as api from '../src/features/framework/api.ts'
import type { Framework, SourceFile } from '../src/features/framework/model.ts'
import { siblingProfiles } from '../src/features/framework/rules/sibling-profiles.ts'
import { termSpans } from '../src/features/framework/rules/terms.ts'
import type { App } from '../src/app/server.ts'
import type { Database } from '../src/platform/database.ts'
import { appOver, signedIn, type Client } from './app.ts'
import { engines } from './engines.ts'

const settings = `framework: quarry
name: Quarry
levels:
  - { id: senior, name: Senior }
  - { id: staff, name: Staff }
scopes:
  - { id: task, name: Own work on a task, definition: One piece of work. }
  - { id: team, name: Team, definition: Those one works with., aliases: [section] }
frequencies:
  - { id: usually, name: Usually, definition: Most of the time., offset: 0 }
evidence-kinds:
  - { id: corrective, name: Corrective action, fields: [{ id: what, name: What, type: text, required: true }] }
competencies:
  tooling/technical/mend-the-road: { evidence: [{ kind: corrective, at-least: 1 }] }
`

const shared = '##### Engineering\n\n- Unblocks others. {#unblocks}\n- Decides with care.\n'

const page = (level: string, local = ''): string => `---
title: "Tooling: ${level} Engineer"
description: "What we expect of a ${level} engineer."
role: ${level} Tooling Engineer
level: ${level.toLowerCase()}
family: tooling
---

## ${level} Tooling Engineer

{{% include "includes/nav.md" %}}

- [Leadership](#${level.toLowerCase()}-leadership-competencies)
- [Lost](#no-such-heading)

### ${level} Leadership Competencies

{{% include "includes/leadership.md" %}}
${local}
### ${level} Technical Competencies

The terms are on the [team page](/team/#areas).

| Responsibility | Description |
| --- | --- |
| Mend the road | Find and mend what slows a section |
| Light the way | Show where people wait |

### ${level} Values Alignment

{{% include "includes/values.md" %}}

<!-- {{% include "includes/old.md" %}} -->
{{$ include "includes/typo.md" %}}
{{% include "includes/missing.md" %}}
`

const handbook = (changes: Readonly<Record<string, string>> = {}): SourceFile[] =>
  Object.entries({
    'framework.yaml': settings,
    'includes/nav.md': '***\n\n[Senior](/senior/) | [Staff](/staff/)\n\n***\n',
    'includes/leadership.md': shared,
    'includes/values.md': '##### Quarry\n\n- Tells what went wrong.\n',
    'includes/old.md': '- No longer.\n',
    'team.md': '# Team\n\n## Areas\n\n* **Mend the road**: Remove what makes people slower.\n',
    'senior.md': page('Senior'),
    'staff.md': page('Staff', '\n- Unblocks whole sections. {#unblocks}\n- Speaks for the quarry.\n'),
    ...changes,
  }).map(([path, text]) => ({ path, text }))

describe('what the founding documents ask of a framework', () => {
  let db: Database
  let app: App
  let steward: Client
  let content: Framework
  let findings: { rule: string; file: string; line: number; severity: string; message: string }[]

  const publish = async (files: SourceFile[], message = 'A version.') => {
    const preview = await steward.call(api.draftVersion, { files })
    const { framework, number } = preview.version
    await steward.call(api.publishVersion, { framework, number, message })
    return { preview, content: (await steward.call(api.showFramework, { framework })).content }
  }
  const profile = (id: string) => content.roleProfiles.find((it) => it.id === id)!
  const cell = (competency: string, level: string) => content.expectations.find((it) => it.competency === competency && it.level === level)!

  beforeAll(async () => {
    db = await engines()[0]!.open('example')
    app = appOver(db)
    steward = await signedIn(app, { role: 'steward' })
    const published = await publish(handbook())
    content = published.content
    findings = published.preview.findings
  })
  afterAll(() => db.close())

  test('A1: role, level, family and description come from the front matter, and the address is stable', () => {
    expect(profile('tooling.staff')).toMatchObject({ name: 'Staff Tooling Engineer', level: 'staff', family: 'tooling', description: 'What we expect of a Staff engineer.' })
  })

  test('A2: a new sibling is linked from every page without an edit to any of them', async () => {
    const files = handbook({ 'principal.md': page('Principal'), 'framework.yaml': settings.replace("  - { id: staff, name: Staff }\n", '  - { id: staff, name: Staff }\n  - { id: principal, name: Principal }\n') })
    const { content: wider } = await publish(files)
    expect(siblingProfiles(wider, 'tooling.staff').levels.map((it) => it.id)).toEqual(['tooling.senior', 'tooling.principal'])
    await publish(handbook(), 'Back.')
  })

  test('A3: leadership, technical and values stand in source order, and each is a group of its own', () => {
    expect(profile('tooling.staff').sections!.flatMap((it) => it.group ?? [])).toEqual(['leadership', 'technical', 'values'])
    expect(content.groups.map((it) => [it.id, it.kind, it.inOverall])).toEqual([['leadership', 'competencies', true], ['technical', 'competencies', true], ['values', 'values', false]])
  })

  test('A4: an edit of a shared block changes every profile that includes it, and each item says where it comes from', async () => {
    const { preview } = await publish(handbook({ 'includes/leadership.md': shared.replace('Decides with care.', 'Decides in the open.') }))
    const changed = preview.diff.differences.filter((it) => it.change === 'reworded')
    expect(new Set(changed.flatMap((it) => it.roleProfiles))).toEqual(new Set(['tooling.senior', 'tooling.staff']))
    expect(cell('tooling/leadership/engineering', 'senior').statements[1]!.source).toEqual({ file: 'includes/leadership.md', line: 4 })
    await publish(handbook(), 'Back.')
  })

  test('A5: shared and own statements stand together, and an override leaves the shared text as it is elsewhere', () => {
    const texts = (level: string) => content.expectations.filter((it) => it.competency.startsWith('tooling/leadership') && it.level === level).flatMap((it) => it.statements)
    expect(texts('senior').map((it) => it.text)).toEqual(['Unblocks others.', 'Decides with care.'])
    expect(texts('staff').map((it) => it.text)).toEqual(expect.arrayContaining(['Unblocks whole sections.', 'Decides with care.', 'Speaks for the quarry.']))
    expect(texts('staff').find((it) => it.text === 'Unblocks whole sections.')).toMatchObject({ inPlaceOf: { text: 'Unblocks others.', source: { file: 'includes/leadership.md' } }, source: { file: 'staff.md' } })
  })

  test('A6: a responsibility’s term has its definition, and one without is reported with file and line', () => {
    expect(content.terms.find((it) => it.name === 'Mend the road')?.definition).toContain('Remove what makes people slower')
    expect(findings.find((it) => it.rule === 'unresolved-term')).toMatchObject({ file: expect.stringMatching(/senior|staff/) as string, message: expect.stringContaining('Light the way') as string })
    expect(findings.find((it) => it.rule === 'unresolved-term')!.line).toBeGreaterThan(20)
  })

  test('A7: a word of the text maps to a rung of the scopes by an alias that the framework declares', () => {
    expect(cell('tooling/technical/mend-the-road', 'staff').scopes).toEqual(['team'])
    expect(termSpans(content, 'Mends what slows a section.').map((it) => it.id)).toContain('team')
    expect(content.competencies.find((it) => it.id === 'tooling/technical/mend-the-road')?.evidence).toMatchObject([{ kind: 'corrective', atLeast: 1 }])
  })

  test('A15: what cannot be understood is imported with file and line, and nothing is dropped', () => {
    const at = (rule: string) => findings.filter((it) => it.rule === rule).map((it) => it.file)
    expect(at('unresolved-include').length).toBeGreaterThanOrEqual(2)
    expect(at('broken-anchor')).toContain('staff.md')
    const commented = findings.filter((it) => /comment/i.test(it.message))
    expect(commented.map((it) => it.file)).toEqual(expect.arrayContaining(['senior.md', 'staff.md']))
    expect(findings.every((it) => it.line > 0)).toBe(true)
  })

  test('A15: an export imports again to an equal framework', async () => {
    const { version } = await steward.call(api.showFramework, { framework: 'quarry' })
    const files = await steward.call(api.showSourceFiles, { framework: 'quarry', number: version.number })
    expect((await steward.call(api.draftVersion, { files })).diff.differences).toEqual([])
  })

  describe('the matrix', () => {
    let engineering: Framework
    beforeAll(async () => {
      engineering = (await steward.call(api.showFramework, { framework: 'engineering' })).content
    })

    const matrix = (cells: string, extra = ''): SourceFile[] => [
      { path: 'framework.yaml', text: `framework: grid\nname: Grid\nlevels-are: ${extra || 'absolute'}\nfocuses:\n  - { id: executes, name: Executes, words: [] }\n  - { id: guides, name: Guides, words: [mentors, coaches] }\nlevels:\n  - { id: E1, name: One, focus: executes }\n  - { id: E2, name: Two, focus: guides }\n  - { id: E3, name: Three, focus: guides }\nfamilies:\n  - { id: any, name: Engineer, levels: [E1, E2, E3] }\ngroups:\n  - { id: g, name: Group, kind: competencies }\n` },
      { path: 'c.md', text: `---\ncompetency: c\nname: C\ngroup: g\n---\n\nAbout it.\n\n${cells}` },
    ]
    const lintOf = async (files: SourceFile[]) => (await steward.call(api.draftVersion, { files })).findings

    test('B9: a cell holds an expectation and examples, and an empty cell inside the range is reported', async () => {
      const first = engineering.expectations.find((it) => it.kind === 'text')!
      expect(first.examples.length).toBeGreaterThan(0)
      const found = await lintOf(matrix('## E1\n\n- Does this.\n\n## E3\n\n- Does that.\n'))
      expect(found.filter((it) => it.rule === 'empty-cell')).toMatchObject([{ message: expect.stringContaining('E2') as string }])
    })

    test('B15: levels are absolute unless the framework says that they are cumulative; a cell that leans on another is reported', async () => {
      expect(engineering.levelsAre).toBe('absolute')
      const leaning = '## E1\n\n- Does this.\n\n## E2\n\n- Everything of the level below, and more.\n\n## E3\n\n- Same as above, for the company.\n'
      expect((await lintOf(matrix(leaning))).some((it) => it.rule === 'leans-on-another-level')).toBe(true)
      expect((await lintOf(matrix(leaning, 'cumulative'))).some((it) => it.rule === 'leans-on-another-level')).toBe(false)
    })

    test('B16, B17: levels carry a focus, and a cell against it is a note, never an error', async () => {
      expect(engineering.levels.map((it) => it.focus)).toEqual(['executes', 'executes', 'executes', 'guides', 'guides', 'guides'])
      const found = (await lintOf(matrix('## E1\n\n- Mentors the team, and coaches its manager.\n\n## E2\n\n- Coaches.\n\n## E3\n\n- Mentors.\n'))).filter((it) => it.rule === 'focus-mismatch')
      expect(found.length).toBeGreaterThan(0)
      expect(found.every((it) => it.severity === 'note')).toBe(true)
    })

    test('B18: the areas of influence are an ordered ladder of the framework, each rung with its definition', () => {
      expect(engineering.scopes.map((it) => it.id)).toHaveLength(6)
      expect(engineering.scopes.every((it) => it.definition.length > 20)).toBe(true)
      expect(engineering.levels.map((it) => engineering.scopes.findIndex((scope) => scope.id === it.scope))).toEqual([0, 1, 2, 3, 4, 5])
    })

    test('B20: a competency begins late or ends early with its reason', () => {
      const limited = engineering.competencies.filter((it) => it.firstLevel ?? it.lastLevel)
      expect(limited.length).toBeGreaterThan(5)
      expect(limited.every((it) => (it.firstLevel ?? it.lastLevel)!.reason)).toBe(true)
    })

    test('B29–B36: the glossary’s words have definitions and are found where cells use them', () => {
      const names = engineering.terms.map((it) => it.name.toLowerCase())
      for (const word of ['task', 'epic', 'project', 'team', 'engineering organization', 'domain']) expect(names).toContain(word)
      const found = engineering.expectations.flatMap((it) => termSpans(engineering, it.text ?? ''))
      expect(new Set(found.map((it) => it.id)).size).toBeGreaterThan(8)
    })

    test('B37–B40: the frequencies are ordered, with definitions and offsets', () => {
      expect(engineering.frequencies.map((it) => [it.id, it.offset])).toEqual([['sometimes', -0.5], ['usually', 0], ['always', 0]])
      expect(engineering.frequencies.every((it) => it.definition.length > 5)).toBe(true)
    })

    test('B40: changing a definition makes a new version, whose difference says so', async () => {
      const files = await steward.call(api.showSourceFiles, { framework: 'engineering', number: 1 })
      const changed = files.map((it) => (it.path === 'glossary.md' ? { ...it, text: it.text.replace(/^(## Task\n\n).*$/m, '$1One thing that one person does.') } : it))
      const { diff, version } = await steward.call(api.draftVersion, { files: changed })
      expect(version.number).toBe(2)
      expect(diff.differences).toMatchObject([{ kind: 'term', id: 'task', change: 'reworded' }])
    })
  })

  test('B41: text that no part of the framework claims is reported and kept out', async () => {
    const files = handbook({ 'framework.yaml': settings, 'stray.md': 'f\n\nPRP219721621\n' })
    const { findings: found } = await steward.call(api.draftVersion, { files })
    expect(found.find((it) => it.file === 'stray.md')).toMatchObject({ rule: 'left-out' })
  })
})
