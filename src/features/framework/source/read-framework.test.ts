import { describe, expect, test } from 'vitest'
import { Framework, type SourceFile } from '../model.ts'
import { readFramework, type ReadResult } from './read-framework.ts'

const page = (path: string, ...lines: string[]): SourceFile => ({ path, text: `${lines.join('\n')}\n` })

const include = (path: string): string => `{{% include "${path}" %}}`

async function read(...files: SourceFile[]): Promise<ReadResult> {
  const result = await readFramework(files)
  expect(Framework.safeParse(result.framework).error).toBeUndefined()
  return result
}

const rules = (result: ReadResult): string[] => result.findings.map((finding) => `${finding.file}:${finding.line} ${finding.rule}`)

const leading = page('includes/staff-leading.md', '##### Everybody', '', 'Leads beyond one team.', '', '* Settles disputes about designs. {#settles}', '* Says plainly what is late.')
const values = page('includes/values.md', '##### House', '', '- Keeps to what was [agreed](/house/).')
const navigation = page('includes/nav.md', '---', '', '[Senior](/roles/garden/senior/) |', '[Staff](/roles/garden/staff/)', '', '---')
const team = page('team.md', '## What we do', '', '* **Water the beds**: Keep every bed wet.', '  * In summer twice.', '* **Pull weeds**: Before they seed.')
const staff = page(
  'roles/garden/staff.md',
  '---', 'title: "Career Framework: Staff Gardener, Roses"', 'description: "What a staff gardener does."', '---', '',
  '## Staff Gardener, Roses', '', include('includes/nav.md'), '',
  '**Staff gardeners show the following:**', '', '- [Leading](#leading-competencies)', '', '---', '',
  '### Staff Leading Competencies', '', include('includes/staff-leading.md'), '',
  '- Teaches apprentices.', '',
  '### Staff Technical Competencies', '', '#### Beds', '', 'The words are defined on the [team page](../../team.md#what-we-do).', '',
  '| Duty | Text |', '| --- | --- |', '| Water the beds | Plans watering. Measures how much is used. |', '| Prune | Shapes the hedge |', '',
  '### Staff Values Alignment', '', include('includes/values.md'),
)

describe('a role page composed by includes', () => {
  test('takes role, level, family, specialty and description from its front matter and its place', async () => {
    const { framework } = await read(staff, leading, values, navigation, team)
    expect(framework.roleProfiles).toMatchObject([
      { id: 'garden.staff.roses', name: 'Staff Gardener, Roses', family: 'garden', level: 'staff', specialty: 'roses', description: 'What a staff gardener does.' },
    ])
    expect(framework.specialties).toEqual([{ id: 'roses', name: 'Roses', family: 'garden' }])
  })

  test('has its sections in source order, each with its group and its blocks', async () => {
    const { framework } = await read(staff, leading, values, navigation, team)
    const sections = framework.roleProfiles[0]!.sections!
    expect(sections.map((section) => [section.heading, section.group])).toEqual([
      ['Staff Gardener, Roses', undefined],
      ['Staff Leading Competencies', 'leading'],
      ['Staff Technical Competencies', 'technical'],
      ['Staff Values Alignment', 'values'],
    ])
    expect(sections[1]!.blocks).toEqual([{ competency: 'garden/leading/everybody' }, { competency: 'garden/leading' }])
    expect(sections[2]!.blocks).toMatchObject([
      { prose: '#### Beds' },
      { prose: expect.stringContaining('team page') },
      { competency: 'garden/technical/water-the-beds' },
      { competency: 'garden/technical/prune' },
    ])
  })

  test('keeps for every statement the file and line it was written in, so that shared text is told from its own', async () => {
    const { framework } = await read(staff, leading, values, navigation, team)
    const shared = framework.expectations.find((cell) => cell.competency === 'garden/leading/everybody')!
    expect(shared.text).toBe('Leads beyond one team.')
    expect(shared.statements).toEqual([
      { id: 'settles', text: 'Settles disputes about designs.', source: { file: 'includes/staff-leading.md', line: 5 } },
      { id: 'says-plainly-what-is-late', text: 'Says plainly what is late.', source: { file: 'includes/staff-leading.md', line: 6 } },
    ])
    const own = framework.expectations.find((cell) => cell.competency === 'garden/leading')!
    expect(own.statements[0]!.source).toEqual({ file: 'roles/garden/staff.md', line: 20 })
  })

  test('keeps the values out of the overall rating unless the framework declares otherwise', async () => {
    const plain = await read(staff, leading, values, navigation, team)
    expect(plain.framework.groups.find((group) => group.id === 'values')).toMatchObject({ kind: 'values', inOverall: false })
    const declared = await read(staff, leading, values, navigation, team, page('framework.yaml', 'groups:', '  - { id: values, name: Values, kind: values, in-overall: true }'))
    expect(declared.framework.groups.find((group) => group.id === 'values')).toMatchObject({ kind: 'values', inOverall: true })
  })

  test('reads a table’s words as terms of the page they are defined on, and reports a word without a definition', async () => {
    const result = await read(staff, leading, values, navigation, team)
    expect(result.framework.terms).toMatchObject([
      { id: 'water-the-beds', name: 'Water the beds', definition: 'Keep every bed wet.\n* In summer twice.', source: { file: 'team.md', line: 3 } },
      { id: 'pull-weeds' },
    ])
    expect(rules(result)).toContain('roles/garden/staff.md:31 unresolved-term')
    expect(rules(result)).toContain('roles/garden/staff.md:12 broken-anchor')
  })

  test('splits a row into its sentences, so that its duties can be told apart', async () => {
    const { framework } = await read(staff, leading, values, navigation, team)
    const cell = framework.expectations.find((one) => one.competency === 'garden/technical/water-the-beds')!
    expect(cell.statements.map((statement) => statement.text)).toEqual(['Plans watering.', 'Measures how much is used.'])
  })

  test('counts each include once for the place where it stands', async () => {
    const { summary } = await read(staff, leading, values, navigation, team)
    expect(summary).toEqual({ files: 5, roleProfiles: 1, levels: 1, competencies: 5, expectations: 5, includesResolved: 3, includesUnresolved: 0 })
  })
})
