import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { importChanges, type ImportedPerson } from './model.ts'
import { mayKeepPeople } from './policy.ts'
import { prepareImport } from './prepare-import.ts'

const mostPeople = 300
const mostProblems = 100

export const previewPeopleImport = action(api.previewPeopleImport, async (context, { text }) => {
  const permit = mayKeepPeople(context.actor, 'previewPeopleImport')
  if (!permit.ok) return permit
  const { plan, rows, tag } = await prepareImport(context, permit.value, text)
  return ok({
    tag,
    rows,
    unchanged: plan.unchanged,
    counts: countsOf(plan.people),
    teams: [...plan.teams],
    people: plan.people.slice(0, mostPeople),
    peopleInAll: plan.people.length,
    problems: plan.problems.slice(0, mostProblems),
    problemsInAll: plan.problems.length,
  })
})

function countsOf(people: readonly ImportedPerson[]): Record<(typeof importChanges)[number], number> {
  const counts = Object.fromEntries(importChanges.map((it) => [it, 0])) as Record<(typeof importChanges)[number], number>
  for (const { changes } of people) for (const kind of new Set(changes.map((it) => it.kind))) counts[kind] += 1
  return counts
}
