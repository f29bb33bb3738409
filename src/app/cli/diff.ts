import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import type { Framework } from '../../features/framework/model.ts'
import { diffFrameworks } from '../../features/framework/rules/diff.ts'
import { readDirectory } from '../../features/framework/source/read-directory.ts'
import { readFramework } from '../../features/framework/source/read-framework.ts'
import { call, connect, type Connection } from './connect.ts'
import { describeDifferences } from './describe-differences.ts'

const usage = 'Usage: cairn diff BEFORE AFTER [--format text|json]\nEach is a directory, or a published framework as NAME or NAME@VERSION.\n'

/** `cairn diff BEFORE AFTER`: exit 0 where nothing differs, 1 where something does. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { format: { type: 'string', default: 'text' } } })
  const [before, after] = positionals
  if (!before || !after || positionals.length > 2 || !['text', 'json'].includes(values.format)) {
    process.stderr.write(usage)
    return 2
  }
  const stored = [before, after].some((it) => !isDirectory(it))
  const connection = stored ? await connect(process.env) : undefined
  try {
    const diff = diffFrameworks(await frameworkAt(before, connection), await frameworkAt(after, connection))
    process.stdout.write(values.format === 'json' ? `${JSON.stringify(diff, null, 2)}\n` : describeDifferences(diff))
    return diff.differences.length === 0 ? 0 : 1
  } finally {
    await connection?.close()
  }
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

async function frameworkAt(place: string, connection: Connection | undefined): Promise<Framework> {
  if (isDirectory(place)) return (await readFramework(readDirectory(place).files)).framework
  const [framework = '', number] = place.split('@')
  const shown = number
    ? await call(connection!, api.showVersion, { framework, number: Number(number) })
    : await call(connection!, api.showFramework, { framework })
  return shown.content
}
