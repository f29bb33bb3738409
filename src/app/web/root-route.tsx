import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, redirect } from '@tanstack/react-router'
import type { Session } from '../../features/access/model.ts'
import { sessionNow } from '../../features/access/web/session.ts'
import { Shell } from './Shell.tsx'

export type Context = { client: QueryClient }

export const root = createRootRouteWithContext<Context>()({
  component: Shell,
  beforeLoad: async ({ context }) => ({ session: await context.client.ensureQueryData(sessionNow({})) }),
})

type Entering = { context: { session: Session }; location: { href: string } }

/** What is read without signing in is read where the organization allows it; otherwise one signs in first, and comes back. */
export function asReader({ context: { session }, location }: Entering): void {
  if (session.organization.kind === 'none') throw redirect({ to: '/welcome', replace: true })
  if (!session.account && !session.organization.frameworkIsPublic) throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
}

export function asSomebody({ context: { session }, location }: Entering): void {
  if (!session.account) throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
}
