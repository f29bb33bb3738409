import { action } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import { employmentOn, personNamed } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { mayGive } from './policy.ts'
import { requestById } from './reads/requests.ts'
import { roleOf } from './weigh-content.ts'
import { saveDraftOver } from './writes.ts'

/** A draft is known to its writer alone, and so is that it is there: saving one leaves no entry in the audit. */
export const saveDraft = action(api.saveDraft, async (context, { person, request, version, revision, content }) => {
  const may = mayGive(context.actor, person, 'saveDraft')
  if (!may.ok) return may
  const { permit, self } = may.value
  const about = await personNamed(context.tx, person)
  if (!about) return fail({ kind: 'not-found', what: 'such person' })
  const found = await roleOf(context, about.name, await employmentOn(context.tx, person, content.observedOn ?? dayOf(context.now)))
  if (!found.ok) return found
  const { published } = found.value
  if (version < 1 || version > published.number) return invalid('version', 'There is no such version of the framework. Reload the form.')
  const asked = request === null ? undefined : await requestById(context.tx, request)
  if (request !== null && (asked?.giver.id !== self.personId || asked.about.id !== person)) return fail({ kind: 'not-found', what: 'such request' })

  const draft = { giver: self.personId, about: person, request, framework: published.content.id, version, content }
  const saved = await saveDraftOver(context.tx, permit, draft, revision, context.now)
  return saved ? ok(saved) : fail({ kind: 'conflict', why: 'This draft was saved in another window since you opened it. Load it, and add what is missing.' })
})
