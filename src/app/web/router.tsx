import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { FrameworkFrame } from '../../features/framework/web/FrameworkFrame.tsx'
import { CurrentMatrix } from '../../features/framework/web/MatrixPage.tsx'
import type { Session } from '../../features/access/model.ts'
import { sessionNow } from '../../features/access/web/session.ts'
import { currentVersion, diffBetween, findingsOf, frameworks, publishPreview, versionAt, versionsOf } from '../../features/framework/web/queries.ts'
import { readSearch, textFields, writeSearch } from './address.ts'
import { Loading, Missing, Trouble } from './Outcome.tsx'
import { Shell } from './Shell.tsx'

type Context = { client: QueryClient }

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  beforeLoad: async ({ context }) => ({ session: await context.client.ensureQueryData(sessionNow({})) }),
})

type Entering = { context: { session: Session }; location: { href: string } }

/** What is read without signing in is read where the organization allows it; otherwise one signs in first, and comes back. */
function asReader({ context: { session }, location }: Entering): void {
  if (session.organization.kind === 'none') throw redirect({ to: '/welcome', replace: true })
  if (!session.account && !session.organization.frameworkIsPublic) throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
}

function asSomebody({ context: { session }, location }: Entering): void {
  if (!session.account) throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context: { session } }) => {
    if (session.organization.kind === 'none') throw redirect({ to: '/welcome', replace: true })
    if (!session.account && !session.organization.frameworkIsPublic) throw redirect({ to: '/sign-in', replace: true })
    throw redirect({ to: '/frameworks', replace: true })
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

const framework = createRoute({
  getParentRoute: () => root,
  path: '/frameworks/$framework',
  beforeLoad: (at) => asReader(at),
  component: FrameworkFrame,
})

/** The published version is what most pages of a framework read. */
const withCurrent = ({ context, params }: { context: Context; params: { framework: string } }) =>
  context.client.ensureQueryData(currentVersion({ framework: params.framework }))

const matrixFields = textFields('role', 'specialty', 'level', 'domain', 'focus', 'group', 'text', 'cell', 'density')

const matrix = createRoute({ getParentRoute: () => framework, path: '/', validateSearch: matrixFields, loader: (at) => withCurrent(at), component: CurrentMatrix })

const roles = createRoute({
  getParentRoute: () => framework,
  path: 'roles',
  validateSearch: textFields('text'),
  loader: (at) => withCurrent(at),
  component: lazyRouteComponent(() => import('../../features/framework/web/RoleList.tsx'), 'RoleList'),
})

const role = createRoute({
  getParentRoute: () => framework,
  path: 'roles/$profile',
  validateSearch: textFields('section', 'parts'),
  loader: (at) => withCurrent(at),
  component: lazyRouteComponent(() => import('../../features/framework/web/RolePage.tsx'), 'RolePage'),
})

const compare = createRoute({
  getParentRoute: () => framework,
  path: 'compare',
  validateSearch: textFields('left', 'right', 'only', 'marks'),
  loader: async ({ context, params }) => {
    const own = { framework: params.framework }
    await Promise.all([withCurrent({ context, params }), context.client.ensureQueryData(versionsOf(own))])
  },
  component: lazyRouteComponent(() => import('../../features/framework/web/Compare.tsx'), 'Compare'),
})

const glossary = createRoute({
  getParentRoute: () => framework,
  path: 'glossary',
  validateSearch: textFields('text'),
  loader: (at) => withCurrent(at),
  component: lazyRouteComponent(() => import('../../features/framework/web/Glossary.tsx'), 'Glossary'),
})

const search = createRoute({
  getParentRoute: () => framework,
  path: 'search',
  validateSearch: textFields('q'),
  loader: (at) => withCurrent(at),
  component: lazyRouteComponent(() => import('../../features/framework/web/Search.tsx'), 'Search'),
})

const versions = createRoute({
  getParentRoute: () => framework,
  path: 'versions',
  loader: ({ context, params }) => context.client.ensureQueryData(versionsOf({ framework: params.framework })),
  component: lazyRouteComponent(() => import('../../features/framework/web/Versions.tsx'), 'Versions'),
})

const atNumber = ({ framework: id, number }: { framework: string; number: string }) => ({ framework: id, number: Number(number) })

const version = createRoute({
  getParentRoute: () => framework,
  path: 'versions/$number',
  validateSearch: matrixFields,
  loader: ({ context, params }) => context.client.ensureQueryData(versionAt(atNumber(params))),
  component: lazyRouteComponent(() => import('../../features/framework/web/VersionMatrix.tsx'), 'VersionMatrix'),
})

const publish = createRoute({
  getParentRoute: () => framework,
  path: 'versions/$number/publish',
  loader: async ({ context, params }) => {
    await Promise.all([context.client.ensureQueryData(publishPreview(atNumber(params))), context.client.ensureQueryData(versionAt(atNumber(params)))])
  },
  component: lazyRouteComponent(() => import('../../features/framework/web/Publish.tsx'), 'Publish'),
})

const diff = createRoute({
  getParentRoute: () => framework,
  path: 'diff',
  validateSearch: textFields('before', 'after', 'kind'),
  loaderDeps: ({ search: { before, after } }: { search: { before?: string | undefined; after?: string | undefined } }) => ({ before, after }),
  loader: async ({ context, params, deps }) => {
    const own = { framework: params.framework }
    const known = await context.client.ensureQueryData(versionsOf(own))
    const after = Number(deps.after ?? known[0]?.number ?? 1)
    const before = Number(deps.before ?? after - 1)
    await context.client.ensureQueryData(diffBetween({ ...own, before, after }))
    return { before, after }
  },
  component: lazyRouteComponent(() => import('../../features/framework/web/Diff.tsx'), 'Diff'),
})

const lint = createRoute({
  getParentRoute: () => framework,
  path: 'lint',
  validateSearch: textFields('number', 'severity', 'rule', 'text'),
  loaderDeps: ({ search: { number } }: { search: { number?: string | undefined } }) => ({ number }),
  loader: async ({ context, params, deps }) => {
    const own = { framework: params.framework }
    const known = await context.client.ensureQueryData(versionsOf(own))
    const number = Number(deps.number ?? known[0]?.number ?? 1)
    await context.client.ensureQueryData(findingsOf({ ...own, number }))
    return { number }
  },
  component: lazyRouteComponent(() => import('../../features/framework/web/LintNotes.tsx'), 'LintNotes'),
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
  home, welcome, signIn, list, audit, settings, operations, designLanguage,
  framework.addChildren([matrix, roles, role, compare, glossary, search, versions, version, publish, diff, lint]),
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
