import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { FrameworkFrame } from '../../features/framework/web/FrameworkFrame.tsx'
import { CurrentMatrix } from '../../features/framework/web/MatrixPage.tsx'
import { currentVersion, diffBetween, findingsOf, frameworks, publishPreview, versionAt, versionsOf } from '../../features/framework/web/queries.ts'
import { Refusal } from '../../platform/call.ts'
import { textFields } from './address.ts'
import { asReader, root, type Context } from './root-route.tsx'

/** A framework and everything in it. */
const framework = createRoute({
  getParentRoute: () => root,
  path: '/frameworks/$framework',
  beforeLoad: (at) => asReader(at),
  component: FrameworkFrame,
})

/** The published version is what most pages of a framework read. Where there are only drafts, its versions are the page to go to. */
async function withCurrent({ context: { client }, params: { framework: id } }: { context: Context; params: { framework: string } }): Promise<void> {
  try {
    await client.ensureQueryData(currentVersion({ framework: id }))
  } catch (error) {
    const known = error instanceof Refusal && error.status === 404 ? await client.ensureQueryData(frameworks({})) : []
    if (known.some((one) => one.id === id)) throw redirect({ to: '/frameworks/$framework/versions', params: { framework: id }, replace: true })
    throw error
  }
}

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

export const frameworkRoutes = framework.addChildren([matrix, roles, role, compare, glossary, search, versions, version, publish, diff, lint])
