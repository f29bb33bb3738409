import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { answerOf, connect } from './connect.ts'
import { confirm } from './ask.ts'

/** `cairn restore FILE`: puts the archive in the place of everything, or changes nothing. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { yes: { type: 'boolean' } } })
  const [file] = positionals
  if (!file || positionals.length > 1 || !existsSync(file)) {
    process.stderr.write(file && !existsSync(file) ? `There is no file ${file}.\n` : 'Usage: cairn restore FILE [--yes]\n')
    return 2
  }
  if (!values.yes && !(await confirm('This takes the place of everything in the database. Go on?'))) return 1
  const connection = await connect(process.env)
  try {
    const response = await connection.send({ method: 'POST', path: '/operator/archive', body: new Uint8Array(readFileSync(file)) })
    const counts = Object.entries((await answerOf(response)) as Record<string, number>)
    process.stdout.write(`Restored ${counts.reduce((sum, [, it]) => sum + it, 0)} rows of ${counts.length} tables. Everybody signs in again.\n`)
    return 0
  } finally {
    await connection.close()
  }
}
