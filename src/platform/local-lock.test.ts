import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { answers, InUse, socketPath, takeLock } from './local-lock.ts'

describe('the lock on a data directory', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'cairn-lock-'))
  const servers: net.Server[] = []
  afterAll(() => {
    for (const it of servers) it.close()
    rmSync(home, { recursive: true, force: true })
  })
  const take = async (directory: string): Promise<void> => {
    const server = net.createServer()
    servers.push(server)
    await takeLock(directory, server)
  }

  test('a second process is kept out, with what to do', async () => {
    const directory = path.join(home, 'held')
    await take(directory)
    await expect(take(directory)).rejects.toThrow(InUse)
    await expect(take(directory)).rejects.toThrow(/Stop it first, or set CAIRN_DATA/)
    expect(await answers(socketPath(directory))).toBe(true)
  })

  test('of many that start at once one gets it', async () => {
    const directory = path.join(home, 'contended')
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => take(directory)))
    expect(results.filter((it) => it.status === 'fulfilled')).toHaveLength(1)
  })

  test('a socket left by a process that died is taken over', async () => {
    const directory = path.join(home, 'stale')
    mkdirSync(directory)
    writeFileSync(path.join(directory, 'cairn.sock'), '')
    await take(directory)
    expect(await answers(socketPath(directory))).toBe(true)
  })

  test('a path too long for a socket gets a short one, the same each time', () => {
    const directory = path.join(home, 'x'.repeat(120))
    expect(socketPath(directory).length).toBeLessThan(100)
    expect(socketPath(directory)).toBe(socketPath(directory))
  })
})
