import type { PackedObservations } from '../../src/features/rating/model.ts'
import { randomFrom, type Random } from './random.ts'

/** A simulated organization; standard deviations in levels. */
export interface Organization {
  people: number
  giversEach: number
  competencies: number
  /** People are rated by their team first; a closed team by nobody else. */
  teamSize: number
  closedTeams: boolean
  leniency: number
  halo: number
  profile: number
  error: number
  offset: number
  /** Share of givers who avoid extremes, and how much of the distance from the middle they keep. */
  avoiding: number
  kept: number
  /** How strongly the chance to show a competency follows strength in it; 0 is missing at random. */
  opportunity: number
  /** Added to every value of the giver with this number. */
  shifted?: { giver: number; by: number }
}

export const usualOrganization: Organization = {
  people: 1000, giversEach: 6, competencies: 20, teamSize: 8, closedTeams: false,
  leniency: 0.5, halo: 0.35, profile: 0.55, error: 0.6, offset: 0.3, avoiding: 0, kept: 0.6, opportunity: 1,
}

export interface Simulated {
  data: PackedObservations
  /** α + δ + u by person × competency, in levels. */
  truth: Float32Array
  /** Position of each person's level: the nearest to α. */
  level: Uint8Array
}

/** The scale's ends: below the first text half a level, and the last text. */
const lowest = 0.5
const middle = 3.5

/**
 * Draws α ~ N(3.5, 1) held within E1 … E6, δ, u, b and h normal; a value is
 * α + δ + u + b + h + e to the nearest half level, censored at 0.5 (at most) and at the last level of its
 * competency (at least): 6 for most, 4 for every tenth. Whoever has the chance
 * to show a competency (9 in 10, likelier where strong) is seen at it by 86 % of their givers.
 */
export function simulate(organization: Organization, seed: number): Simulated {
  const random = randomFrom(seed)
  const { people, competencies } = organization
  const offsets = Float64Array.from({ length: competencies }, () => organization.offset * random.normal())
  const leniency = Float64Array.from({ length: people }, () => organization.leniency * random.normal())
  const kept = Float64Array.from({ length: people }, () => (random.uniform() < organization.avoiding ? organization.kept : 1))
  const truth = new Float32Array(people * competencies)
  const level = new Uint8Array(people)
  const room = people * organization.giversEach
  const cellRoom = Math.ceil(room * competencies * (people > 1000 ? 0.8 : 1))
  const writer: Writer = {
    personReviews: new Int32Array(people + 1), reviewGiver: new Int32Array(room), reviewCells: new Int32Array(room + 1),
    cellCompetency: new Uint16Array(cellRoom), value: new Float64Array(cellRoom), bound: new Int8Array(cellRoom),
    reviews: 0, cells: 0,
  }
  for (let person = 0; person < people; person++) {
    const own = truth.subarray(person * competencies, (person + 1) * competencies)
    const alpha = Math.min(6, Math.max(1, middle + random.normal()))
    level[person] = Math.round(alpha)
    const shown = drawPerson(organization, random, alpha, offsets, own)
    for (const giver of giversOf(organization, random, person)) {
      const extra = leniency[giver]! + organization.halo * random.normal()
      const shift = organization.shifted?.giver === giver ? organization.shifted.by : 0
      writeReview(writer, organization, random, giver, own, shown, extra, kept[giver]!, shift)
    }
    writer.personReviews[person + 1] = writer.reviews
  }
  return { data: packed(writer, organization), truth, level }
}

interface Writer {
  personReviews: Int32Array
  reviewGiver: Int32Array
  reviewCells: Int32Array
  cellCompetency: Uint16Array
  value: Float64Array
  bound: Int8Array
  reviews: number
  cells: number
}

/** Fills a person's true ratings and says which competencies they had the chance to show. */
function drawPerson(organization: Organization, random: Random, alpha: number, offsets: Float64Array, own: Float32Array): Uint8Array {
  return Uint8Array.from(own, (_, competency) => {
    const u = random.normal()
    own[competency] = alpha + offsets[competency]! + organization.profile * u
    return random.uniform() < 1 / (1 + Math.exp(-2.45 - organization.opportunity * u)) ? 1 : 0
  })
}

/** Six of ten givers come from the team where it is open to others, all of them where it is closed. */
function giversOf(organization: Organization, random: Random, person: number): Int32Array {
  const { people, teamSize, giversEach } = organization
  const first = Math.floor(person / teamSize) * teamSize
  const size = Math.min(teamSize, people - first)
  const chosen = new Set<number>()
  const fromTeam = organization.closedTeams ? Math.min(giversEach, size - 1) : Math.min(Math.round(giversEach * 0.6), size - 1)
  while (chosen.size < fromTeam) addOther(chosen, first + random.below(size), person)
  const wanted = organization.closedTeams ? fromTeam : Math.min(giversEach, people - 1)
  while (chosen.size < wanted) addOther(chosen, random.below(people), person)
  return Int32Array.from(chosen).sort()
}

function addOther(chosen: Set<number>, giver: number, person: number): void {
  if (giver !== person) chosen.add(giver)
}

function writeReview(
  writer: Writer, organization: Organization, random: Random, giver: number,
  own: Float32Array, shown: Uint8Array, extra: number, kept: number, shift: number,
): void {
  const before = writer.cells
  for (let competency = 0; competency < own.length; competency++) {
    const error = organization.error * random.normal()
    if (random.uniform() > 0.86 || shown[competency] === 0) continue
    const felt = own[competency]! + extra + error
    const last = competency % 10 === 9 ? 4 : 6
    const value = Math.min(last, Math.max(lowest, Math.round(2 * (middle + kept * (felt - middle) + shift)) / 2))
    writer.cellCompetency[writer.cells] = competency
    writer.value[writer.cells] = value
    writer.bound[writer.cells++] = value === last ? 1 : value === lowest ? -1 : 0
  }
  if (writer.cells === before) return
  writer.reviewGiver[writer.reviews++] = giver
  writer.reviewCells[writer.reviews] = writer.cells
}

function packed(writer: Writer, organization: Organization): PackedObservations {
  const digits = String(organization.people).length
  const people = Array.from({ length: organization.people }, (_, at) => `p${String(at).padStart(digits, '0')}`)
  return {
    people, givers: people,
    competencies: Array.from({ length: organization.competencies }, (_, at) => `c${String(at).padStart(3, '0')}`),
    personReviews: writer.personReviews,
    reviewGiver: writer.reviewGiver.subarray(0, writer.reviews),
    reviewCells: writer.reviewCells.subarray(0, writer.reviews + 1),
    cellCompetency: writer.cellCompetency.subarray(0, writer.cells),
    value: writer.value.subarray(0, writer.cells),
    bound: writer.bound.subarray(0, writer.cells),
  }
}
