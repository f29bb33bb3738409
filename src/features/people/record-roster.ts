import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayRecordRoster } from './policy.ts'
import { emailOf, peopleByEmail, recordedOf } from './reads/person.ts'
import { rosterIssues } from './rules/roster.ts'
import { insertRosterEntry, insertTeams } from './writes.ts'

export const recordRoster = action(api.recordRoster, async (context, { teams, people }) => {
  const permit = mayRecordRoster(context.actor)
  if (!permit.ok) return permit

  const self = context.actor.kind === 'person' ? (await emailOf(context.tx, context.actor.personId)) : undefined
  const emails = people.flatMap((it) => [it.email, ...it.employments.flatMap((job) => job.managers.map((manager) => manager.email))])
  const known = await peopleByEmail(context.tx, emails)
  const recorded = await recordedOf(context.tx, known)
  const issues = rosterIssues(people, { teams, people: new Set(known.keys()), recorded, self })
  if (issues.length > 0) return fail({ kind: 'invalid', issues })

  return change(context, permit.value, { subject: 'roster', detail: { teams: teams.length, people: people.length } }, async (tx) => {
    await insertTeams(tx, permit.value, teams)
    for (const entry of people) await insertRosterEntry(tx, permit.value, entry, known, context.now)
    return ok({ teams: teams.length, people: people.length })
  })
})
