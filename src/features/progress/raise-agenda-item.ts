import { action, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayWriteAbout } from './policy.ts'
import { lookAt } from './read-growth.ts'
import { agendaItemById } from './reads/agreed.ts'
import { addAgendaItem } from './writes.ts'

export const raiseAgendaItem = action(api.raiseAgendaItem, async (context, it) => {
  const looked = await lookAt(context, it.person)
  if (!looked.ok) return looked
  const permit = mayWriteAbout(context.actor, looked.value.subject.reads, 'raiseAgendaItem')
  if (!permit.ok) return permit
  const framework = looked.value.published?.content
  if (it.competency !== null && !framework?.competencies.some(({ id }) => id === it.competency)) return invalid('competency', 'Choose a competency of their framework.')
  if (it.level !== null && !framework?.levels.some(({ id }) => id === it.level)) return invalid('level', 'Choose a level of their framework.')
  const raised = { ...it, framework: it.competency === null && it.level === null ? null : framework!.id }
  return change(context, permit.value.permit, { subject: `person:${it.person}` }, async (tx) => ok((await agendaItemById(tx, await addAgendaItem(tx, permit.value.permit, raised, context.now)))!))
})
