import { action, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { publishedFramework } from '../framework/reads.ts'
import * as api from './api.ts'
import { named, soughtIn } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { nameOfOwnOffer, ownOffers } from './reads.ts'
import { endOtherOffers, saveOffer } from './writes.ts'

export const offerMentoring = action(api.offerMentoring, async (context, offer) => {
  const asked = mayMentor(context.actor, 'offerMentoring')
  if (!asked.ok) return asked
  const { permit, self } = asked.value
  const { framework, competency } = offer
  const published = await publishedFramework(context.tx, framework)
  if (!published?.content.competencies.some((it) => it.id === competency)) return invalid('competency', 'The published framework has no such competency. Choose one of the list.')
  const sought = await soughtIn(context.tx, framework, competency)
  const kept = (await nameOfOwnOffer(context.tx, self, sought)) ?? competency
  return change(context, permit, { subject: `mentor-offer:${framework}/${competency}`, detail: { capacity: offer.capacity } }, async (tx) => {
    await saveOffer(tx, permit, self, { ...offer, competency: kept, words: offer.words || null }, context.now)
    await endOtherOffers(tx, permit, self, sought, kept, context.now)
    const own = await ownOffers(tx, self)
    return ok(await named(tx, own.find((it) => it.framework === framework && it.competency === kept)!))
  })
})
