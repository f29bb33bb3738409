import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Identifier } from '../framework/model.ts'
import { Team } from '../people/model.ts'
import { WorkFields, WorkItem, WorkKind, WorkLinkKind, WorkPage, WorkRow, WorkRowProblem, WorkWarning } from './model.ts'

const Nothing = z.object({})
const Id = z.object({ id: z.uuid() })
const Recorded = z.object({ item: WorkItem, warnings: z.array(WorkWarning) })
const Table = z.object({ text: z.string().min(1, 'Choose a file, or paste a table.').max(2_000_000, 'Use a table of at most two million characters.') })

export const listWork = contract({
  id: 'listWork',
  method: 'GET',
  path: '/api/work',
  summary: 'Work, the newest first. `text` is found in titles and tracker references, or is the address of an issue; `mine` leaves the work of one’s own teams. `before` is the `next` of the page before.',
  input: z.object({ text: z.string().max(2_000).optional(), kind: WorkKind.optional(), team: z.string().max(200).optional(), domain: Identifier.optional(), mine: z.enum(['yes']).optional(), before: z.string().max(60).optional() }),
  output: z.object({ items: z.array(WorkItem), next: z.string().nullable() }),
})

export const listWorkChoices = contract({
  id: 'listWorkChoices',
  method: 'GET',
  path: '/api/work/choices',
  summary: 'The teams and the domains that work can be said to concern.',
  input: Nothing,
  output: z.object({ teams: z.array(Team), domains: z.array(z.object({ id: Identifier, name: z.string() })) }),
})

export const recogniseLink = contract({
  id: 'recogniseLink',
  method: 'GET',
  path: '/api/work/recognition',
  summary: 'What an address of a tracker names: its key, a kind and a title to begin with, and the work item that has it already.',
  input: z.object({ url: z.string().max(4_000) }),
  output: z.object({ key: z.string(), url: z.string(), kind: WorkKind, title: z.string(), item: WorkItem.nullable() }),
})

export const recordWork = contract({
  id: 'recordWork',
  method: 'POST',
  path: '/api/work',
  summary: 'Records a work item. An issue of a tracker that another item has is refused with 409.',
  input: WorkFields,
  output: Recorded,
})

export const showWork = contract({
  id: 'showWork',
  method: 'GET',
  path: '/api/work/{id}',
  summary: 'One work item with what it is part of, its parts, its links and the teams that it affected.',
  input: Id,
  output: WorkPage,
})

export const changeWork = contract({
  id: 'changeWork',
  method: 'PUT',
  path: '/api/work/{id}',
  summary: 'Changes a work item. `revision` is the one that was read: whoever saves over a later one is answered with 409, so that two changes at once do not overwrite each other.',
  input: WorkFields.extend({ id: z.uuid(), revision: z.number().int() }),
  output: Recorded,
})

export const removeWork = contract({
  id: 'removeWork',
  method: 'DELETE',
  path: '/api/work/{id}',
  summary: 'Removes a work item that nothing refers to, for whoever recorded it and for administrators.',
  input: Id,
  output: Nothing,
})

export const linkWork = contract({
  id: 'linkWork',
  method: 'POST',
  path: '/api/work/{id}/links',
  summary: 'Says what a work item has to do with another that is neither its part nor its whole.',
  input: z.object({ id: z.uuid(), to: z.uuid(), kind: WorkLinkKind }),
  output: Nothing,
})

export const unlinkWork = contract({
  id: 'unlinkWork',
  method: 'DELETE',
  path: '/api/work/{id}/links/{kind}/{to}',
  summary: 'Takes a link between two work items back.',
  input: z.object({ id: z.uuid(), to: z.uuid(), kind: WorkLinkKind }),
  output: Nothing,
})

export const previewWorkImport = contract({
  id: 'previewWorkImport',
  method: 'POST',
  path: '/api/work/import/preview',
  summary: 'What a table of work would record, by line, and what keeps it from being recorded. Other columns are ignored, and named. Columns: kind, title, link, parent, teams, domain, started_on, finished_on.',
  input: Table,
  output: z.object({ rows: z.array(WorkRow), problems: z.array(WorkRowProblem), ignored: z.array(z.string()) }),
  limitBytes: 8 * 1024 * 1024,
})

export const importWork = contract({
  id: 'importWork',
  method: 'POST',
  path: '/api/work/import',
  summary: 'Records every row of a table of work, or none. What is known already is left as it is.',
  input: Table,
  output: z.object({ recorded: z.number().int(), known: z.number().int() }),
  limitBytes: 8 * 1024 * 1024,
})
