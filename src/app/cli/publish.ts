import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import { readDirectory } from '../../features/framework/source/read-directory.ts'
import { call, connect } from './connect.ts'
import { formatFindings } from './format-findings.ts'
import { publishDraft } from './publish-draft.ts'

const usage = 'Usage: cairn publish DIR [--framework ID] [--message TEXT] [--yes] [--draft]\n'

/** `cairn publish DIR`: drafts the directory, shows lint and the diff, asks for a message and publishes. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { framework: { type: 'string' }, message: { type: 'string', short: 'm' }, yes: { type: 'boolean' }, draft: { type: 'boolean' } },
  })
  const [directory] = positionals
  if (!directory || positionals.length > 1) {
    process.stderr.write(usage)
    return 2
  }
  const { files, findings } = readDirectory(directory)
  if (findings.some((it) => it.severity === 'error')) {
    process.stderr.write(formatFindings(findings, 'text'))
    return 1
  }
  const connection = await connect(process.env)
  try {
    const preview = await call(connection, api.draftVersion, { ...(values.framework ? { framework: values.framework } : {}), files: [...files] })
    return await publishDraft(connection, preview, values)
  } finally {
    await connection.close()
  }
}
