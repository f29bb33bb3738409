import { describe, expect, test } from 'vitest'
import { Framework, type Finding, type SourceFile } from '../model.ts'
import { readFramework, type ReadResult } from './read-framework.ts'

/** Files by path; a page's front matter is written in short. */
async function read(files: Record<string, string>): Promise<ReadResult> {
  const list: SourceFile[] = Object.entries(files).map(([path, text]) => ({ path, text }))
  const result = await readFramework(list)
  expect(Framework.safeParse(result.framework).error).toBeUndefined()
  return result
}

const page = (level: string, body: string): string => `---\nrole: Gardener\nlevel: ${level}\nfamily: garden\n---\n\n# Gardener\n\n${body}\n`
const include = (path: string): string => `{{% include "${path}" %}}`
const found = (result: ReadResult, rule: string): Finding[] => result.findings.filter((finding) => finding.rule === rule)
const cell = (result: ReadResult, competency: string, level = 'senior'): Framework['expectations'][number] =>
  result.framework.expectations.find((one) => one.competency === competency && one.level === level)!
const texts = (result: ReadResult, competency: string, level = 'senior'): string[] => cell(result, competency, level).statements.map((statement) => statement.text)

describe('which pages are role pages', () => {
  const shared = { 'includes/a.md': '##### Everybody\n\n- Digs.' }

  test.each([
    ['front matter says so', { 'x/senior.md': page('senior', '## A\n\n- One.') }, 1],
    ['an include says what is expected', { ...shared, 'x/senior.md': `## Senior\n\n### A\n\n${include('includes/a.md')}\n` }, 1],
    ['an include of an include does', { ...shared, 'includes/b.md': include('includes/a.md'), 'x/senior.md': `## Senior\n\n### A\n\n${include('includes/b.md')}\n` }, 1],
    ['its includes are missing and its own list says it', { 'x/senior.md': `## Senior\n\n### A\n\n${include('gone.md')}\n\n- Digs.\n` }, 1],
    ['it is an index', { ...shared, 'x/_index.md': `## A\n\n${include('includes/a.md')}\n` }, 0],
    ['it only includes navigation', { 'includes/nav.md': '---\n\n[A](/a/) |\n[B](/b/)\n\n---\n', 'x/senior.md': `## Senior\n\n${include('includes/nav.md')}\n\n- A list.\n` }, 0],
    ['nothing says so', { 'x/senior.md': '## Senior\n\n- Digs.\n' }, 0],
  ])('%s', async (_, files, count) => {
    const { framework } = await read(files as Record<string, string>)
    expect(framework.roleProfiles).toHaveLength(count)
  })

  test('a page that is left out is named', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## A\n\n- One.'), 'notes.md': 'Some notes.' })
    expect(found(result, 'left-out').map((finding) => finding.file)).toEqual(['notes.md'])
  })
})

