import { action, change, type Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Issue, type Result } from '../../platform/result.ts'
import { employmentOn, personNamed, readsAbout } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import { workNamed } from '../work/reads.ts'
import * as api from './api.ts'
import { mayAskAbout } from './policy.ts'
import { peopleWithAccounts } from './reads/possible-givers.ts'
import { askedAlready, requestsNamed } from './reads/requests.ts'
import { askIssues } from './rules/ask-issues.ts'
import { roleOf } from './weigh-content.ts'
import { insertRequests } from './writes.ts'

export const askForFeedback = action(api.askForFeedback, async (context, { person, givers: named, ...asked }) => {
  const may = mayAskAbout(context.actor, await readsAbout(context.tx, person), 'askForFeedback')
  if (!may.ok) return may
  const { permit, self } = may.value
  const givers = [...new Set(named)]
  const checked = await askableCompetencies(context, person, asked.competencies)
  if (!checked.ok) return checked
  const wrong = [...giverIssues(givers, person, self.personId, await peopleWithAccounts(context.tx, givers)), ...checked.value.issues]
  if (wrong.length > 0) return fail({ kind: 'invalid', issues: wrong })
  if (asked.workItem && !(await workNamed(context.tx, asked.workItem))) return invalid('workItem', 'There is no such work. Choose it again, or leave it out.')

  return change(context, permit, { subject: `person:${person}`, detail: { givers: givers.length, competencies: asked.competencies.length } }, async (tx) => {
    const waiting = await askedAlready(tx, person, givers)
    const ids = waiting.length > 0 ? [] : await insertRequests(tx, permit, { about: person, askedBy: self.personId, givers, framework: checked.value.framework, ...asked }, context.now)
    if (ids.length === givers.length) return ok(await requestsNamed(tx, ids))
    const names = (waiting.length > 0 ? waiting : await askedAlready(tx, person, givers)).map((it) => it.name).join(', ')
    return fail({ kind: 'conflict', why: `Asked already, and not answered yet: ${names}. Leave them out, or take the earlier request back first.` })
  })
})

/** What one asks about belongs to the person's role and domain of today, and does not begin above their level. */
export async function askableCompetencies(context: Context, person: string, competencies: readonly string[]): Promise<Result<{ framework: string; issues: Issue[] }>> {
  const { name } = (await personNamed(context.tx, person))!
  const found = await roleOf(context, name, await employmentOn(context.tx, person, dayOf(context.now)))
  if (!found.ok) return found
  const { published: { content }, role } = found.value
  return ok({ framework: content.id, issues: askIssues(content, role, competencies) })
}

function giverIssues(givers: readonly string[], about: string, asker: string, withAccounts: readonly string[]): Issue[] {
  return givers.flatMap((it, index) => {
    const path = `givers.${index}`
    if (it === about) return [{ path, message: 'Nobody gives feedback about themselves. Use the self-assessment.' }]
    if (it === asker) return [{ path, message: 'You need not ask yourself. Give your feedback.' }]
    return withAccounts.includes(it) ? [] : [{ path, message: 'This person has no open account here, so they cannot answer. Choose somebody else.' }]
  })
}
