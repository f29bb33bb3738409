import { createReadStream, renameSync, rmSync, writeFileSync } from 'node:fs'
import { archiveLines, restoreArchive } from '../../platform/archive.ts'
import { openDatabase } from '../../platform/database.ts'
import { answerOf, connect } from './connect.ts'

/** `cairn backup FILE`: writes the archive, restores it into an empty database in memory, and only then gives it its name. */
export async function run([file, ...rest]: string[]): Promise<number> {
  if (!file || rest.length > 0) {
    process.stderr.write('Usage: cairn backup FILE\n')
    return 2
  }
  const connection = await connect(process.env)
  const unverified = `${file}.unverified`
  try {
    const response = await connection.send({ method: 'GET', path: '/operator/archive' })
    if (!response.ok) await answerOf(response)
    writeFileSync(unverified, new Uint8Array(await response.arrayBuffer()), { mode: 0o600 })
    const rows = await verify(unverified)
    renameSync(unverified, file)
    process.stdout.write(`Wrote ${file}: ${rows} rows, verified by restoring them.\n`)
    return 0
  } finally {
    rmSync(unverified, { force: true })
    await connection.close()
  }
}

async function verify(file: string): Promise<number> {
  const db = await openDatabase({ dataDirectory: null })
  try {
    const counts = await restoreArchive(db, archiveLines(createReadStream(file)))
    return [...counts.values()].reduce((sum, it) => sum + it, 0)
  } finally {
    await db.close()
  }
}
