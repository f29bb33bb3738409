import type { Carried, CompetencyGroup, Framework, JobFamily, Level, RoleProfile, Specialty } from '../model.ts'
import { assembleCells } from './assemble-cells.ts'
import type { Cells, Gathered } from './gathering.ts'
import type { RolePage } from './role-pages.ts'
import type { ReadPage } from './role-reading.ts'
import { titleCase, UniqueNames } from './slugs.ts'

/** Puts everything that was read together into one framework. */
export function assemble(gathered: Gathered): Framework {
  const { settings } = gathered
  const cells = assembleCells(gathered)
  const families = familiesOf(gathered, cells)
  return {
    id: settings.id ?? gathered.identity.id,
    name: settings.name ?? gathered.identity.name,
    ...(settings.description === undefined ? {} : { description: settings.description }),
    ...(Object.keys(settings.carried).length === 0 ? {} : { carried: settings.carried }),
    levelsAre: settings.levelsAre,
    levelOrderDeclared: settings.levels.length > 0,
    focuses: settings.focuses,
    levels: gathered.levels,
    scopes: settings.scopes,
    frequencies: settings.frequencies,
    domains: settings.domains,
    tracks: settings.tracks,
    families,
    specialties: specialtiesOf(gathered),
    groups: groupsOf(gathered, cells),
    ...cells,
    evidenceKinds: settings.evidenceKinds,
    terms: gathered.terms,
    roleProfiles: roleProfilesOf(gathered, families, cells),
    lint: settings.lint,
    ...(settings.vagueWords.length === 0 ? {} : { vagueWords: settings.vagueWords }),
  }
}

/** Declared families first; then those that only pages name, with the levels that have a page. */
function familiesOf({ settings, pages, levels, competencyFiles, identity, findings }: Gathered, cells: Cells): JobFamily[] {
  const families = [...settings.families]
  const found = new Map<string, { name: string; levels: Set<string> }>()
  for (const { page } of pages) {
    if (settings.families.some((family) => family.id === page.family.id)) continue
    const entry = found.get(page.family.id) ?? { name: page.family.name, levels: new Set<string>() }
    found.set(page.family.id, entry)
    entry.levels.add(page.level.id)
    if (settings.families.length > 0 && page.declared && entry.levels.size === 1) {
      findings.error('unknown-reference', { file: page.document.path, line: page.document.frontMatter.lines.family ?? 1 }, `The family “${page.family.id}” is not declared in framework.yaml.`, 'Declare it under `families:`, or name a family that is there.')
    }
  }
  for (const [id, { name, levels: has }] of found) families.push({ id, name, levels: levels.filter((level) => has.has(level.id)).map((level) => level.id) })
  if (families.length === 0 && competencyFiles.length > 0 && cells.competencies.length > 0) {
    const name = settings.name ?? identity.name
    families.push({ id: settings.id ?? identity.id, name, levels: levels.map((level) => level.id) })
    findings.note('families-undeclared', { file: settings.file ?? competencyFiles[0]!.competency.source.file, line: 1 }, `No job family is declared, so there is one for everybody: “${name}”.`, 'Declare the job families under `families:` in framework.yaml.')
  }
  return families
}

function specialtiesOf({ settings, pages }: Gathered): Specialty[] {
  const specialties = [...settings.specialties]
  for (const { page } of pages) {
    const { specialty } = page
    if (specialty && !specialties.some((one) => one.id === specialty.id && one.family === page.family.id)) {
      specialties.push({ ...specialty, family: page.family.id })
    }
  }
  return specialties
}

function groupsOf({ settings, pages, findings }: Gathered, cells: Cells): CompetencyGroup[] {
  const groups = new Map(settings.groups.map((group) => [group.id, group]))
  for (const group of pages.flatMap(({ read }) => read.groups)) {
    if (!groups.has(group.id)) groups.set(group.id, newGroup(group.id, group.name))
  }
  for (const competency of cells.competencies) {
    if (groups.has(competency.group)) continue
    groups.set(competency.group, newGroup(competency.group, titleCase(competency.group)))
    if (settings.groups.length > 0) {
      findings.error('unknown-reference', competency.source, `The group “${competency.group}” is not declared in framework.yaml.`, 'Declare it under `groups:`, or name a group that is there.')
    }
  }
  return [...groups.values()]
}

/** The organization's values are shown and rated like competencies, and stay out of an overall rating unless declared otherwise. */
function newGroup(id: string, name: string): CompetencyGroup {
  const values = /^values(?:$|-)/.test(id)
  return { id, name, kind: values ? 'values' : 'competencies', inOverall: !values }
}

function roleProfilesOf(gathered: Gathered, families: readonly JobFamily[], cells: Cells): RoleProfile[] {
  const taken = new UniqueNames()
  const profiles = gathered.pages.map(({ page, read }) => profileOf(page, read, taken, gathered))
  const covered = new Set(profiles.map((profile) => `${profile.family}.${profile.level}`))
  const forAll = cells.competencies.some((competency) => competency.families === undefined)
  const inFiles = new Set(gathered.competencyFiles.flatMap(({ competency }) => competency.families ?? []))
  for (const family of families) {
    if (!forAll && !inFiles.has(family.id)) continue
    for (const level of gathered.levels) {
      if (family.levels.includes(level.id) && !covered.has(`${family.id}.${level.id}`)) profiles.push(derivedProfile(family, level, gathered))
    }
  }
  return profiles
}

function profileOf(page: RolePage, read: ReadPage, taken: UniqueNames, { findings }: Gathered): RoleProfile {
  const wanted = [page.family.id, page.level.id, ...(page.specialty ? [page.specialty.id] : [])].join('.')
  const id = taken.take(wanted)
  if (id !== wanted) {
    findings.error('duplicate-identifier', { file: page.document.path, line: 1 }, `Another page already describes “${wanted}”; this one is kept as “${id}”.`, 'Give one of the two pages another level, family or specialty in its front matter.')
  }
  const carried = carriedBy(page, read)
  return {
    id, name: page.name, ...(page.description === undefined ? {} : { description: page.description }),
    family: page.family.id, level: page.level.id, ...(page.specialty ? { specialty: page.specialty.id } : {}),
    sections: read.sections, ...(Object.keys(carried).length === 0 ? {} : { carried }), source: { file: page.document.path, line: 1 },
  }
}

const pageKeys = new Set(['title', 'description', 'role', 'level', 'family', 'specialty'])

/** What a page holds beside its text: other keys, its navigation, and comments for those who write it. */
function carriedBy(page: RolePage, read: ReadPage): Carried {
  const { values } = page.document.frontMatter
  return {
    ...Object.fromEntries(Object.entries(values).filter(([key]) => !pageKeys.has(key))),
    ...(typeof values.title === 'string' ? { title: values.title } : {}),
    ...(read.navigation.length > 0 ? { navigation: read.navigation } : {}),
    ...(read.comments.length > 0 ? { comments: read.comments } : {}),
  }
}

/** A matrix has no role pages: a family at a level shows every competency that is for it. */
function derivedProfile(family: JobFamily, level: Level, { settings, competencyFiles }: Gathered): RoleProfile {
  const line = settings.lines[`families:${family.id}`] ?? 1
  return {
    id: `${family.id}.${level.id}`,
    name: family.titles?.[level.id] ?? `${level.name} ${family.name}`,
    family: family.id, level: level.id,
    source: { file: settings.file ?? competencyFiles[0]!.competency.source.file, line },
  }
}
