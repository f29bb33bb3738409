// Starts the distribution's PostgreSQL for the tests, where there is one, in a folder of its own that goes again.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export async function startPostgres() {
  if (process.env.CAIRN_TEST_POSTGRES) return { url: process.env.CAIRN_TEST_POSTGRES, stop: () => undefined }
  const bin = binaries()
  if (!bin) {
    process.stdout.write('No PostgreSQL found: the tests run on the embedded database only.\n')
    return undefined
  }
  const user = unprivilegedUser()
  const directory = mkdtempSync(path.join(os.tmpdir(), 'cairn-postgres-'))
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid)
  const data = path.join(directory, 'data')
  const init = spawnSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'cairn_owner', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...user, encoding: 'utf8', cwd: directory })
  if (init.status !== 0) throw new Error(`PostgreSQL could not make a database: ${init.stderr}`)
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', directory, '-c', 'fsync=off', '-c', 'max_connections=200']
  const server = spawn(path.join(bin, 'postgres'), options, { ...user, cwd: directory, stdio: 'ignore' })
  await untilReady(port)
  const stop = () => {
    server.kill('SIGQUIT')
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
  process.on('exit', stop)
  return { url: `postgres://cairn_owner@127.0.0.1:${port}/postgres`, stop }
}

function binaries() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).filter((it) => Number(it) >= 15).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((it) => path.join(debian, it, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)]
  return folders.find((it) => existsSync(path.join(it, 'initdb')) && existsSync(path.join(it, 'postgres')))
}

/** PostgreSQL refuses to run as root: another user of the system does it. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((it) => it.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function untilReady(port) {
  const { default: pg } = await import('pg')
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'cairn_owner', database: 'postgres' })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
