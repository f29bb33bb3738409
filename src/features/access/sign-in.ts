import { actionInSteps, change, type Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import { passwordFits } from '../../platform/secret.ts'
import * as api from './api.ts'
import { maySignIn } from './policy.ts'
import { accountByEmail, recentFailures } from './reads.ts'
import { sessionEnd, throttle, waitSeconds } from './rules.ts'
import { insertSession, insertSignInFailures } from './writes.ts'

type Found = { readonly id: string; readonly personId: string; readonly passwordHash: string | null } | null

/** A wrong address, a wrong password and a closed account answer alike, in the same time. */
export const signIn = actionInSteps(api.signIn, async (visit, { email, password }) => {
  const keys = { account: `account:${email.trim().toLowerCase()}`, address: `address:${visit.address}` }
  const found = await visit.transact((context) => openAccount(context, email.trim().toLowerCase(), keys))
  if (!found.ok) return found

  const fits = await passwordFits(password, found.value?.passwordHash ?? null)
  const account = found.value
  if (fits && account) return visit.transact((context) => begin(context, account))

  await visit.transact(async ({ tx, now }) => ok(await insertSignInFailures(tx, Object.values(keys), now)))
  return invalid('', 'This e-mail address and password do not fit together. Check both, or ask an administrator for a new password.')
})

async function openAccount({ tx, now }: Context, email: string, keys: { account: string; address: string }): Promise<Result<Found>> {
  const wait = Math.max(
    waitSeconds(await recentFailures(tx, keys.account, now), throttle.perAccount, now),
    waitSeconds(await recentFailures(tx, keys.address, now), throttle.perAddress, now),
  )
  if (wait > 0) return fail({ kind: 'too-many', retryAfterSeconds: wait })
  const account = await accountByEmail(tx, email)
  return ok(account?.active ? { id: account.id, personId: account.person_id, passwordHash: account.password_hash } : null)
}

async function begin(context: Context, account: NonNullable<Found>): Promise<Result<Record<string, never>>> {
  const permit = maySignIn(context.actor)
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `person:${account.personId}` }, async (tx) => {
    context.session.begin(await insertSession(tx, permit.value, account.id, context.now), sessionEnd(context.now))
    return ok({})
  })
}
