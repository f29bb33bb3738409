import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { notices, profileOf, rosterOf } from '../../features/people/web/queries.ts'
import { textFields } from './address.ts'
import { asSomebody, root } from './root-route.tsx'

const directoryFields = textFields('text', 'team', 'audience')

const directory = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: directoryFields,
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/people/web/People.tsx'), 'People'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$person',
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context, params }) => context.client.ensureQueryData(profileOf({ person: params.person })),
  component: lazyRouteComponent(() => import('../../features/people/web/PersonPage.tsx'), 'PersonPage'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/teams/$team',
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context, params }) => context.client.ensureQueryData(rosterOf({ team: params.team })),
  component: lazyRouteComponent(() => import('../../features/people/web/TeamPage.tsx'), 'TeamPage'),
})

const noticed = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context }) => context.client.ensureQueryData(notices({})),
  component: lazyRouteComponent(() => import('../../features/people/web/Notices.tsx'), 'Notices'),
})

const keepingFields = textFields('person')

const keeping = createRoute({
  getParentRoute: () => root,
  path: '/settings/people',
  validateSearch: keepingFields,
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/people/web/KeepPeople.tsx'), 'KeepPeople'),
})

const kept = createRoute({
  getParentRoute: () => root,
  path: '/settings/retention',
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/people/web/RetentionPage.tsx'), 'RetentionPage'),
})

export const peopleRoutes = [directory, person, team, noticed, keeping, kept] as const
