import { describe, expect, test } from 'vitest'
import type { Framework } from '../../model.ts'
import { importFramework, type ImportResult } from './import-framework.ts'
import { workbook } from '../../../../../test/workbook.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const imported = (path: string, text: string): Promise<ImportResult> => importFramework([{ path, bytes: bytes(text) }])

/** A matrix in few words: each competency with its group, and the text of each cell by level. */
function matrix({ framework }: ImportResult): Record<string, Record<string, string>> {
  const rows: Record<string, Record<string, string>> = {}
  for (const cell of framework.expectations) {
    const competency = framework.competencies.find(({ id }) => id === cell.competency)!
    const name = `${framework.groups.find(({ id }) => id === competency.group)!.name}: ${competency.name}`
    const words = [cell.text, ...cell.statements.map(({ text }) => `• ${text}`), ...cell.examples.map(({ text }) => `e.g. ${text}`)].filter((it) => it !== undefined).join(' ')
    ;(rows[name] ??= {})[cell.level] = cell.kind === 'text' ? words : cell.kind === 'same-as' ? `= ${cell.sameAs}` : cell.kind
  }
  return rows
}

const levelIds = ({ framework }: { framework: Framework }): string[] => framework.levels.map(({ id }) => id)

const gardening = {
  'Growing: Sowing': { junior: 'Sows beans with help from others.', senior: 'Plans a season of sowing for the garden.' },
  'Growing: Pruning': { junior: 'Prunes a hedge after being shown how.', senior: 'Prunes old fruit trees without harm.' },
  'Caring: Watering': { junior: 'Waters the beds every evening.', senior: 'Decides which beds need water and when.' },
}

describe('a grid is understood as it lies', () => {
  test('levels as columns, a title above, groups written once', async () => {
    const result = await imported('garden.csv', [
      'The garden ladder,,,',
      'Area,Skill,Junior,Senior',
      'Growing,Sowing,Sows beans with help from others.,Plans a season of sowing for the garden.',
      ',Pruning,Prunes a hedge after being shown how.,Prunes old fruit trees without harm.',
      'Caring,Watering,Waters the beds every evening.,Decides which beds need water and when.',
    ].join('\n'))
    expect(matrix(result)).toEqual({
      'Growing: Sowing': { Junior: gardening['Growing: Sowing'].junior, Senior: gardening['Growing: Sowing'].senior },
      'Growing: Pruning': { Junior: gardening['Growing: Pruning'].junior, Senior: gardening['Growing: Pruning'].senior },
      'Caring: Watering': { Junior: gardening['Caring: Watering'].junior, Senior: gardening['Caring: Watering'].senior },
    })
    expect(result.leftOut.map(({ place }) => place)).toEqual(['A1', 'A2', 'B2'])
  })

  test('levels as rows: each column is a competency', async () => {
    const result = await imported('garden.csv', [
      'Level,Sowing,Watering',
      'L1,Sows beans with help.,Waters every evening.',
      'L2,Sows what the season asks for.,Waters what is dry.',
      'L3,Plans the sowing of a year.,Designs the watering.',
    ].join('\n'))
    expect(levelIds(result)).toEqual(['L1', 'L2', 'L3'])
    expect(matrix(result)['General: Watering']).toEqual({ L1: 'Waters every evening.', L2: 'Waters what is dry.', L3: 'Designs the watering.' })
  })

  test('one line per expectation, separated by semicolons', async () => {
    const result = await imported('garden.csv', [
      'Competency;Level;Expectation;Example',
      'Sowing;Junior;Sows beans with help from others.;Sowed the beans in April.',
      'Sowing;Senior;Plans a season of sowing.;',
      'Watering;Junior;Waters the beds every evening.;',
      'Watering;Senior;Decides which beds need water.;Left the cactus dry.',
    ].join('\n'))
    expect(matrix(result)).toEqual({
      'General: Sowing': { Junior: 'Sows beans with help from others. e.g. Sowed the beans in April.', Senior: 'Plans a season of sowing.' },
      'General: Watering': { Junior: 'Waters the beds every evening.', Senior: 'Decides which beds need water. e.g. Left the cactus dry.' },
    })
  })

  test('group rows between the competencies', async () => {
    const result = await imported('garden.csv', [
      'Skill,L1,L2,L3',
      'Growing,,,',
      'Sowing,Sows beans.,Sows roots.,Plans sowing.',
      'Pruning,Prunes hedges.,Prunes trees.,Teaches pruning.',
      'Caring,,,',
      'Watering,Waters beds.,Waters by need.,Designs watering.',
    ].join('\n'))
    expect(Object.keys(matrix(result))).toEqual(['Growing: Sowing', 'Growing: Pruning', 'Caring: Watering'])
  })

  test('two header rows: a text and an example under each level', async () => {
    const result = await imported('garden.csv', [
      ',L1,,L2,',
      'Skill,Expectation,Example,Expectation,Example',
      'Sowing,Sows beans with help.,Sowed in April.,Sows without any help.,Sowed in autumn.',
      'Watering,Waters the beds.,Watered daily.,Waters by need.,Let the moss be.',
    ].join('\n'))
    expect(matrix(result)['General: Sowing']).toEqual({ L1: 'Sows beans with help. e.g. Sowed in April.', L2: 'Sows without any help. e.g. Sowed in autumn.' })
  })

  test('cells of several lines, with bullets as statements', async () => {
    const result = await imported('garden.csv', 'Skill,L1,L2\nSowing,"Knows seeds.\n\n- Sows beans\n- Labels rows","1. Plans\n2. Orders seed"\n')
    expect(matrix(result)['General: Sowing']).toEqual({ L1: 'Knows seeds. • Sows beans • Labels rows', L2: '• Plans • Orders seed' })
  })

  test('references, cells to be written and cells that do not apply', async () => {
    const result = await imported('garden.csv', 'Skill,L1,L2,L3,L4\nSowing,Sows beans.,see L1,[MISSING],N/A\nWatering,Not expected yet,Waters.,As L2,Growth limit: nothing grows further\n')
    expect(matrix(result)).toEqual({
      'General: Sowing': { L1: 'Sows beans.', L2: '= L1', L3: 'missing', L4: 'not-applicable' },
      'General: Watering': { L1: 'not-expected-yet', L2: 'Waters.', L3: '= L2', L4: 'growth-limit' },
    })
    expect(result.framework.competencies[1]).toMatchObject({ firstLevel: { level: 'L2' }, lastLevel: { level: 'L3', reason: 'nothing grows further' } })
  })

  test('a workbook: a sheet per competency, a score beside each text, formulas not computed', async () => {
    const file = await workbook([
      { name: 'Sowing', rows: [['Sowing'], ['All about seeds and how they grow'], [], ['1 Junior', '', '2 Senior', ''], ['Knows beans.', 'no', 'Knows all seeds.', 'no'], ['Sows rows.', 'no', 'Sows fields.', 'no'], [], ['Result', '=1+1', 'Result', '=1+1']] },
      { name: 'Watering', rows: [['Watering'], ['All about water and where it goes'], [], ['1 Junior', '', '2 Senior', ''], ['Waters beds.', 'no', 'Waters by need.', 'no'], ['Fills cans.', 'no', 'Builds ponds.', 'no']] },
    ])
    const result = await importFramework([{ path: 'garden.xlsx', bytes: file }])
    expect(result.framework.competencies.map(({ name, description }) => [name, description])).toEqual([['Sowing', 'All about seeds and how they grow'], ['Watering', 'All about water and where it goes']])
    expect(matrix(result)['General: Watering']).toEqual({ '1-junior': '• Waters beds. • Fills cans.', '2-senior': '• Waters by need. • Builds ponds.' })
    expect(result.leftOut.filter(({ text }) => text === 'no').map(({ place }) => place)).toContain('Sowing!B5')
    expect(result.findings.map(({ rule, file: at }) => [rule, at])).toEqual([['formula', 'garden.xlsx#Sowing']])
  })

  test('a workbook: merged cells hold for every line and level that they cover', async () => {
    const file = await workbook([{ name: 'Matrix', rows: [
      ['Area', 'Skill', 'L1', 'L2', 'L3'],
      [{ value: 'Growing', rowSpan: 2 }, 'Sowing', 'Sows beans in rows.', { value: 'Sows anything anywhere.', columnSpan: 2 }, null],
      [null, 'Pruning', 'Prunes hedges straight.', 'Prunes the old trees.', 'Teaches how to prune.'],
    ] }])
    const result = await importFramework([{ path: 'garden.xlsx', bytes: file }])
    expect(matrix(result)).toEqual({
      'Growing: Sowing': { L1: 'Sows beans in rows.', L2: 'Sows anything anywhere.', L3: '= L2' },
      'Growing: Pruning': { L1: 'Prunes hedges straight.', L2: 'Prunes the old trees.', L3: 'Teaches how to prune.' },
    })
  })
})

