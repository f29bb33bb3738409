import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import { lint } from '../../features/framework/rules/lint.ts'
import type { Finding } from '../../features/framework/model.ts'
import { sortFindings, type Findings } from '../../features/framework/source/findings.ts'
import { importFramework, type ImportResult } from '../../features/framework/source/import/import-framework.ts'
import { mappingText, readMappingFile } from '../../features/framework/source/import/mapping-file.ts'
import type { Mapping } from '../../features/framework/source/import/mapping.ts'
import { readImport, type FoundFiles } from '../../features/framework/source/import/read-import.ts'
import { call, connect } from './connect.ts'
import { describeImport } from './describe-import.ts'
import { formatFindings } from './format-findings.ts'
import { publishDraft, type PublishWishes } from './publish-draft.ts'

const usage = `Usage: cairn import PATH [--mapping FILE] [--write-mapping FILE] [--check] [--format text|json]
                         [--framework ID] [--message TEXT] [--yes] [--draft]

Reads a framework from a file or a directory of any shape: CSV, XLSX, YAML, JSON or Markdown.
  --mapping        says where the parts of the framework stand; without it Cairn finds out
  --write-mapping  writes what was found out as a mapping, to be corrected and given back
  --check          shows what was understood and left out, and changes nothing; needs no database
  --format         text, or json (notes, summary and what was left out)
  --framework      the identifier of the framework, in place of the one that was found
  --message, -m    what changed and why; without it you are asked
  --yes            publishes without asking;  --draft  leaves it as a draft
Exit status: 0 without errors, 1 with errors, 2 where the input cannot be used.
`

interface Request {
  path: string
  mapping: string | undefined
  check: boolean
  framework: string | undefined
  wishes: PublishWishes
  writeMapping: string | undefined
  format: 'text' | 'json'
}

/** `cairn import PATH`: shows what a source comes to as a framework, and publishes it once that is agreed to. */
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
  if (findings.some(({ severity }) => severity === 'error')) return 1
  return request.check ? 0 : draft(request, found)
}

/** The server reads the same files again, so that nothing is published that it did not see and check. */
async function draft({ mapping, framework, wishes }: Request, { files }: FoundFiles): Promise<number> {
  const connection = await connect(process.env)
  try {
    const preview = await call(connection, api.draftImport, {
      files: files.map(({ path, bytes }) => ({ path, base64: Buffer.from(bytes).toString('base64') })),
      ...(mapping === undefined ? {} : { mapping: readFileSync(mapping, 'utf8') }),
      ...(framework === undefined ? {} : { framework }),
    })
    return await publishDraft(connection, preview, wishes)
  } finally {
    await connection.close()
  }
}

function requestOf(args: string[]): Request | string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' }, 'write-mapping': { type: 'string' }, check: { type: 'boolean', default: false }, format: { type: 'string', default: 'text' },
      framework: { type: 'string' }, message: { type: 'string', short: 'm' }, yes: { type: 'boolean' }, draft: { type: 'boolean' },
    },
  })
  const [path, ...others] = positionals
  const { format } = values
  if (path === undefined || others.length > 0 || (format !== 'text' && format !== 'json')) return usage
  for (const file of [path, values.mapping]) if (file !== undefined && !existsSync(file)) return `There is no ${file}.\n`
  return { path, mapping: values.mapping, check: values.check, framework: values.framework, wishes: values, writeMapping: values['write-mapping'], format }
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
