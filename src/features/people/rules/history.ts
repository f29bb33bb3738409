import type { History, Managing, Period, TeamRole } from '../model.ts'
import { dayAfter, dayBefore, endedOn, holdsOn } from './days.ts'

/** What became of a history, or why nothing could: the field to blame, and what to do. */
export type Outcome = { readonly history: History } | { readonly field: string; readonly message: string }

const refused = (field: string, message: string): Outcome => ({ field, message })

export const periodOn = ({ periods }: History, day: string): Period | undefined => periods.find((it) => holdsOn(it, day))

export const managersOf = (period: Period, day: string): string[] => period.managers.filter((it) => holdsOn(it, day)).map((it) => it.manager)

export const sameMembers = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((it) => other.includes(it))

/** What somebody does from a day on, with who manages them. */
export type Beginning = Omit<Period, 'id' | 'endsOn' | 'managers'> & { readonly managers: readonly string[] }

/**
 * Somebody joins, moves, or comes back. The period before ends the day before; one that begins on the same day is corrected.
 * Changes are recorded in the order of time: nothing is put in between.
 */
export function employed(history: History, { managers, ...beginning }: Beginning, returns: boolean): Outcome {
  const from = beginning.startsOn
  const last = history.periods.at(-1)
  if (managers.includes(history.person)) return refused('managers', 'Nobody is their own manager. Choose somebody else.')
  if (last && last.startsOn > from) return refused('from', `They have an employment from ${last.startsOn} on. Choose that day to correct it, or a later one to go on from it.`)
  if (last && last.startsOn === from) return corrected(history, last, beginning, managers)
  if (last?.endsOn && last.endsOn < dayBefore(from) && !returns) return refused('from', `They left on ${last.endsOn}, and nothing would be recorded until ${from}. Choose ${dayAfter(last.endsOn)}, or say that they come back.`)
  const managing = managers.map((manager) => ({ manager, startsOn: from, endsOn: null }))
  const periods = endedPeriods(history.periods, dayBefore(from))
  return { history: { ...history, periods: [...periods, { id: null, ...beginning, endsOn: null, managers: managing }] } }
}

/** Who manages in a period in the end: these are its managers where somebody names them for the period as a whole. */
export const managersInTheEnd = ({ managers, endsOn }: Period): string[] => managers.filter((it) => it.endsOn === endsOn).map((it) => it.manager)

/**
 * What was wrong from the first day is mended. Whoever managed in the course of the period did so, and stays there where its managers in
 * the end are named; other managers than one had from the first day to the last take their place from the first day on.
 */
function corrected(history: History, period: Period, beginning: Omit<Beginning, 'managers'>, managers: readonly string[]): Outcome {
  const mended = (all: readonly Managing[]): Outcome => ({ history: { ...history, periods: [...history.periods.slice(0, -1), { ...period, ...beginning, managers: all }] } })
  if (sameMembers(managersInTheEnd(period), managers)) return mended(period.managers)
  const changes = period.managers.map((it) => (it.startsOn > period.startsOn ? it.startsOn : it.endsOn !== null && it.endsOn !== period.endsOn ? dayAfter(it.endsOn) : undefined))
  const changed = changes.filter((it) => it !== undefined).toSorted().at(-1)
  if (changed) return refused('managers', `Who manages them changed on ${changed}. Leave those who manage them since, and change managers by themselves, from a day on.`)
  return mended(managers.map((manager) => ({ manager, startsOn: period.startsOn, endsOn: period.endsOn })))
}

const endedPeriods = (periods: readonly Period[], day: string): Period[] =>
  endedOn(periods, day).map((it) => ({ ...it, managers: endedOn(it.managers, day) }))

/** Others manage somebody from a day on, within the last employment they have. */
export function managedBy(history: History, managers: readonly string[], from: string): Outcome {
  const last = history.periods.at(-1)
  if (managers.includes(history.person)) return refused('managers', 'Nobody is their own manager. Choose somebody else.')
  if (!last || !holdsOn(last, from)) return refused('from', noEmployment(history, from))
  const later = last.managers.find((it) => it.startsOn > from)
  if (later) return refused('from', `Their managers change on ${later.startsOn}. Choose that day or a later one.`)
  const before = managersOf(last, from)
  if (sameMembers(before, managers)) return refused('managers', 'These are their managers on that day already. Choose others, or change nothing.')
  const kept = last.managers.flatMap((it) => (managers.includes(it.manager) ? [it] : endedOn([it], dayBefore(from))))
  const added = managers.filter((it) => !before.includes(it)).map((manager): Managing => ({ manager, startsOn: from, endsOn: last.endsOn }))
  return { history: { ...history, periods: [...history.periods.slice(0, -1), { ...last, managers: [...kept, ...added] }] } }
}

/** A day is somebody's last: employment, managers and teams end with it. */
export function leftOn(history: History, on: string): Outcome {
  const last = history.periods.at(-1)
  if (!last || last.startsOn > on) return refused('on', last ? `They have an employment from ${last.startsOn} on. Choose that day or a later one.` : noEmployment(history, on))
  if (last.endsOn !== null && last.endsOn < on) return refused('on', `They left on ${last.endsOn} already.`)
  return { history: { ...history, periods: endedPeriods(history.periods, on), places: endedOn(history.places, on) } }
}

