import { action, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { isOver } from '../people/rules/days.ts'
import * as api from './api.ts'
import { mayAsOneself } from './policy.ts'
import { lookAt } from './read-growth.ts'
import { supportById } from './reads/agreed.ts'
import { addSupport } from './writes.ts'

export const askForSupport = action(api.askForSupport, async (context, it) => {
  const permit = mayAsOneself(context.actor, it.person, 'askForSupport')
  if (!permit.ok) return permit
  const looked = await lookAt(context, it.person)
  if (!looked.ok) return looked
  const { subject, published } = looked.value
  if (!subject.managers.some(({ id }) => id === it.owner)) return invalid('owner', 'Choose one of your managers.')
  if (isOver(it.dueOn, context.now)) return invalid('dueOn', 'Choose a day from today on.')
  if (it.competency !== null && !published?.content.competencies.some(({ id }) => id === it.competency)) return invalid('competency', 'Choose a competency of your framework.')
  const asked = { ...it, framework: it.competency === null ? null : published!.content.id }
  return change(context, permit.value.permit, { subject: `person:${it.person}` }, async (tx) => ok((await supportById(tx, await addSupport(tx, permit.value.permit, asked, context.now)))!))
})
