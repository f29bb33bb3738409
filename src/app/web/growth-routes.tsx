import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { agendaOf, exportOf, fetchNames, mapOf, opportunities, ownLeniency, promptsOf, support, team } from '../../features/progress/web/growth-queries.ts'
import { textFields } from './address.ts'
import { asSomebody, root } from './root-route.tsx'

const supportFields = textFields('competency', 'of')
const chanceFields = textFields('framework', 'competency', 'offer')

const prompts = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/prompts',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client }, params }) => {
    const [{ outcomes }] = await Promise.all([client.ensureQueryData(promptsOf(params)), client.ensureQueryData(mapOf(params))])
    await fetchNames(client, outcomes)
  },
  component: lazyRouteComponent(() => import('../../features/progress/web/Prompts.tsx'), 'Prompts'),
})

const agenda = createRoute({
  getParentRoute: () => root,
  path: '/people/$person/agenda',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client }, params }) => {
    const [items] = await Promise.all([client.ensureQueryData(agendaOf(params)), client.ensureQueryData(mapOf(params))])
    await fetchNames(client, items)
  },
  component: lazyRouteComponent(() => import('../../features/progress/web/Agenda.tsx'), 'Agenda'),
})

const supported = createRoute({
  getParentRoute: () => root,
  path: '/support',
  validateSearch: supportFields,
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client } }) => {
    const { own, owed, beside, overdueBelow } = await client.ensureQueryData(support({}))
    await fetchNames(client, [...own, ...owed, ...beside, ...overdueBelow])
  },
  component: lazyRouteComponent(() => import('../../features/progress/web/Support.tsx'), 'Support'),
})

const chances = createRoute({
  getParentRoute: () => root,
  path: '/opportunities',
  validateSearch: chanceFields,
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client } }) => fetchNames(client, await client.ensureQueryData(opportunities({}))),
  component: lazyRouteComponent(() => import('../../features/progress/web/Opportunities.tsx'), 'Opportunities'),
})

const managed = createRoute({
  getParentRoute: () => root,
  path: '/team',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client } }) => {
    const [{ members, overdueBelow }] = await Promise.all([client.ensureQueryData(team({})), client.ensureQueryData(opportunities({}))])
    await fetchNames(client, [...members, ...overdueBelow])
  },
  component: lazyRouteComponent(() => import('../../features/progress/web/Team.tsx'), 'Team'),
})

const aboutMe = createRoute({
  getParentRoute: () => root,
  path: '/about-me',
  beforeLoad: (at) => asSomebody(at),
  loader: async ({ context: { client, session: { person } } }) => {
    await Promise.all([client.ensureQueryData(ownLeniency({})), person && client.ensureQueryData(exportOf({ person: person.id }))])
  },
  component: lazyRouteComponent(() => import('../../features/progress/web/Export.tsx'), 'Export'),
})

export const growthRoutes = [prompts, agenda, supported, chances, managed, aboutMe] as const
