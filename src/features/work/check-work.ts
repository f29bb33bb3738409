import type { Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import type { WorkFields, WorkKind } from './model.ts'
import { domainsToChoose, itemByKey, teamsToChoose, workToChange } from './reads.ts'
import { recogniseTrackerLink, type TrackerLink } from './rules/tracker-link.ts'
import { problemsOf } from './rules/work-in-order.ts'
import type { NewWork } from './writes.ts'

/** What is being changed, if anything is. */
type Before = { readonly id: string; readonly domain: string | null; readonly parts: readonly WorkKind[] }

/** Whether work can be recorded as it was entered: everything in its place, and its issue nobody else's. */
export async function checkWork({ tx }: Context, fields: WorkFields, before: Before | null): Promise<Result<NewWork>> {
  const [whole] = fields.parent === null ? [] : await workToChange(tx, [fields.parent])
  const teams = fields.teams.length === 0 ? [] : await teamsToChoose(tx)
  const domains = fields.domain === null || fields.domain === before?.domain ? [] : await domainsToChoose(tx)
  const issues = problemsOf(fields, {
    whole: fields.parent === null ? null : whole?.kind,
    parts: before?.parts ?? [],
    teams: new Set(teams.map((it) => it.id)),
    domains: new Set([...domains.map((it) => it.id), ...(before?.domain ? [before.domain] : [])]),
  })
  if (issues.length > 0) return fail({ kind: 'invalid', issues })
  const link = linkOf(fields.url)
  if (!link.ok) return link
  const taken = link.value && (await itemByKey(tx, link.value.key))
  if (taken && taken.id !== before?.id) return issueTaken(taken.title)
  const { kind, title, parent, domain, startedOn, finishedOn } = fields
  return ok({ kind, title, parent, domain, startedOn, finishedOn, teams: fields.teams, trackerKey: link.value?.key ?? null, url: link.value?.url ?? null })
}

function linkOf(url: string | null): Result<TrackerLink | null> {
  if (url === null || url === '') return ok(null)
  const found = recogniseTrackerLink(url)
  return found.ok ? ok(found.link) : invalid('url', found.why)
}

export const issueTaken = (title: string | undefined): Result<never> =>
  fail({ kind: 'conflict', why: title ? `This issue is recorded already, as “${title}”. Use that item: one issue is one item.` : 'Somebody has just recorded this issue. Use their item: one issue is one item.' })
