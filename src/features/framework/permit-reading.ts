import type { Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import type { FrameworkVersion } from './model.ts'
import { mayReadFramework, stewards } from './policy.ts'
import { frameworksArePublic } from './reads.ts'

/** Whether the frameworks are open matters to visitors only: nobody else waits for the question. */
export const permitReading = async ({ tx, actor }: Context): Promise<Result<Permit<'readFramework'>>> =>
  mayReadFramework(actor, actor.kind === 'visitor' && (await frameworksArePublic(tx)))

/** Drafts are there for stewards only; to others there is none. */
export const readable = ({ actor }: Context, version: FrameworkVersion | undefined): Result<FrameworkVersion> =>
  version && (version.status !== 'draft' || stewards(actor)) ? ok(version) : fail({ kind: 'not-found', what: 'such version of the framework' })
