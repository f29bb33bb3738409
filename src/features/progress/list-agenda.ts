import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { lookAt } from './read-growth.ts'
import { agendaOf } from './reads/agreed.ts'

export const listAgenda = action(api.listAgenda, async (context, { person }) => {
  const looked = await lookAt(context, person)
  return looked.ok ? ok(await agendaOf(context.tx, looked.value.permit, person)) : looked
})
