import type { SelfAssessment } from '../../feedback/model.ts'
import type { Competency, Framework } from '../../framework/model.ts'
import { resolveIdentifier } from '../../framework/rules/resolve-identifier.ts'
import type { RoleNames } from '../../framework/rules/role-in.ts'
import type { PersonRating } from '../../rating/model.ts'
import { expectedPosition, standing, type Standing } from '../../rating/rules/standing.ts'
import type { MapRating, MapRow, MapStanding } from '../model.ts'
import { giverName, type Cell, type GivenRow, type Placed } from './counted-observations.ts'
import { positionOf, textsOf } from './role.ts'
import { chosenTexts, everybodyChoseTheLast, highestScope, usualFrequency, type SeenRow } from './seen.ts'
import { covers, type Window } from './window.ts'

/** An observation as a map reads it. */
export type MapObservation = GivenRow &
  SeenRow & { readonly noOpportunityReason: string | null; readonly noOpportunityFrom: string | null; readonly noOpportunityUntil: string | null }

/** What the person or a manager noted: there is no chance to show this. */
export type NotedNoOpportunity = MapRow['noOpportunity'][number] & { readonly competency: string }

/** All that the rows of a map follow from. */
export interface MapFacts {
  readonly framework: Framework
  /** The role that is compared with, and whether it is the person's own. */
  readonly role: RoleNames
  readonly own: boolean
  /** The competencies of that role. */
  readonly inRole: ReadonlySet<string>
  readonly window: Window
  readonly placed: readonly Placed<MapObservation>[]
  readonly cells: readonly Cell<MapObservation>[]
  /** The competencies whose mean the overall is. */
  readonly inOverall: readonly string[]
  readonly rating: PersonRating | undefined
  readonly yearAgo: PersonRating | undefined
  readonly noted: readonly NotedNoOpportunity[]
  readonly selfAssessments: readonly SelfAssessment[]
  /** Open chances by competency. */
  readonly opportunities: ReadonlyMap<string, number>
  /** A competency that is looked at although it may be outside the role. */
  readonly alsoShown: string | null
  /** Names of givers, where they are known. */
  readonly names: ReadonlyMap<string, string>
}

/** The competencies of the role, those outside it that somebody spoke of all the same, and one that is asked for, in the framework's order. */
export function mapRows(facts: MapFacts): MapRow[] {
  const byCompetency = grouped(facts.cells, (it) => it.competency)
  const beside = grouped(saidBeside(facts), (it) => it.competency)
  const stopped = grouped(stoppedCounting(facts), (it) => it.competency)
  const rowsOf = (groups: ReadonlyMap<string, Said[]>, id: string): MapObservation[] => groups.get(id)?.map(({ row }) => row) ?? []
  return facts.framework.groups.flatMap((group) =>
    facts.framework.competencies
      .filter((it) => it.group === group.id && (facts.inRole.has(it.id) || byCompetency.has(it.id) || facts.alsoShown === it.id))
      .map((it) => ({ ...mapRow(facts, it, byCompetency.get(it.id) ?? [], rowsOf(beside, it.id)), stopped: peopleOf(rowsOf(stopped, it.id)) })),
  )
}

type Said = { readonly row: MapObservation; readonly competency: string }

const entersNumbers = ({ counts, value }: GivenRow): boolean => counts && value !== null

const saidWithin = ({ placed, window }: MapFacts): MapFacts['placed'] => placed.filter(({ row }) => covers(row.observedOn, window.from, window.to))

/** What was said within the window beside what enters numbers. */
const saidBeside = (facts: MapFacts): Said[] => saidWithin(facts).flatMap((it) => ('competency' in it && !entersNumbers(it.row) ? [it] : []))

/** What was said within the window and would enter numbers, had a later version not ended it. */
const stoppedCounting = (facts: MapFacts): Said[] =>
  saidWithin(facts).flatMap((it) => ('reason' in it && entersNumbers(it.row) ? it.speaksOf.map((competency) => ({ row: it.row, competency })) : []))

const peopleOf = (rows: readonly MapObservation[]): number => new Set(rows.map(giverName)).size

const notWords = new Set(['no-opportunity', 'outside-role', 'not-observed'])

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const known = groups.get(keyOf(one))
    if (known) known.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** Open chances by what the framework calls their competency today. */
export function chancesToday(framework: Framework, open: readonly { readonly competency: string; readonly count: number }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const it of open) {
    const today = resolveIdentifier(framework, 'competency', it.competency)
    if (today !== undefined) counts.set(today, (counts.get(today) ?? 0) + it.count)
  }
  return counts
}

