import type { History, ImportedPerson, ImportRow, Period, Place } from '../model.ts'
import { sameMembers } from './history.ts'

export type Names = { readonly people: ReadonlyMap<string, string>; readonly teams: ReadonlyMap<string, string> }

type Roles = NonNullable<ImportRow['roles']>

type Imported = { readonly isNew: boolean; readonly before: History; readonly after: History; readonly name: string; readonly wasName: string; readonly roles: Roles; readonly wasRoles: Roles }

type Change = ImportedPerson['changes'][number]

/** What an import changes about one person, for whoever decides whether it should. */
export function importChangesOf({ isNew, before, after, name, wasName, roles, wasRoles }: Imported, names: Names): Change[] {
  const last = after.periods.at(-1)
  const was = before.periods.find((it) => it.id !== null && it.id === last?.id) ?? before.periods.at(-1)
  const [managers, wereManagers] = [managing(last, names), managing(was, names)]
  const [places, werePlaces] = [placed(after, last, names), placed(before, was, names)]
  return [
    ...(isNew ? [{ kind: 'created' as const, before: null, after: roles.join(', ') }] : []),
    ...(!isNew && name !== wasName ? [{ kind: 'renamed' as const, before: wasName, after: name }] : []),
    ...(!isNew && !sameMembers(roles, wasRoles) ? [{ kind: 'roles' as const, before: wasRoles.join(', '), after: roles.join(', ') }] : []),
    ...after.periods.flatMap((period, at) => periodChange(period, before, after.periods[at - 1])),
    ...(last && last.endsOn !== null && was?.endsOn !== last.endsOn ? [{ kind: 'left' as const, before: was?.endsOn ?? null, after: last.endsOn }] : []),
    ...(managers === wereManagers || last?.endsOn ? [] : [{ kind: 'managers' as const, before: wereManagers, after: managers }]),
    ...(places === werePlaces || last?.endsOn ? [] : [{ kind: 'teams' as const, before: werePlaces, after: places }]),
  ]
}

function periodChange(period: Period, before: History, earlier: Period | undefined): Change[] {
  if (period.id === null) return [{ kind: earlier ? 'moved' : 'joined', before: earlier ? inWords(earlier) : null, after: `${inWords(period)} (${period.startsOn})` }]
  const was = before.periods.find((it) => it.id === period.id)
  return was && inWords(was) !== inWords(period) ? [{ kind: 'corrected', before: inWords(was), after: inWords(period) }] : []
}

const inWords = ({ title, framework, family, level, specialty, domain, secondary }: Period): string =>
  [title, [framework, family, level, specialty, domain].filter(Boolean).join(' / '), secondary.length > 0 && `also ${secondary.map(besides).toSorted().join(', ')}`].filter(Boolean).join(' · ')

const besides = ({ family, specialty }: Period['secondary'][number]): string => [family, specialty].filter(Boolean).join(':')

function managing(period: Period | undefined, { people }: Names): string | null {
  const names = period?.managers.filter((it) => it.endsOn === period.endsOn).map((it) => people.get(it.manager) ?? it.manager.replace(/^new:/, '')) ?? []
  return names.length > 0 ? names.toSorted().join(', ') : null
}

function placed({ places }: History, period: Period | undefined, { teams }: Names): string | null {
  const now = places.filter((it: Place) => it.endsOn === (period?.endsOn ?? null)).map((it) => `${teams.get(it.team) ?? it.team} (${it.role})`)
  return now.length > 0 ? now.toSorted().join(', ') : null
}
