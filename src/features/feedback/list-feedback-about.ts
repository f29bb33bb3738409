import { action, type Context } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { mayReadAbout } from '../people/policy.ts'
import { readsAbout } from '../people/reads/person.ts'
import { domainsToChoose } from '../work/reads.ts'
import * as api from './api.ts'
import { pageOf, pageSize, placeFrom, withFrameworks } from './read-feedback.ts'
import { domainsOfFeedback, feedbackOf } from './reads/given.ts'

export const listFeedbackAbout = action(api.listFeedbackAbout, async (context, { person, competency, domain, before }) => {
  const permit = mayReadAbout(context.actor, await readsAbout(context.tx, person))
  if (!permit.ok) return permit
  const place = placeFrom(before)
  if (place === 'none') return invalid('before', 'Leave “before” out, or use the “next” of the page before.')
  const which = { ...(competency ? { competency } : {}), ...(domain ? { domain } : {}), ...(place ? { before: place } : {}), limit: pageSize + 1 }
  const found = await feedbackOf(context.tx, permit.value, person, which)
  const domains = await domainsOfFeedback(context.tx, permit.value, person)
  return ok({ ...pageOf(await withFrameworks(context, found)), domains: await domainsNamed(context, domains) })
})

/** In the order of names. A domain that no published framework has any more goes by its identifier. */
async function domainsNamed({ tx }: Context, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  const known = (await domainsToChoose(tx)).filter(({ id }) => ids.includes(id))
  return [...known, ...ids.filter((id) => !known.some((it) => it.id === id)).map((id) => ({ id, name: id }))]
}
