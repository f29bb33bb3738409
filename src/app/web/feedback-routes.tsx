import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { frameworkText } from '../../features/feedback/web/framework-text.ts'
import { feedbackOf, inbox, preparedFeedback, selfAssessmentOf } from '../../features/feedback/web/queries.ts'
import { textFields } from './address.ts'
import { asSomebody, root, type Context } from './root-route.tsx'

const list = createRoute({
  getParentRoute: () => root,
  path: '/feedback',
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context }) => context.client.ensureQueryData({ ...inbox({}), revalidateIfStale: true }),
  component: lazyRouteComponent(() => import('../../features/feedback/web/Inbox.tsx'), 'Inbox'),
})

const one = createRoute({
  getParentRoute: () => root,
  path: '/feedback/$id',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client }, params: { id } }) => {
    const { feedback } = await client.ensureQueryData(feedbackOf({ id }))
    await client.ensureQueryData(frameworkText(feedback.framework))
  },
  component: lazyRouteComponent(() => import('../../features/feedback/web/OneFeedback.tsx'), 'OneFeedback'),
})

type Asked = { person: string; request?: string | undefined; work?: string | undefined; feedback?: string | undefined }

/** A form is always begun from what the server has now: a draft may have been saved since. */
async function prepare(client: Context['client'], asked: Asked): Promise<void> {
  const { framework } = await client.fetchQuery({ ...preparedFeedback(asked), staleTime: 0 })
  if (framework) await client.ensureQueryData(frameworkText(framework))
}

const giveFields = textFields('request', 'work', 'feedback', 'competency')

const give = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/feedback/give',
  validateSearch: giveFields,
  beforeLoad: (at) => {
    asSomebody(at)
    if (at.context.session.person?.id === at.params.person) throw redirect({ to: '/self-assessment', replace: true })
  },
  // A form that was left is not shown again as it began: what was written since waits in the draft.
  gcTime: 0,
  loaderDeps: ({ search: { request, work, feedback } }) => ({ request, work, feedback }),
  loader: ({ context, params: { person }, deps: { request, work, feedback } }) => prepare(context.client, { person, request, work, feedback }),
  component: lazyRouteComponent(() => import('../../features/feedback/web/GivePage.tsx'), 'GivePage'),
})

const askFields = textFields('competency', 'work', 'text')

const ask = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/feedback/ask',
  validateSearch: askFields,
  beforeLoad: (at) => asSomebody(at),
  loaderDeps: ({ search: { work } }) => ({ work }),
  loader: ({ context, params: { person }, deps: { work } }) => prepare(context.client, { person, work }),
  component: lazyRouteComponent(() => import('../../features/feedback/web/AskPage.tsx'), 'AskPage'),
})

const aboutFields = textFields('competency', 'domain')

const about = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/feedback',
  validateSearch: aboutFields,
  beforeLoad: (at) => asSomebody(at),
  loader: ({ context, params: { person } }) => prepare(context.client, { person }),
  component: lazyRouteComponent(() => import('../../features/feedback/web/FeedbackAbout.tsx'), 'FeedbackAbout'),
})

const self = createRoute({
  getParentRoute: () => root,
  path: '/self-assessment',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client, session } }) => {
    const person = session.person?.id
    if (person) await Promise.all([prepare(client, { person }), client.ensureQueryData(selfAssessmentOf({ person }))])
  },
  component: lazyRouteComponent(() => import('../../features/feedback/web/SelfAssessmentPage.tsx'), 'SelfAssessmentPage'),
})

/** Whoever comes by a one-time link has no account, and is asked for none. */
const outside = createRoute({
  getParentRoute: () => root,
  path: '/outside/$token',
  component: lazyRouteComponent(() => import('../../features/feedback/web/OutsidePage.tsx'), 'OutsidePage'),
})

export const feedbackRoutes = [list, one, give, ask, about, self, outside] as const
