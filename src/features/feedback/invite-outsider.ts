import { action, change } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import { readsAbout } from '../people/reads/person.ts'
import { workNamed } from '../work/reads.ts'
import * as api from './api.ts'
import { askableCompetencies } from './ask-for-feedback.ts'
import { mayAskAbout } from './policy.ts'
import { insertInvitation } from './writes.ts'

const validMilliseconds = 30 * 24 * 60 * 60 * 1000

export const inviteOutsider = action(api.inviteOutsider, async (context, { person, ...asked }) => {
  const may = mayAskAbout(context.actor, await readsAbout(context.tx, person), 'inviteOutsider')
  if (!may.ok) return may
  const { permit, self } = may.value
  const checked = await askableCompetencies(context, person, asked.competencies)
  if (!checked.ok) return checked
  if (checked.value.issues.length > 0) return fail({ kind: 'invalid', issues: checked.value.issues })
  if (asked.workItem && !(await workNamed(context.tx, asked.workItem))) return invalid('workItem', 'There is no such work. Choose it again, or leave it out.')

  const expiresAt = new Date(context.now.getTime() + validMilliseconds)
  return change(context, permit, { subject: `person:${person}`, detail: { competencies: asked.competencies.length } }, async (tx) => {
    const it = { about: person, invitedBy: self.personId, framework: checked.value.framework, ...asked }
    const { id, token } = await insertInvitation(tx, permit, it, expiresAt, context.now)
    return ok({ id, link: `/outside/${token}`, expiresAt: expiresAt.toISOString() })
  })
})
