import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { currentVersion } from '../../features/framework/web/queries.ts'
import { mapOf } from '../../features/progress/web/growth-queries.ts'
import { lookingOf } from '../../features/progress/web/map-queries.ts'
import { ProgressMapSkeleton } from '../../features/progress/web/ProgressMapSkeleton.tsx'
import { textFields } from './address.ts'
import { asSomebody, root } from './root-route.tsx'

const mapFields = textFields('family', 'level', 'specialty', 'on', 'cell', 'as', 'self', 'why')

/** One's own map has an address that can be remembered. */
const ownMap = createRoute({
  getParentRoute: () => root,
  path: '/map',
  validateSearch: mapFields,
  beforeLoad: (at) => {
    asSomebody(at)
    const { person } = at.context.session
    throw person ? redirect({ to: '/people/$person/map', params: { person: person.id }, search: at.search, replace: true }) : redirect({ to: '/', replace: true })
  },
})

/** Another day or level is fetched by the page itself, which keeps the map before in sight meanwhile. */
const map = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/map',
  validateSearch: mapFields,
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client }, params: { person }, location: { search } }) => {
    const { framework } = await client.ensureQueryData(mapOf({ person, ...lookingOf(mapFields(search)) }))
    if (framework) await client.ensureQueryData(currentVersion({ framework: framework.id }))
  },
  pendingComponent: ProgressMapSkeleton,
  component: lazyRouteComponent(() => import('../../features/progress/web/ProgressMapPage.tsx'), 'ProgressMapPage'),
})

export const progressRoutes = [ownMap, map] as const
