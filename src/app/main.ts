import { logTo } from '../platform/log.ts'
import { InUse } from '../platform/local-lock.ts'
import { readSettings, SettingsError } from './settings.ts'
import { startServer } from './start-server.ts'

/** Starts Cairn as the environment says, and stops it when the system asks. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const log = logTo((line) => process.stderr.write(line))
  const running = await startServer(settings, log)
  process.stdout.write(`\nCairn is running at ${running.url}\nStop it with Ctrl-C.\n`)
  const stop = (): void => {
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop-failed', error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

try {
  await main()
} catch (error) {
  const expected = error instanceof SettingsError || error instanceof InUse || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(`Cairn could not start. ${expected ? messageOf(error as Error) : ((error as Error).stack ?? String(error))}\n`)
  process.exit(expected ? 2 : 1)
}

function messageOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'The port is in use. Set PORT to another one, or stop what listens there.' : error.message
}
