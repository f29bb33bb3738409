import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { readFramework } from '../source/read-framework.ts'
import { severities, type Finding, type Framework } from '../model.ts'
import { lint, lintChange, lintRules } from './lint.ts'

const ladder = `levels-are: absolute
focuses:
  - { id: does, name: Does, words: [digs, waters] }
  - { id: guides, name: Guides, words: [mentors, guides] }
levels:
  - { id: E1, name: Apprentice, focus: does }
  - { id: E2, name: Gardener, focus: does }
  - { id: E3, name: Master, focus: guides }
scopes:
  - { id: bed, name: Bed, definition: One bed. }
  - { id: garden, name: Garden, definition: All beds. }
families: [{ id: roses, name: Rose Gardener }]
groups: [{ id: soil, name: Soil }]
`

async function read(cells: string, { keys = '', settings = '' } = {}): Promise<{ framework: Framework; findings: Finding[] }> {
  const { framework, places } = await readFramework([
    { path: 'framework.yaml', text: ladder.replace(/absolute(?=\n)/, (word) => (settings.includes('levels-are') ? 'cumulative' : word)) + settings.replace(/levels-are.*/, '') },
    { path: 'a.md', text: `---\ncompetency: a\nname: Digging\ngroup: soil\n${keys}---\n\n${cells}\n` },
  ])
  return { framework, findings: lint(framework, places) }
}

const about = async (rule: string, cells: string, more = {}): Promise<string[]> =>
  (await read(cells, more)).findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.file}:${finding.line} ${finding.message}`)

const full = (text: (level: string) => string): string => ['E1', 'E2', 'E3'].map((level) => `## ${level}\n\n- ${text(level)}\n`).join('\n')

describe('an empty cell', () => {
  test('inside the range of a competency is told, below the first and above the last level it is not', async () => {
    expect(await about('empty-cell', '## E1\n\n- A.\n\n## E3\n\n- C.')).toEqual([expect.stringMatching(/^a\.md:2 .*at E2/)])
    expect(await about('empty-cell', '## E2\n\n- B.', { keys: 'first: E2\nlast: E2\n' })).toEqual([])
    expect(await about('empty-cell', '## E1\n\nTBD\n\n## E2\n\n- B.\n\n## E3\n\n- C.')).toEqual([expect.stringMatching(/^a\.md:7 .*at E1/)])
    expect(await about('empty-cell', '')).toHaveLength(3)
  })

  test('is not told at levels that the competency’s family does not have', async () => {
    expect(await about('empty-cell', '## E1\n\n- A.', { keys: 'families: [young]\n', settings: 'x: 1\nfamilies2: 1\n' })).toEqual([])
  })

  test('on role pages is told between two levels that have a text', async () => {
    const page = (level: string, body: string): { path: string; text: string } => ({ path: `x/${level}.md`, text: `---\nrole: A\nlevel: ${level}\nfamily: roses\n---\n\n## Craft\n\n- Works at ${level}.\n\n${body}` })
    const { framework } = await readFramework([{ path: 'framework.yaml', text: ladder }, page('E1', '### Beds\n\n- A.'), page('E2', ''), page('E3', '### Beds\n\n- B.\n\n### Paths\n\n- C.')])
    const empty = lint(framework).filter((finding) => finding.rule === 'empty-cell')
    expect(empty.map((finding) => finding.message)).toEqual([expect.stringContaining('“Beds” says nothing at E2')])
  })

  test('outside the declared range must stay empty', async () => {
    expect(await about('outside-range', full((level) => `Text of ${level}.`), { keys: 'first: E2\n' })).toEqual([expect.stringMatching(/^a\.md:8 .*at E1/)])
  })
})

describe('repeated statements', () => {
  const review = 'Reviews changes of the whole team within a day of work.'

  test('are told at the higher level, the nearest repetition alone', async () => {
    expect(await about('duplicate-statement', full(() => review))).toEqual([expect.stringMatching(/^a\.md:13 .*at E2 .*E1/), expect.stringMatching(/^a\.md:17 .*at E3 .*E2/)])
  })

  test('differing by case and marks are the same; differing by a word are nearly so', async () => {
    expect(await about('duplicate-statement', `## E1\n\n- ${review}\n\n## E2\n\n- **reviews** changes of the whole team, within a day of work!`)).toHaveLength(1)
    expect(await about('near-duplicate-statement', `## E1\n\n- ${review}\n\n## E2\n\n- ${review.replace('a day of work', 'a day')}`)).toHaveLength(1)
  })

  test('are not told for other words, nor within one level', async () => {
    expect(await about('near-duplicate-statement', `## E1\n\n- ${review}\n\n## E2\n\n- Plans the beds of next year with those who dig them.`)).toEqual([])
    expect(await about('duplicate-statement', `## E1\n\n- ${review}\n- ${review}`)).toEqual([])
  })

  test('are not told for a block that two levels share', async () => {
    const page = (level: string): { path: string; text: string } => ({ path: `x/${level}.md`, text: `---\nrole: A\nlevel: ${level}\nfamily: roses\n---\n\n## Craft\n\n{{% include "shared.md" %}}\n` })
    const { framework } = await readFramework([page('E1'), page('E2'), { path: 'shared.md', text: `- ${review}` }])
    expect(lint(framework).filter((finding) => finding.rule === 'duplicate-statement')).toEqual([])
  })
})

