import { daysBefore } from './days.ts'
import type { Project } from './words.ts'

/** A piece of work as people of the example speak of it. Its title names it: no two are alike. */
export type Work = {
  readonly kind: 'project' | 'epic' | 'task'
  readonly title: string
  readonly called: string
  readonly link: string
  readonly parent: string | null
  readonly teams: readonly string[]
  /** The teams of it and of everything in it. */
  readonly affects: readonly string[]
  readonly domain: string
  readonly startedOn: string
  readonly finishedOn: string | null
  readonly moments: readonly string[]
}

const trackers = {
  github: (repository: string, number: number) => `https://github.fellside.example/fellside/${repository}/issues/${number}`,
  gitlab: (repository: string, number: number) => `https://gitlab.fellside.example/fellside/${repository}/-/issues/${number}`,
  jira: (_: string, number: number) => `https://jira.fellside.example/browse/FELL-${number}`,
}

/** Everything that was worked on, with days counted back from this one: each project before its epics, each epic before its tasks. */
export const exampleWork = (projects: readonly Project[], today: string): Work[] => projects.flatMap((project, index) => workOf(project, 1_000 + index * 90, today))

function workOf(project: Project, number: number, today: string): Work[] {
  const { title, called, domain, moments, days, tracker, teams, epics } = project
  const [from, until] = days
  const link = (offset: number): string => trackers[tracker](teams[0]!, number + offset * 3)
  const ended = (before: number): string | null => (before <= 0 ? null : daysBefore(today, before))
  const whole: Work = { kind: 'project', title, called, link: link(0), parent: null, teams, affects: teams, domain, startedOn: daysBefore(today, from), finishedOn: ended(until), moments }
  const step = Math.floor((from - until) / (epics.length + 1))
  const parts = epics.flatMap((epic, place) => {
    // Each epic takes two steps, so that one begins before the one before it has ended.
    const begins = from - step * place
    const ends = Math.max(until, begins - step * 2)
    const own = epic.teams ?? teams
    const shared = { called: epic.called, domain, moments }
    const dates = (start: number, end: number) => ({ startedOn: daysBefore(today, start), finishedOn: ended(end) })
    const tasks = epic.tasks.map((task, at): Work => {
      const start = begins - Math.floor(((begins - ends) / (epic.tasks.length + 1)) * at)
      const team = own[at % own.length]!
      return { ...shared, kind: 'task', title: task, link: link(place * 6 + at + 2), parent: epic.title, teams: [team], affects: [team], ...dates(start, Math.max(ends, start - 35)) }
    })
    return [{ ...shared, kind: 'epic' as const, title: epic.title, link: link(place * 6 + 1), parent: title, teams: own, affects: own, ...dates(begins, ends) }, ...tasks]
  })
  return [whole, ...parts]
}

/** What was under way on a day, or had ended within the fortnight before. */
export function underWay(work: readonly Work[], day: string): Work[] {
  const fortnightAgo = daysBefore(day, 14)
  return work.filter(({ startedOn, finishedOn }) => startedOn <= day && (finishedOn === null || fortnightAgo <= finishedOn))
}

const cell = (text: string | null): string => (text === null ? '' : /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The table that the import of work takes. A part names its whole by the link. */
export function workTable(work: readonly Work[]): string {
  const links = new Map(work.map((it) => [it.title, it.link]))
  const rows = work.map((it) => [it.kind, it.title, it.link, it.parent && links.get(it.parent)!, it.teams.join(';'), it.domain, it.startedOn, it.finishedOn].map((one) => cell(one ?? null)).join(','))
  return ['kind,title,link,parent,teams,domain,started_on,finished_on', ...rows].join('\n')
}
