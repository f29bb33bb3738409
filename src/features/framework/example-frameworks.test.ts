import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Competency, Expectation, Framework } from './model.ts'
import { lint } from './rules/lint.ts'
import { readDirectory } from './source/read-directory.ts'
import { readFramework } from './source/read-framework.ts'

const examples = join(import.meta.dirname, '../../../frameworks')

async function example(name: string) {
  const { files, findings } = readDirectory(join(examples, name))
  const read = await readFramework(files, { name })
  return { ...read, findings: [...findings, ...read.findings, ...lint(read.framework, read.places)] }
}

const engineering = await example('engineering')
const platform = await example('platform')

const cellsOf = (framework: Framework, competency: string): Expectation[] => framework.expectations.filter((cell) => cell.competency === competency)
const texts = (framework: Framework): Expectation[] => framework.expectations.filter(({ kind }) => kind === 'text')
const named = (framework: Framework, id: string): Competency => framework.competencies.find((competency) => competency.id === id)!
const kindsAskedOf = (id: string): string[] => named(platform.framework, id).evidence.map(({ kind }) => kind)
const fieldsOf = (kind: string) => platform.framework.evidenceKinds.find(({ id }) => id === kind)!.fields
const wordsOf = (cell: Expectation): string => [cell.text ?? '', ...cell.statements.map(({ text }) => text), ...cell.examples.map(({ text }) => text)].join('\n')

describe.each([['engineering', engineering], ['platform', platform]] as const)('the %s example', (_name, { framework, findings, summary }) => {
  test('reads and lints without an error, a warning or a note', () => {
    expect(findings).toEqual([])
    expect(summary.includesUnresolved).toBe(0)
  })

  test('has the six areas of influence and the three frequencies of the guidelines', () => {
    expect(framework.scopes.map(({ id }) => id)).toEqual(['task', 'epic', 'team', 'across-teams', 'organization', 'company'])
    expect(framework.frequencies.map(({ id, offset }) => [id, offset])).toEqual([['sometimes', -0.5], ['usually', 0], ['always', 0]])
  })

  test('uses no word that nobody could observe', () => {
    const vague = /\b(?:good|strong|excellent|passionate|appropriate(?:ly)?|effective(?:ly)?|proactive(?:ly)?|robust|best practices?|as E\d)\b/i
    expect(texts(framework).filter((cell) => vague.test(wordsOf(cell))).map(({ competency, level }) => `${competency}@${level}`)).toEqual([])
  })

  test('leaves values out of the overall rating', () => {
    expect(framework.groups.filter(({ kind }) => kind === 'values').map(({ inOverall }) => inOverall)).toEqual([false])
  })

  test('says where to learn most of it, and leads to nobody’s real pages', () => {
    const resources = framework.competencies.flatMap((competency) => competency.resources ?? [])
    expect(framework.competencies.filter((competency) => competency.resources).length).toBeGreaterThan(framework.competencies.length / 3)
    expect(resources.filter(({ address }) => !/^(https:\/\/[a-z]+\.example\.com\/|\/frameworks\/)/.test(address))).toEqual([])
    expect(resources.filter(({ from }) => from).length).toBeGreaterThanOrEqual(5)
    expect(framework.competencies.some((competency) => !competency.resources)).toBe(true)
  })

  test('defines the words of its cells', () => {
    const terms = framework.terms.map(({ id }) => id)
    expect(terms).toEqual(expect.arrayContaining(['task', 'epic', 'project', 'team', 'across-teams', 'engineering-organization', 'company', 'business-stakeholders', 'domain', 'sometimes', 'usually', 'always']))
  })
})

