import { action } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { itemByKey } from './reads.ts'
import { recogniseTrackerLink } from './rules/tracker-link.ts'

export const recogniseLink = action(api.recogniseLink, async ({ tx, actor }, { url }) => {
  const permit = mayUseWork(actor, 'recogniseLink')
  if (!permit.ok) return permit
  const found = recogniseTrackerLink(url)
  if (!found.ok) return invalid('url', found.why)
  return ok({ ...found.link, item: (await itemByKey(tx, found.link.key)) ?? null })
})