/** Somebody is on a team from a day on; in another role than before, they change it with that day. */
export function onTeam(history: History, team: string, role: TeamRole, from: string): Outcome {
  const period = periodOn(history, from)
  if (!period) return refused('from', noEmployment(history, from))
  const here = history.places.filter((it) => it.team === team)
  const later = here.find((it) => it.startsOn > from)
  if (later) return refused('from', `They are on this team from ${later.startsOn} on. Choose that day or a later one.`)
  const now = here.find((it) => holdsOn(it, from))
  if (now?.role === role) return refused('role', `They are on this team in this role since ${now.startsOn}.`)
  const rest = history.places.flatMap((it) => (it === now ? endedOn([it], dayBefore(from)) : [it]))
  return { history: { ...history, places: inOrder([...rest, { team, role, startsOn: from, endsOn: period.endsOn }]) } }
}

/** A day is somebody's last on a team. */
export function offTeam(history: History, team: string, on: string): Outcome {
  const place = history.places.find((it) => it.team === team && holdsOn(it, on))
  if (!place) return refused('on', 'They are not on this team on that day. Choose a day on which they are.')
  return { history: { ...history, places: history.places.map((it) => (it === place ? { ...it, endsOn: on } : it)) } }
}

export const inOrder = <T extends { readonly startsOn: string }>(all: readonly T[]): T[] => all.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : one.startsOn > other.startsOn ? 1 : 0))

function noEmployment({ periods }: History, day: string): string {
  const [first] = periods
  const last = periods.at(-1)
  if (!first || !last) return 'They have no employment yet. Record it first.'
  return day < first.startsOn ? `They join on ${first.startsOn}. Choose that day or a later one.` : `They left on ${last.endsOn ?? last.startsOn}. Record first that they come back.`
}

/** From the day after somebody's last, they manage nobody. */
export const withoutManager = (history: History, manager: string, on: string): History => ({
  ...history,
  periods: history.periods.map((period) => ({ ...period, managers: period.managers.flatMap((it) => (it.manager === manager ? endedOn([it], on) : [it])) })),
})

/** Who manages anew, or for longer than was recorded. */
export function managingAnew(before: History, after: History): Managing[] {
  const known = before.periods.flatMap((it) => it.managers)
  const covers = (one: Managing, it: Managing): boolean => one.manager === it.manager && one.startsOn === it.startsOn && (one.endsOn === null || (it.endsOn !== null && it.endsOn <= one.endsOn))
  return after.periods.flatMap((it) => it.managers).filter((it) => !known.some((one) => covers(one, it)))
}

/** Somebody's last day, where that comes before the end of what they are to do. */
export function leavesBefore(end: string | null, history: History | undefined): string | undefined {
  const last = history?.periods.at(-1)?.endsOn
  return last && (end === null || end > last) ? last : undefined
}

/** Whether somebody who was to leave, or had left, works here without an end again. */
export const staysNow = (before: History, after: History): boolean => after.periods.at(-1)?.endsOn === null && typeof before.periods.at(-1)?.endsOn === 'string'

export type ManagerChange = { readonly person: string; readonly from: string; readonly before: readonly string[]; readonly after: readonly string[] }

/** Who manages somebody otherwise than before, and from which day; nothing for whoever joins or leaves. */
export function managerChange(before: History, after: History): ManagerChange | undefined {
  const rows = (history: History): Managing[] => history.periods.flatMap((it) => it.managers)
  const known = new Set(rows(before).map(keyOf))
  const still = new Set(rows(after).map(keyOf))
  const begun = rows(after).filter((it) => !known.has(keyOf(it))).map((it) => it.startsOn)
  const ended = rows(before).filter((it) => !still.has(keyOf(it))).map((it) => endIn(after, it) ?? it.startsOn)
  const from = [...begun, ...ended].toSorted().at(-1)
  const [was, is] = from === undefined ? [] : [before.periods.findLast((it) => it.startsOn <= from), periodOn(after, from)]
  if (from === undefined || !was || !is) return undefined
  const [managedBefore, managedAfter] = [managersOf({ ...was, managers: was.managers.map((it) => (it.endsOn === was.endsOn ? { ...it, endsOn: null } : it)) }, from), managersOf(is, from)]
  return sameMembers(managedBefore, managedAfter) ? undefined : { person: after.person, from, before: managedBefore, after: managedAfter }
}

const keyOf = ({ manager, startsOn, endsOn }: Managing): string => `${manager} ${startsOn} ${endsOn ?? ''}`

/** The first day on which somebody no longer manages, where that is what changed. */
function endIn(after: History, { manager, startsOn }: Managing): string | undefined {
  const row = after.periods.flatMap((it) => it.managers).find((it) => it.manager === manager && it.startsOn === startsOn)
  return row?.endsOn ? dayAfter(row.endsOn) : undefined
}
