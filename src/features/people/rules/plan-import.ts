import { ownStructure, type FrameworkNames, type History, type ImportColumn, type ImportProblem, type ImportRow, type ImportedPerson, type Period, type Place, type Team } from '../model.ts'
import { dayBefore, endedOn, holdsOn } from './days.ts'
import { employed, leftOn, managedBy, managersInTheEnd, managersOf, onTeam, sameMembers, withoutManager, type Outcome } from './history.ts'
import { identifierProblems, secondaryOf, secondaryProblems, titleOf } from './identifiers.ts'
import { importChangesOf, type Names } from './import-changes.ts'
import { teamIdentifier } from './team-identifier.ts'

type Role = NonNullable<ImportRow['roles']>[number]

export type KnownPerson = { readonly person: string; readonly email: string; readonly name: string; readonly roles: readonly Role[] }

/** What there is before an import, as far as its rows name it. */
export type Known = {
  readonly people: ReadonlyMap<string, KnownPerson>
  /** By person: of everybody the file names, as managers too, and of those who are managed by them. */
  readonly histories: ReadonlyMap<string, History>
  readonly names: ReadonlyMap<string, string>
  readonly teams: readonly Team[]
  readonly frameworks: ReadonlyMap<string, FrameworkNames>
  readonly today: string
  /** The address of whoever imports; undefined for the operator. */
  readonly self: string | undefined
}

type Pair = { readonly before: History; readonly after: History }

/** What an import does, whole. People who are not there yet are known by `new:` and their address. */
export type ImportPlan = {
  readonly teams: readonly Team[]
  readonly newcomers: readonly { readonly key: string; readonly name: string; readonly email: string; readonly roles: readonly Role[] }[]
  readonly changed: readonly { readonly person: string; readonly name: string; readonly roles: readonly Role[] }[]
  readonly histories: readonly Pair[]
  readonly leaving: readonly { readonly person: string; readonly on: string }[]
  readonly people: readonly ImportedPerson[]
  readonly unchanged: number
  readonly problems: readonly ImportProblem[]
}

/** What is found out about one person, row after row. */
type Draft = { readonly person: KnownPerson; readonly isNew: boolean; readonly before: History; after: History; name: string; roles: readonly Role[]; line: number }

export function planImport(rows: readonly ImportRow[], known: Known): ImportPlan {
  const problems: ImportProblem[] = []
  const drafts = draftsOf(rows, known, problems)
  const keys = new Map([...known.people].map(([email, it]) => [email, it.person]))
  for (const [email, it] of drafts) keys.set(email, it.person.person)
  const teams = teamsNamed(rows, known.teams)
  for (const row of rows) {
    const draft = drafts.get(row.email)
    if (draft) applyRow(draft, row, { known, keys, teams: teams.byWord, problems })
  }
  const own = known.self === undefined ? undefined : keys.get(known.self)
  const selfProblems = own === undefined ? [] : [...drafts.values()].flatMap((it) => ownProblem(it, own))
  return planOf(drafts, known, teams.created, [...problems, ...selfProblems])
}

function draftsOf(rows: readonly ImportRow[], known: Known, problems: ImportProblem[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const { email, line, text } of rows) {
    if (drafts.has(email)) continue
    const there = known.people.get(email)
    if (!there && !text.name) problems.push({ line, column: 'name', message: `Nobody has the address ${email} yet. Enter the name of whoever is to be added.` })
    const person = there ?? { person: `new:${email}`, email, name: text.name ?? email, roles: ['member'] as const }
    const before = known.histories.get(person.person) ?? { person: person.person, periods: [], places: [] }
    drafts.set(email, { person, isNew: !there, before, after: before, name: person.name, roles: person.roles, line })
  }
  return drafts
}

type Around = { readonly known: Known; readonly keys: ReadonlyMap<string, string>; readonly teams: ReadonlyMap<string, string>; readonly problems: ImportProblem[] }

const columnOf: Readonly<Record<string, ImportColumn>> = { from: 'starts_on', on: 'ends_on', managers: 'managers', role: 'teams' }

