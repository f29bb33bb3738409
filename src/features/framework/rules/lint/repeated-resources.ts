import type { Competency } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'

export const repeatedResource: LintRule = {
  id: 'repeated-resource',
  severity: 'warning',
  why: 'A list of things to learn from in which one address stands twice looks longer than it is.',
  example: 'resources:\n  - { title: Finding causes, address: https://handbook.example.com/causes }\n  - { title: How to debug, address: https://handbook.example.com/causes }',
  instead: 'Keep one of the two, with the lower level and the better title.',
  check: ({ framework }) => framework.competencies.flatMap(repeatedIn),
}

function repeatedIn({ name, resources = [] }: Competency): Remark[] {
  const first = new Map<string, string>()
  return resources.flatMap(({ title, address, source }) => {
    const before = first.get(address)
    if (before === undefined) return (first.set(address, title), [])
    return [{ source, message: `“${title}” of “${name}” leads to the same address as “${before}”.`, mend: 'Keep one of the two.' }]
  })
}
