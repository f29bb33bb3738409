import { action } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { teamsOn } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { workInList } from './reads.ts'
import { recogniseTrackerLink } from './rules/tracker-link.ts'

const page = /^\d{4}-\d\d-\d\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const listWork = action(api.listWork, async ({ tx, actor, now }, { text, kind, team, domain, mine, before }) => {
  const permit = mayUseWork(actor, 'listWork')
  if (!permit.ok) return permit
  if (before !== undefined && !page.test(before)) return invalid('before', 'Give the “next” of the page before.')
  const own = mine && actor.kind === 'person' ? (await teamsOn(tx, actor.personId, dayOf(now))).map((it) => it.id) : null
  const teams = team === undefined ? own : [team].filter((it) => own?.includes(it) ?? true)
  const pasted = /:\/\//.test(text ?? '') ? recogniseTrackerLink(text!) : null
  const key = pasted?.ok ? pasted.link.key : null
  return ok(await workInList(tx, { text: key === null ? (text?.trim() || null) : null, key, kind: kind ?? null, teams, domain: domain ?? null, before: before ?? null }))
})
