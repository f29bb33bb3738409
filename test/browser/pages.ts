import type { BrowserContext } from 'playwright-core'
import type { Who } from './browser.ts'

/** Every page of the framework and of access, as a steward who is signed in meets it, with a heading that it shows. */
export const pages: readonly (readonly [address: string, heading: string])[] = [
  ['/frameworks', 'Frameworks'],
  ['/frameworks/engineering', 'Matrix of Engineering'],
  ['/frameworks/engineering?cell=debugging%40E3&level=E4', 'Matrix of Engineering'],
  ['/frameworks/engineering/roles', 'Roles'],
  ['/frameworks/engineering/roles/backend.E3', 'Senior Backend Engineer'],
  ['/frameworks/platform/roles/developer-productivity.staff', 'Staff Developer Productivity Engineer'],
  ['/frameworks/engineering/compare', 'Compare'],
  ['/frameworks/engineering/glossary', 'Glossary'],
  ['/frameworks/engineering/search?q=incident', 'Search in Engineering'],
  ['/frameworks/engineering/versions', 'Versions'],
  ['/frameworks/engineering/versions/1', 'Matrix of Engineering'],
  ['/frameworks/engineering/diff?before=0&after=1&kind=level', 'What changed'],
  ['/frameworks/engineering/lint', 'Notes'],
  ['/frameworks/import', 'Import a framework'],
  ['/map', 'Map of progress'],
  ['/map?as=table&self=yes', 'Map of progress'],
  ['/map?cell=debugging&why=yes&level=E5', 'Map of progress'],
  ['/feedback', 'Feedback'],
  ['/self-assessment', 'Self-assessment'],
  ['/work', 'Work'],
  ['/work?text=nothing+is+called+this', 'Work'],
  ['/work/import', 'Import work'],
  ['/mentoring', 'Mentoring'],
  ['/mentoring?offer=debugging', 'Mentoring'],
  ['/team', 'Team'],
  ['/support', 'Support'],
  ['/opportunities', 'Opportunities'],
  ['/about-me', 'About me'],
  ['/people', 'People'],
  ['/people?text=nobody-has-these-words', 'People'],
  ['/teams/checkout', 'Checkout'],
  ['/notices', 'Notices'],
  ['/settings/people', 'This is for administrators'],
  ['/settings', 'Settings'],
  ['/api', 'API'],
  ['/ui', 'Design language'],
  ['/nowhere', 'There is nothing at this address'],
]

type Found = { people: { id: string }[]; items: { id: string }[] }

const found = async (window: BrowserContext, address: string): Promise<Found> => (await window.request.get(address)).json() as Promise<Found>
const person = async (window: BrowserContext): Promise<string> => (await found(window, '/api/people?text=rasheed+ballantyne')).people[0]!.id
const work = (kind: string) => async (window: BrowserContext): Promise<string> => `/work/${(await found(window, `/api/work?kind=${kind}`)).items[0]!.id}`

/** Pages of one person or thing, and those that only some may open: who does, and at which address. */
export const pagesOfOne: readonly { readonly page: string; readonly who: Who; readonly address: (window: BrowserContext) => Promise<string> }[] = [
  { page: 'a colleague', who: { role: 'steward' }, address: async (window) => `/people/${await person(window)}` },
  { page: 'oneself', who: { name: 'Rasheed Ballantyne' }, address: async (window) => `/people/${await person(window)}` },
  { page: 'somebody one manages', who: { name: 'Bronwen Achterberg' }, address: async (window) => `/people/${await person(window)}` },
  { page: 'one’s own notices', who: { name: 'Rasheed Ballantyne' }, address: async () => '/notices' },
  { page: 'people and teams, as they are kept', who: { role: 'administrator' }, address: async () => '/settings/people' },
  { page: 'one person, as they are kept', who: { role: 'administrator' }, address: async (window) => `/settings/people?person=${await person(window)}` },
  { page: 'oneself, as nobody keeps themselves', who: { role: 'administrator' }, address: async (window) => `/settings/people?person=${((await (await window.request.get('/api/session')).json()) as { person: { id: string } }).person.id}` },
  { page: 'a team, as it is kept', who: { role: 'administrator' }, address: async () => '/teams/checkout' },
  { page: 'retention', who: { role: 'administrator' }, address: async () => '/settings/retention' },
  { page: 'a task', who: { role: 'member' }, address: work('task') },
  { page: 'an epic', who: { role: 'member' }, address: work('epic') },
  { page: 'a project', who: { role: 'administrator' }, address: work('project') },
]
