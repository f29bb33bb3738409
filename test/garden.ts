import type { Framework } from '../src/features/framework/model.ts'
import { readFramework } from '../src/features/framework/source/read-framework.ts'

const settings = `name: Garden
levels:
  - { id: E1, name: Apprentice, scope: bed }
  - { id: E2, name: Gardener, scope: bed }
  - { id: E3, name: Head Gardener, scope: across-teams }
families: [{ id: roses, name: Roses, levels: [E1, E2, E3] }, { id: lawns, name: Lawns, levels: [E1, E2, E3] }]
specialties: [{ id: climbing, name: Climbing roses, family: roses }]
groups: [{ id: soil, name: Soil }, { id: values, name: Values, kind: values }]
domains: [{ id: walled, name: Walled garden }, { id: orchard, name: Orchard }]
scopes:
  - { id: bed, name: Bed, definition: One bed. }
  - { id: across-teams, name: Across teams, definition: Two teams of gardeners or more. }
frequencies:
  - { id: sometimes, name: Sometimes, definition: Now and then., offset: -0.5 }
  - { id: usually, name: Usually, definition: Most of the time., offset: 0 }
evidence-kinds:
  - id: harvest
    name: Harvest
    outsiders: true
    fields:
      - { id: what, name: What grew, type: text, required: true }
      - { id: basket, name: Baskets, type: measure, required: true }
      - { id: seen-at, name: Where it stands, type: link, required: false }
      - { id: kind, name: Kind, type: choice, options: [Fruit, Flower], required: false }
      - { id: with, name: With whom, type: people, required: false }
      - { id: weight, name: Weight, type: number, required: false }
  - { id: plan, name: Plan, outsiders: false, fields: [{ id: text, name: Text, type: text, required: false }] }
`

export type Cells = Readonly<Record<string, string>>

/** A competency's file: its texts by level, and keys of its head. */
export const gardenFile = (id: string, cells: Cells, keys = ''): { path: string; text: string } => ({
  path: `competencies/${id}.md`,
  text: `---\ncompetency: ${id}\nname: ${id}\ngroup: soil\n${keys}---\n\nAbout it.\n${Object.entries(cells).map(([level, text]) => `\n## ${level}\n\n${text}\n`).join('')}`,
})

/** A small framework, made of competency files. */
export const garden = async (...files: { path: string; text: string }[]): Promise<Framework> =>
  (await readFramework([{ path: 'framework.yaml', text: settings }, ...files])).framework

/** Three texts, the second with statements to point at. */
export const pruning = (second = 'Prunes a whole bed.', keys = ''): { path: string; text: string } =>
  gardenFile('pruning', { E1: 'Prunes one rose.', E2: `${second}\n\n- Knows when.\n- Knows where.`, E3: 'Prunes with two teams.' }, keys)
