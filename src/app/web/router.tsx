import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { frameworks } from '../../features/framework/web/queries.ts'
import { readSearch, textFields, writeSearch } from './address.ts'
import { feedbackRoutes } from './feedback-routes.tsx'
import { frameworkRoutes } from './framework-routes.tsx'
import { growthRoutes } from './growth-routes.tsx'
import { mentoringRoutes } from './mentoring-routes.tsx'
import { landingOf } from './sections.ts'
import { Loading, Missing, Trouble } from './Outcome.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { progressRoutes } from './progress-routes.tsx'
import { asReader, asSomebody, root } from './root-route.tsx'
import { workRoutes } from './work-routes.tsx'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context: { session } }) => {
    if (session.organization.kind === 'none') throw redirect({ to: '/welcome', replace: true })
    if (!session.account && !session.organization.frameworkIsPublic) throw redirect({ to: '/sign-in', replace: true })
    throw redirect({ to: landingOf(session), replace: true })
  },
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: ({ context: { session } }) => {
    if (session.organization.kind !== 'none') throw redirect({ to: '/', replace: true })
  },
  component: lazyRouteComponent(() => import('../../features/access/web/Welcome.tsx'), 'Welcome'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: textFields('back'),
  component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
})

const list = createRoute({
  getParentRoute: () => root,
  path: '/frameworks',
  beforeLoad: (at) => asReader(at),
  loader: ({ context }) => context.client.ensureQueryData(frameworks({})),
  component: lazyRouteComponent(() => import('../../features/framework/web/FrameworkList.tsx'), 'FrameworkList'),
})

const importing = createRoute({
  getParentRoute: () => root,
  path: '/frameworks/import',
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/framework/web/Import.tsx'), 'Import'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/access/web/Audit.tsx'), 'Audit'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: (at) => asSomebody(at),
  component: lazyRouteComponent(() => import('../../features/access/web/Settings.tsx'), 'Settings'),
})

const operations = createRoute({ getParentRoute: () => root, path: '/api', component: lazyRouteComponent(() => import('./Operations.tsx'), 'Operations') })
const designLanguage = createRoute({ getParentRoute: () => root, path: '/ui', component: lazyRouteComponent(() => import('./DesignLanguage.tsx'), 'DesignLanguage') })

const tree = root.addChildren([
  home, welcome, signIn, list, importing, audit, settings, operations, designLanguage, frameworkRoutes,
  ...peopleRoutes, ...workRoutes, ...feedbackRoutes, ...progressRoutes, ...growthRoutes, ...mentoringRoutes,
])

export const routerFor = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { client },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingMinMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Trouble,
    defaultNotFoundComponent: Missing,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>
  }
}
