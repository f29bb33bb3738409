import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import type { Finding, SourceFile } from '../../features/framework/model.ts'
import { lint } from '../../features/framework/rules/lint.ts'
import { sortFindings } from '../../features/framework/source/findings.ts'
import { readDirectory } from '../../features/framework/source/read-directory.ts'
import { readFramework } from '../../features/framework/source/read-framework.ts'
import { findingFormats, formatFindings, type FindingFormat } from './format-findings.ts'

const usage = `Usage: cairn lint DIR|FILE [--format ${findingFormats.join('|')}] [--settings FILE] [--strict]

Checks a framework without a database. A FILE is read in its directory, and only its findings are shown.
  --format    text (file:line:column severity rule: message), json (notes and summary) or github (annotations)
  --settings  a framework.yaml to read in place of the directory's own
  --strict    warnings fail too
Exit status: 0 without errors, 1 with errors, 2 where the input cannot be used.
`

/**
 * A handbook is read in a tenth of a second: code optimized after the usual
 * budget is ready when the work is over. A very large one still gets there.
 */
const budgetBeforeOptimizing = 1_000_000

interface Request {
  directory: string
  /** The one file that is asked about, from the directory. */
  only: string | undefined
  format: FindingFormat
  settings: string | undefined
  strict: boolean
}

/** `cairn lint DIR`: prints what is to be mended in a framework's files. */
export async function run(args: string[]): Promise<number> {
  setFlagsFromString(`--interrupt-budget=${budgetBeforeOptimizing}`)
  const request = requestOf(args)
  if (typeof request === 'string') {
    process.stderr.write(request)
    return 2
  }
  const directory = readDirectory(request.directory)
  const files = request.settings === undefined ? directory.files : withSettings(directory.files, request.settings)
  if (files.length === 0) {
    process.stderr.write(`There are no Markdown or YAML files in ${request.directory}.\n`)
    return 2
  }
  const { framework, findings, summary, places } = await readFramework(files, { name: basename(resolve(request.directory)) })
  const all = sortFindings([...directory.findings, ...findings, ...lint(framework, places)])
  const shown = request.only === undefined ? all : all.filter((finding) => finding.file === request.only)
  process.stdout.write(formatFindings(shown, request.format, summary, folderOf(request.directory)))
  return fails(shown, request.strict) ? 1 : 0
}

function fails(findings: readonly Finding[], strict: boolean): boolean {
  return findings.some((finding) => finding.severity === 'error' || (strict && finding.severity === 'warning'))
}

/** Reads the arguments; a text is what to say where they cannot be followed. */
function requestOf(args: string[]): Request | string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, settings: { type: 'string' }, strict: { type: 'boolean', default: false } },
  })
  const [path, ...others] = positionals
  const format = findingFormats.find((one) => one === values.format)
  if (path === undefined || others.length > 0 || format === undefined) return usage
  if (!existsSync(path)) return `There is no ${path}.\n`
  if (values.settings !== undefined && !existsSync(values.settings)) return `There is no ${values.settings}.\n`
  const rest = { format, settings: values.settings, strict: values.strict }
  if (statSync(path).isDirectory()) return { directory: path, only: undefined, ...rest }
  if (!['.md', '.yaml', '.yml'].includes(extname(path))) return `${path} is neither Markdown (.md) nor YAML (.yaml).\n`
  const directory = directoryAround(path)
  return { directory, only: relative(directory, resolve(path)).split(sep).join('/'), ...rest }
}

/** The directory that a file belongs to: the nearest above it that declares a framework or holds a site's folders, else its own. */
function directoryAround(file: string): string {
  for (let folder = dirname(resolve(file)); folder !== dirname(folder); folder = dirname(folder)) {
    const has = (name: string): boolean => existsSync(join(folder, name))
    if (has('framework.yaml') || has('framework.yml') || (has('content') && has('assets')) || has('includes')) return folder
    if (has('.git')) break
  }
  return dirname(resolve(file))
}

function withSettings(files: readonly SourceFile[], settings: string): SourceFile[] {
  const others = files.filter((file) => file.path !== 'framework.yaml' && file.path !== 'framework.yml')
  return [...others, { path: 'framework.yaml', text: readFileSync(settings, 'utf8') }]
}

/** Findings are named from where the command was called, so that an editor or a forge finds the file. */
function folderOf(directory: string): string {
  return relative(process.cwd(), resolve(directory)).split(sep).join('/')
}
