import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lint } from '../../features/framework/rules/lint.ts'
import type { Finding } from '../../features/framework/model.ts'
import { sortFindings, type Findings } from '../../features/framework/source/findings.ts'
import { importFramework, type ImportResult } from '../../features/framework/source/import/import-framework.ts'
import { mappingText, readMappingFile } from '../../features/framework/source/import/mapping-file.ts'
import type { Mapping } from '../../features/framework/source/import/mapping.ts'
import { readImport, type FoundFiles } from '../../features/framework/source/import/read-import.ts'
import { describeImport } from './describe-import.ts'
import { formatFindings } from './format-findings.ts'

const usage = `Usage: cairn import PATH [--mapping FILE] [--check] [--format text|json] [--write-mapping FILE]

Reads a framework from a file or a directory of any shape: CSV, XLSX, YAML, JSON or Markdown.
  --mapping        says where the parts of the framework stand; without it Cairn finds out
  --write-mapping  writes what was found out as a mapping, to be corrected and given back
  --check          shows what was understood and left out, and changes nothing; needs no database
  --format         text, or json (notes, summary and what was left out)
Exit status: 0 without errors, 1 with errors, 2 where the input cannot be used.
`

interface Request {
  path: string
  mapping: string | undefined
  writeMapping: string | undefined
  format: 'text' | 'json'
}

/** `cairn import PATH`: shows what a source comes to as a framework. */
export async function run(args: string[]): Promise<number> {
  const request = requestOf(args)
  if (typeof request === 'string') {
    process.stderr.write(request)
    return 2
  }
  const found = readImport(request.path)
  const mapping = request.mapping === undefined ? undefined : mappingAt(request.mapping, found.findings)
  if (request.mapping !== undefined && mapping === undefined) {
    process.stderr.write(formatFindings(found.findings.all, 'text'))
    return 1
  }
  const result = await importFramework(found.files, { ...(mapping ? { mapping } : {}), ...nameOf(request.path, found) })
  const findings = sortFindings([...found.findings.all, ...result.findings, ...lint(result.framework)])
  writeMapping(request.writeMapping, result)
  process.stdout.write(request.format === 'json' ? jsonOf(findings, result) : describeImport(findings, result))
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

function requestOf(args: string[]): Request | string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { mapping: { type: 'string' }, 'write-mapping': { type: 'string' }, check: { type: 'boolean' }, format: { type: 'string', default: 'text' } },
  })
  const [path, ...others] = positionals
  const { format } = values
  if (path === undefined || others.length > 0 || (format !== 'text' && format !== 'json')) return usage
  for (const file of [path, values.mapping]) if (file !== undefined && !existsSync(file)) return `There is no ${file}.\n`
  return { path, mapping: values.mapping, writeMapping: values['write-mapping'], format }
}

function mappingAt(file: string, findings: Findings): Mapping | undefined {
  return readMappingFile(file, readFileSync(file, 'utf8'), findings)
}

/** A directory names its framework where nothing else does. */
function nameOf(path: string, { files }: FoundFiles): { name?: string } {
  return files.length > 1 ? { name: basename(resolve(path)) } : {}
}

function writeMapping(file: string | undefined, { mapping }: ImportResult): void {
  if (file === undefined) return
  if (mapping === undefined) process.stderr.write('These files are in a format of Cairn’s own, or nothing was understood: there is no mapping to write.\n')
  else writeFileSync(file, mappingText(mapping))
}

function jsonOf(findings: readonly Finding[], { summary, leftOut }: ImportResult): string {
  return `${JSON.stringify({ notes: findings, summary, leftOut }, null, 2)}\n`
}
