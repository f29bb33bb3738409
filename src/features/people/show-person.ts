import { action } from '../../platform/action.ts'
import { administrates } from '../access/policy.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadAbout, mayReadEmployments, mayReadPeople } from './policy.ts'
import { managersOn, periodsShown, personFacts, placesOn, profileOn } from './reads/person.ts'
import { dayOf } from './rules/days.ts'

const nothing = { title: null, since: null, framework: null, family: null, specialty: null, domain: null }

export const showPerson = action(api.showPerson, async ({ tx, actor, now }, { person }) => {
  const permit = mayReadPeople(actor)
  if (!permit.ok) return permit
  const facts = await personFacts(tx, person)
  if (!facts) return fail({ kind: 'not-found', what: 'such person' })
  const day = dayOf(now)
  const employments = mayReadEmployments(actor, facts.reads)
  const own = actor.kind === 'person' && actor.personId === person
  return ok({
    id: facts.id,
    name: facts.name,
    ...((await profileOn(tx, permit.value, person, day)) ?? nothing),
    teams: await placesOn(tx, person, day),
    managers: await managersOn(tx, person, day),
    readsMap: mayReadAbout(actor, facts.reads).ok,
    email: own || administrates(actor) ? facts.email : null,
    employments: employments.ok ? await periodsShown(tx, employments.value, person) : null,
  })
})
