import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import type { Framework } from '../../features/framework/model.ts'
import { exportFormats, exportFramework, type ExportedFile, type ExportFormat } from '../../features/framework/source/import/export-framework.ts'
import { unsaidInMarkdown, writeMarkdown } from '../../features/framework/source/import/write-markdown.ts'
import { call, connect, type Connection } from './connect.ts'

const usage = `Usage: cairn export FRAMEWORK[@VERSION] DIR [--format ${exportFormats.join('|')}]

Without a format the files are written as they were given; importing any of them gives an equal framework.
`

/** `cairn export FRAMEWORK DIR`: writes a version's files back as a directory that reads to an equal framework. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { format: { type: 'string' } } })
  const format = exportFormats.find((one) => one === values.format)
  const [place, directory] = positionals
  if (!place || !directory || positionals.length > 2 || (values.format !== undefined && !format)) {
    process.stderr.write(usage)
    return 2
  }
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    process.stderr.write(`${directory} is not empty. Choose a new folder, so that nothing of yours is overwritten.\n`)
    return 2
  }
  const connection = await connect(process.env)
  try {
    const [framework = '', wanted] = place.split('@')
    const number = wanted ? Number(wanted) : (await call(connection, api.showFramework, { framework })).version.number
    const files = await filesAs(format, connection, { framework, number })
    for (const { path: name, content } of files) write(directory, name, content)
    process.stdout.write(`Wrote ${files.length} files of ${framework} version ${number} to ${directory}.\n`)
    return 0
  } finally {
    await connection.close()
  }
}

/** Markdown that somebody wrote is better than Markdown made from what was read of it. */
async function filesAs(format: ExportFormat | undefined, connection: Connection, at: { framework: string; number: number }): Promise<ExportedFile[]> {
  const given = (await call(connection, api.showSourceFiles, at)).map(({ path: name, text }) => ({ path: name, content: text }))
  if (format === undefined || (format === 'markdown' && given.some(({ path: name }) => name.endsWith('.md')))) return given
  const { content } = await call(connection, api.showVersion, at)
  const files = exportFramework(content, format)
  if (format === 'markdown') await warnOfUnsaid(content)
  return files
}

async function warnOfUnsaid(framework: Framework): Promise<void> {
  const unsaid = await unsaidInMarkdown(framework, writeMarkdown(framework))
  if (unsaid.length > 0) process.stderr.write(`Markdown does not say everything of this framework: ${unsaid.join(', ')}. Every other format does.\n`)
}

/** Paths come from whoever drafted the version: none may leave the folder. */
function write(directory: string, name: string, content: string | Uint8Array): void {
  const root = path.resolve(directory)
  const file = path.resolve(root, name)
  if (!file.startsWith(root + path.sep)) throw new Error(`The version holds a path that leaves the folder: ${name}`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
