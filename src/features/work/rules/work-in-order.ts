import type { Issue } from '../../../platform/result.ts'
import type { WorkFields, WorkKind, WorkWarning } from '../model.ts'

/** What each kind is part of: a task of an epic, an epic of a project. */
export const wholeOf: Readonly<Record<WorkKind, WorkKind | null>> = { task: 'epic', epic: 'project', project: null }

const misplaced: Readonly<Record<WorkKind, string>> = {
  task: 'A task is part of an epic. Choose an epic, or leave this empty.',
  epic: 'An epic is part of a project. Choose a project, or leave this empty.',
  project: 'A project is the largest kind of work. Leave this empty.',
}

/** What is wrong with a kind beside the kind of what it is to be part of. */
export const misplacedUnder = (kind: WorkKind, whole: WorkKind): string | null => (wholeOf[kind] === whole ? null : misplaced[kind])

export type Surroundings = {
  /** The kind of what it is to be part of; undefined where that does not exist. */
  readonly whole: WorkKind | null | undefined
  /** The kinds of its parts, where it has some. */
  readonly parts: readonly WorkKind[]
  readonly teams: ReadonlySet<string>
  readonly domains: ReadonlySet<string>
}

type Entered = Pick<WorkFields, 'kind' | 'parent' | 'teams' | 'domain' | 'startedOn' | 'finishedOn'>

/** What keeps a work item from being recorded as it was entered, by field. */
export function problemsOf(work: Entered, { whole, parts, teams, domains }: Surroundings): Issue[] {
  const issues: Issue[] = []
  const add = (path: string, message: string) => issues.push({ path, message })
  if (whole === undefined) add('parent', 'This work is not there any more. Choose another, or leave this empty.')
  else if (whole !== null) {
    const wrong = misplacedUnder(work.kind, whole)
    if (wrong) add('parent', wrong)
  }
  const stray = parts.find((it) => wholeOf[it] !== work.kind)
  if (stray) add('kind', `This has a part that is ${stray === 'epic' ? 'an epic' : `a ${stray}`}. Move its parts elsewhere first.`)
  const unknown = work.teams.filter((it) => !teams.has(it))
  if (unknown.length > 0) add('teams', `There is no team “${unknown[0]}”. Choose one of the teams, or have an administrator add it.`)
  if (work.domain !== null && !domains.has(work.domain)) add('domain', `No framework has a domain “${work.domain}”. Choose one of the list.`)
  if (work.startedOn !== null && work.finishedOn !== null && work.finishedOn < work.startedOn) add('finishedOn', 'Work ends on the day it began or later.')
  return issues
}

/** What an item of this kind usually has and this one lacks. */
export function warningsOf(kind: WorkKind, parts: number): WorkWarning[] {
  if (parts > 0 || kind === 'task') return []
  return [kind === 'project' ? 'project-without-epics' : 'epic-without-tasks']
}
