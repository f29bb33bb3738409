import type { Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import { publishedFramework, type Published } from '../framework/reads.ts'
import { roleIn, type RoleNames } from '../framework/rules/role-in.ts'
import { mayReadAbout } from '../people/policy.ts'
import { dayOf } from '../people/rules/days.ts'
import type { Givens } from '../rating/model.ts'
import { namesOf } from './reads/names.ts'
import { mapSurroundings, subjectOn, type MapSurroundings, type Subject } from './reads/person-map.ts'
import { countedCells, placed, type Placed } from './rules/counted-observations.ts'
import { givensOf } from './rules/givens.ts'
import { countedInOverall } from './rules/map-overall.ts'
import { chancesToday, type MapFacts, type MapObservation } from './rules/map-rows.ts'
import { rateCells } from './rules/rate-cells.ts'
import { comparedWith, competenciesOf, type Asked } from './rules/role.ts'
import { monthsBefore, windowEnding } from './rules/window.ts'

/** Somebody whose growth is looked at from a day, by whoever may. */
export type Looked = { readonly permit: Permit<'readAbout'>; readonly subject: Subject; readonly day: string; readonly published: Published | null }

/** Who they are and which framework speaks of them. Whoever may not look learns nothing, not even whether there is such a person. */
export async function lookAt({ tx, actor, now }: Context, person: string, on?: string): Promise<Result<Looked>> {
  const today = dayOf(now)
  const day = on ?? today
  if (day > today) return invalid('on', 'Choose a day up to today.')
  const subject = await subjectOn(tx, person, day, today)
  const permit = mayReadAbout(actor, subject?.reads ?? false)
  if (!permit.ok) return permit
  if (!subject) return fail({ kind: 'not-found', what: 'such person' })
  const framework = subject.employment?.framework
  const published = framework ? await publishedFramework(tx, framework, subject.employment?.published ?? undefined) : undefined
  return ok({ permit: permit.value, subject, day, published: published ?? null })
}

/** Everything that was said of them within two years, with the fit to rate them from. */
export type Growth = {
  readonly published: Published
  readonly ownRole: RoleNames
  readonly placed: readonly Placed<MapObservation>[]
  readonly givens: Givens
  readonly around: MapSurroundings
}

/** How far back a map looks: a window, and another a year before it. */
const monthsRead = 24

export async function readGrowth({ tx }: Context, { permit, subject, day }: Looked, published: Published): Promise<Growth> {
  const framework = published.content.id
  const around = await mapSurroundings(tx, permit, subject.id, framework, { from: monthsBefore(day, monthsRead), to: day })
  return {
    published, around,
    ownRole: roleIn(published.content, subject.employment ?? nobody),
    placed: placed(around.said, published),
    givens: givensOf(around.fit, published.content),
  }
}

const nobody: RoleNames = { family: null, specialty: null, level: null, domain: null, secondary: [] }

/** What a map is compared with, or null where somebody has no role and asks for none. */
export function targetOf({ published, ownRole }: Growth, asked: Asked): Result<ReturnType<typeof comparedWith>> {
  const compared = comparedWith(published.content, ownRole, asked)
  const asks = asked.family !== undefined || asked.level !== undefined || asked.specialty !== undefined
  return compared === null && asks && (ownRole.family !== null || asked.family !== undefined) ? fail({ kind: 'not-found', what: 'such role or level in this framework' }) : ok(compared)
}

/** All that the rows of a map follow from, at the end of a window. */
export async function mapFacts({ tx }: Context, growth: Growth, person: string, day: string, compared: ReturnType<typeof comparedWith>, alsoShown: string | null = null): Promise<MapFacts> {
  const { published, placed: all, givens, around, ownRole } = growth
  const framework = published.content
  const role = compared?.role ?? ownRole
  const window = windowEnding(day)
  const cells = countedCells(all, window)
  const inOverall = countedInOverall(framework, role)
  const noticing = all.flatMap(({ row }) => (row.choice === 'no-opportunity' && row.giverId !== null ? [row.giverId] : []))
  return {
    framework, role, window, cells, alsoShown,
    selfAssessments: around.selfAssessments,
    own: compared?.own ?? true,
    inRole: new Set(competenciesOf(framework, role).map((it) => it.id)),
    placed: all,
    inOverall,
    rating: rateCells(cells, givens, person, inOverall),
    yearAgo: rateCells(countedCells(all, windowEnding(monthsBefore(day, 12))), givens, person),
    noted: around.noted,
    opportunities: chancesToday(framework, around.opportunities),
    names: await namesOf(tx, [...new Set(noticing)]),
  }
}