describe('includes', () => {
  test.each([
    ['a file that is not there', 'gone.md', 'unresolved-include', 'warning'],
    ['a path out of the directory', '../../etc/passwd', 'include-outside', 'error'],
    ['a path out of every root', '../../../../x.md', 'include-outside', 'error'],
    ['an absolute path', '/etc/passwd', 'include-outside', 'error'],
    ['a drive', 'C:\\x.md', 'include-outside', 'error'],
    ['an address', 'https://x.y/z.md', 'include-outside', 'error'],
  ])('%s is reported where it stands, and its text stays', async (_, path, rule, severity) => {
    const result = await read({ 'x/senior.md': page('senior', `## A\n\n${include(path)}\n\n- One.`) })
    expect(found(result, rule)).toMatchObject([{ file: 'x/senior.md', line: 11, column: 1, severity }])
    expect(result.framework.roleProfiles[0]!.sections!.at(-1)!.blocks[0]).toMatchObject({ prose: include(path) })
    expect(result.summary.includesUnresolved).toBe(1)
  })

  test.each(['', 'assets/', 'content/', 'layouts/partials/'])('are found below “%s”', async (root) => {
    const result = await read({ [`${root}inc/a.md`]: '- Digs.', 'x/senior.md': page('senior', `## A\n\n${include('inc/a.md')}`) })
    expect(texts(result, 'garden/a')).toEqual(['Digs.'])
  })

  test('are found below a declared root', async () => {
    const result = await read({ 'framework.yaml': 'include-roots: [shared/blocks]', 'shared/blocks/a.md': '- Digs.', 'x/senior.md': page('senior', `## A\n\n${include('a.md')}`) })
    expect(texts(result, 'garden/a')).toEqual(['Digs.'])
  })

  test('that go in a circle are cut and told with the way they take', async () => {
    const result = await read({
      'a.md': `- From a.\n\n${include('b.md')}`, 'b.md': `- From b.\n\n${include('a.md')}`,
      'x/senior.md': page('senior', `## A\n\n${include('a.md')}`),
    })
    expect(found(result, 'include-cycle')).toMatchObject([{ severity: 'error', message: expect.stringContaining('a.md → b.md → a.md') }])
    expect(texts(result, 'garden/a')).toEqual(['From a.', 'From b.'])
  })

  test('that include themselves are told too', async () => {
    const result = await read({ 'a.md': `- From a.\n\n${include('a.md')}`, 'x/senior.md': page('senior', `## A\n\n${include('a.md')}`) })
    expect(found(result, 'include-cycle')).toHaveLength(1)
  })

  test('that multiply without end are cut', async () => {
    const files: Record<string, string> = { 'x/senior.md': page('senior', `## A\n\n${include('0.md')}`), '9.md': '- Digs.' }
    for (let depth = 0; depth < 9; depth += 1) files[`${depth}.md`] = Array.from({ length: 12 }, () => include(`${depth + 1}.md`)).join('\n\n')
    expect(found(await read(files), 'page-too-large')).toHaveLength(1)
  })

  test('with a slip in the shortcode are reported, kept as text and counted as unresolved', async () => {
    const result = await read({ 'a.md': '- Digs.', 'x/senior.md': page('senior', '## A\n\n{{$ include "a.md" %}}\n\n- One.') })
    expect(found(result, 'shortcode-typo')).toMatchObject([{ line: 11, mend: expect.stringContaining('{{% include "a.md" %}}') }])
    expect(result.summary).toMatchObject({ includesResolved: 0, includesUnresolved: 1 })
  })

  test('in a comment are noted, kept with the page’s comments and not counted', async () => {
    const comment = `<!-- ${include('a.md')}\n     taken out -->`
    const result = await read({ 'a.md': '- Digs.', 'x/senior.md': page('senior', `## A\n\n${comment}\n- One.`) })
    expect(found(result, 'include-in-comment')).toMatchObject([{ severity: 'note', line: 11, column: 6 }])
    expect(result.framework.roleProfiles[0]!.carried).toEqual({ comments: [comment] })
    expect(result.summary).toMatchObject({ includesResolved: 0, includesUnresolved: 0 })
    expect(texts(result, 'garden/a')).toEqual(['One.'])
  })

  test('keep their headings to themselves: what follows belongs to the page', async () => {
    const result = await read({ 'a.md': '##### Everybody\n\n- Digs.', 'x/senior.md': page('senior', `## A\n\n${include('a.md')}\n- Rakes.\n\n### Beds\n\n- Waters.`) })
    expect(texts(result, 'garden/a/everybody')).toEqual(['Digs.'])
    expect(texts(result, 'garden/a')).toEqual(['Rakes.'])
    expect(texts(result, 'garden/a/beds')).toEqual(['Waters.'])
  })

  test('of navigation are carried along and make no competency', async () => {
    const result = await read({ 'nav.md': '---\n\n[A](/a/) |\n[B](/b/)\n\n***\n', 'x/senior.md': page('senior', `${include('nav.md')}\n\n## A\n\n- One.`) })
    expect(result.framework.competencies.map((one) => one.id)).toEqual(['garden/a'])
    expect(result.framework.roleProfiles[0]!.carried).toEqual({ navigation: [include('nav.md')] })
  })
})

