import { packageVersion } from '../platform/package-root.ts'

type Command = { readonly run: (args: string[]) => Promise<number> }

/** Each command is loaded only when it is called, so that `cairn lint` starts without a server's code. */
const commands: Record<string, { readonly load: () => Promise<Command>; readonly about: string }> = {
  start: { load: () => import('./cli/start.ts'), about: 'runs the server' },
  lint: { load: () => import('./cli/lint.ts'), about: 'DIR|FILE: checks a framework, without a database' },
  import: { load: () => import('./cli/import.ts'), about: 'PATH: reads a framework from CSV, XLSX, YAML, JSON or Markdown of any shape' },
  publish: { load: () => import('./cli/publish.ts'), about: 'DIR: drafts a directory, shows what changes, and publishes it' },
  diff: { load: () => import('./cli/diff.ts'), about: 'BEFORE AFTER: what changed between directories or versions' },
  export: { load: () => import('./cli/export.ts'), about: 'FRAMEWORK DIR: writes a version back as files' },
  rate: { load: () => import('./cli/rate.ts'), about: 'FILE: computes ratings from a table of observations' },
  agreement: { load: () => import('./cli/agreement.ts'), about: 'FILE: how far givers agree' },
  backup: { load: () => import('./cli/backup.ts'), about: 'FILE: writes everything into one verified archive' },
  restore: { load: () => import('./cli/restore.ts'), about: 'FILE: puts an archive in the place of everything' },
  people: { load: () => import('./cli/people.ts'), about: 'import FILE: who works here, from a CSV, after a preview' },
  user: { load: () => import('./cli/user.ts'), about: 'create|password EMAIL: makes an account, or sets a new password' },
}

const usage = (): string =>
  ['Usage: cairn COMMAND …', '', ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`), '', 'Each command says more when called without arguments.', ''].join('\n')

async function main([name = '', ...args]: string[]): Promise<number> {
  if (name === '--version') return print(`${packageVersion()}\n`)
  if (['', 'help', '--help', '-h'].includes(name)) return print(usage())
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return (await command.load()).run(args)
  process.stderr.write(`There is no command “${name}”.\n${usage()}`)
  return 2
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

/** What a user can mend: a mistyped option, a refusal by the server, another Cairn on the data, a missing file. */
const expected = (error: unknown): error is Error =>
  error instanceof Error &&
  (['Refused', 'InUse', 'SettingsError', 'ArchiveError'].includes(error.constructor.name) || /^(ERR_PARSE_ARGS|ENOENT|EACCES|ECONNREFUSED|EISDIR)/.test(String((error as { code?: unknown }).code)))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!expected(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
