import { action, type Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { ok } from '../../platform/result.ts'
import { publishedFramework, type Published } from '../framework/reads.ts'
import { roleIn } from '../framework/rules/role-in.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { TeamMember } from './model.ts'
import { mayForSelf } from './policy.ts'
import { supportOverdueBelow } from './reads/agreed.ts'
import { fitForReports, reportsWithState, saidOfReports, teamsOfReports, type Report } from './reads/team.ts'
import { countedCells, placed } from './rules/counted-observations.ts'
import { givensOf, type KnownFit } from './rules/givens.ts'
import { mapRows, type MapFacts, type MapObservation } from './rules/map-rows.ts'
import { rateCells } from './rules/rate-cells.ts'
import { competenciesOf } from './rules/role.ts'
import { memberState } from './rules/team-member.ts'
import { windowEnding, type Window } from './rules/window.ts'

/** Feedback counts as new for a month: the time between two 1:1s. */
const newForDays = 30

export const showTeam = action(api.showTeam, async (context) => {
  const { tx, now } = context
  const may = mayForSelf(context.actor, 'showTeam')
  if (!may.ok) return may
  const { permit } = may.value
  const day = dayOf(now)
  const window = windowEnding(day)
  const reports = await reportsWithState(tx, permit, day, new Date(now.getTime() - newForDays * 86_400_000))
  const said = reports.length === 0 ? [] : await saidOfReports(tx, permit, window)
  const ladders = await laddersOf(context, permit, reports)
  return ok({
    members: reports.map((it) => memberOf(it, said.filter((one) => one.about === it.person.id), ladders, window)),
    teams: await teamsOfReports(tx, permit, day),
    overdueBelow: await supportOverdueBelow(tx, permit),
  })
})

type Ladder = { readonly published: Published; readonly fit: KnownFit | null }

/** The frameworks of the people one manages, each read once. */
async function laddersOf({ tx }: Context, permit: Permit<'showTeam'>, reports: readonly Report[]): Promise<Map<string, Ladder>> {
  const ladders = new Map<string, Ladder>()
  for (const id of new Set(reports.flatMap((it) => it.employment?.framework ?? []))) {
    const published = await publishedFramework(tx, id)
    if (published) ladders.set(id, { published, fit: await fitForReports(tx, permit, id) })
  }
  return ladders
}

function memberOf(report: Report, said: readonly (MapObservation & { readonly frameworkId: string })[], ladders: ReadonlyMap<string, Ladder>, window: Window): TeamMember {
  const ladder = ladders.get(report.employment?.framework ?? '')
  const facts = ladder && factsOf(report, said, ladder, window)
  return memberState(report, facts, facts ? mapRows(facts) : [])
}

/** A map without what a team page does not say: no trend, no overall, no names of givers. */
function factsOf({ person, employment, noted }: Report, said: readonly (MapObservation & { readonly frameworkId: string })[], { published, fit }: Ladder, window: Window): MapFacts {
  const framework = published.content
  const role = roleIn(framework, employment!)
  const all = placed(said.filter((it) => it.frameworkId === framework.id), published)
  const cells = countedCells(all, window)
  return {
    framework, role, window, cells, noted: noted.filter((it) => it.framework === framework.id), placed: all, own: true, yearAgo: undefined, selfAssessments: [], opportunities: new Map(), alsoShown: null, names: new Map(), inOverall: [],
    inRole: new Set(competenciesOf(framework, role).map((it) => it.id)),
    rating: rateCells(cells, givensOf(fit, framework), person.id),
  }
}
