import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { opportunitiesFor } from './reads/opportunities.ts'

export const listOpportunities = action(api.listOpportunities, async ({ tx, actor, now }, { competency }) => {
  const may = mayForSelf(actor, 'listOpportunities')
  return may.ok ? ok(await opportunitiesFor(tx, may.value.permit, may.value.self.personId, dayOf(now), competency)) : may
})
