import { z } from 'zod'
import { Identifier } from '../framework/model.ts'
import { PersonRef } from '../people/model.ts'

export const workKinds = ['task', 'epic', 'project'] as const
export const WorkKind = z.enum(workKinds)
export const workLinkKinds = ['relates-to', 'blocks', 'follows'] as const
export const WorkLinkKind = z.enum(workLinkKinds)

/** A work item as something else names it. */
export const WorkName = z.object({ id: z.uuid(), kind: WorkKind, title: z.string() })

const NamedTeam = z.object({ id: z.string(), name: z.string() })

/** A work item as lists and pickers show it. `teams` are the teams that it, or anything in it, affected. */
export const WorkItem = z.object({
  id: z.uuid(),
  kind: WorkKind,
  title: z.string(),
  /** The tracker's own name for it, such as “github:fellside/checkout#12”. */
  trackerKey: z.string().nullable(),
  url: z.string().nullable(),
  parent: WorkName.nullable(),
  teams: z.array(NamedTeam),
  domain: z.string().nullable(),
  startedOn: z.iso.date().nullable(),
  finishedOn: z.iso.date().nullable(),
})

/** What a project, or an epic, usually has and this one lacks. Nothing is refused for it. */
export const WorkWarning = z.enum(['project-without-epics', 'epic-without-tasks'])

/** What people enter of a work item. Its teams are its own; those of its parts are added when it is shown. */
export const WorkFields = z.object({
  kind: WorkKind,
  title: z.string().trim().min(1, 'Say what the work is, in a few words.').max(300, 'Use at most 300 characters.'),
  /** The address of its issue in a tracker. */
  url: z.string().trim().max(2_000, 'Use an address of at most 2000 characters.').nullable().default(null),
  /** The epic of a task, or the project of an epic. */
  parent: z.uuid().nullable().default(null),
  teams: z.array(z.string().max(200)).max(100, 'Name at most 100 teams.').default([]),
  domain: Identifier.nullable().default(null),
  startedOn: z.iso.date('Enter a day such as 2026-03-31.').nullable().default(null),
  finishedOn: z.iso.date('Enter a day such as 2026-03-31.').nullable().default(null),
})

/** What one item has to do with another. “Out” is said by the item that is shown, “in” by the other. */
export const WorkLink = z.object({ kind: WorkLinkKind, direction: z.enum(['out', 'in']), item: WorkName.extend({ url: z.string().nullable() }) })

/** Everything about one work item. */
export const WorkPage = z.object({
  item: WorkItem,
  /** What it is part of, the largest first. */
  wholes: z.array(WorkName),
  parts: z.array(WorkItem),
  links: z.array(WorkLink),
  /** The teams that were entered for the item itself. */
  ownTeams: z.array(z.string()),
  warnings: z.array(WorkWarning),
  /** Counts the changes of what was entered: whoever saves says which one they read. */
  revision: z.number().int(),
  recordedBy: PersonRef.nullable(),
  recordedAt: z.iso.datetime(),
  mayRemove: z.boolean(),
})

/** One row of a table of work, as it was understood. What is known already is left as it is. */
export const WorkRow = z.object({
  line: z.number().int(),
  known: z.boolean(),
  kind: WorkKind,
  title: z.string(),
  trackerKey: z.string().nullable(),
  parent: z.string().nullable(),
  teams: z.array(z.string()),
  domain: z.string().nullable(),
  startedOn: z.string().nullable(),
  finishedOn: z.string().nullable(),
})

export const WorkRowProblem = z.object({ line: z.number().int(), column: z.string(), message: z.string() })

export type WorkKind = z.infer<typeof WorkKind>
export type WorkLinkKind = z.infer<typeof WorkLinkKind>
export type WorkName = z.infer<typeof WorkName>
export type WorkItem = z.infer<typeof WorkItem>
export type WorkWarning = z.infer<typeof WorkWarning>
export type WorkFields = z.infer<typeof WorkFields>
export type WorkLink = z.infer<typeof WorkLink>
export type WorkPage = z.infer<typeof WorkPage>
export type WorkRow = z.infer<typeof WorkRow>
export type WorkRowProblem = z.infer<typeof WorkRowProblem>
