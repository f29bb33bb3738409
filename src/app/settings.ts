import path from 'node:path'
import { packageRoot } from '../platform/package-root.ts'

/** What the environment decides; docs/operating.md says the same in words. */
export type Settings = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  /** Whether Cairn is reached over TLS, by a proxy in front of it. */
  readonly secure: boolean
}

export class SettingsError extends Error {}

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: portOf(env.PORT ?? '8086'),
    host: env.HOST ?? '127.0.0.1',
    databaseUrl: env.DATABASE_URL ? databaseUrlOf(env.DATABASE_URL) : undefined,
    dataDirectory: path.resolve(env.CAIRN_DATA ?? path.join(packageRoot, 'data')),
    secure: env.CAIRN_SECURE === '1',
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SettingsError(`PORT is “${text}”. Set it to a number from 1 to 65535, or leave it out for 8086.`)
  return port
}

function databaseUrlOf(text: string): string {
  if (!/^postgres(ql)?:\/\//.test(text)) throw new SettingsError('DATABASE_URL does not begin with postgres://. Set it to the address of a PostgreSQL server, or leave it out for the embedded database.')
  return text
}
