import { parseArgs } from 'node:util'
import * as api from '../../features/framework/api.ts'
import type { PublishPreview } from '../../features/framework/api.ts'
import { readDirectory } from '../../features/framework/source/read-directory.ts'
import { ask, confirm } from './ask.ts'
import { call, connect } from './connect.ts'
import { formatFindings } from './format-findings.ts'
import { describeDifferences } from './describe-differences.ts'

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
    show(preview)
    if (values.draft) return 0
    const message = values.message ?? (await ask('What changed, and why?'))
    if (!message) {
      process.stderr.write('The draft is kept. Publish it with a message: --message "…"\n')
      return 1
    }
    if (!values.yes && !(await confirm('Publish?'))) return 1
    const { framework, number } = preview.version
    await call(connection, api.publishVersion, { framework, number, message, meanings: [], mappings: [] })
    process.stdout.write(`Published ${framework} version ${number}.\n`)
    return 0
  } finally {
    await connection.close()
  }
}

function show({ version, publishedNumber, diff, findings }: PublishPreview): void {
  process.stdout.write(formatFindings(findings, 'text'))
  process.stdout.write(`\nDraft ${version.framework} version ${version.number}, against ${publishedNumber === null ? 'nothing published' : `version ${publishedNumber}`}:\n`)
  process.stdout.write(describeDifferences(diff))
}
