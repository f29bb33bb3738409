import { stringify } from 'yaml'
import type { Framework } from '../../model.ts'
import { exportMark, exportTables } from './export-tables.ts'
import { writeCsv } from './write-csv.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeWorkbook } from './write-workbook.ts'

export const exportFormats = ['markdown', 'yaml', 'json', 'csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportedFile {
  path: string
  content: string | Uint8Array
}

/** The files of a framework in a format. Importing them gives an equal framework. */
export function exportFramework(framework: Framework, format: ExportFormat): ExportedFile[] {
  switch (format) {
    case 'markdown':
      return writeMarkdown(framework).map(({ path, text }) => ({ path, content: text }))
    case 'yaml':
      return [{ path: `${fileName(framework)}.yaml`, content: stringify(marked(framework), { lineWidth: 0, aliasDuplicateObjects: false }) }]
    case 'json':
      return [{ path: `${fileName(framework)}.json`, content: `${JSON.stringify(marked(framework), null, 2)}\n` }]
    case 'csv':
      return exportTables(framework).map((table) => ({ path: `${table.name}.csv`, content: writeCsv(table) }))
    case 'xlsx':
      return [{ path: `${fileName(framework)}.xlsx`, content: writeWorkbook(exportTables(framework)) }]
  }
}

function marked(framework: Framework): Record<string, unknown> {
  return { [exportMark]: 1, ...framework }
}

/** Never plain `framework.yaml`, which is the name of the settings in a directory of Markdown. */
function fileName({ id }: Framework): string {
  return `${id.replaceAll('/', '-')}.cairn`
}
