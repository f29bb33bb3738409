import type { Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Issue, type Result } from '../../platform/result.ts'
import type { Framework } from '../framework/model.ts'
import { contentOf, publishedFramework, versionNumbered, type Published } from '../framework/reads.ts'
import { roleIn, type RoleNames } from '../framework/rules/role-in.ts'
import type { EmploymentOn } from '../people/model.ts'
import { relationBetween } from '../people/rules/relation.ts'
import { dayAfter, dayOf } from '../people/rules/days.ts'
import { workNamed, type NamedWork } from '../work/reads.ts'
import type { FeedbackContent, ObservationInput, Relation } from './model.ts'
import { circumstances, type Circumstances } from './reads/circumstances.ts'
import { carryOver } from './rules/carry-over.ts'
import { contentIssues } from './rules/check-observations.ts'
import { giverRelation } from './rules/giver-relation.ts'
import { weighObservation, type WeighedObservation } from './rules/weigh-observation.ts'

/** What somebody writes about somebody else, and the version of the framework that they had before them. */
export type Writing = {
  readonly giver: string
  readonly about: string
  readonly content: FeedbackContent
  readonly version: number
  /** The request that it answers, or answered when it was given. */
  readonly request: string | null
  /** A correction speaks of what was given already: the person may have left since, and its request is answered. */
  readonly correcting: boolean
}

export type Weighed = {
  readonly relation: Relation
  readonly framework: Framework
  readonly version: number
  readonly specialty: string | null
  readonly content: FeedbackContent
  readonly observations: readonly WeighedObservation[]
}

/** Checks what was written, and says who the giver was on the day of the work and what each observation is worth. */
export async function weighContent(context: Context, written: Writing): Promise<Result<Weighed>> {
  const sent = withoutTomorrow(written.content, dayOf(context.now))
  const { giver, about, correcting } = written
  const facts = await circumstances(context.tx, giver, about, sent.observedOn, dayOf(context.now), written.request)
  if (!facts) return fail({ kind: 'not-found', what: 'such person' })
  const open = stillOpen(facts, sent, dayOf(context.now), written.request, correcting)
  if (!open.ok) return open

  const found = await roleOf(context, facts.name, facts.employment ?? undefined)
  if (!found.ok) return found
  const { published, role } = found.value
  const read = await asReadToday(context, role, published, written.version, sent.observations)
  if (!read.ok) return read

  const content = { ...sent, observations: read.value }
  const work = content.workItem === null ? undefined : await workNamed(context.tx, content.workItem)
  const relation = relationOf(facts, work)
  if (relation === 'self') throw new Error('Nobody gives feedback about themselves: the policy was not asked.')
  const framework = published.content
  const issues = [...giverIssues({ ...written, content }, relation, work), ...contentIssues(framework, role.specialty, content)]
  if (issues.length > 0) return fail({ kind: 'invalid', issues })
  const scales = { framework, role, relation, work: work ?? null }
  const observations = content.observations.map((it) => weighObservation(scales, content.visibility, it))
  return ok({ relation, framework, version: published.number, specialty: role.specialty, content, observations })
}

/** East of Greenwich the day may have begun that is tomorrow in universal time. */
function withoutTomorrow(content: FeedbackContent, today: string): FeedbackContent {
  return content.observedOn === dayAfter(today) ? { ...content, observedOn: today } : content
}

function stillOpen({ name, accountOpen, here, hereThen, request: asked }: Circumstances, { observedOn }: FeedbackContent, today: string, request: string | null, correcting: boolean): Result<null> {
  if (observedOn > today) return invalid('observedOn', 'Choose the day of the work; it cannot lie ahead.')
  if (!correcting && !(accountOpen && here)) return fail({ kind: 'conflict', why: `${name} does not work here now, so feedback about them has ended. What was given stays.` })
  if (!hereThen) return invalid('observedOn', `${name} did not work here on that day. Choose the day of the work.`)
  if (correcting || request === null) return ok(null)
  if (!asked) return fail({ kind: 'not-found', what: 'such request' })
  return asked.state === 'open' ? ok(null) : fail({ kind: 'conflict', why: `This request is ${asked.state} already. Send your feedback without it.` })
}

/** The published framework of somebody's role, and the role in its words. Without one there are no words to give feedback in. */
export async function roleOf({ tx }: Context, name: string, employment: EmploymentOn | undefined): Promise<Result<{ published: Published; role: RoleNames }>> {
  const published = employment?.framework ? await publishedFramework(tx, employment.framework) : undefined
  if (employment && published) return ok({ published, role: roleIn(published.content, employment) })
  return fail({ kind: 'conflict', why: `${name} had no role in a published framework on that day. Ask an administrator to record their role.` })
}

/** Who the giver was to the person on the day of the work. */
export function relationOf({ roster, giverTeams, aboutTeams, giverHereThen, asked }: Circumstances, work: NamedWork | undefined): Relation | 'self' {
  const known = relationBetween(roster)
  const affected = (teams: readonly string[]): boolean => teams.some((it) => work?.teamIds.includes(it))
  const sharesWork = affected(giverTeams) && affected(aboutTeams)
  return known === 'self' ? known : giverRelation({ roster: known, worksHere: giverHereThen, asked, sharesWork })
}

function giverIssues({ content, request }: Writing, relation: Relation, work: NamedWork | undefined): Issue[] {
  return [
    ...(content.workItem !== null && !work ? [{ path: 'workItem', message: 'There is no such work. Choose it again, or leave it out.' }] : []),
    ...(content.withholdName && relation !== 'report' ? [{ path: 'withholdName', message: 'Only what one says about one’s own manager can go without one’s name.' }] : []),
    ...(content.withholdName && request !== null ? [{ path: 'withholdName', message: 'Whoever asked sees that you answered. To withhold your name, give feedback without the request.' }] : []),
  ]
}

/** What was written with an earlier version, in the published one's names. Refuses, and names, what was chosen by words that have changed since, and what is gone. */
export async function asReadToday(context: Context, role: RoleNames, published: Published, version: number, observations: readonly ObservationInput[]): Promise<Result<ObservationInput[]>> {
  if (version === published.number) return ok([...observations])
  const before = await earlierVersion(context, published, version)
  if (!before) return invalid('version', 'There is no such version of the framework. Reload the form.')
  const carried = carryOver(before, published.content, role.specialty, observations)
  if (carried.changed.length === 0 && carried.gone.length === 0) return ok([...carried.observations])
  const named = [
    ...carried.changed.map((it) => `${nameIn(it.competency, published.content, before)} at ${it.level}`),
    ...carried.gone.map((it) => `${nameIn(it.competency, before)}, which is gone`),
  ]
  return fail({ kind: 'conflict', why: `Version ${published.number} of the framework was published while you wrote. Read these again, then send: ${named.join('; ')}.` })
}

/** A version that was published once; drafts are nobody's to give feedback in. */
export async function earlierVersion({ tx }: Context, { content: { id }, number }: Published, version: number): Promise<Framework | undefined> {
  const stored = version < number ? await versionNumbered(tx, id, version) : undefined
  return stored && stored.status !== 'draft' ? contentOf(tx, id, version) : undefined
}

export const nameIn = (competency: string, ...frameworks: readonly Framework[]): string =>
  frameworks.flatMap((it) => it.competencies).find((it) => it.id === competency)?.name ?? competency
