import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workPage } from '../../features/work/web/queries.ts'
import { textFields } from './address.ts'
import { asSomebody, root } from './root-route.tsx'

const listFields = textFields('text', 'kind', 'team', 'domain', 'mine')

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  validateSearch: listFields,
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/work/web/Work.tsx'), 'Work'),
})

const importing = createRoute({
  getParentRoute: () => root,
  path: '/work/import',
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/work/web/WorkImport.tsx'), 'WorkImport'),
})

const item = createRoute({
  getParentRoute: () => root,
  path: '/work/$item',
  remountDeps: ({ params }) => params,
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context: { client }, params }) => client.ensureQueryData(workPage({ id: params.item })),
  component: lazyRouteComponent(() => import('../../features/work/web/WorkPage.tsx'), 'WorkPage'),
})

export const workRoutes = [work, importing, item] as const
