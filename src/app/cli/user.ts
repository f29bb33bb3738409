import { parseArgs } from 'node:util'
import * as api from '../../features/access/api.ts'
import { Role } from '../../features/access/model.ts'
import { call, connect, type Connection } from './connect.ts'

const usage = `Usage: cairn user list
       cairn user create EMAIL --name NAME [--role ROLE …]
       cairn user password EMAIL
Passwords are read from the environment variable CAIRN_PASSWORD, so that they stay out of the shell's history.
Roles: ${Role.options.join(', ')}
`

async function list(connection: Connection): Promise<void> {
  let before: string | null | undefined
  while (before !== null) {
    const { accounts, next } = await call(connection, api.listAccounts, before === undefined ? {} : { before })
    for (const it of accounts) process.stdout.write(`${it.email}\t${it.name}\t${it.roles.join(',')}\t${it.active ? 'open' : 'closed'}\n`)
    before = next
  }
}

/** `cairn user`: accounts from the command line, for the first steps and for whoever locked themselves out. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { name: { type: 'string' }, role: { type: 'string', multiple: true } } })
  const [verb, email] = positionals
  const password = process.env.CAIRN_PASSWORD
  const fits = verb === 'list' || (email && ((verb === 'create' && values.name) || (verb === 'password' && password)))
  if (!fits) {
    process.stderr.write(usage)
    return 2
  }
  const connection = await connect(process.env)
  try {
    if (verb === 'list') {
      await list(connection)
    } else if (verb === 'create') {
      const roles = Role.array().parse(values.role ?? ['member'])
      await call(connection, api.createAccount, { name: values.name!, email: email!, roles, password: password ?? null })
      process.stdout.write(`Created ${email}.\n`)
    } else {
      await call(connection, api.resetPassword, { email: email!, password: password! })
      process.stdout.write(`${email} has a new password; their sessions have ended.\n`)
    }
    return 0
  } finally {
    await connection.close()
  }
}
