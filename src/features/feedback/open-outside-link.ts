import type { Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import { hashOfSecret } from '../../platform/secret.ts'
import { throttle, waitSeconds } from '../access/rules.ts'
import { outsideForm, type OutsideForm } from './reads/outside.ts'

/** When links that open nothing were tried, by the address of the client. It is forgotten when the server stops. */
const misses = new Map<string, Date[]>()
const mostAddresses = 10_000

/** The form behind a link. Links that expired and links that never were answer alike; one that was used says so to whoever holds it. */
export async function openOutsideLink({ tx, now, address }: Context, permit: Permit<'giveOutsideFeedback'>, token: string): Promise<Result<OutsideForm>> {
  const form = await outsideForm(tx, permit, hashOfSecret(token))
  if (form && form.expiresAt > now) {
    return form.usedAt ? fail({ kind: 'conflict', why: `This link was used already, and what you wrote has arrived. To add to it, ask ${form.invitedBy} for another link.` }) : ok(form)
  }
  const wait = waitAfterMiss(address, now)
  return fail(wait > 0 ? { kind: 'too-many', retryAfterSeconds: wait } : { kind: 'not-found', what: 'form behind this link (a link works for 30 days; ask whoever sent it for a new one)' })
}

/** Guessing is hopeless, and this keeps it from being a load. A link that opens something is never held up. */
function waitAfterMiss(address: string, now: Date): number {
  const since = now.getTime() - throttle.windowSeconds * 1000
  const recent = (misses.get(address) ?? []).filter((it) => it.getTime() > since)
  const wait = waitSeconds(recent, throttle.perAddress, now)
  if (misses.size >= mostAddresses) misses.clear()
  if (wait === 0) misses.set(address, [...recent, now])
  return wait
}
