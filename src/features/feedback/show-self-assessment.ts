import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { mayReadAbout } from '../people/policy.ts'
import { readsAbout } from '../people/reads/person.ts'
import * as api from './api.ts'
import { latestSelfAssessments } from './reads/self-assessments.ts'

export const showSelfAssessment = action(api.showSelfAssessment, async ({ tx, actor }, { person }) => {
  const permit = mayReadAbout(actor, await readsAbout(tx, person))
  return permit.ok ? ok(await latestSelfAssessments(tx, permit.value, person)) : permit
})
