import * as api from '../../features/framework/api.ts'
import type { PublishPreview } from '../../features/framework/api.ts'
import { ask, confirm } from './ask.ts'
import { call, type Connection } from './connect.ts'
import { describeDifferences } from './describe-differences.ts'
import { formatFindings } from './format-findings.ts'

export interface PublishWishes {
  readonly message?: string | undefined
  readonly yes?: boolean | undefined
  /** Leaves the draft as a draft. */
  readonly draft?: boolean | undefined
}

/** Shows what a draft would change, asks for what is still to be said, and publishes it. */
export async function publishDraft(connection: Connection, preview: PublishPreview, wishes: PublishWishes): Promise<number> {
  show(preview)
  if (wishes.draft) return 0
  const message = wishes.message ?? (await ask('What changed, and why?'))
  if (!message) {
    process.stderr.write('The draft is kept. Publish it with a message: --message "…"\n')
    return 1
  }
  if (!wishes.yes && !(await confirm('Publish?'))) return 1
  const { framework, number } = preview.version
  await call(connection, api.publishVersion, { framework, number, message, meanings: [], mappings: [] })
  process.stdout.write(`Published ${framework} version ${number}.\n`)
  return 0
}

function show({ version, publishedNumber, diff, findings }: PublishPreview): void {
  process.stdout.write(formatFindings(findings, 'text'))
  process.stdout.write(`\nDraft ${version.framework} version ${version.number}, against ${publishedNumber === null ? 'nothing published' : `version ${publishedNumber}`}:\n`)
  process.stdout.write(describeDifferences(diff))
}
