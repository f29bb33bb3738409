import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Hono } from 'hono'
import { applyRetention } from '../features/people/apply-retention.ts'
import { operator } from '../platform/actor.ts'
import { archiveLines, ArchiveError, restoreArchive, writeArchive } from '../platform/archive.ts'
import type { Tx } from '../platform/database.ts'
import { problemResponse, type Surroundings } from './serve-action.ts'

/** Backup and restore, which only whoever holds the data directory may ask for: they exist on the local socket alone. */
export function addOperatorRoutes(app: Hono, { db, now, log }: Surroundings): void {
  app.get('/operator/archive', (http) => {
    const gzip = createGzip()
    const write = (line: string): Promise<void> =>
      new Promise((resolve) => (gzip.write(`${line}\n`) ? resolve() : gzip.once('drain', resolve)))
    writeArchive(db, now(), write).then(
      () => gzip.end(),
      (error: unknown) => {
        log.error('backup-failed', error)
        gzip.destroy(error as Error)
      },
    )
    return http.body(Readable.toWeb(gzip) as ReadableStream, 200, { 'content-type': 'application/gzip' })
  })

  app.post('/operator/archive', async (http) => {
    try {
      const counts = await restoreArchive(db, archiveLines(sourceOf(http.req.raw.body)), (tx) => retainAll(tx, now()))
      log.info('restored', { rows: [...counts.values()].reduce((sum, it) => sum + it, 0) })
      return http.json(Object.fromEntries(counts))
    } catch (error) {
      if (error instanceof ArchiveError || isUnzipError(error)) {
        const message = error instanceof ArchiveError ? error.message : 'This is not a Cairn archive, or it is damaged. Nothing was restored.'
        return problemResponse({ kind: 'invalid', issues: [{ path: '', message }] })
      }
      throw error
    }
  })
}

/** A restored archive is there as a whole, without what has been kept long enough: all of that goes in the same transaction. */
async function retainAll(tx: Tx, now: Date): Promise<void> {
  for (;;) {
    const applied = await applyRetention({ tx, actor: operator, now })
    if (!applied.ok || !applied.value.more) return
  }
}

const isUnzipError = (error: unknown): boolean => String((error as { code?: unknown }).code).startsWith('Z_')

const sourceOf = (body: ReadableStream | null): Readable => (body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]))