describe('a level that leans on another', () => {
  test.each([
    'Same as above, with fewer reminders.',
    'Everything from E1, and plans the year.',
    'All of the above.',
    'In addition to E1, plans the year.',
    'See E1.',
    'All competencies exhibited by an Apprentice.',
    'Builds on the previous levels.',
    'Meets all expectations of a Gardener.',
  ])('%s', async (text) => {
    expect(await about('leans-on-another-level', `## E2\n\n- ${text}`)).toEqual([expect.stringContaining('a.md:9')])
    expect(await about('leans-on-another-level', `## E2\n\n- ${text}`, { settings: 'levels-are: cumulative' })).toEqual([])
  })

  test.each(['Sees what the apprentices lack.', 'Does the same work as a neighbour would.', 'Trims everything in reach.', 'Oversees E10 houses.', 'Makes sure all gardeners can see the plan above the door.'])('%s does not', async (text) => {
    expect(await about('leans-on-another-level', `## E2\n\n- ${text}`)).toEqual([])
  })

  test('as a whole cell is a note, and shown with the other’s text', async () => {
    const cells = '## E1\n\n- A.\n\n## E2\n\nSame as E1.'
    expect(await about('repeats-another-level', cells)).toEqual([expect.stringContaining('repeats E1')])
    expect(await about('leans-on-another-level', cells)).toEqual([])
  })

  test('in the prose of a role page is told too', async () => {
    const { framework } = await readFramework([{ path: 'x.md', text: '---\nrole: A\nlevel: Senior\nfamily: roses\n---\n\n## A\n\n- One.\n\n## More\n\nAll competencies exhibited by a Senior.' }])
    expect(lint(framework).filter((finding) => finding.rule === 'leans-on-another-level')).toMatchObject([{ line: 13 }])
  })
})

describe('what a cell is about', () => {
  test('against the focus of its level is a note', async () => {
    const found = (await read('## E1\n\n- Mentors others.\n\n## E2\n\n- Digs, and mentors.\n\n## E3\n\n- Guides others.')).findings.filter((finding) => finding.rule === 'focus-mismatch')
    expect(found).toMatchObject([{ line: 7, severity: 'note', message: expect.stringContaining('“Guides”') }])
  })

  test('reaching less far than the level below is told', async () => {
    expect(await about('falling-scope', '## E1\n\nScope: garden\n\n- A.\n\n## E2\n\nScope: bed\n\n- B.\n\n## E3\n\n- All the garden.')).toEqual([expect.stringMatching(/^a\.md:13 .*“Bed” at E2.*“Garden”/)])
    expect(await about('falling-scope', '## E1\n\n- One bed.\n\n## E2\n\n- No words for it.\n\n## E3\n\n- The garden.')).toEqual([])
  })

  test.each(['Has strong communication skills.', 'Is passionate about roses.', 'Prunes as appropriate.', 'Knows best practices.', 'Works effectively.'])('cannot be observed: %s', async (text) => {
    expect(await about('vague-wording', `## E1\n\n- ${text}`)).toHaveLength(1)
  })

  test.each(['Strengthens the trellis.', 'Prunes every rose once a year.', 'Writes down what was decided.', 'Goods are stored dry.'])('can be observed: %s', async (text) => {
    expect(await about('vague-wording', `## E1\n\n- ${text}`)).toEqual([])
  })

  test('is vague by the framework’s own words too', async () => {
    expect(await about('vague-wording', '## E1\n\n- Is nice to roses.', { settings: 'vague-words: [nice]' })).toEqual([expect.stringContaining('“nice”')])
  })
})

