import type { LinkProps } from '@tanstack/react-router'
import type { Session } from '../../features/access/model.ts'
import type { Phrase } from '../../phrases/say.ts'

type Address = NonNullable<LinkProps['to']>

/** A part of the product: where it is, what it is called, and whether it stands in the header or under “More”. */
export type Section = { readonly to: Address; readonly name: Phrase; readonly main: boolean }

/** The parts that somebody has, in the order of use: what concerns oneself, those around one, and the words all of it is in. */
export function sectionsFor({ account, person, roles, organization }: Session): Section[] {
  const section = (to: Address, name: Phrase, main = true): Section => ({ to, name, main })
  const frameworks = account || organization.frameworkIsPublic ? [section('/frameworks', 'shell.frameworks')] : []
  if (!account) return frameworks
  return [
    ...(person?.hasRole ? [section('/map', 'shell.map')] : []),
    ...(person?.manages ? [section('/team', 'shell.team')] : []),
    section('/feedback', 'shell.feedback'),
    section('/work', 'shell.work'),
    section('/people', 'shell.people'),
    ...frameworks,
    section('/opportunities', 'shell.opportunities', false),
    section('/mentoring', 'shell.mentoring', false),
    section('/support', 'shell.support', false),
    section('/notices', 'shell.notices', false),
    section('/about-me', 'shell.about-me', false),
    ...(roles.includes('administrator') ? [section('/audit', 'shell.audit', false)] : []),
  ]
}

/** Where somebody lands: a manager at their team, an engineer at their map, everybody else at the frameworks. */
export function landingOf({ person }: Session): Address {
  if (person?.manages) return '/team'
  return person?.hasRole ? '/map' : '/frameworks'
}

/** The part that a page belongs to: what is one's own under the map, what is a report's under the team. */
export function sectionAt(pathname: string, { person }: Session): string {
  const [, first = '', id, page] = pathname.split('/')
  if (first === 'teams') return '/people'
  if (first !== 'people' || page === undefined) return `/${first}`
  if (page === 'feedback') return '/feedback'
  return id === person?.id ? '/map' : '/team'
}
