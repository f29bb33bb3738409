import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The longest path that a Unix socket may have on every system. */
const longestSocketPath = 100

/**
 * The socket of a data directory. Listening on it is the lock that keeps a second process out, and the door by which
 * the command line reaches the running server. A path too long for a socket is replaced by its hash.
 */
export function socketPath(dataDirectory: string): string {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const real = realpathSync(dataDirectory)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\cairn-${hash}`
  const beside = path.join(real, 'cairn.sock')
  return beside.length <= longestSocketPath ? beside : path.join(os.tmpdir(), `cairn-${hash}.sock`)
}

/** Whether a process listens there. */
export const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = net.connect(socket)
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.once('error', () => resolve(false))
  })

export class InUse extends Error {
  constructor(dataDirectory: string) {
    super(`Another Cairn is running on ${dataDirectory}. Stop it first, or set CAIRN_DATA to another folder.`)
  }
}

/** Takes the data directory for this process by listening on its socket. A socket left by a process that died is taken over. */
export async function takeLock(dataDirectory: string, server: net.Server): Promise<void> {
  const socket = socketPath(dataDirectory)
  if (process.platform !== 'win32' && existsSync(socket)) await clearStale(socket, dataDirectory)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new InUse(dataDirectory) : error))
    server.listen({ path: socket, readableAll: false, writableAll: false }, resolve)
  })
}

/**
 * Removes a socket that nobody listens on. It is moved aside before it is judged, so that of two processes that find it
 * dead only one removes it; one that is alive is put back.
 */
async function clearStale(socket: string, dataDirectory: string): Promise<void> {
  if (await answers(socket)) throw new InUse(dataDirectory)
  const aside = `${socket}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(socket, aside)
  } catch {
    return
  }
  const alive = await answers(aside)
  if (alive && !existsSync(socket)) linkSync(aside, socket)
  rmSync(aside, { force: true })
  if (alive) throw new InUse(dataDirectory)
}
