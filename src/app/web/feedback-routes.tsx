import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { feedbackOf } from '../../features/feedback/web/queries.ts'
import { asSomebody, root } from './root-route.tsx'

const one = createRoute({
  getParentRoute: () => root,
  path: '/feedback/$id',
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context, params }) => context.client.ensureQueryData(feedbackOf({ id: params.id })),
  component: lazyRouteComponent(() => import('../../features/feedback/web/OneFeedback.tsx'), 'OneFeedback'),
})

export const feedbackRoutes = [one] as const