describe('what a page says itself', () => {
  const shared = '##### Everybody\n\n- Unblocks others. {#unblocks}\n- Digs.'

  test('stands in place of a shared statement of the same identifier, on that page alone', async () => {
    const result = await read({
      'a.md': shared,
      'x/senior.md': page('senior', `## A\n\n${include('a.md')}\n\n- Unblocks other gardens. {#unblocks}`),
      'x/staff.md': page('staff', `## A\n\n${include('a.md')}`),
    })
    expect(cell(result, 'garden/a/everybody').statements[0]).toEqual({
      id: 'unblocks', text: 'Unblocks other gardens.', source: { file: 'x/senior.md', line: 13 },
      inPlaceOf: { text: 'Unblocks others.', source: { file: 'a.md', line: 3 } },
    })
    expect(cell(result, 'garden/a/everybody', 'staff').statements[0]).toEqual({ id: 'unblocks', text: 'Unblocks others.', source: { file: 'a.md', line: 3 } })
    expect(result.framework.competencies.map((one) => one.id)).toEqual(['garden/a/everybody'])
  })

  test('overrides also where it stands before the include', async () => {
    const result = await read({ 'a.md': shared, 'x/senior.md': page('senior', `## A\n\n- Mine. {#unblocks}\n\n${include('a.md')}`) })
    expect(cell(result, 'garden/a').statements[0]).toMatchObject({ text: 'Mine.', inPlaceOf: { text: 'Unblocks others.' } })
    expect(texts(result, 'garden/a/everybody')).toEqual(['Digs.'])
  })

  test('does not override by words alone', async () => {
    const result = await read({ 'a.md': shared, 'x/senior.md': page('senior', `## A\n\n${include('a.md')}\n\n##### Everybody\n\n- Digs.`) })
    expect(cell(result, 'garden/a/everybody').statements.map((one) => one.id)).toEqual(['unblocks', 'digs', 'digs-2'])
  })
})

describe('headings', () => {
  test('without their level’s words are one group at every level', async () => {
    const body = (word: string): string => `## ${word} Leadership Competencies\n\n- One of ${word}.\n\n## Values Alignment for ${word}\n\n- Keeps to what was agreed.`
    const result = await read({ 'x/senior.md': page('senior', body('Senior')), 'x/staff.md': page('staff', body('Staff')) })
    expect(result.framework.groups).toEqual([
      { id: 'leadership', name: 'Leadership Competencies', kind: 'competencies', inOverall: true },
      { id: 'values', name: 'Values Alignment', kind: 'values', inOverall: false },
    ])
  })

  test('of any depth make sections, and one that only gathers sections is none itself', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## Growth\n\n- Learns.\n\n## Alignment\n\nSome words.\n\n### Leading\n\n#### People\n\n- Leads.\n\n### Craft\n\n#### Tools\n\n- Sharpens.') })
    expect(result.framework.roleProfiles[0]!.sections!.map((section) => [section.heading, section.group])).toEqual([
      ['Gardener', undefined], ['Growth', 'growth'], ['Alignment', undefined], ['Leading', 'leading'], ['Craft', 'craft'],
    ])
    expect(result.framework.competencies.map((one) => one.id)).toEqual(['garden/growth', 'garden/leading/people', 'garden/craft/tools'])
  })

  test('with a paragraph alone are a cell where another level has a list there', async () => {
    const result = await read({
      'x/senior.md': `## Senior\n\n### A\n\n${include('a.md')}\n\n#### Beds\n\n- Waters.\n`,
      'x/staff.md': `## Staff\n\n### A\n\n${include('a.md')}\n\n#### Beds\n\nTBD\n\n#### Worksheet\n\nFind it elsewhere.\n`,
      'a.md': '- Digs.',
    })
    expect(cell(result, 'x/a/beds', 'staff')).toMatchObject({ kind: 'missing', statements: [] })
    const blocks = result.framework.roleProfiles.find((profile) => profile.level === 'staff')!.sections![1]!.blocks
    expect(blocks).toMatchObject([{ competency: 'x/a' }, { competency: 'x/a/beds' }, { prose: '#### Worksheet' }, { prose: 'Find it elsewhere.' }])
  })

  test('called Examples hold a competency’s examples', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## A\n\n### Beds\n\n- Waters.\n\n#### Examples\n\n- In July, twice.\n') })
    expect(cell(result, 'garden/a/beds').examples).toEqual([{ text: 'In July, twice.', source: { file: 'x/senior.md', line: 17 } }])
  })
})

