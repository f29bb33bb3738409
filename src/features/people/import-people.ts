import { action, change, type Context } from '../../platform/action.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { savePairs } from './change-history.ts'
import type { History, ImportProblem } from './model.ts'
import { mayKeepPeople } from './policy.ts'
import { prepareImport } from './prepare-import.ts'
import type { ImportPlan } from './rules/plan-import.ts'
import { changePeople, closeAccounts, createPeople, createTeams } from './writes.ts'

const mostProblems = 100

export const importPeople = action(api.importPeople, async (context, { text, tag: seen }) => {
  const permit = mayKeepPeople(context.actor, 'importPeople')
  if (!permit.ok) return permit
  const { plan, tag } = await prepareImport(context, permit.value, text)
  if (plan.problems.length > 0) return fail({ kind: 'invalid', issues: plan.problems.slice(0, mostProblems).map(issueOf) })
  if (tag !== seen) return fail({ kind: 'conflict', why: 'What this file would change is no longer what the preview showed. Look at a new preview, and import then. Nothing was imported.' })
  const detail = { people: plan.people.length, created: plan.newcomers.length, left: plan.leaving.length }
  return change(context, permit.value, { subject: 'people', detail }, async (tx) => {
    await carryOut({ ...context, tx }, permit.value, plan)
    return ok({ people: plan.people.length })
  })
})

const issueOf = ({ line, column, message }: ImportProblem) => ({ path: column === null ? `line ${line}` : `line ${line}, ${column}`, message })

async function carryOut(context: Context, permit: Permit<'keepPeople'>, plan: ImportPlan): Promise<void> {
  const { tx, now } = context
  const ids = new Map(plan.newcomers.map(({ key }) => [key, newId<'person'>(now) as string]))
  const idOf = (key: string): string => ids.get(key) ?? key
  const named = (history: History): History => ({
    ...history,
    person: idOf(history.person),
    periods: history.periods.map((period) => ({ ...period, managers: period.managers.map((it) => ({ ...it, manager: idOf(it.manager) })) })),
  })
  await createTeams(tx, permit, plan.teams)
  await createPeople(tx, permit, plan.newcomers.map(({ key, ...it }) => ({ person: idOf(key), ...it })), now)
  await changePeople(tx, permit, plan.changed)
  await savePairs(context, permit, plan.histories.map(({ before, after }) => ({ before: named(before), after: named(after) })))
  await closeAccounts(tx, permit, plan.leaving.map(({ person, on }) => ({ person: idOf(person), on })))
}
