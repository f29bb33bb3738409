import type { SourceFile } from '../model.ts'
import type { KeyReader } from './competency-file.ts'
import type { Findings } from './findings.ts'
import { frontMatterText, needsYaml } from './front-matter.ts'
import type { TableRow } from './block.ts'
import type { Heading } from './outline.ts'
import type { Settings } from './settings-model.ts'
import type { YamlReader } from './yaml-text.ts'

export type HtmlTableReader = (html: string, firstLine: number) => { head: string[]; rows: TableRow[] }

/** Parsers that are loaded only where the files need them: most of a short run would otherwise be spent on loading. */
export interface Tools {
  yaml: YamlReader | undefined
  readSettings: ((file: string, text: string, findings: Findings) => Settings) | undefined
  readCompetencyKeys: KeyReader | undefined
  htmlTables: (roots: readonly Heading[]) => Promise<HtmlTableReader | undefined>
}

export async function loadTools(files: readonly SourceFile[]): Promise<Tools> {
  const declares = files.some((file) => file.path === 'framework.yaml' || file.path === 'framework.yml')
  const describes = files.some((file) => file.path.endsWith('.md') && /^["']?competency["']?[ \t]*:/m.test(frontMatterText(file.text)?.yaml ?? ''))
  const settings = declares || describes ? await import('./settings.ts') : undefined
  const keys = describes ? await import('./competency-keys.ts') : undefined
  const yaml = settings || files.some((file) => file.path.endsWith('.md') && needsYaml(file.text)) ? await import('./yaml-text.ts') : undefined
  return { yaml, readSettings: settings?.readSettings, readCompetencyKeys: keys?.readCompetencyKeys, htmlTables }
}

async function htmlTables(roots: readonly Heading[]): Promise<HtmlTableReader | undefined> {
  return roots.some(holdsHtmlTable) ? (await import('./html-table.ts')).htmlTableRows : undefined
}

function holdsHtmlTable(heading: Heading): boolean {
  return heading.content.some((child) => (child.kind === 'heading' ? holdsHtmlTable(child) : child.block.kind === 'html-table'))
}
