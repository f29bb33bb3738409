import type { History, Managing, Period, Place } from '../model.ts'

type EmploymentRow = { id: string; person_id: string; title: string; framework_id: string | null; family: string | null; specialty: string | null; domain: string | null; starts_on: string; ends_on: string | null }
type ManagerRow = { employment_id: string; manager_id: string; starts_on: string; ends_on: string | null }
type PlaceRow = { team_id: string; person_id: string; role: string; starts_on: string; ends_on: string | null }

/** What differs between histories, as rows to delete and rows to save. */
export type HistoryRows = {
  readonly employments: EmploymentRow[]
  readonly employmentsGone: string[]
  readonly levels: { employment_id: string; level: string }[]
  readonly levelsGone: string[]
  readonly roles: { employment_id: string; family: string; specialty: string | null }[]
  readonly rolesGone: string[]
  readonly managers: ManagerRow[]
  readonly managersGone: Omit<ManagerRow, 'ends_on'>[]
  readonly places: PlaceRow[]
  readonly placesGone: Omit<PlaceRow, 'role' | 'ends_on'>[]
}

/** `newIdentifier` names a period that is not recorded yet. */
export function historyRows(pairs: readonly { readonly before: History; readonly after: History }[], newIdentifier: () => string): HistoryRows {
  const rows: HistoryRows = { employments: [], employmentsGone: [], levels: [], levelsGone: [], roles: [], rolesGone: [], managers: [], managersGone: [], places: [], placesGone: [] }
  for (const { before, after } of pairs) {
    const known = new Map(before.periods.map((it) => [it.id, it]))
    const kept = new Set(after.periods.map((it) => it.id))
    rows.employmentsGone.push(...before.periods.flatMap(({ id }) => (id !== null && !kept.has(id) ? [id] : [])))
    for (const period of after.periods) addPeriod(rows, after.person, period.id ?? newIdentifier(), period.id === null ? undefined : known.get(period.id), period)
    addPlaces(rows, before, after)
  }
  return rows
}

function addPeriod(rows: HistoryRows, person: string, id: string, before: Period | undefined, after: Period): void {
  const [was, is] = [before && employmentRow(id, person, before), employmentRow(id, person, after)]
  if (!same(was, is)) rows.employments.push(is)
  if (after.level !== (before?.level ?? null)) {
    if (after.level === null) rows.levelsGone.push(id)
    else rows.levels.push({ employment_id: id, level: after.level })
  }
  if (!same(before?.secondary ?? [], after.secondary)) {
    if (before) rows.rolesGone.push(id)
    rows.roles.push(...after.secondary.map((it) => ({ employment_id: id, ...it })))
  }
  addManagers(rows, id, before?.managers ?? [], after.managers)
}

const employmentRow = (id: string, person: string, { title, framework, family, specialty, domain, startsOn, endsOn }: Period): EmploymentRow => ({
  id, person_id: person, title, framework_id: framework, family, specialty, domain, starts_on: startsOn, ends_on: endsOn,
})

function addManagers(rows: HistoryRows, employment: string, before: readonly Managing[], after: readonly Managing[]): void {
  const find = (all: readonly Managing[], one: Managing) => all.find((it) => it.manager === one.manager && it.startsOn === one.startsOn)
  const row = ({ manager, startsOn }: Managing) => ({ employment_id: employment, manager_id: manager, starts_on: startsOn })
  rows.managersGone.push(...before.filter((it) => !find(after, it)).map(row))
  for (const it of after) if (find(before, it)?.endsOn !== it.endsOn) rows.managers.push({ ...row(it), ends_on: it.endsOn })
}

function addPlaces(rows: HistoryRows, before: History, after: History): void {
  const find = (all: readonly Place[], one: Place) => all.find((it) => it.team === one.team && it.startsOn === one.startsOn)
  const row = ({ team, startsOn }: Place) => ({ team_id: team, person_id: after.person, starts_on: startsOn })
  rows.placesGone.push(...before.places.filter((it) => !find(after.places, it)).map(row))
  for (const it of after.places) {
    const was = find(before.places, it)
    if (!was || was.endsOn !== it.endsOn || was.role !== it.role) rows.places.push({ ...row(it), role: it.role, ends_on: it.endsOn })
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
