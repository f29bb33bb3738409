import { action, change } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import { fail, ok } from '../../platform/result.ts'
import { hashOfSecret } from '../../platform/secret.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { openOutsideLink } from './open-outside-link.ts'
import { mayContribute } from './policy.ts'
import type { OutsideForm } from './reads/outside.ts'
import { outsideIssues, outsideToday, type OutsideObservation } from './rules/outside-evidence.ts'
import type { WeighedObservation } from './rules/weigh-observation.ts'
import { insertFeedback, useInvitation, type NewFeedback } from './writes.ts'

export const giveOutsideFeedback = action(api.giveOutsideFeedback, async (context, { token, words, observations }) => {
  const permit = mayContribute(context.actor)
  if (!permit.ok) return permit
  const form = await openOutsideLink(context, permit.value, token)
  if (!form.ok) return form
  const issues = outsideIssues(form.value.content, form.value.competencies, observations)
  if (issues.length > 0) return fail({ kind: 'invalid', issues })

  const it = feedbackFrom(form.value, words, observations, context.now)
  return change(context, permit.value, { subject: `feedback:${it.id}` }, async (tx) => {
    if (!(await useInvitation(tx, permit.value, hashOfSecret(token), context.now))) return fail({ kind: 'conflict', why: 'This link was used just now, and what was written has arrived.' })
    await insertFeedback(tx, permit.value, it, context.now)
    return ok({})
  })
})

const feedbackFrom = (form: OutsideForm, words: string, observations: readonly OutsideObservation[], now: Date): NewFeedback => ({
  id: newId<'feedback'>(now),
  about: form.aboutId,
  giver: null,
  outsider: form.name,
  relation: 'outsider',
  withheld: false,
  framework: form.framework,
  version: form.version,
  specialty: null,
  request: null,
  content: { workItem: form.workItemId, observedOn: dayOf(now), visibility: 'person', words },
  // Where nothing was written nothing was said.
  observations: outsideToday(form.content, observations).filter((it) => it.words || it.evidence.length > 0).map(inWords),
})

/** What comes from outside is words and evidence, and never a level. */
const inWords = ({ competency, words, evidence }: OutsideObservation): WeighedObservation => ({
  competency, choice: 'words', level: null, frequency: null, scope: null, scopeSupported: true, scopeShown: true, value: null, bound: null, counts: false,
  statements: [], words, noOpportunityFrom: null, noOpportunityUntil: null, evidence: [...evidence],
})