describe('examples', () => {
  test('are missed once where there are none at all, and by competency where some have theirs', async () => {
    expect(await about('missing-examples', full((level) => `Text of ${level}.`))).toEqual([expect.stringContaining('No cell')])
    expect(await about('missing-examples', `${full((level) => `Text of ${level}.`)}\n### Examples\n\n- Like so.`)).toEqual([expect.stringContaining('at E1, E2')])
  })
})

describe('references', () => {
  test.each([
    ['a focus', 'levels2: 1', 'levels:\n  - { id: E1, name: A, focus: none }\n', 'framework.yaml:2'],
    ['an area of influence', '', 'levels:\n  - { id: E1, name: A, scope: none }\n', 'framework.yaml:2'],
    ['a track', '', 'levels: [{ id: E1 }]\nfamilies:\n  - { id: roses, track: none }\n', 'framework.yaml:3'],
    ['a level', '', 'levels: [{ id: E1 }]\nfamilies:\n  - { id: roses, levels: [E9] }\n', 'framework.yaml:3'],
    ['a family', '', 'levels: [{ id: E1 }]\nspecialties:\n  - { id: red, family: none }\n', 'framework.yaml:3'],
  ])('to %s that is not declared is an error at its line', async (_, __, settings, place) => {
    const { framework, places } = await readFramework([{ path: 'framework.yaml', text: settings }])
    expect(lint(framework, places).filter((finding) => finding.severity === 'error').map((finding) => `${finding.file}:${finding.line} ${finding.rule}`)).toEqual([`${place} unknown-reference`])
  })

  test.each(['families: [x]', 'domains: [x]', 'specialties: [x]', 'first: E9', 'last: E9', 'evidence: [{ kind: x }]'])('of a competency: %s', async (keys) => {
    expect(await about('unknown-reference', '## E1\n\n- A.', { keys: `${keys}\n` })).toHaveLength(1)
  })

  test('of cells may lean on each other down to a text, and never in a circle', async () => {
    expect(await about('unknown-reference', '## E1\n\n- A.\n\n## E2\n\nSame as E1.\n\n## E3\n\nSame as E2.')).toEqual([])
    expect(await about('unknown-reference', '## E1\n\nSame as E2.\n\n## E2\n\nSame as E1.')).toHaveLength(2)
  })

  test('by an identifier that stands twice cannot be told apart', async () => {
    const { framework, places } = await readFramework([{ path: 'framework.yaml', text: 'levels:\n  - { id: E1 }\n  - { id: E1 }\nscopes: [{ id: a }, { id: a }]\n' }])
    expect(lint(framework, places).filter((finding) => finding.rule === 'duplicate-identifier')).toHaveLength(2)
    expect(lint(framework, places).filter((finding) => finding.rule === 'missing-definition')).toHaveLength(2)
  })

  test('to a cell that is described twice cannot be told apart', async () => {
    const page = (name: string): { path: string; text: string } => ({ path: `x/${name}.md`, text: '---\nrole: A\nlevel: senior\nfamily: roses\n---\n\n## A\n\n- One.\n' })
    const { framework } = await readFramework([page('one'), page('two')])
    expect(lint(framework).filter((finding) => finding.rule === 'duplicate-identifier')).toMatchObject([{ file: 'x/two.md', line: 7, severity: 'error' }])
  })
})

describe('a changed identifier', () => {
  const named = async (id: string, name: string, keys = ''): Promise<Framework> =>
    (await readFramework([{ path: 'framework.yaml', text: ladder }, { path: 'a.md', text: `---\ncompetency: ${id}\nname: ${name}\ngroup: soil\n${keys}---\n\n## E1\n\n- A.` }])).framework

  test('is told with the one that is new and much like it', async () => {
    expect(lintChange(await named('debugging', 'Debugging'), await named('debugging-skills', 'Debugging skills'))).toMatchObject([
      { rule: 'changed-identifier', severity: 'warning', file: 'a.md', line: 2, message: expect.stringContaining('“debugging-skills”'), mend: expect.stringContaining('replaces: [debugging]') },
    ])
  })

  test('is told without a guess where nothing is like it', async () => {
    expect(lintChange(await named('debugging', 'Debugging'), await named('watering', 'Watering'))[0]!.message).not.toContain('watering')
  })

  test('says nothing where it is declared, unchanged or switched off', async () => {
    const before = await named('debugging', 'Debugging')
    expect(lintChange(before, await named('finding-causes', 'Finding causes', 'replaces: [debugging]\n'))).toEqual([])
    expect(lintChange(before, before)).toEqual([])
    expect(lintChange(before, { ...(await named('watering', 'Watering')), lint: { 'changed-identifier': 'off' } })).toEqual([])
  })
})