describe('tables', () => {
  const beds = '<table>\n<tr><th>Duty</th><th>Text</th></tr>\n\n<tr><td rowspan="2"><b>Beds</b></td><td><ul><li>Dig.</li><li>Water.</li></ul></td></tr>\n<tr><td>Prune &amp; <a href="/x">rest</a></td></tr>\n<tr><td colspan="2">Paths</td></tr>\n</table>'

  test('in HTML are read like those in Markdown, with spans and lists', async () => {
    const result = await read({ 'x/senior.md': page('senior', `## A\n\n${beds}`) })
    expect(texts(result, 'garden/a/beds')).toEqual(['Dig.', 'Water.', 'Prune & [rest](/x)'])
    expect(cell(result, 'garden/a/beds').statements.map((one) => one.source.line)).toEqual([14, 14, 15])
    expect(texts(result, 'garden/a/paths')).toEqual(['Paths'])
  })

  test.each([
    ['abbreviations', 'Tends e.g. Roses. Prunes.', ['Tends e.g. Roses.', 'Prunes.']],
    ['line breaks', 'One<br>Two<br/>Three', ['One', 'Two', 'Three']],
    ['no end of a sentence', 'Plans the beds', ['Plans the beds']],
    ['a number', 'Saves 2.5 hours. Twice.', ['Saves 2.5 hours.', 'Twice.']],
  ])('with %s are split where a duty ends', async (_, text, expected) => {
    const result = await read({ 'x/senior.md': page('senior', `## A\n\n| K | T |\n|---|---|\n| Beds | ${text} |`) })
    expect(texts(result, 'garden/a/beds')).toEqual(expected)
  })

  test('with an empty text are a missing cell, and with more columns tell them apart', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## A\n\n| K | Now | Later |\n|---|---|---|\n| Beds | Dig | Rest |\n| Paths | | |') })
    expect(texts(result, 'garden/a/beds')).toEqual(['**Now**: Dig', '**Later**: Rest'])
    expect(cell(result, 'garden/a/paths').kind).toBe('missing')
  })

  test('lean on terms of another page: nested detail is part of the definition, and a missing page is told once', async () => {
    const table = (target: string): string => `The words are [there](${target}).\n\n| K | T |\n|---|---|\n| Beds | Dig |\n| Paths | Rake |`
    const result = await read({
      'team.md': '# Team\n\n## Duties\n\n- **Beds**: Where things grow.\n  - In summer, all of them.\n- **Paths** – Where people walk.',
      'x/senior.md': page('senior', `## A\n\n${table('../team.md#duties')}\n\n## B\n\n${table('../gone.md#duties')}`),
    })
    expect(result.framework.terms.map((term) => [term.name, term.definition])).toEqual([['Beds', 'Where things grow.\n- In summer, all of them.'], ['Paths', 'Where people walk.']])
    expect(found(result, 'unresolved-term')).toMatchObject([{ line: 20, column: 15 }])
  })
})

describe('links', () => {
  test.each([
    ['an anchor without a heading', '[x](#nowhere)', 'broken-anchor'],
    ['an anchor of a heading with punctuation', '[x](#beds-paths--more)', undefined],
    ['an anchor of an included heading', '[x](#everybody)', undefined],
    ['a second heading of the same words', '[x](#everybody-1)', 'broken-anchor'],
    ['a file that is not there', '[x](gone.md)', 'broken-link'],
    ['a file that is there', '[x](../team.md#what-we-do)', undefined],
    ['a missing anchor of another page', '[x](../team.md#what)', 'broken-anchor'],
    ['an address of the site that is not in the directory', '[x](/handbook/elsewhere/#a)', 'link-outside'],
    ['an address of the site', '[x](/team/#what-we-do)', undefined],
    ['two pairs of parentheses', '[x]((../team.md))', 'broken-link'],
    ['an address elsewhere', '[x](https://a.b/c.md#d)', undefined],
    ['mail', '[x](mailto:a@b.c)', undefined],
    ['code', '`[x](#nowhere)`', undefined],
    ['a comment', '<!-- [x](#nowhere) -->', undefined],
    ['an image', '![x](gone.png)', undefined],
  ])('%s', async (_, link, rule) => {
    const result = await read({ 'a.md': '##### Everybody\n\n- Digs.', 'team.md': '# Team\n\nWhat we do\n----------\n\nMuch.', 'x/senior.md': page('senior', `## Beds, paths & more\n\n${include('a.md')}\n\nSee ${link} there.`) })
    const rules = result.findings.map((finding) => finding.rule).filter((one) => ['broken-anchor', 'broken-link', 'link-outside'].includes(one))
    expect(rules).toEqual(rule ? [rule] : [])
  })

  test('out of the directory are told once per page, with their number', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## A\n\n- [x](/far/).\n- Or [y](/far/#z) then.') })
    expect(found(result, 'link-outside')).toMatchObject([{ line: 11, message: expect.stringContaining('2 links') }])
  })
})

