import { action } from '../../platform/action.ts'
import { fail } from '../../platform/result.ts'
import * as api from './api.ts'
import { changeHistory, historyOf, managersAreThere } from './change-history.ts'
import type { NewPeriod } from './model.ts'
import { mayChangePerson } from './policy.ts'
import { frameworkNames } from './reads/framework-names.ts'
import { employed } from './rules/history.ts'
import { identifierProblems, secondaryProblems, titleOf } from './rules/identifiers.ts'

export const recordEmployment = action(api.recordEmployment, async (context, { person, ...asked }) => {
  const permit = mayChangePerson(context.actor, 'recordEmployment', person, asked.managers)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  const there = await managersAreThere(context, asked.managers)
  if (!there.ok) return there
  const frameworks = await frameworkNames(context.tx)
  const role = roleOf(asked)
  const title = asked.title || titleOf(role, frameworks)
  const secondary = (asked.secondary ?? []).map(({ family, specialty }) => ({ family, specialty: specialty || null }))
  const unknown = [...identifierProblems(role, frameworks), ...secondaryProblems(role, secondary, frameworks).map((message) => ({ field: 'secondary', message }))]
  const problems = unknown.length > 0 || title ? unknown : [{ field: 'title', message: 'Enter what they do, or choose a family of a framework.' }]
  if (problems.length > 0) return fail({ kind: 'invalid', issues: problems.map(({ field, message }) => ({ path: field, message })) })
  const beginning = { ...role, title: title!, startsOn: asked.from, managers: asked.managers, secondary }
  return changeHistory(context, permit.value, history.value, employed(history.value, beginning, asked.returns ?? false), { from: asked.from })
})

const roleOf = ({ framework, family, level, specialty, domain }: NewPeriod) => ({
  framework: framework || null,
  family: family || null,
  level: level || null,
  specialty: specialty || null,
  domain: domain || null,
})
