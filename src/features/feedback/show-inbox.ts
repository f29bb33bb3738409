import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { withFrameworks } from './read-feedback.ts'
import { draftsOf } from './reads/drafts.ts'
import { feedbackReceived } from './reads/given.ts'
import { invitationsOf } from './reads/outside.ts'
import { remindersOf, requestsSentBy, requestsWaitingFor } from './reads/requests.ts'
import { isDueForReminder } from './rules/reminder.ts'

const yearMilliseconds = 365 * 24 * 60 * 60 * 1000
const receivedShown = 10

export const showInbox = action(api.showInbox, async (context) => {
  const may = mayUseOwn(context.actor, 'showInbox')
  if (!may.ok) return may
  const { tx, now } = context
  const { permit, self: { personId } } = may.value
  const reminders = await remindersOf(tx, personId)
  const waiting = await requestsWaitingFor(tx, permit, personId)
  return ok({
    asked: waiting.map((it) => ({ ...it, remind: reminders && isDueForReminder(it, now) })),
    drafts: await draftsOf(tx, permit, personId),
    sent: await requestsSentBy(tx, permit, personId, new Date(now.getTime() - yearMilliseconds)),
    invitations: await invitationsOf(tx, permit, personId),
    received: await withFrameworks(context, await feedbackReceived(tx, permit, personId, receivedShown)),
    reminders,
  })
})
