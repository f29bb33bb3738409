import { actionInSteps, change, type Context } from '../../platform/action.ts'
import type { InputOf } from '../../platform/contract.ts'
import { ok, type Result } from '../../platform/result.ts'
import { hashPassword } from '../../platform/secret.ts'
import * as api from './api.ts'
import { maySetUp } from './policy.ts'
import { organizationKind } from './reads.ts'
import { sessionEnd } from './rules.ts'
import { insertAccount, insertOrganization, insertSession } from './writes.ts'

/** The first administrator stewards the frameworks too, until somebody else is asked to. */
const firstRoles = ['member', 'steward', 'administrator'] as const

type Own = Extract<InputOf<typeof api.setUpOrganization>, { kind: 'own' }>

/**
 * Sets up an organization of one's own. `fillExample` brings in the people and frameworks of the example organization,
 * in the transaction that creates it, so that there is never half an example.
 */
export const setUpOrganization = (fillExample: (context: Context) => Promise<Result<string>>) =>
  actionInSteps(api.setUpOrganization, async (visit, input) => {
    const allowed = await visit.transact(async ({ tx, actor }) => maySetUp(actor, await organizationKind(tx)))
    if (!allowed.ok) return allowed
    if (input.kind === 'example') return visit.transact((context) => setUpExample(context, fillExample))
    const passwordHash = await hashPassword(input.password)
    return visit.transact((context) => setUpOwn(context, input, passwordHash))
  })

async function setUpOwn(context: Context, { name, administratorName, email }: Own, passwordHash: string): Promise<Result<Record<string, never>>> {
  const permit = maySetUp(context.actor, await organizationKind(context.tx))
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: 'organization' }, async (tx) => {
    // The first person comes before the organization: once there is one, only its administrators add people.
    const account = { name: administratorName, email, roles: firstRoles, passwordHash }
    const accountId = await insertAccount(tx, permit.value, account, context.now)
    await insertOrganization(tx, permit.value, 'own', name, context.now)
    context.session.begin(await insertSession(tx, permit.value, accountId, context.now), sessionEnd(context.now))
    return ok({})
  })
}

async function setUpExample(context: Context, fill: (context: Context) => Promise<Result<string>>): Promise<Result<Record<string, never>>> {
  const permit = maySetUp(context.actor, await organizationKind(context.tx))
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: 'organization', detail: { kind: 'example' } }, async (tx) => {
    const name = await fill(context)
    if (!name.ok) return name
    await insertOrganization(tx, permit.value, 'example', name.value, context.now)
    return ok({})
  })
}