describe('levels, families and specialties', () => {
  const a = { 'a.md': '- Digs.' }
  const titled = (title: string): string => `---\ntitle: "${title}"\n---\n\n## X\n\n### A\n\n${include('a.md')}\n`

  test.each([
    ['roles/garden/staff.md', 'Career Framework: Staff Gardener', { id: 'garden.staff', name: 'Staff Gardener' }],
    ['roles/garden/staff.md', 'Career Framework: Staff Gardener, Roses', { id: 'garden.staff.roses', specialty: 'roses' }],
    ['roles/garden/staff.md', 'Career Framework: Staff Gardener, Garden', { id: 'garden.staff', name: 'Staff Gardener, Garden' }],
    ['roles/garden/staff.md', 'Staff - Garden Department', { id: 'garden.staff', name: 'Staff Garden' }],
    ['handbook/park/careers/matrix/staff.md', 'Park Career Framework: Staff', { id: 'park.staff', name: 'Staff Park' }],
    ['staff.md', 'Staff', { id: 'general.staff' }],
    ['roles/garden/head.md', 'Career Framework: Master of Roses', { id: 'garden.head', name: 'Master of Roses' }],
  ])('%s titled “%s”', async (path, title, expected) => {
    const { framework } = await read({ ...a, [path]: titled(title) })
    expect(framework.roleProfiles).toMatchObject([expected])
  })

  test('folders of the same name get the folder above in front', async () => {
    const { framework } = await read({ ...a, 'park/beds/staff.md': titled('x: Staff'), 'yard/beds/staff.md': titled('x: Staff') })
    expect(framework.families.map((family) => family.id)).toEqual(['park-beds', 'yard-beds'])
  })

  test('an index page gives a family its name, and the order in which levels are shown', async () => {
    const result = await read({
      ...a, 'garden/_index.md': '---\ntitle: The Garden Career Framework\n---\n\n1. [Senior](/garden/senior/)\n1. [Staff](/garden/staff/)\n1. [Lead](lead.md)\n',
      'garden/staff.md': titled('x: Staff'), 'garden/lead.md': titled('x: Lead'), 'garden/senior.md': titled('x: Senior'),
    })
    expect(result.framework.families).toEqual([{ id: 'garden', name: 'The Garden', levels: ['senior', 'staff', 'lead'] }])
    expect(result.framework.levelOrderDeclared).toBe(false)
    expect(found(result, 'level-order-undeclared')).toMatchObject([{ severity: 'note', message: expect.stringContaining('senior, staff, lead') }])
  })

  test('two pages of one role are both kept, and told', async () => {
    const result = await read({ 'x/one.md': page('senior', '## A\n\n- One.'), 'x/two.md': page('senior', '## A\n\n- Two.') })
    expect(result.framework.roleProfiles.map((profile) => profile.id)).toEqual(['garden.senior', 'garden.senior-2'])
    expect(found(result, 'duplicate-identifier')).toHaveLength(1)
  })

  test('a level that the framework does not declare is an error where it is named', async () => {
    const result = await read({ 'framework.yaml': 'levels: [{ id: senior, name: Senior }]', 'x/one.md': page('boss', '## A\n\n- One.') })
    expect(found(result, 'unknown-reference')).toMatchObject([{ file: 'x/one.md', line: 3 }])
  })
})

describe('stray text', () => {
  test('is reported and kept out of the framework', async () => {
    const result = await read({ 'x/senior.md': page('senior', '## A\n\n- One.\n\nf\n\nPRP000'), 'glossary.md': '# Glossary\n\n## task\n\nOne piece of work.\n\nf\n\nPRP111' })
    expect(found(result, 'unrecognised-text').map(({ file, line }) => `${file}:${line}`)).toEqual(['glossary.md:7', 'glossary.md:9', 'x/senior.md:13', 'x/senior.md:15'])
    expect(JSON.stringify(result.framework)).not.toMatch(/PRP/)
  })
})