describe('the engineering matrix', () => {
  const { framework } = engineering
  const position = (level: string): number => framework.levels.findIndex(({ id }) => id === level)
  const inRange = ({ firstLevel, lastLevel }: Competency, level: string): boolean =>
    position(level) >= position(firstLevel?.level ?? 'E1') && position(level) <= position(lastLevel?.level ?? 'E6')

  test('is large enough to start from', () => {
    expect(framework.levels.map(({ id, focus }) => [id, focus])).toEqual([
      ['E1', 'executes'], ['E2', 'executes'], ['E3', 'executes'], ['E4', 'guides'], ['E5', 'guides'], ['E6', 'guides'],
    ])
    expect(framework.competencies.length).toBeGreaterThanOrEqual(26)
    expect(new Set(framework.competencies.map(({ group }) => group)).size).toBeGreaterThanOrEqual(5)
    expect(framework.families.length).toBeGreaterThanOrEqual(5)
    expect(framework.domains.length).toBeGreaterThanOrEqual(5)
  })

  test('says of every cell in range what is expected, and shows it by an example', () => {
    const lacking = framework.competencies.flatMap((competency) =>
      framework.levels.filter(({ id }) => inRange(competency, id)).flatMap(({ id }) => {
        const cell = cellsOf(framework, competency.id).find(({ level }) => level === id)
        if (cell?.kind === 'same-as') return []
        return cell?.text && cell.statements.length > 0 && cell.examples.length > 0 ? [] : [`${competency.id}@${id}`]
      }),
    )
    expect(lacking).toEqual([])
  })

  test('says nothing outside a competency’s range, and gives the reason', () => {
    expect(framework.expectations.filter((cell) => !inRange(named(framework, cell.competency), cell.level))).toEqual([])
    const limits = framework.competencies.flatMap(({ firstLevel, lastLevel }) => [firstLevel, lastLevel].filter((limit) => limit !== undefined))
    expect(limits.filter(({ reason }) => !reason)).toEqual([])
    expect(framework.competencies.filter(({ firstLevel }) => firstLevel).length).toBeGreaterThanOrEqual(8)
    expect(framework.competencies.filter(({ lastLevel }) => lastLevel).length).toBeGreaterThanOrEqual(6)
  })

  test('widens the area of influence, never narrows it, from level to level', () => {
    const rung = (cell: Expectation): number => Math.max(-1, ...cell.scopes.map((scope) => framework.scopes.findIndex(({ id }) => id === scope)))
    for (const competency of framework.competencies.filter(({ group }) => group !== 'values')) {
      const rungs = cellsOf(framework, competency.id).filter(({ kind }) => kind === 'text').map(rung)
      expect(rungs, competency.id).toEqual(rungs.toSorted((a, b) => a - b))
      expect(rungs[0], competency.id).toBeGreaterThanOrEqual(0)
    }
  })

  test('has competencies for some families, for some domains, with scope required and with evidence', () => {
    expect(framework.competencies.filter(({ families }) => families).length).toBeGreaterThan(5)
    expect(framework.competencies.filter(({ domains }) => domains).length).toBeGreaterThan(0)
    expect(framework.competencies.filter(({ scopeRequired }) => scopeRequired).length).toBeGreaterThanOrEqual(3)
    expect(framework.competencies.filter(({ evidence }) => evidence.length > 0).length).toBeGreaterThanOrEqual(5)
  })
})

describe('the platform role pages', () => {
  const { framework } = platform

  test('describe two families at several levels, and one specialty', () => {
    expect(framework.roleProfiles.map(({ id }) => id).toSorted()).toEqual([
      'developer-productivity.intermediate', 'developer-productivity.senior', 'developer-productivity.staff',
      'platform-engineer.intermediate', 'platform-engineer.principal', 'platform-engineer.senior', 'platform-engineer.senior.storage', 'platform-engineer.staff',
    ])
  })

  test('share their leadership and technical blocks, and show where each sentence comes from', () => {
    const shared = framework.roleProfiles.map(({ level }) => `includes/leadership/${level}.md`)
    const files = new Set(framework.expectations.flatMap(({ statements }) => statements.map(({ source }) => source.file)))
    expect([...files]).toEqual(expect.arrayContaining(shared))
  })

  test('put one stricter sentence in place of a shared one, on one page alone', () => {
    const overridden = framework.expectations.flatMap(({ statements }) => statements).filter(({ inPlaceOf }) => inPlaceOf)
    expect(overridden.map(({ id, source, inPlaceOf }) => [id, source.file, inPlaceOf?.source.file])).toEqual([
      ['service-levels-agreed', 'platform-engineer/staff.md', 'includes/technical/staff.md'],
    ])
  })

  test('give the developer productivity engineers responsibilities that the team page defines', () => {
    const rows = framework.competencies.filter(({ id, evidence }) => id.startsWith('developer-productivity/technical/') && evidence.length > 0)
    expect(rows).toHaveLength(7)
    const defined = framework.terms.filter(({ source }) => source.file === 'team.md').map(({ name }) => name)
    expect(rows.map(({ name }) => name)).toEqual(defined)
  })

  test('map the word for a product area to a rung of the ladder', () => {
    expect(framework.scopes.find(({ id }) => id === 'across-teams')!.aliases).toEqual(expect.arrayContaining(['product area', 'section']))
    const cell = cellsOf(framework, 'developer-productivity/technical/find-the-wait').find(({ level }) => level === 'staff')!
    expect(cell.scopes).toContain('across-teams')
    expect(cell.statements).toHaveLength(2)
  })

  test('tell the kinds of evidence apart that each responsibility asks for', () => {
    expect(kindsAskedOf('developer-productivity/technical/find-the-wait')).toEqual(['wait-found', 'loop-shortened'])
    expect(fieldsOf('measured-improvement').map(({ type }) => type)).toContain('measure')
    expect(named(framework, 'developer-productivity/technical/use-our-own-product').evidence).toContainEqual({ kind: 'product-group-represented', atLeast: 1, distinctBy: 'product-group' })
    expect(kindsAskedOf('developer-productivity/technical/mind-the-indicators')).toEqual(['corrective-action', 'preventative-measure', 'new-indicator'])
    expect(fieldsOf('automation').filter(({ type }) => type === 'people')).toHaveLength(2)
    expect(framework.evidenceKinds.filter(({ outsiders }) => outsiders).map(({ id }) => id)).toEqual(['contributor-helped'])
    expect(fieldsOf('product-contribution').map(({ type }) => type)).toEqual(['work-item', 'choice', 'choice'])
  })

  test('ask only for evidence of kinds that are declared', () => {
    for (const { framework: one } of [engineering, platform]) {
      const known = new Set(one.evidenceKinds.map(({ id }) => id))
      expect(one.competencies.flatMap(({ evidence }) => evidence).filter(({ kind }) => !known.has(kind))).toEqual([])
    }
  })
})