describe('what a version leaves behind', () => {
  const of = async (levels: string, ...competencies: string[]): Promise<Framework> => {
    const pages = competencies.map((keys, at) => ({ path: `${at}.md`, text: `---\n${keys}\ngroup: soil\n---\n\n## E1\n\n- A.` }))
    return (await readFramework([{ path: 'framework.yaml', text: ladder.replace(/levels:[\s\S]*?(?=\n\w)/, `levels:\n${levels}`) }, ...pages])).framework
  }
  const two = '  - { id: E1, name: Associate }\n  - { id: E2, name: Engineer }'
  const testing = 'competency: testing\nname: Testing'

  test('is told of levels that stand elsewhere, with what keeps them where they were', async () => {
    const before = await of(two, testing)
    const moved = lintChange(before, await of(`  - { id: E0, name: Trainee }\n${two}`, testing))
    expect(moved.map(({ rule, message }) => [rule, message.split(':')[0]])).toEqual([
      ['moved-level', 'The level “E1” stands at 2 now, and stood at 1'],
      ['moved-level', 'The level “E2” stands at 3 now, and stood at 2'],
    ])
    expect(moved[0]!.mend).toContain('write `position: 1` at “E1”')
    expect(lintChange(before, await of(`  - { id: E0, name: Trainee, position: 0 }\n  - { id: E1, name: Associate, position: 1 }\n  - { id: E2, name: Engineer, position: 2 }`, testing))).toEqual([])
  })

  test('is told of a renamed level that stands elsewhere', async () => {
    const after = await of('  - { id: E1, name: Associate }\n  - { id: Middle, name: Middle, position: 4, replaces: [E2] }', testing)
    expect(lintChange(await of(two, testing), after)).toMatchObject([{ rule: 'moved-level', message: expect.stringContaining('“Middle” stands at 4 now, and as “E2” stood at 2') }])
  })

  test('is told of a competency and a level that two replace, and of none where one does', async () => {
    const before = await of(two, testing)
    const unit = 'competency: unit\nname: Unit testing\nreplaces: [testing]'
    const split = lintChange(before, await of(two, unit, 'competency: exploring\nname: Exploring\nreplaces: [testing]'))
    expect(split).toMatchObject([{ rule: 'split-identifier', file: '1.md', message: expect.stringContaining('“unit” and “exploring” replace “testing”') }])
    expect(lintChange(before, await of(two, unit, 'competency: exploring\nname: Exploring'))).toEqual([])
    const levels = '  - { id: E1, name: Associate }\n  - { id: A, name: A, position: 2, replaces: [E2] }\n  - { id: B, name: B, position: 3, replaces: [E2] }'
    expect(lintChange(before, await of(levels, testing))).toMatchObject([{ rule: 'split-identifier', message: expect.stringContaining('“A” and “B” replace “E2”') }])
  })
})

describe('the rules', () => {
  test('can each be switched off and made worse', async () => {
    const cells = full(() => 'Has strong skills in digging every bed of the garden.')
    const plain = (await read(cells)).findings
    expect(plain.length).toBeGreaterThan(3)
    const rules = [...new Set(plain.map((finding) => finding.rule))]
    for (const rule of rules) expect(await about(rule, cells, { settings: `lint: { ${rule}: off }` })).toEqual([])
    for (const severity of severities) {
      const { findings } = await read(cells, { settings: `lint: { ${rules.map((rule) => `${rule}: ${severity}`).join(', ')} }` })
      expect(new Set(findings.map((finding) => finding.severity))).toEqual(new Set([severity]))
    }
  })

  test('are each known by name, with a reason and an example', () => {
    expect(new Set(lintRules.map((rule) => rule.id)).size).toBe(lintRules.length)
    for (const rule of lintRules) {
      expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
      for (const words of [rule.why, rule.example, rule.instead]) expect(words.length).toBeGreaterThan(3)
    }
  })

  test('are all that the reader ever names', () => {
    const folder = path.join(packageRoot, 'src/features/framework/source')
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => readFileSync(path.join(folder, name), 'utf8'))
    const named = new Set(sources.flatMap((text) => [...text.matchAll(/\.(?:error|warning|note)\(\s*'([a-z-]+)'/g)].map((match) => match[1]!)))
    expect(named.size).toBeGreaterThan(20)
    const known = new Set(lintRules.map((rule) => rule.id))
    expect([...named].filter((rule) => !known.has(rule))).toEqual([])
  })
})
