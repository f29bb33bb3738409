import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { maySignInAsExample } from './policy.ts'
import { accountOfPerson, organizationKind } from './reads.ts'
import { sessionEnd } from './rules.ts'
import { insertSession } from './writes.ts'

export const signInAsExample = action(api.signInAsExample, async (context, { person }) => {
  const permit = maySignInAsExample(context.actor, await organizationKind(context.tx))
  if (!permit.ok) return permit
  const account = await accountOfPerson(context.tx, person)
  if (!account?.active) return fail({ kind: 'not-found', what: 'such person with an open account' })
  return change(context, permit.value, { subject: `person:${person}` }, async (tx) => {
    context.session.begin(await insertSession(tx, permit.value, account.id, context.now), sessionEnd(context.now))
    return ok({})
  })
})