function applyRow(draft: Draft, row: ImportRow, around: Around): void {
  const wrong = (column: ImportColumn, message: string): void => void around.problems.push({ line: row.line, column, message })
  const take = (outcome: Outcome): void => ('history' in outcome ? void (draft.after = outcome.history) : wrong(columnOf[outcome.field] ?? 'email', outcome.message))
  draft.line = row.line
  if (row.text.name) draft.name = row.text.name
  if (row.roles) draft.roles = row.roles
  const last = draft.after.periods.at(-1)
  const startsOn = row.text.starts_on ?? last?.startsOn
  if (startsOn === undefined) {
    if (saysEmployment(row)) wrong('starts_on', 'Enter the day from which this holds, such as 2026-03-02.')
    return
  }
  if (row.text.ends_on && row.text.ends_on < startsOn) return wrong('ends_on', `The last day ${row.text.ends_on} is before the first, ${startsOn}.`)
  const begun = draft.after.periods.find((it) => it.startsOn === startsOn)
  const beginning = beginningOf(row, begun ?? last, startsOn, around.known.frameworks, wrong)
  const managers = row.managers?.flatMap((email) => managerOf(email, around.keys, wrong))
  if (!beginning) return
  if (begun) correct(draft, begun, { beginning, managers, today: around.known.today, take, wrong })
  else take(employed(draft.after, { ...beginning, managers: managers ?? (last ? managersOf(last, last.endsOn ?? dayBefore(startsOn)) : []) }, true))
  if (row.teams && (!begun || draft.after.periods.at(-1)?.startsOn === startsOn)) placeOn(draft, row, begun ? latest(startsOn, around.known.today) : startsOn, around.teams, take)
  if (row.text.ends_on) endAt(draft, startsOn, row.text.ends_on, take, wrong)
}

const latest = (one: string, other: string): string => (one > other ? one : other)

const saysEmployment = ({ text, secondary, managers, teams }: ImportRow): boolean =>
  [text.title, text.framework, text.family, text.level, text.domain, text.ends_on].some(Boolean) || (secondary?.length ?? 0) > 0 || (managers?.length ?? 0) > 0 || (teams?.length ?? 0) > 0

type Wrong = (column: ImportColumn, message: string) => void
type Beginning = Omit<Period, 'id' | 'endsOn' | 'managers'>

/** What the row says, with what stays from before where the file has no such column. */
function beginningOf({ text, secondary: said }: ImportRow, before: Period | undefined, startsOn: string, frameworks: Known['frameworks'], wrong: Wrong): Beginning | undefined {
  const value = (column: 'framework' | 'family' | 'level' | 'specialty' | 'domain'): string | null => (text[column] === undefined ? (before?.[column] ?? null) : text[column])
  const role = { framework: value('framework'), family: value('family'), level: value('level'), specialty: value('specialty'), domain: value('domain') }
  const kept = before && before.framework === role.framework ? before.secondary : []
  const problems = identifierProblems(role, frameworks)
  const beside = said ? secondaryProblems(role, said, frameworks) : []
  for (const { field, message } of problems) wrong(field, message)
  for (const message of beside) wrong('secondary', message)
  const title = text.title ?? titleOf(role, frameworks) ?? (text.title === undefined ? before?.title : undefined)
  if (problems.length + beside.length > 0) return undefined
  if (!title) return wrong('title', 'Enter what they do, or the family of a framework.'), undefined
  return { ...role, title, startsOn, secondary: said ? secondaryOf(kept, said) : kept }
}

function managerOf(email: string, keys: ReadonlyMap<string, string>, wrong: Wrong): string[] {
  const key = keys.get(email)
  if (key === undefined) wrong('managers', `Nobody has the address ${email}. Add a line for them, or name another manager.`)
  return key === undefined ? [] : [key]
}

type Correction = { readonly beginning: Beginning; readonly managers: readonly string[] | undefined; readonly today: string; readonly take: (outcome: Outcome) => void; readonly wrong: Wrong }

/** A period that is there already is mended; other managers than before begin on the day of the import, unless it has ended. */
function correct(draft: Draft, begun: Period, { beginning, managers, today, take, wrong }: Correction): void {
  draft.after = { ...draft.after, periods: draft.after.periods.map((it) => (it === begun ? { ...it, ...beginning } : it)) }
  if (managers === undefined) return
  if (sameMembers(managersInTheEnd(begun), managers)) return
  const day = latest(begun.startsOn, today)
  if (holdsOn(begun, day) && begun.startsOn === draft.after.periods.at(-1)?.startsOn) {
    if (!sameMembers(managersOf(begun, day), managers)) take(managedBy(draft.after, managers, day))
    return
  }
  if (!sameMembers(managersOf(begun, begun.startsOn), managers)) wrong('managers', `This period ended on ${begun.endsOn ?? begun.startsOn}: who managed them in it is not changed any more. Leave it as it was.`)
}

/** The teams of a row are all the teams somebody is on from then. */
function placeOn(draft: Draft, row: ImportRow, from: string, teams: ReadonlyMap<string, string>, take: (outcome: Outcome) => void): void {
  const last = draft.after.periods.at(-1)
  if (!last || !holdsOn(last, from)) return
  const wanted = row.teams!.map(({ team, role }) => ({ team: teams.get(team) ?? team, role }))
  const stays = (it: Place): boolean => !holdsOn(it, from) || wanted.some((one) => one.team === it.team && one.role === it.role)
  draft.after = { ...draft.after, places: draft.after.places.flatMap((it) => (stays(it) ? [it] : endedOn([it], dayBefore(from)))) }
  for (const { team, role } of wanted) {
    if (!draft.after.places.some((it) => it.team === team && it.role === role && holdsOn(it, from))) take(onTeam(draft.after, team, role, from))
  }
}

