import { action, change, type Context } from '../../platform/action.ts'
import { invalid, ok, type Result } from '../../platform/result.ts'
import { publishedFramework } from '../framework/reads.ts'
import * as api from './api.ts'
import type { InputOf } from '../../platform/contract.ts'
import { mayOffer } from './policy.ts'
import { managesTeam, openOpportunityById, workItemExists } from './reads/opportunities.ts'
import { addOpportunity } from './writes.ts'

export const offerOpportunity = action(api.offerOpportunity, async (context, it) => {
  const permit = mayOffer(context.actor, it.team === null || (await managesTeam(context.tx, it.team)))
  if (!permit.ok) return permit
  const checked = await check(context, it)
  if (!checked.ok) return checked
  return change(context, permit.value.permit, { subject: `framework:${it.framework}` }, async (tx) => ok((await openOpportunityById(tx, await addOpportunity(tx, permit.value.permit, it, context.now)))!))
})

async function check({ tx }: Context, { framework, competency, team, forEngineering, workItem, opensOn, closesOn }: InputOf<typeof api.offerOpportunity>): Promise<Result<null>> {
  const published = await publishedFramework(tx, framework)
  if (!published?.content.competencies.some(({ id }) => id === competency)) return invalid('competency', 'Choose a competency of a published framework.')
  if (team !== null && forEngineering) return invalid('forEngineering', 'Choose a team or the engineering organization, not both.')
  if (closesOn && closesOn < opensOn) return invalid('closesOn', 'Choose a day that is not before the first one.')
  if (workItem && !(await workItemExists(tx, workItem))) return invalid('workItem', 'Choose work that is still there.')
  return ok(null)
}
