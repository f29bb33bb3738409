import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { upsertReminders } from './writes.ts'

export const changeReminders = action(api.changeReminders, async (context, { reminders }) => {
  const may = mayUseOwn(context.actor, 'changeReminders')
  if (!may.ok) return may
  const { permit, self } = may.value
  return change(context, permit, { subject: `person:${self.personId}`, detail: { reminders } }, async (tx) => {
    await upsertReminders(tx, permit, self.personId, reminders)
    return ok({})
  })
})
