import { action, type Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, ok } from '../../platform/result.ts'
import { asRead } from '../feedback/rules/as-read.ts'
import { feedbackOf } from '../feedback/reads/given.ts'
import { contentsOf } from '../framework/reads.ts'
import { everyNameOf } from '../framework/rules/resolve-identifier.ts'
import { resourcesFor } from '../framework/rules/resources.ts'
import * as api from './api.ts'
import type { Explanation } from './model.ts'
import { lookAt, mapFacts, readGrowth, targetOf, type Growth } from './read-growth.ts'
import { namesOf } from './reads/names.ts'
import { opportunitiesOpenTo } from './reads/opportunities.ts'
import { mutualGivers, relationsOf } from './reads/person-map.ts'
import { countedCells, feedbackIn } from './rules/counted-observations.ts'
import { competencyHistory } from './rules/competency-history.ts'
import { evidenceGiven, evidenceIn } from './rules/evidence-given.ts'
import { explanationOf, partsOf, simpleRating } from './rules/explain-parts.ts'
import { feedbackOfCompetency, namesThroughout } from './rules/feedback-of-competency.ts'
import { mapRows, type MapFacts } from './rules/map-rows.ts'
import { explainCells } from './rules/rate-cells.ts'

/** As much feedback about one competency as a page shows. */
const mostFeedback = 200

export const showCompetency = action(api.showCompetency, async (context, { person, competency, on, ...against }) => {
  const looked = await lookAt(context, person, on)
  if (!looked.ok) return looked
  const { permit, published, day } = looked.value
  const asked = published?.content.competencies.find((it) => it.id === competency)
  if (!published || !asked) return fail({ kind: 'not-found', what: 'such competency in their framework' })
  const growth = await readGrowth(context, looked.value, published)
  const compared = targetOf(growth, against)
  if (!compared.ok) return compared
  const facts = await mapFacts(context, growth, person, day, compared.value, competency)
  const names = namesThroughout(published, competency)
  const all = await feedbackOf(context.tx, permit, person, { competency: names, limit: mostFeedback })
  const { recent, before, stopped } = feedbackOfCompetency(published, all.filter((it) => it.withdrawnAt === null && it.observedOn <= day), competency, facts.window)
  const earlier = [...stopped, ...before]
  const content = await contentsOf(context.tx, [...recent, ...earlier].map((it) => it.framework))
  return ok({
    row: mapRows(facts).find((it) => it.competency === competency)!,
    explanation: await explain(context, permit, growth, facts, person, competency),
    feedback: recent.map((it) => asRead(content(it.framework), it)),
    earlier: earlier.map((it) => asRead(content(it.framework), it)),
    history: competencyHistory(published.content, growth.placed, growth.givens, competency, day),
    evidence: evidenceGiven(published.content, competency, evidenceIn(recent, names)),
    opportunities: await opportunitiesOpenTo(context.tx, permit, person, day, { framework: published.content.id, names: everyNameOf(published.content, 'competency', competency) }),
    resources: resourcesFor(published.content, asked, [growth.ownRole.level, compared.value?.target.level].filter((it) => typeof it === 'string')),
  })
})

async function explain({ tx }: Context, permit: Permit<'readAbout'>, { around, givens, placed }: Growth, { window, framework }: MapFacts, person: string, competency: string): Promise<Explanation | null> {
  const cells = countedCells(placed, window)
  const explained = explainCells(cells, givens, person)?.competencies.find((it) => it.competency === competency)
  if (!explained) return null
  const names = await namesOf(tx, [...new Set(cells.flatMap((it) => it.from.flatMap((row) => row.giverId ?? [])))])
  const leniency = new Map(around.fit?.givers.map((it) => [it.id, it.simple]))
  return explanationOf(explained, partsOf(explained, cells, names, await relationsOf(tx, permit, feedbackIn(cells))), competency, {
    fittedAt: around.fit?.fittedAt ?? null,
    simple: around.fit ? simpleRating(cells, competency, leniency) : null,
    mutual: await mutualGivers(tx, person, framework.id, window),
  })
}
