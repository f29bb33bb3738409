import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Framework } from '../../features/framework/model.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { sharedPath } from '../../../test/shared.ts'
import { colleaguesOf, exampleFileOn, readFrameworks, titleFrom } from '../example-organization.ts'
import { daysBefore, moved } from './days.ts'
import type { Deed, DeedOf } from './deeds.ts'
import { roleOn, worksOn } from './people.ts'
import { peculiarities } from './true-levels.ts'
import { filledIn, readExampleWords } from './words.ts'
import { exampleWork, workTable } from './work.ts'
import { exampleYear } from './year.ts'

const folder = path.join(packageRoot, 'frameworks/example-words')
const words = readExampleWords(folder)
const today = '2026-11-22'

describe('the year of the example organization', () => {
  let frameworks: Map<string, Framework>
  let year: Deed[]
  let given: DeedOf<'give'>[]

  const yearOn = (day: string, seed = 'fellside'): Deed[] =>
    exampleYear({ seed, today: day, people: colleaguesOf(exampleFileOn(day), titleFrom(frameworks)), frameworks, words, work: exampleWork(words.projects, day) })

  beforeAll(async () => {
    frameworks = await readFrameworks()
    year = yearOn(today)
    given = year.filter((it) => it.kind === 'give')
  })

  test('is the same for the same seed and day, and another for another seed', () => {
    expect(yearOn(today)).toEqual(year)
    expect(yearOn(today, 'elsewhere')).not.toEqual(year)
  })

  test('moves along with the day of the set-up, and ends on the day before it', () => {
    for (const [day, yesterday] of [[today, '2026-11-21'], ['2027-03-01', '2027-02-28'], ['2028-02-29', '2028-02-28']] as const) {
      const deeds = day === today ? year : yearOn(day)
      const givings = deeds.filter((it) => it.kind === 'give')
      expect(givings.map((it) => it.content.observedOn).toSorted().at(-1)).toBe(yesterday)
      expect(deeds.every((it) => it.at.toISOString().slice(0, 10) <= yesterday)).toBe(true)
      expect(Math.abs(givings.length - given.length)).toBeLessThan(40)
    }
  })

  test('is in the order of its days', () => {
    const times = year.map((it) => it.at.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test('has as much feedback as a house of fifty engineers gives in a year', () => {
    expect(given.length).toBeGreaterThan(700)
    expect(given.length).toBeLessThan(1_100)
    const observations = given.flatMap((it) => it.content.observations)
    expect(observations.length).toBeGreaterThan(4_000)
    expect(observations.length).toBeLessThan(6_200)
    const lastYear = grouped(given.filter((it) => it.content.observedOn > daysBefore(today, 365)), (it) => it.about)
    expect([...lastYear.values()].filter((it) => it.length >= 12).length).toBeGreaterThan(40)
    expect(Math.max(...[...lastYear.values()].map((it) => it.length))).toBeLessThan(26)
  })

  test('is seen by several people each, who are managers, teammates and others, none of them always', () => {
    const byGiver = grouped(given, (it) => it.by)
    expect(byGiver.size).toBeGreaterThan(50)
    for (const [about, them] of grouped(given, (it) => it.about)) {
      if (them.length >= 12) expect(new Set(them.map((it) => it.by)).size, about).toBeGreaterThanOrEqual(4)
    }
  })

  test('lets most be seen by three or more in most of what their role asks, and a few by hardly anybody', () => {
    const since = daysBefore(today, 365)
    const shares = colleaguesOf(exampleFileOn(today), titleFrom(frameworks)).flatMap((person) => {
      const role = worksOn(person, today) ? roleOn(person, today, frameworks) : undefined
      if (!role) return []
      const seen = given.filter((it) => it.about === person.email && it.content.observedOn > since).flatMap((it) => it.content.observations.filter((one) => one.choice === 'level' || one.choice === 'not-yet').map((one) => ({ by: it.by, competency: one.competency })))
      const asked = role.competencies.filter((it) => it.first <= (role.position ?? 0))
      const known = asked.filter((it) => new Set(seen.filter((one) => one.competency === it.id).map((one) => one.by)).size >= 3)
      return [{ givers: new Set(seen.map((it) => it.by)).size, share: known.length / asked.length }]
    })
    expect(shares.filter((it) => it.share > 0.6 && it.givers >= 4).length / shares.length).toBeGreaterThan(0.7)
    expect(shares.filter((it) => it.share < 0.3).length).toBeGreaterThanOrEqual(3)
  })

  test('tells of the year before as well, for about half of those who were here', () => {
    const before = grouped(given.filter((it) => it.content.observedOn < daysBefore(today, 365)), (it) => it.about)
    expect([...before.values()].filter((it) => it.length >= 3).length).toBeGreaterThan(15)
    expect(before.size).toBeLessThan(35)
  })

  test('rests on work that was under way', () => {
    const known = new Map(exampleWork(words.projects, today).map((it) => [it.title, it]))
    for (const { content } of given) {
      if (content.work === null) continue
      const work = known.get(content.work)!
      expect(work.startedOn <= content.observedOn && (work.finishedOn === null || daysBefore(content.observedOn, 14) <= work.finishedOn), `${content.work} on ${content.observedOn}`).toBe(true)
    }
  })

  test('says nothing twice of one person, and many different things', () => {
    const sentences = given.flatMap((it) => it.content.observations.flatMap((one) => (one.choice === 'level' && one.words ? [{ about: it.about, words: one.words }] : [])))
    for (const [about, them] of grouped(sentences, (it) => it.about)) expect(new Set(them.map((it) => it.words)).size, about).toBe(them.length)
    expect(new Set(sentences.map((it) => it.words)).size).toBeGreaterThan(1_500)
    expect(Math.max(...[...grouped(sentences, (it) => it.words).values()].map((it) => it.length))).toBeLessThanOrEqual(6)
  })

  test('leaves no place of a sentence unfilled', () => {
    expect(JSON.stringify(year)).not.toMatch(/\{\w|\bundefined\b|\b(the|a) the /)
  })

  test('has a few people who stand out, whom enough others saw', () => {
    for (const { person, competency } of peculiarities) {
      const seen = given.filter((it) => it.about.startsWith(person.replaceAll('-', '.')) && it.content.observations.some((one) => one.competency.endsWith(competency) && (one.choice === 'level' || one.choice === 'not-yet')))
      expect(new Set(seen.map((it) => it.by)).size, `${person} ${competency}`).toBeGreaterThanOrEqual(4)
    }
  })
})

describe('the words of the example organization', () => {
  test('has at least seven sentences for each competency of both frameworks', async () => {
    for (const framework of (await readFrameworks()).values()) {
      for (const { id } of framework.competencies) {
        const tones = words.observations.get(id.split('/').at(-1)!)
        expect(tones, id).toBeDefined()
        expect(Object.values(tones!).flat().length, id).toBeGreaterThanOrEqual(7)
      }
    }
  })

  test('has no sentence twice', () => {
    const all = [...words.observations.values()].flatMap((it) => Object.values(it).flat())
    expect(all.length).toBeGreaterThan(900)
    expect(new Set(all).size).toBe(all.length)
  })

  test('begins with many different words', () => {
    const openings = [...words.observations.values()].flatMap((it) => Object.values(it).flat()).map((it) => it.split(' ').slice(0, 3).join(' '))
    expect(new Set(openings).size).toBeGreaterThan(600)
  })

  test('calls each piece of work by a title of its own, and links it to an issue of its own', () => {
    const work = exampleWork(words.projects, today)
    expect(work.filter((it) => it.kind === 'project')).toHaveLength(15)
    expect(work.filter((it) => it.kind === 'epic')).toHaveLength(45)
    expect(work.filter((it) => it.kind === 'task').length).toBeGreaterThanOrEqual(150)
    expect(new Set(work.map((it) => it.title)).size).toBe(work.length)
    expect(new Set(work.map((it) => it.link)).size).toBe(work.length)
    expect(new Set(work.map((it) => new URL(it.link).host.split('.')[0]))).toEqual(new Set(['github', 'gitlab', 'jira']))
    expect(workTable(work).split('\n')).toHaveLength(work.length + 1)
  })

  const shared = sharedPath('corpus')
  test.skipIf(!shared)('are our own: no sentence of them stands in a published framework', () => {
    const own = new Set(ownSentences(folder))
    expect(own.size).toBeGreaterThan(700)
    const found = textFiles(shared!).flatMap((file) => sentencesOf(readFileSync(file, 'utf8')).filter((it) => own.has(it)))
    expect(found).toEqual([])
  })
})

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return groups
}

/** Sentences of at least six words, without what distinguishes only their setting. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/[.!?:;|"\n]+/)
    .map((it) => it.toLowerCase().replaceAll(/[^\p{L}\p{N}{}]+/gu, ' ').trim())
    .filter((it) => it.split(' ').length >= 6)

const ownSentences = (from: string): string[] => readdirSync(from).flatMap((it) => sentencesOf(readFileSync(path.join(from, it), 'utf8')))

const textFiles = (from: string): string[] =>
  readdirSync(from, { recursive: true, encoding: 'utf8' })
    .map((it) => path.join(from, it))
    .filter((it) => /\.(md|ya?ml|csv|txt|json)$/.test(it) && statSync(it).isFile() && statSync(it).size < 3_000_000)

test('a name and work are filled into a sentence, with a capital where it begins with the work', () => {
  expect(filledIn('{work} went well. {name} led {work}! {work} goes on', 'Ada', 'the order desk')).toBe('The order desk went well. Ada led the order desk! The order desk goes on')
})

test('every day in a content moves by as many days, whatever else stands in it', () => {
  expect(moved({ id: 'a', days: ['2026-02-27', 'not 2026-01-01'], deep: [{ on: '2026-12-31', count: 3, none: null }] }, 2)).toEqual({ id: 'a', days: ['2026-03-01', 'not 2026-01-01'], deep: [{ on: '2027-01-02', count: 3, none: null }] })
})
