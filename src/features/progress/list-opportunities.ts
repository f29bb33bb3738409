import { action } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { ok } from '../../platform/result.ts'
import type { Framework } from '../framework/model.ts'
import { publishedFramework } from '../framework/reads.ts'
import { resolveIdentifier } from '../framework/rules/resolve-identifier.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { Opportunity } from './model.ts'
import { mayForSelf } from './policy.ts'
import { opportunitiesFor } from './reads/opportunities.ts'

/** Each chance names its competency as the published framework does today. */
export const listOpportunities = action(api.listOpportunities, async ({ tx, actor, now }, { framework, competency }) => {
  const may = mayForSelf(actor, 'listOpportunities')
  if (!may.ok) return may
  const open = await opportunitiesFor(tx, may.value.permit, may.value.self.personId, dayOf(now))
  const today = await namesToday(tx, open)
  const named = open.map((it) => ({ ...it, competency: today(it.framework, it.competency) }))
  const wanted = (it: Opportunity) => (framework === undefined || it.framework === framework) && (competency === undefined || it.competency === today(it.framework, competency))
  return ok(named.filter(wanted))
})

/** What is gone keeps the name that it had. */
async function namesToday(tx: Tx, open: readonly Opportunity[]): Promise<(framework: string, competency: string) => string> {
  const frameworks = new Map<string, Framework | undefined>()
  for (const id of new Set(open.map((it) => it.framework))) frameworks.set(id, (await publishedFramework(tx, id))?.content)
  return (framework, competency) => {
    const content = frameworks.get(framework)
    return (content && resolveIdentifier(content, 'competency', competency)) ?? competency
  }
}
