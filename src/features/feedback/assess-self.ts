import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import { employmentOn } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { mayAssessSelf } from './policy.ts'
import { observationsIssues } from './rules/check-observations.ts'
import { asReadToday, roleOf } from './weigh-content.ts'
import { insertSelfAssessments } from './writes.ts'

export const assessSelf = action(api.assessSelf, async (context, { version, observations }) => {
  const may = mayAssessSelf(context.actor)
  if (!may.ok) return may
  const { permit, self } = may.value
  const found = await roleOf(context, 'You', await employmentOn(context.tx, self.personId, dayOf(context.now)))
  if (!found.ok) return found
  const { published, role } = found.value
  const { content, number } = published
  const said = observations.map((it) => ({ ...it, choice: it.level === null ? ('words' as const) : ('level' as const), statements: [], evidence: [], noOpportunityFrom: null, noOpportunityUntil: null }))
  const read = await asReadToday(context, role, published, version, said)
  if (!read.ok) return read
  const issues = observationsIssues(content, role.specialty, read.value)
  if (issues.length > 0) return fail({ kind: 'invalid', issues })

  return change(context, permit, { subject: `person:${self.personId}`, detail: { competencies: said.length } }, async (tx) => {
    await insertSelfAssessments(tx, permit, self.personId, { framework: content.id, version: number }, read.value, context.now)
    return ok({})
  })
})