function mapRow(facts: MapFacts, competency: Competency, cells: readonly Cell<MapObservation>[], said: readonly MapObservation[]): Omit<MapRow, 'stopped'> {
  const { framework, rating, yearAgo } = facts
  const id = competency.id
  const rated = rating?.competencies.find((it) => it.competency === id)
  const counted = cells.flatMap((it) => it.from)
  const today = (one: string): string | undefined => resolveIdentifier(framework, 'competency', one)
  const noOpportunity = withoutOpportunity(facts, id, said)
  const self = facts.selfAssessments.find((it) => today(it.competency) === id)
  return {
    competency: id,
    name: competency.name,
    group: competency.group,
    inRole: facts.inRole.has(id),
    rating: rated ? ratingOf(facts, id, rated, cells, counted) : null,
    yearAgo: yearAgo?.competencies.find((it) => it.competency === id)?.adjusted ?? null,
    scope: highestScope(framework, counted),
    frequency: usualFrequency(framework, counted),
    self: self ? { ...self, competency: id } : null,
    noOpportunity,
    outsideRole: peopleOf(said.filter((it) => it.choice === 'outside-role')),
    notObserved: peopleOf(said.filter((it) => it.choice === 'not-observed')),
    wordsOnly: peopleOf(said.filter((it) => !notWords.has(it.choice))),
    standing: standingOf(facts, id, rated, cells, noOpportunity.length > 0),
    openOpportunities: facts.opportunities.get(id) ?? 0,
  }
}

type Rated = PersonRating['competencies'][number]

function ratingOf({ framework, role }: MapFacts, id: string, { raw, adjusted, low, high, givers }: Rated, cells: readonly Cell<MapObservation>[], counted: readonly MapObservation[]): MapRating {
  const position = textsOf(framework, id, role.specialty)[0]?.position
  const first = framework.levels.find((it) => it.position === position)?.id ?? null
  return { raw, adjusted, low, high, givers, observations: counted.length, atLeast: everybodyChoseTheLast(cells), texts: chosenTexts(framework, counted, first) }
}

/** What the person, a manager or a giver said about chances on the day that the map is of. Days that a giver left open are those of the window. */
function withoutOpportunity({ noted, window, names, framework }: MapFacts, id: string, said: readonly MapObservation[]): MapRow['noOpportunity'] {
  const own = noted.filter((it) => resolveIdentifier(framework, 'competency', it.competency) === id && covers(window.to, it.from, it.until))
  const byGivers = said.filter((it) => it.choice === 'no-opportunity' && covers(window.to, it.noOpportunityFrom, it.noOpportunityUntil))
  const nameOf = (giver: string | null): MapRow['noOpportunity'][number]['notedBy'] => {
    const name = giver === null ? undefined : names.get(giver)
    return giver !== null && name !== undefined ? { id: giver, name } : null
  }
  return [
    ...own.map(({ id: noteId, reason, from, until, notedBy }) => ({ id: noteId, reason, from, until, notedBy })),
    ...byGivers.map((it) => ({ id: null, reason: it.noOpportunityReason, from: it.noOpportunityFrom, until: it.noOpportunityUntil, notedBy: nameOf(it.giverId) })),
  ]
}

function standingOf(facts: MapFacts, id: string, rated: Rated | undefined, cells: readonly Cell<MapObservation>[], noOpportunity: boolean): MapStanding {
  const texts = textsOf(facts.framework, id, facts.role.specialty)
  const level = positionOf(facts.framework, facts.role.level)
  const inRole = facts.inRole.has(id)
  const found = standing({ inRole, texts, level, rating: rated ?? null, noOpportunity, values: cells.map((it) => it.value) })
  if (found.kind !== 'rated') return withoutDeviation(facts, found, inRole && level !== null ? expectedPosition(texts, level) : null)
  const { expected, deviation, gap, strength, prompt } = found
  const last = texts.at(-1)?.position
  const beyond = level !== null && last !== undefined && level > last
  return { kind: 'rated', expected, deviation, gap, strength, prompt: facts.own ? prompt : null, meetsLastText: beyond && deviation >= -0.5 }
}

/** A prompt is for the person's own level; what is compared with another has none. */
function withoutDeviation({ own }: MapFacts, found: Exclude<Standing, { kind: 'rated' }>, expected: number | null): MapStanding {
  const later = found.kind === 'starts-later' ? found : null
  // Whoever stands below the first text is asked for no feedback on it: it is not missing.
  const kind = found.kind === 'unrated' && expected === null ? 'starts-later' : found.kind
  return { kind, expected, deviation: null, gap: null, strength: later?.strength ?? null, prompt: own ? (later?.prompt ?? null) : null, meetsLastText: false }
}
