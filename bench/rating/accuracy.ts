import { fitGivens, type FitOptions } from '../../src/features/rating/rules/fit-givens.ts'
import { ninetyPercent } from '../../src/features/rating/rules/normal-distribution.ts'
import type { PackedRatings } from '../../src/features/rating/rules/packed-ratings.ts'
import { ratePeople } from '../../src/features/rating/rules/rate-people.ts'
import { simpleLeniencies } from '../../src/features/rating/rules/simple-leniencies.ts'
import { simpleRatings } from '../../src/features/rating/rules/simple-ratings.ts'
import { standing, type Prompt } from '../../src/features/rating/rules/standing.ts'
import { simulate, usualOrganization, type Organization, type Simulated } from './simulate.ts'

export interface Scenario {
  name: string
  organization: Organization
  replications: number
}

const small = { people: 16, teamSize: 16 }

export const scenarios: readonly Scenario[] = [
  { name: 'usual, 1,000 people', organization: usualOrganization, replications: 4 },
  { name: 'no severity', organization: { ...usualOrganization, leniency: 0 }, replications: 4 },
  { name: 'halo above severity', organization: { ...usualOrganization, leniency: 0.3, halo: 0.5 }, replications: 4 },
  { name: 'closed teams of 7', organization: { ...usualOrganization, people: 994, teamSize: 7, closedTeams: true }, replications: 4 },
  { name: '3 in 10 givers avoid extremes', organization: { ...usualOrganization, avoiding: 0.3 }, replications: 4 },
  { name: 'half of the givers avoid extremes', organization: { ...usualOrganization, avoiding: 0.5 }, replications: 4 },
  { name: 'all givers avoid extremes alike', organization: { ...usualOrganization, avoiding: 1, kept: 0.75 }, replications: 4 },
  { name: 'missing at random', organization: { ...usualOrganization, opportunity: 0 }, replications: 4 },
  { name: '40 people', organization: { ...usualOrganization, people: 40 }, replications: 200 },
  { name: '16 people', organization: { ...usualOrganization, ...small }, replications: 400 },
  { name: '16 people, no severity', organization: { ...usualOrganization, ...small, leniency: 0 }, replications: 400 },
  { name: '16 people, halo above severity', organization: { ...usualOrganization, ...small, leniency: 0.3, halo: 0.5 }, replications: 400 },
  { name: '16 people, 3 in 10 avoid extremes', organization: { ...usualOrganization, ...small, avoiding: 0.3 }, replications: 400 },
  { name: '8 people', organization: { ...usualOrganization, people: 8 }, replications: 400 },
  { name: '8 people, no severity', organization: { ...usualOrganization, people: 8, leniency: 0 }, replications: 400 },
]

/** What one scenario comes to, over all its replications. */
export interface Accuracy {
  name: string
  rawError: number
  simpleError: number
  fittedError: number
  overallCoverage: number
  /** Of intervals that leave out how differently givers use the range. */
  modelCoverage: number
  competencyCoverage: number
  prevalence: number
  precision: number
  recall: number
  rawPrecision: number
  rawRecall: number
}

export function accuracyOf({ name, organization, replications }: Scenario, options: FitOptions): Accuracy {
  const tally = emptyTally()
  for (let seed = 1; seed <= replications; seed++) {
    const simulated = simulate(organization, seed * 7919)
    const givens = fitGivens(simulated.data, options)
    const fitted = ratePeople(simulated.data, givens)
    const model = ratePeople(simulated.data, { ...givens, range: { middle: 0, spread: 0 } })
    const { leniency, error } = simpleLeniencies(simulated.data)
    addReplication(tally, organization, simulated, fitted, model, simpleRatings(simulated.data, leniency, error))
  }
  return {
    name,
    rawError: Math.sqrt(tally.raw / tally.people), simpleError: Math.sqrt(tally.simple / tally.people), fittedError: Math.sqrt(tally.fitted / tally.people),
    overallCoverage: tally.overallCovered / tally.people, modelCoverage: tally.modelCovered / tally.people, competencyCoverage: tally.competencyCovered / tally.ratings,
    prevalence: tally.due / tally.ratings,
    precision: tally.right / tally.prompted, recall: tally.right / tally.due,
    rawPrecision: tally.rawRight / tally.rawPrompted, rawRecall: tally.rawRight / tally.due,
  }
}

const emptyTally = () => ({
  people: 0, raw: 0, simple: 0, fitted: 0, overallCovered: 0, modelCovered: 0,
  ratings: 0, competencyCovered: 0, due: 0, prompted: 0, right: 0, rawPrompted: 0, rawRight: 0,
})

