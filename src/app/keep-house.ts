import { sql } from 'kysely'
import { asOwner, type Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'

const minute = 60_000

/**
 * The embedded database has no background workers: what a server does by itself is done here, at quiet intervals.
 * Answers with what stops it.
 */
export function keepHouse(db: Database, log: Log): () => void {
  if (db.engine === 'server') return () => undefined
  const timers = [every(5 * minute, 'checkpoint'), every(60 * minute, 'vacuum analyze')]
  return () => timers.forEach((timer) => clearInterval(timer))

  function every(milliseconds: number, command: string): NodeJS.Timeout {
    const work = (): void => {
      asOwner(db, (connection) => sql.raw(command).execute(connection)).then(
        () => log.info('housekeeping', { command }),
        (error: unknown) => log.error('housekeeping-failed', error, { command }),
      )
    }
    return setInterval(work, milliseconds).unref()
  }
}
