import { action, type Context } from '../../platform/action.ts'
import type { OutputOf } from '../../platform/contract.ts'
import type { Permit } from '../../platform/permit.ts'
import { ok } from '../../platform/result.ts'
import { asRead } from '../feedback/rules/as-read.ts'
import { feedbackOf } from '../feedback/reads/given.ts'
import { contentsOf } from '../framework/reads.ts'
import * as api from './api.ts'
import type { PromptOutcome } from './model.ts'
import { mayAsOneself } from './policy.ts'
import { lookAt, mapFacts, readGrowth, targetOf, type Growth, type Looked } from './read-growth.ts'
import { readHeld } from './read-held.ts'
import { agendaOf, outcomesOf, supportAskedBy } from './reads/agreed.ts'
import { namesOf } from './reads/names.ts'
import { noOpportunityHeld } from './reads/held.ts'
import { mutualGivers, relationsOf, selfAssessmentsOf } from './reads/person-map.ts'
import { countedCells, feedbackIn } from './rules/counted-observations.ts'
import { explanationOf, partsOf, simpleRating } from './rules/explain-parts.ts'
import { givensOf } from './rules/givens.ts'
import { mapOverall } from './rules/map-overall.ts'
import { mapRows } from './rules/map-rows.ts'
import { promptsOf } from './rules/prompts.ts'
import { explainCells, rateCells } from './rules/rate-cells.ts'
import { windowEnding } from './rules/window.ts'
import { fitJson, observationsCsv } from './source/rate-files.ts'

type Export = OutputOf<typeof api.exportAboutMe>

/** More than anybody receives in a working life. */
const allFeedback = 100_000

export const exportAboutMe = action(api.exportAboutMe, async (context, { person }) => {
  const may = mayAsOneself(context.actor, person, 'exportAboutMe')
  if (!may.ok) return may
  const looked = await lookAt(context, person)
  if (!looked.ok) return looked
  const { permit, published, subject } = looked.value
  const feedback = await feedbackOf(context.tx, permit, person, { limit: allFeedback })
  const content = await contentsOf(context.tx, feedback.map((it) => it.framework))
  const growth = published && (await readGrowth(context, looked.value, published))
  const agreed = await agreedAbout(context, may.value.permit, looked.value)
  return ok({
    exportedAt: context.now.toISOString(),
    person: { id: subject.id, name: subject.name, role: subject.employment && { framework: subject.employment.framework, level: subject.employment.level }, managers: [...subject.managers] },
    feedback: feedback.map((it) => asRead(content(it.framework), it)),
    selfAssessment: await selfAssessmentsOf(context.tx, may.value.permit, person),
    growth: agreed,
    held: await readHeld(context, may.value, allFeedback),
    ...(growth ? { ...(await rated(context, growth, looked.value)), ...(await standing(context, growth, looked.value, agreed.outcomes)) } : unrated(person)),
  })
})

async function agreedAbout({ tx }: Context, exporting: Permit<'exportAboutMe'>, { permit, subject: { id } }: Looked): Promise<Export['growth']> {
  return {
    outcomes: await outcomesOf(tx, permit, id),
    support: await supportAskedBy(tx, permit, id),
    agenda: await agendaOf(tx, permit, id),
    noOpportunity: await noOpportunityHeld(tx, exporting, id),
  }
}

type Rated = Pick<Export, 'observationsCsv' | 'fit' | 'ratings'>
type Standing = Pick<Export, 'overall' | 'prompts'>

/** Somebody for whom no framework speaks. */
const unrated = (person: string): Rated & Standing => ({ observationsCsv: observationsCsv([], person), fit: null, ratings: [], overall: { kind: 'too-few', rated: 0, of: 0, missing: [] }, prompts: [] })

/** What the map says in sum, and what it asks about. */
async function standing(context: Context, growth: Growth, { subject, day }: Looked, outcomes: readonly PromptOutcome[]): Promise<Standing> {
  const own = targetOf(growth, {})
  const facts = await mapFacts(context, growth, subject.id, day, own.ok ? own.value : null)
  return { overall: mapOverall(facts.rating, facts.inOverall), prompts: promptsOf(facts, mapRows(facts), outcomes) }
}

/** The ratings of today with all that they follow from, so that anybody can compute them again. */
async function rated({ tx }: Context, { published, placed, givens, around }: Growth, { permit, subject, day }: Looked): Promise<Rated> {
  const window = windowEnding(day)
  const cells = countedCells(placed, window)
  const ratings = rateCells(cells, givens, subject.id)?.competencies ?? []
  const names = await namesOf(tx, [...new Set(cells.flatMap((it) => it.from.flatMap((row) => row.giverId ?? [])))])
  const relations = await relationsOf(tx, permit, feedbackIn(cells))
  const mutual = await mutualGivers(tx, subject.id, published.content.id, window)
  const leniency = new Map(around.fit?.givers.map((it) => [it.id, it.simple]))
  const nameOf = new Map(published.content.competencies.map((it) => [it.id, it.name]))
  const explained = explainCells(cells, givens, subject.id)?.competencies ?? []
  const fittedAt = around.fit?.fittedAt ?? null
  return {
    observationsCsv: observationsCsv(cells, subject.id),
    fit: fitJson(givensOf(around.fit, published.content), fittedAt),
    ratings: explained.map((it, at) => {
      const { competency, low, high } = ratings[at]!
      const rest = { fittedAt, simple: around.fit ? simpleRating(cells, competency, leniency) : null, mutual }
      return { ...explanationOf(it, partsOf(it, cells, names, relations), competency, rest), name: nameOf.get(competency) ?? competency, low, high }
    }),
  }
}
