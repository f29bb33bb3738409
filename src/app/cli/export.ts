import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import { call, connect } from './connect.ts'

const usage = 'Usage: cairn export FRAMEWORK[@VERSION] DIR\n'

/** `cairn export FRAMEWORK DIR`: writes a version's files back as a directory that reads to an equal framework. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [place, directory] = positionals
  if (!place || !directory || positionals.length > 2) {
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
    const files = await call(connection, api.showSourceFiles, { framework, number })
    for (const { path: name, text } of files) write(directory, name, text)
    process.stdout.write(`Wrote ${files.length} files of ${framework} version ${number} to ${directory}.\n`)
    return 0
  } finally {
    await connection.close()
  }
}

/** Paths come from whoever drafted the version: none may leave the folder. */
function write(directory: string, name: string, text: string): void {
  const root = path.resolve(directory)
  const file = path.resolve(root, name)
  if (!file.startsWith(root + path.sep)) throw new Error(`The version holds a path that leaves the folder: ${name}`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
