import { identifierFrom } from './slugs.ts'

/** What a page's title says of the job, once the name of the framework before it is taken off. */
export interface RoleTitle {
  role: string
  specialty?: string
}

/** `Career Framework: Staff Engineer, Storage` names the role `Staff Engineer, Storage` with the specialty `Storage`. */
export function roleTitle(title: string): RoleTitle {
  const colon = title.lastIndexOf(': ')
  const dash = /^(.+?)\s+[-–—]\s+/.exec(title)
  const role = (colon >= 0 ? title.slice(colon + 2) : (dash?.[1] ?? title)).trim()
  const comma = role.indexOf(', ')
  return comma > 0 && comma < role.length - 2 ? { role, specialty: role.slice(comma + 2).trim() } : { role }
}

const frameworkWords = /\s+(?:(?:career|competency|engineering)\s+)?(?:frameworks?|matrix|ladder|path|competencies|levels?)$/i

/** The name of a job family as the title of its index page gives it, without the words for “framework”. */
export function familyNameFromTitle(title: string): string {
  const name = title.replace(frameworkWords, '').trim()
  return name === '' ? title : name
}

/** Whether the words of an identifier stand next to each other in a text. */
export function containsWords(text: string, identifier: string): boolean {
  return identifier !== '' && `-${identifierFrom(text)}-`.includes(`-${identifierFrom(identifier)}-`)
}

const genericFolders = new Set([
  'content', 'handbook', 'docs', 'pages', 'roles', 'role', 'career', 'careers', 'matrix', 'matrices', 'career-matrix', 'career-matrices',
  'levels', 'ladder', 'ladders', 'framework', 'frameworks', 'career-framework', 'career-frameworks', 'competencies', 'families', 'job-families',
])

/** One short identifier per folder of role pages; folders of the same name get the name of the folder above in front. */
export function familyIdentifiers(folders: readonly string[]): Map<string, string> {
  const paths = new Map(folders.map((folder) => [folder, meaningfulSteps(folder)]))
  const result = new Map<string, string>()
  for (let depth = 1; result.size < paths.size; depth += 1) {
    const counts = new Map<string, number>()
    const tails = [...paths].map(([folder, steps]) => [folder, steps.slice(-depth).join('-'), depth >= steps.length] as const)
    for (const [, tail] of tails) counts.set(tail, (counts.get(tail) ?? 0) + 1)
    for (const [folder, tail, whole] of tails) {
      if (!result.has(folder) && (counts.get(tail) === 1 || whole)) result.set(folder, tail)
    }
  }
  return result
}

function meaningfulSteps(folder: string): string[] {
  const steps = folder.split('/').map(identifierFrom).filter((step) => step !== '')
  const meaningful = steps.filter((step) => !genericFolders.has(step))
  if (meaningful.length > 0) return meaningful
  return steps.length > 0 ? steps : ['general']
}

const groupEndings = /\s+(?:competenc(?:y|ies)|alignment|expectations?|responsibilities|skills)$/i

/** A section's heading without the words of its level, so that the same section of every level is one group. */
export function groupName(heading: string, levelWords: readonly string[]): string {
  let name = heading.trim()
  for (const word of levelWords) {
    if (!name.toLowerCase().includes(word.slice(0, 3).toLowerCase())) continue
    const { leading, trailing } = patternsFor(word)
    name = name.replace(leading, '').replace(trailing, '')
  }
  return name.trim() === '' ? heading.trim() : name.trim()
}

interface LevelPatterns {
  leading: RegExp
  trailing: RegExp
}

const patterns = new Map<string, LevelPatterns>()

function patternsFor(word: string): LevelPatterns {
  let found = patterns.get(word)
  if (!found) {
    const source = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-\s]+/g, '[-\\s]+')
    found = {
      leading: new RegExp(`^${source}(?:s|['’]s?)?[\\s:–-]+(?=\\S)`, 'i'),
      trailing: new RegExp(`[\\s:–,(-]+(?:for\\s+)?${source}\\)?$`, 'i'),
    }
    if (patterns.size > 1_000) patterns.clear()
    patterns.set(word, found)
  }
  return found
}

export function groupIdentifier(name: string): string {
  return identifierFrom(name.replace(groupEndings, '')) || identifierFrom(name) || 'section'
}
