import { spawnSync } from 'node:child_process'
import { explainPerson } from '../../src/features/rating/rules/explain-rating.ts'
import { fitGivens } from '../../src/features/rating/rules/fit-givens.ts'
import { ratePeople } from '../../src/features/rating/rules/rate-people.ts'
import { simpleLeniencies } from '../../src/features/rating/rules/simple-leniencies.ts'
import { simpleRatings } from '../../src/features/rating/rules/simple-ratings.ts'
import { storeGivens } from '../../src/features/rating/rules/stored-givens.ts'
import { whatIf } from '../../src/features/rating/rules/what-if.ts'
import type { Observation, PackedObservations } from '../../src/features/rating/model.ts'
import { simulate, usualOrganization } from './simulate.ts'

/** One size, measured in a process of its own so that its peak memory is its own. */
export interface Speed {
  people: number
  cells: number
  dataMegabytes: number
  /** Fit and all intervals. */
  fittedSeconds: number
  /** The same in processor time, which other work on the machine disturbs less; Node's own helpers included. */
  fittedProcessorSeconds: number
  simpleSeconds: number
  /** The process at its peak: Node itself, the observations and everything computed. */
  peakMegabytes: number
}

/** The smallest of several runs, each in a fresh process: other work on the machine only ever adds. */
export function speedOf(people: number, runs: number): Speed {
  const all = Array.from({ length: runs }, () => {
    const { stdout } = spawnSync(process.execPath, [process.argv[1]!, '--size', String(people)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    return JSON.parse(stdout) as Speed
  })
  const least = (of: (one: Speed) => number): number => Math.min(...all.map(of))
  return {
    ...all[0]!, fittedSeconds: least((one) => one.fittedSeconds),
    fittedProcessorSeconds: least((one) => one.fittedProcessorSeconds), simpleSeconds: least((one) => one.simpleSeconds), peakMegabytes: least((one) => one.peakMegabytes),
  }
}

/** What the child process does. */
export function measureSize(people: number): Speed {
  const { data } = simulate({ ...usualOrganization, people }, 1)
  const processor = process.cpuUsage()
  const start = performance.now()
  ratePeople(data, fitGivens(data))
  const fitted = performance.now()
  const { user, system } = process.cpuUsage(processor)
  const peak = process.resourceUsage().maxRSS / 1024
  const { leniency, error } = simpleLeniencies(data)
  simpleRatings(data, leniency, error)
  return {
    people, cells: data.value.length, dataMegabytes: bytesOf(data) / 1e6,
    fittedSeconds: (fitted - start) / 1000, fittedProcessorSeconds: (user + system) / 1e6, simpleSeconds: (performance.now() - fitted) / 1000, peakMegabytes: peak,
  }
}

function bytesOf(data: PackedObservations): number {
  const arrays = [data.personReviews, data.reviewGiver, data.reviewCells, data.cellCompetency, data.value, data.bound]
  return arrays.reduce((sum, array) => sum + array.byteLength, 0)
}

/** Median milliseconds of "why" and "what if" for one person from a fit of 1,000, givens looked up by name. */
export function onePersonMilliseconds(): { why: number; whatIf: number } {
  const { data } = simulate(usualOrganization, 1)
  const packed = fitGivens(data)
  const givens = storeGivens(data, packed)
  const own = observationsOf(data, 0)
  return {
    why: median(() => void explainPerson(data, packed, 0)),
    whatIf: median(() => void whatIf(own, givens, { less: [own[0]!] })),
  }
}

function observationsOf(data: PackedObservations, person: number): Observation[] {
  const all: Observation[] = []
  for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
    for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
      const bound = data.bound[cell] === 1 ? 'at-least' : data.bound[cell] === -1 ? 'at-most' : 'exact'
      all.push({ giver: data.givers[data.reviewGiver[review]!]!, person: 'own', competency: data.competencies[data.cellCompetency[cell]!]!, value: data.value[cell]!, bound })
    }
  }
  return all
}

function median(work: () => void): number {
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[10]!
}
