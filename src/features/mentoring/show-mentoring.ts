import { action } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { invalid, ok } from '../../platform/result.ts'
import { publishedFramework } from '../framework/reads.ts'
import type { PersonRef } from '../people/model.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { MentoringChoices, MentorOffer } from './model.ts'
import { nameCompetencies, soughtIn } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { competenciesOffered, mentorshipsOf, offersOnPage, offersWithRoom, ownFramework, ownOffers, type Place, type Unnamed } from './reads.ts'

export const showMentoring = action(api.showMentoring, async ({ tx, actor, now }, { framework, competency, before }) => {
  const asked = mayMentor(actor, 'showMentoring')
  if (!asked.ok) return asked
  const { self } = asked.value
  const day = dayOf(now)
  const place = placeFrom(before)
  if (place === 'none') return invalid('before', 'Leave “before” out, or use the “next” of the page before.')
  const choices = await choicesFor(tx, self, day)
  const sought = competency === undefined ? null : await soughtIn(tx, framework ?? choices?.framework ?? '', competency)
  const offers = await offersWithRoom(tx, self, day, sought, place)
  const shown = offers.slice(0, offersOnPage)
  return ok({
    offers: oncePerCompetency(await nameCompetencies(tx, shown)),
    next: offers.length > shown.length ? nextAfter(shown.at(-1)!) : null,
    offered: oncePerCompetency(await nameCompetencies(tx, await competenciesOffered(tx, self, day))),
    own: oncePerCompetency(await nameCompetencies(tx, await ownOffers(tx, self))),
    mentorships: await nameCompetencies(tx, await mentorshipsOf(tx, self, day)),
    choices,
  })
})

const nextAfter = ({ person, framework, competency }: Unnamed<MentorOffer>): string => [person.id, framework, competency].join(' ')

function placeFrom(before: string | undefined): Place | null | 'none' {
  if (before === undefined) return null
  const [person = '', framework = '', competency = '', ...more] = before.split(' ')
  return uuid.test(person) && competency !== '' && more.length === 0 ? { person, framework, competency } : 'none'
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What was offered in competencies that became one stands there once. */
function oncePerCompetency<T extends { readonly framework: string; readonly competency: string; readonly person?: PersonRef }>(list: readonly T[]): T[] {
  const keyOf = ({ framework, competency, person }: T): string => `${person?.id ?? ''} ${framework} ${competency}`
  return list.filter((it, at) => list.findIndex((one) => keyOf(one) === keyOf(it)) === at)
}

/** The competencies of one's own framework, which is the one that others look for. */
async function choicesFor(tx: Tx, self: string, day: string): Promise<MentoringChoices | null> {
  const framework = await ownFramework(tx, self, day)
  const published = framework === null ? undefined : await publishedFramework(tx, framework)
  if (!published) return null
  const { id, name, competencies } = published.content
  return { framework: id, name, competencies: competencies.map((it) => ({ id: it.id, name: it.name })) }
}