type Tally = ReturnType<typeof emptyTally>

function addReplication(
  tally: Tally, organization: Organization, { data, truth, level }: Simulated, fitted: PackedRatings, model: PackedRatings, simple: PackedRatings,
): void {
  for (let person = 0; person < data.people.length; person++) {
    const [first, end] = [fitted.start[person]!, fitted.start[person + 1]!]
    if (first === end) continue
    let overall = 0
    for (let at = first; at < end; at++) {
      const true_ = truth[person * organization.competencies + fitted.competency[at]!]!
      overall += true_ / (end - first)
      tally.competencyCovered += Math.abs(fitted.adjusted[at]! - true_) < ninetyPercent * fitted.deviation[at]! ? 1 : 0
      addPrompts(tally, true_ - level[person]!, level[person]!, fitted, at)
    }
    tally.ratings += end - first
    tally.people++
    tally.raw += (fitted.overallRaw[person]! - overall) ** 2
    tally.simple += (simple.overall[person]! - overall) ** 2
    tally.fitted += (fitted.overall[person]! - overall) ** 2
    tally.modelCovered += Math.abs(model.overall[person]! - overall) < ninetyPercent * model.overallDeviation[person]! ? 1 : 0
    tally.overallCovered += Math.abs(fitted.overall[person]! - overall) < ninetyPercent * fitted.overallDeviation[person]! ? 1 : 0
  }
}

const ladder = [1, 2, 3, 4, 5, 6].map((position) => ({ position, text: `E${position}` }))

/** A prompt is due where the truth lies more than a level from what is expected. */
function addPrompts(tally: Tally, deviation: number, level: number, fitted: PackedRatings, at: number): void {
  const due: Prompt | null = deviation < -1 ? 'gap' : deviation > 1 ? 'strength' : null
  const rating = { adjusted: fitted.adjusted[at]!, deviation: fitted.deviation[at]! }
  const stands = standing({ inRole: true, texts: ladder, level, rating, noOpportunity: false, values: [] })
  const prompt = stands.kind === 'rated' ? stands.prompt : null
  const rawDeviation = fitted.raw[at]! - level
  const rawPrompt: Prompt | null = rawDeviation < -1 ? 'gap' : rawDeviation > 1 ? 'strength' : null
  if (due) tally.due++
  if (prompt) tally.prompted++
  if (prompt && prompt === due) tally.right++
  if (rawPrompt) tally.rawPrompted++
  if (rawPrompt && rawPrompt === due) tally.rawRight++
}

/** How far the people of one giver move when that giver of six shifts every score by a level: means over people with six givers. */
export function shiftedGiver(organization: Organization, replications: number): { raw: number; simple: number; fitted: number; most: number } {
  const moves: { raw: number; simple: number; fitted: number }[] = []
  for (let seed = 1; seed <= replications; seed++) {
    const before = simulate(organization, seed)
    const giver = giverOfSix(before)
    if (giver === undefined) continue
    const after = simulate({ ...organization, shifted: { giver, by: 1 } }, seed)
    moves.push(...movesBetween(before, after, giver))
  }
  const mean = (of: (move: (typeof moves)[number]) => number): number => moves.reduce((sum, move) => sum + of(move), 0) / moves.length
  return { raw: mean((one) => one.raw), simple: mean((one) => one.simple), fitted: mean((one) => one.fitted), most: Math.max(...moves.map((one) => one.fitted)) }
}

function giverOfSix({ data }: Simulated): number | undefined {
  const people = new Int32Array(data.givers.length)
  for (const giver of data.reviewGiver) people[giver]!++
  const found = people.indexOf(6)
  return found < 0 ? undefined : found
}

function movesBetween(before: Simulated, after: Simulated, giver: number): { raw: number; simple: number; fitted: number }[] {
  const [was, is] = [before.data, after.data].map((data) => {
    const { leniency, error } = simpleLeniencies(data)
    return { fitted: ratePeople(data, fitGivens(data)), simple: simpleRatings(data, leniency, error) }
  }) as [Rated, Rated]
  const { data } = before
  const rated = data.people.map((_, person) => person).filter((person) => {
    const givers = data.reviewGiver.subarray(data.personReviews[person]!, data.personReviews[person + 1]!)
    return givers.length === 6 && givers.includes(giver)
  })
  return rated.map((person) => ({
    raw: is.fitted.overallRaw[person]! - was.fitted.overallRaw[person]!,
    simple: is.simple.overall[person]! - was.simple.overall[person]!,
    fitted: is.fitted.overall[person]! - was.fitted.overall[person]!,
  }))
}

interface Rated {
  fitted: PackedRatings
  simple: PackedRatings
}
