import type { Finding, Framework } from '../../features/framework/model.ts'
import type { LeftOut } from '../../features/framework/source/import/import-file.ts'
import type { ImportResult } from '../../features/framework/source/import/import-framework.ts'
import { mappingText } from '../../features/framework/source/import/mapping-file.ts'
import { formatFindings } from './format-findings.ts'

/** What was understood of a source, what was left out, and what lint says of it. */
export function describeImport(findings: readonly Finding[], { framework, mapping, leftOut, summary }: ImportResult): string {
  return [
    mapping ? `Read with this mapping:\n\n${mappingText(mapping)}\n` : '',
    describeFramework(framework),
    describeLeftOut(leftOut),
    formatFindings(findings, 'text', summary),
  ].join('')
}

function describeFramework(framework: Framework): string {
  const levels = framework.levels.map(({ id, name }) => (id === name ? id : `${id} (${name})`)).join(', ')
  const cells = new Map<string, number>()
  for (const { competency } of framework.expectations) cells.set(competency, (cells.get(competency) ?? 0) + 1)
  const groups = framework.groups.map((group) => {
    const rows = framework.competencies.filter((competency) => competency.group === group.id)
    return `  ${group.name}\n${rows.map(({ id, name }) => `    ${name} (${cells.get(id) ?? 0} of ${framework.levels.length} levels)\n`).join('')}`
  })
  return `${framework.name}\nLevels: ${levels}\n${groups.join('')}\n`
}

function describeLeftOut(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return 'Nothing was left out.\n\n'
  const lines = leftOut.map(({ file, place, line, text, why }) => `  ${file}${place === '' ? `:${line}` : ` ${place}`} ${JSON.stringify(text.replace(/\s+/g, ' ').slice(0, 80))} (${why})\n`)
  return `Left out:\n${lines.join('')}\n`
}
