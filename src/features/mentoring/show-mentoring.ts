import { action } from '../../platform/action.ts'
import type { Tx } from '../../platform/database.ts'
import { ok } from '../../platform/result.ts'
import { publishedFramework } from '../framework/reads.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { MentoringChoices } from './model.ts'
import { nameCompetencies } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { frameworkFor, mentorshipsOf, offersWithRoom, ownOffers } from './reads.ts'

export const showMentoring = action(api.showMentoring, async ({ tx, actor, now }, { competency }) => {
  const asked = mayMentor(actor, 'showMentoring')
  if (!asked.ok) return asked
  const { self } = asked.value
  const day = dayOf(now)
  const offers = await nameCompetencies(tx, await offersWithRoom(tx, self, day, competency ?? null))
  const own = await nameCompetencies(tx, await ownOffers(tx, self))
  const mentorships = await nameCompetencies(tx, await mentorshipsOf(tx, self, day))
  return ok({ offers, own, mentorships, choices: await choicesFor(tx, self, day) })
})

/** The competencies of one's own framework, which is the one that others look for. */
async function choicesFor(tx: Tx, self: string, day: string): Promise<MentoringChoices | null> {
  const framework = await frameworkFor(tx, self, day)
  const published = framework === null ? undefined : await publishedFramework(tx, framework)
  if (!published) return null
  const { id, name, competencies } = published.content
  return { framework: id, name, competencies: competencies.map((it) => ({ id: it.id, name: it.name })) }
}