const trees: readonly [string, string, string][] = [
  ['keys by name down to levels', 'g.json', JSON.stringify({ skills: { Sowing: { L1: 'Sows beans with help.', L2: 'Sows without help.' }, Watering: { L1: 'Waters every evening.', L2: 'Waters what is dry.' } } })],
  ['levels outside, competencies inside', 'g.yaml', 'L1:\n  Sowing: Sows beans with help.\n  Watering: Waters every evening.\nL2:\n  Sowing: Sows without help.\n  Watering: Waters what is dry.\n'],
  ['a list of competencies with a list of levels in each', 'g.yaml', 'competencies:\n  - name: Sowing\n    levels:\n      - level: L1\n        description: Sows beans with help.\n      - level: L2\n        description: Sows without help.\n  - name: Watering\n    levels:\n      - { level: L1, description: Waters every evening. }\n      - { level: L2, description: Waters what is dry. }\n'],
  ['a flat list that names both', 'g.json', JSON.stringify([{ skill: 'Sowing', level: 'L1', text: 'Sows beans with help.' }, { skill: 'Sowing', level: 'L2', text: 'Sows without help.' }, { skill: 'Watering', level: 'L1', text: 'Waters every evening.' }, { skill: 'Watering', level: 'L2', text: 'Waters what is dry.' }])],
  ['the keys above a page', 'g.md', '---\ntopics:\n  - name: Sowing\n    content:\n      - level: L1\n        criteria: Sows beans with help.\n      - level: L2\n        criteria: Sows without help.\n  - name: Watering\n    content:\n      - level: L1\n        criteria: Waters every evening.\n      - level: L2\n        criteria: Waters what is dry.\n---\n'],
]

test.each(trees)('a tree is understood as it grows: %s', async (_name, path, text) => {
  const result = await imported(path, text)
  expect(matrix(result)).toEqual({
    'General: Sowing': { L1: 'Sows beans with help.', L2: 'Sows without help.' },
    'General: Watering': { L1: 'Waters every evening.', L2: 'Waters what is dry.' },
  })
  expect(result.leftOut).toEqual([])
})

test('a list under each level is a list of statements', async () => {
  const result = await imported('g.yaml', 'skills:\n  - title: Sowing\n    levels: { junior: [Sows beans, Labels rows], senior: [Plans the season] }\n  - title: Watering\n    levels: { junior: [Waters beds], senior: [Waters by need] }\n')
  expect(matrix(result)['General: Sowing']).toEqual({ junior: '• Sows beans • Labels rows', senior: '• Plans the season' })
})