function endAt(draft: Draft, startsOn: string, endsOn: string, take: (outcome: Outcome) => void, wrong: Wrong): void {
  const period = draft.after.periods.find((it) => it.startsOn === startsOn)
  if (!period || period.endsOn === endsOn) return
  if (period !== draft.after.periods.at(-1)) return wrong('ends_on', `This period ended on ${period.endsOn}, since another begins the day after. Leave it as it was.`)
  take(leftOn(draft.after, endsOn))
}

/** Each team that the rows name by identifier or by name; one that is not there is created. */
function teamsNamed(rows: readonly ImportRow[], teams: readonly Team[]): { byWord: Map<string, string>; created: Team[] } {
  const byWord = new Map([...teams.map((it) => [it.name, it.id] as const), ...teams.map((it) => [it.id, it.id] as const)])
  const created = new Map<string, Team>()
  for (const { team } of rows.flatMap((it) => it.teams ?? [])) {
    if (byWord.has(team)) continue
    const id = teamIdentifier(team)
    if (!byWord.has(id)) {
      created.set(id, { id, name: team })
      byWord.set(id, id)
    }
    byWord.set(team, id)
  }
  return { byWord, created: [...created.values()] }
}

/** Nobody imports changes of themselves, nor makes themselves somebody's manager. */
function ownProblem({ person, before, after, roles, line }: Draft, own: string): ImportProblem[] {
  const managed = (history: History): boolean => history.periods.some((period) => period.managers.some((it) => it.manager === own && it.endsOn === period.endsOn))
  if (person.person !== own) return managed(after) && !managed(before) ? [{ line, column: 'managers', message: ownStructure }] : []
  return before !== after && !equal(before, after) ? [{ line, column: 'email', message: ownStructure }] : sameMembers(roles, person.roles) ? [] : [{ line, column: 'roles', message: 'Nobody changes their own roles. Another administrator does.' }]
}

const equal = (one: History, other: History): boolean => JSON.stringify(one) === JSON.stringify(other)

function planOf(drafts: ReadonlyMap<string, Draft>, known: Known, teams: readonly Team[], problems: readonly ImportProblem[]): ImportPlan {
  const all = [...drafts.values()]
  const leaving = all.flatMap(({ before, after }) => leavingOf(before, after))
  const named = new Set(all.map((it) => it.before.person))
  const others = [...known.histories.values()].filter((it) => !named.has(it.person))
  const histories = withoutLeavers(all, others, leaving)
  const names: Names = { people: new Map([...known.names, ...all.map((it) => [it.person.person, it.name] as const)]), teams: new Map([...known.teams, ...teams].map((it) => [it.id, it.name])) }
  const people = all.flatMap((it) => {
    const changes = importChangesOf({ ...it, wasName: it.person.name, wasRoles: it.person.roles }, names)
    return changes.length > 0 ? [{ line: it.line, email: it.person.email, name: it.name, changes }] : []
  })
  return {
    teams,
    newcomers: all.filter((it) => it.isNew).map(({ person, name, roles }) => ({ key: person.person, name, email: person.email, roles })),
    changed: all.filter((it) => !it.isNew && (it.name !== it.person.name || !sameMembers(it.roles, it.person.roles))).map(({ person, name, roles }) => ({ person: person.person, name, roles })),
    histories,
    leaving,
    people,
    unchanged: all.length - people.length,
    problems: problems.toSorted((one, other) => one.line - other.line),
  }
}

function leavingOf(before: History, after: History): { person: string; on: string }[] {
  const on = after.periods.at(-1)?.endsOn ?? null
  return on !== null && before.periods.at(-1)?.endsOn !== on ? [{ person: after.person, on }] : []
}

/**
 * Whoever leaves manages nobody from then on, also of those whom the file does not name. Whoever was to leave already manages nobody for
 * longer whom it does name.
 */
function withoutLeavers(drafts: readonly Draft[], others: readonly History[], leaving: ImportPlan['leaving']): Pair[] {
  const leavingNow = new Map(leaving.map((it) => [it.person, it.on]))
  const last = new Map([...others, ...drafts.map((it) => it.after)].flatMap(lastDayOf))
  for (const draft of drafts) draft.after = managersLeaving(draft.after, last)
  const ended = leavingNow.size === 0 ? [] : others.map((it): Pair => ({ before: it, after: managersLeaving(it, leavingNow) }))
  return [...drafts, ...ended].map(({ before, after }) => ({ before, after })).filter(({ before, after }) => before !== after && !equal(before, after))
}

function lastDayOf({ person, periods }: History): [string, string][] {
  const on = periods.at(-1)?.endsOn
  return on ? [[person, on]] : []
}

function managersLeaving(history: History, last: ReadonlyMap<string, string>): History {
  const managers = new Set(history.periods.flatMap((it) => it.managers.map((one) => one.manager)).filter((it) => last.has(it)))
  return [...managers].reduce((all, manager) => withoutManager(all, manager, last.get(manager)!), history)
}
