import { action, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayWriteAbout } from './policy.ts'
import { lookAt } from './read-growth.ts'
import { noOpportunityById } from './reads/opportunities.ts'
import { addNoOpportunity } from './writes.ts'

export const markNoOpportunity = action(api.markNoOpportunity, async (context, it) => {
  const looked = await lookAt(context, it.person)
  if (!looked.ok) return looked
  const permit = mayWriteAbout(context.actor, looked.value.subject.reads, 'markNoOpportunity')
  if (!permit.ok) return permit
  const framework = looked.value.published?.content
  if (!framework?.competencies.some(({ id }) => id === it.competency)) return invalid('competency', 'Choose a competency of their framework.')
  if (it.endsOn !== null && it.endsOn < it.startsOn) return invalid('endsOn', 'Choose a day that is not before the first one.')
  return change(context, permit.value.permit, { subject: `person:${it.person}` }, async (tx) => {
    const { competency: _, ...noted } = (await noOpportunityById(tx, await addNoOpportunity(tx, permit.value.permit, { ...it, framework: framework.id }, context.now)))!
    return ok(noted)
  })
})
