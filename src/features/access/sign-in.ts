import { actionInSteps, change, type Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import { passwordFits } from '../../platform/secret.ts'
import * as api from './api.ts'
import { maySignIn } from './policy.ts'
import { accountByEmail, recentFailures } from './reads.ts'
import { sessionEnd, throttle, waitSeconds } from './rules.ts'
import { deleteSignInFailures, insertSession, insertSignInFailures } from './writes.ts'

type Found = { readonly id: string; readonly personId: string; readonly passwordHash: string | null }

/** An attempt counts as failed from its beginning on, so that many at once are no more than as many one after the other. */
type Attempt = { readonly account: Found | null; readonly failures: readonly string[] }

/** A wrong address, a wrong password and a closed account answer alike, in the same time. */
export const signIn = actionInSteps(api.signIn, async (visit, { email, password }) => {
  const keys = { account: `account:${email.trim().toLowerCase()}`, address: `address:${visit.address}` }
  const attempt = await visit.transact((context) => attemptOn(context, email.trim().toLowerCase(), keys))
  if (!attempt.ok) return attempt
  const { account, failures } = attempt.value

  const fits = await passwordFits(password, account?.passwordHash ?? null)
  if (fits && account) return visit.transact((context) => begin(context, account, failures))
  return invalid('', 'This e-mail address and password do not fit together. Check both, or ask an administrator for a new password.')
})

async function attemptOn({ tx, now }: Context, email: string, keys: { account: string; address: string }): Promise<Result<Attempt>> {
  const wait = Math.max(
    waitSeconds(await recentFailures(tx, keys.account, now), throttle.perAccount, now),
    waitSeconds(await recentFailures(tx, keys.address, now), throttle.perAddress, now),
  )
  if (wait > 0) return fail({ kind: 'too-many', retryAfterSeconds: wait })
  const failures = await insertSignInFailures(tx, Object.values(keys), now)
  const account = await accountByEmail(tx, email)
  return ok({ failures, account: account?.active ? { id: account.id, personId: account.person_id, passwordHash: account.password_hash } : null })
}

async function begin(context: Context, account: Found, failures: readonly string[]): Promise<Result<Record<string, never>>> {
  const permit = maySignIn(context.actor)
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `person:${account.personId}` }, async (tx) => {
    await deleteSignInFailures(tx, permit.value, failures)
    context.session.begin(await insertSession(tx, permit.value, account.id, context.now), sessionEnd(context.now))
    return ok({})
  })
}
