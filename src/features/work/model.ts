import { z } from 'zod'

export const workKinds = ['task', 'epic', 'project'] as const
export const WorkKind = z.enum(workKinds)
export const WorkLinkKind = z.enum(['relates-to', 'blocks', 'follows'])

/** A work item as lists and pickers show it. `teams` are the teams that it, or anything in it, affected. */
export const WorkItem = z.object({
  id: z.uuid(),
  kind: WorkKind,
  title: z.string(),
  /** The tracker's own name for it, such as “github:fellside/checkout#12”. */
  trackerKey: z.string().nullable(),
  url: z.string().nullable(),
  parent: z.object({ id: z.uuid(), kind: WorkKind, title: z.string() }).nullable(),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
  domain: z.string().nullable(),
  startedOn: z.iso.date().nullable(),
  finishedOn: z.iso.date().nullable(),
})

export type WorkKind = z.infer<typeof WorkKind>
export type WorkLinkKind = z.infer<typeof WorkLinkKind>
export type WorkItem = z.infer<typeof WorkItem>
