import { action, change } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { Observation } from './model.ts'
import { mayGive, mayGiveUnnamed } from './policy.ts'
import { evidenceRemarks } from './rules/check-evidence.ts'
import { weighContent, type Weighed } from './weigh-content.ts'
import { answerRequest, deleteDraftsOf, insertFeedback } from './writes.ts'

export const giveFeedback = action(api.giveFeedback, async (context, { person, request, draft, version, ...written }) => {
  const may = mayGive(context.actor, person, 'giveFeedback')
  if (!may.ok) return may
  const giver = may.value.self.personId
  const weighed = await weighContent(context, { giver, about: person, content: written, version, request, correcting: false })
  if (!weighed.ok) return weighed
  const { content, relation, framework, observations } = weighed.value
  const permit = content.withholdName ? mayGiveUnnamed(may.value.permit) : ok(may.value.permit)
  if (!permit.ok) return permit

  const id = newId<'feedback'>(context.now)
  const it = { id, about: person, giver, outsider: null, relation, withheld: content.withholdName, framework: framework.id, version: weighed.value.version, specialty: weighed.value.specialty, request, content, observations }
  return change(context, permit.value, { subject: `feedback:${id}`, detail: { observations: observations.length } }, async (tx) => {
    await insertFeedback(tx, permit.value, it, context.now)
    const settled = await settle(tx, may.value.permit, { giver, person, request, draft }, context.now)
    return settled.ok ? ok({ id, relation, observations: withRemarks(weighed.value) }) : settled
  })
})

type Answered = { readonly giver: string; readonly person: string; readonly request: string | null; readonly draft: string | null }

/** What was sent is neither open nor a draft any more. Whoever sends twice at once has sent once. */
async function settle(tx: Tx, permit: Permit<'giveFeedback'>, { giver, person, request, draft }: Answered, now: Date): Promise<Result<null>> {
  if (request && !(await answerRequest(tx, permit, request, 'given', null, now))) {
    return fail({ kind: 'conflict', why: 'This request was answered or taken back just now. Look at what you gave; else send your feedback without the request.' })
  }
  if (!request && !draft) return ok(null)
  const drafts = await deleteDraftsOf(tx, permit, giver, person, request, draft)
  return draft && drafts === 0 ? fail({ kind: 'conflict', why: 'This draft was sent or thrown away in another window. Look at what you gave before you send it again.' }) : ok(null)
}

const withRemarks = ({ framework, observations }: Weighed): Observation[] =>
  observations.map((it) => ({ ...it, remarks: evidenceRemarks(framework.evidenceKinds, it.evidence) }))
