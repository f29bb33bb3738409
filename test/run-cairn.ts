import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { packageRoot } from '../src/platform/package-root.ts'

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

const command = path.join(packageRoot, 'bin/cairn')

/** The command line as a user runs it, in a process of its own. */
export function runCairn(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

/** A server in a process of its own, which a test may kill. */
export function startCairn(env: Readonly<Record<string, string>>): { process: ChildProcess; url: Promise<string> } {
  const child = spawn(process.execPath, [command, 'start'], { env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = new Promise<string>((resolve, reject) => {
    let said = ''
    let running = false
    const listen = (chunk: Buffer): void => {
      if (running) return
      said += chunk.toString()
      const found = said.match(/running at (\S+)/)?.[1]
      if (!found) return
      running = true
      resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`Cairn stopped:\n${said}`)))
  })
  return { process: child, url }
}
