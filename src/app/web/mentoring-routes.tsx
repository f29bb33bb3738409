import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { mentoring as mentoringNow } from '../../features/mentoring/web/queries.ts'
import { textFields } from './address.ts'
import { asSomebody, root } from './root-route.tsx'

const mentoringFields = textFields('offer', 'framework', 'competency')

const mentoring = createRoute({
  getParentRoute: () => root,
  path: '/mentoring',
  validateSearch: mentoringFields,
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context: { client } }) => client.ensureQueryData(mentoringNow({})),
  component: lazyRouteComponent(() => import('../../features/mentoring/web/Mentoring.tsx'), 'Mentoring'),
})

export const mentoringRoutes = [mentoring] as const
