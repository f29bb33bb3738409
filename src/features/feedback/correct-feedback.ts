import { action, change } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayChangeGiven } from './policy.ts'
import { feedbackById } from './reads/given.ts'
import { requestAnsweredBy } from './reads/requests.ts'
import { asRead } from './rules/as-read.ts'
import { weighContent } from './weigh-content.ts'
import { replaceFeedback } from './writes.ts'

const otherWindow = 'This was corrected or withdrawn in another window since you opened it. Open it again and add your correction to what stands there.'

export const correctFeedback = action(api.correctFeedback, async (context, { id, revision, version, ...written }) => {
  const before = await feedbackById(context.tx, id)
  const permit = mayChangeGiven(context.actor, before, 'correctFeedback')
  if (!permit.ok) return permit
  const { about, nameWithheld, outsider } = before!
  if (before!.withdrawnAt) return fail({ kind: 'conflict', why: 'This was withdrawn. Give it again to say something else.' })
  if (before!.revision !== revision) return fail({ kind: 'conflict', why: otherWindow })
  if (written.withholdName !== nameWithheld) return invalid('withholdName', 'A name that was given stays given, and one that was withheld stays withheld. Withdraw this and give it again.')

  const giver = context.actor.kind === 'person' ? context.actor.personId : ''
  const weighed = await weighContent(context, { giver, about: about.id, content: written, version, request: await requestAnsweredBy(context.tx, id), correcting: true })
  if (!weighed.ok) return weighed
  const { framework, content, relation, observations } = weighed.value
  const it = { id, about: about.id, giver, outsider, relation, withheld: nameWithheld, framework: framework.id, version: weighed.value.version, specialty: weighed.value.specialty, request: null, content, observations }
  return change(context, permit.value, { subject: `feedback:${id}`, detail: { revision: revision + 1 } }, async (tx) => {
    if (!(await replaceFeedback(tx, permit.value, it, before!, context.now))) return fail({ kind: 'conflict', why: otherWindow })
    return ok(asRead(framework, (await feedbackById(tx, id))!))
  })
})