interface Job { framework: string; family: string; specialty?: string; level?: string }
interface Person {
  id: string
  email: string
  team?: string
  domain?: string
  started: string
  left?: string
  managers: string[]
  roles: string[]
  employment?: Job
  'in-team'?: string
  before?: { until: string; managers?: string[]; employment?: Job }[]
}

describe('the example organization', () => {
  const { people, teams } = parse(readFileSync(join(examples, 'example-organization.yaml'), 'utf8')) as { people: Person[]; teams: { id: string }[] }
  const frameworks: Record<string, Framework> = { engineering: engineering.framework, platform: platform.framework }
  const ids = new Set(people.map(({ id }) => id))

  test('has about sixty people, each known once', () => {
    expect(people.length).toBeGreaterThanOrEqual(58)
    expect(people.length).toBeLessThanOrEqual(66)
    expect(ids.size).toBe(people.length)
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
  })

  test('gives everybody a job, a manager and a team that exist', () => {
    const jobs = people.flatMap(({ employment, before }) => [employment, ...(before ?? []).map((earlier) => earlier.employment)].filter((job) => job !== undefined))
    const unknown = jobs.filter((job) => {
      const framework = frameworks[job.framework]
      const family = framework?.families.find(({ id }) => id === job.family)
      return !family || (job.level !== undefined && !family.levels.includes(job.level)) || (job.specialty !== undefined && !framework!.specialties.some(({ id, family: of }) => id === job.specialty && of === job.family))
    })
    expect(unknown).toEqual([])
    expect(people.flatMap(({ managers, before }) => [managers, ...(before ?? []).map((earlier) => earlier.managers ?? [])].flat()).filter((id) => !ids.has(id))).toEqual([])
    expect(people.filter(({ team }) => team !== undefined && !teams.some(({ id }) => id === team))).toEqual([])
    expect(people.filter(({ domain, employment }) => domain !== undefined && !frameworks[employment!.framework]!.domains.some(({ id }) => id === domain))).toEqual([])
  })

  test('has engineers, an embedded SRE, a manager and a product manager in each of its four teams', () => {
    for (const team of ['checkout', 'catalogue', 'delivery', 'platform']) {
      const parts = people.filter((person) => person.team === team).map((person) => person['in-team'])
      expect(parts, team).toEqual(expect.arrayContaining(['engineer', 'embedded-sre', 'manager', 'product-manager']))
    }
  })

  test('holds the cases that make a year: two managers, a changed manager, a leaver, nobody’s level, and each role', () => {
    expect(people.some(({ managers }) => managers.length === 2)).toBe(true)
    expect(people.some(({ before }) => before?.some(({ managers }) => managers))).toBe(true)
    expect(people.filter(({ left }) => left)).toHaveLength(1)
    expect(people.filter(({ employment }) => employment && !employment.level)).toHaveLength(1)
    for (const role of ['steward', 'lead', 'administrator']) expect(people.some(({ roles }) => roles.includes(role)), role).toBe(true)
  })

  test('changes nothing before somebody’s first day', () => {
    expect(people.filter(({ started, before }) => before?.some(({ until }) => until <= started))).toEqual([])
  })
})
