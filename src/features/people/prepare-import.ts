import { createHash } from 'node:crypto'
import type { Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import type { ImportRow } from './model.ts'
import { frameworkNames } from './reads/framework-names.ts'
import { historiesOf, knownPeople, lockPeople, managedAfter } from './reads/histories.ts'
import { emailOf, namesOf } from './reads/person.ts'
import { allTeams } from './reads/teams.ts'
import { planImport, type ImportPlan, type Known } from './rules/plan-import.ts'
import { dayOf } from './rules/days.ts'
import { readPeople } from './source/read-people.ts'

type Keep = Permit<'keepPeople'>

/** Reads the file and finds out all that importing it would do, in a handful of queries whatever its size. */
export async function prepareImport(context: Context, permit: Keep, text: string): Promise<{ plan: ImportPlan; rows: number; tag: string }> {
  await lockPeople(context.tx, permit)
  const { rows, problems } = readPeople(text)
  const read = planImport(rows, await knownTo(context, permit, rows))
  const plan = { ...read, problems: [...problems, ...read.problems].toSorted((one, other) => one.line - other.line) }
  return { plan, rows: rows.length, tag: tagOf(plan) }
}

async function knownTo({ tx, actor, now }: Context, permit: Keep, rows: readonly ImportRow[]): Promise<Known> {
  const emails = new Set(rows.flatMap((it) => [it.email, ...(it.managers ?? [])]))
  const self = actor.kind === 'person' ? await emailOf(tx, actor.personId) : undefined
  if (self !== undefined) emails.add(self)
  const people = await knownPeople(tx, permit, [...emails])
  const ending = rows.flatMap((it) => (it.text.ends_on ? [people.get(it.email)?.person ?? []].flat() : []))
  const first = rows.map((it) => it.text.ends_on ?? '').filter((it) => it !== '').toSorted()[0]
  const named = new Set(rows.flatMap((it) => [it.email, ...(it.managers ?? [])].flatMap((email) => people.get(email)?.person ?? [])))
  if (first !== undefined) for (const id of await managedAfter(tx, permit, ending, first)) named.add(id)
  const histories = await historiesOf(tx, permit, [...named])
  const managers = [...histories.values()].flatMap((it) => it.periods.flatMap((period) => period.managers.map((one) => one.manager)))
  const names = await namesOf(tx, [...new Set([...managers, ...[...people.values()].map((it) => it.person)])])
  return { people, histories, names, teams: await allTeams(tx), frameworks: await frameworkNames(tx), today: dayOf(now), self }
}

/** Stands for what an import would do to whom: it differs as soon as anything of that does. */
const tagOf = ({ teams, newcomers, changed, histories, leaving, problems }: ImportPlan): string =>
  createHash('sha256').update(JSON.stringify([teams, newcomers, changed, histories, leaving, problems])).digest('base64url').slice(0, 22)
