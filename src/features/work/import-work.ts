import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { workToChange } from './reads.ts'
import type { UnderstoodRow } from './rules/understand-work-rows.ts'
import { understandTable } from './understand-table.ts'
import { insertWorks, newWorkId, type NewWork } from './writes.ts'

export const importWork = action(api.importWork, async (context, { text }) => {
  const permit = mayUseWork(context.actor, 'importWork')
  if (!permit.ok) return permit
  const { rows, problems } = await understandTable(context.tx, text)
  if (problems.length > 0) return fail({ kind: 'invalid', issues: problems.map((it) => ({ path: `line ${it.line}`, message: it.message })) })
  const works = newWorks(rows, context.now)
  return change(context, permit.value, { subject: 'work', detail: { recorded: works.length } }, async (tx) => {
    await workToChange(tx, works.flatMap((it) => it.parent ?? []))
    if (!(await insertWorks(tx, permit.value, works, context.now))) return fail({ kind: 'conflict', why: 'Somebody has just recorded one of these issues. Look at the preview again.' })
    return ok({ recorded: works.length, known: rows.length - works.length })
  })
})

/** The rows that are not known yet, each with the identifier that rows which are part of it name. */
function newWorks(rows: readonly UnderstoodRow[], now: Date): (NewWork & { readonly id: string })[] {
  const ids = rows.map(() => newWorkId(now))
  const parentOf = ({ whole }: UnderstoodRow): string | null => (whole === null ? null : 'id' in whole ? whole.id : ids[whole.row]!)
  return rows.flatMap((row, index) => {
    const { kind, title, link, teamIds, domainId, startedOn, finishedOn } = row
    return row.known ? [] : [{ id: ids[index]!, kind, title, trackerKey: link?.key ?? null, url: link?.url ?? null, parent: parentOf(row), teams: teamIds, domain: domainId, startedOn, finishedOn }]
  })
}
