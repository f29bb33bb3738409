import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Day, ExamplePerson, FrameworkNames, Going, ImportPreview, ManagerNotice, NewPeriod, PersonInList, PersonKept, Profile, Retention, RosterEntry, RosterTeam, Team, TeamMember, TeamName, TeamRole } from './model.ts'

export const listExamplePeople = contract({
  id: 'listExamplePeople',
  method: 'GET',
  path: '/api/example/people',
  summary: 'The people of the example organization that one can sign in as. It exists in no other organization.',
  input: z.object({}),
  output: z.array(ExamplePerson),
})

export const recordRoster = contract({
  id: 'recordRoster',
  method: 'POST',
  path: '/api/roster',
  summary: 'Records teams, memberships and employments of people who have accounts: all of them, or none.',
  input: z.object({ teams: z.array(RosterTeam), people: z.array(RosterEntry) }),
  output: z.object({ teams: z.number().int(), people: z.number().int() }),
  limitBytes: 32 * 1024 * 1024,
})

const Nothing = z.object({})
const OfPerson = z.object({ person: z.uuid() })
const OfTeam = z.object({ team: z.string().max(200) })

export const listPeople = contract({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'Who works here today, in the order of names, fifty at a time. `before` is the `next` of the page before; the audience “engineering” is the engineering organization.',
  input: z.object({ text: z.string().max(200).optional(), team: z.string().max(200).optional(), audience: z.enum(['engineering']).optional(), before: z.uuid().optional() }),
  output: z.object({ people: z.array(PersonInList), next: z.uuid().nullable() }),
})

export const listEverybody = contract({
  id: 'listEverybody',
  method: 'GET',
  path: '/api/everybody',
  summary: 'Everybody who is recorded, by words of their name, title or address, in the order of names: also who has no employment yet, who joins later and who left. `missing` leaves those with an open account and no employment at all. At most twenty; `more` says that there are others.',
  input: z.object({ text: z.string().max(200).optional(), missing: z.enum(['employment']).optional() }),
  output: z.object({ people: z.array(PersonKept), more: z.boolean() }),
})

export const showPerson = contract({
  id: 'showPerson',
  method: 'GET',
  path: '/api/people/{person}',
  summary: 'What somebody does, with whom, and who manages them. Levels and what they did before are for themselves, their managers and administrators.',
  input: OfPerson,
  output: Profile,
})

export const listTeams = contract({
  id: 'listTeams',
  method: 'GET',
  path: '/api/teams',
  summary: 'Every team, with the domains it works in today.',
  input: Nothing,
  output: z.array(Team.extend({ domains: z.array(z.string()), members: z.number().int() })),
})

export const showTeamRoster = contract({
  id: 'showTeamRoster',
  method: 'GET',
  path: '/api/teams/{team}',
  summary: 'Who is on a team, and as what; today, or on another day.',
  input: OfTeam.extend({ on: Day.optional() }),
  output: z.object({ team: Team, domains: z.array(z.string()), members: z.array(TeamMember) }),
})

export const changeTeam = contract({
  id: 'changeTeam',
  method: 'PUT',
  path: '/api/teams/{team}',
  summary: 'Names a team, which is created where it is not there yet, and says which domains of the published frameworks it works in from a day on. With `isNew`, a team that is there already is left as it is and refused.',
  input: z.object({ team: Team.shape.id.max(200), name: TeamName, domains: z.array(z.string().trim().min(1)).max(50), from: Day, isNew: z.boolean().optional() }),
  output: Nothing,
})

export const recordEmployment = contract({
  id: 'recordEmployment',
  method: 'POST',
  path: '/api/people/{person}/employments',
  summary: 'Somebody joins or moves: what they do from a day on, and who manages them. An employment that begins on the same day is corrected.',
  input: NewPeriod.extend(OfPerson.shape),
  output: Nothing,
})

export const changeManagers = contract({
  id: 'changeManagers',
  method: 'POST',
  path: '/api/people/{person}/managers',
  summary: 'Others manage somebody from a day on. The person and the managers before and after are told.',
  input: z.object({ person: z.uuid(), from: Day, managers: z.array(z.uuid()).max(10) }),
  output: Nothing,
})

export const recordLeaving = contract({
  id: 'recordLeaving',
  method: 'POST',
  path: '/api/people/{person}/leaving',
  summary: 'A day is somebody’s last: employment, teams and managers end with it, and their account closes. What they gave stays.',
  input: z.object({ person: z.uuid(), on: Day }),
  output: Nothing,
})

export const erasePerson = contract({
  id: 'erasePerson',
  method: 'POST',
  path: '/api/people/{person}/erasure',
  summary: 'Deletes everything that is held about somebody, for good. What they gave to others stays, from a former colleague.',
  input: OfPerson,
  output: Nothing,
})

export const joinTeam = contract({
  id: 'joinTeam',
  method: 'POST',
  path: '/api/teams/{team}/members',
  summary: 'Somebody is on a team from a day on, or in another role than before.',
  input: OfTeam.extend({ person: z.uuid(), role: TeamRole, from: Day }),
  output: Nothing,
})

export const leaveTeam = contract({
  id: 'leaveTeam',
  method: 'POST',
  path: '/api/teams/{team}/leavers',
  summary: 'A day is somebody’s last on a team.',
  input: OfTeam.extend({ person: z.uuid(), on: Day }),
  output: Nothing,
})

export const listNotices = contract({
  id: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  summary: 'Changes of managers that concern oneself, newest first.',
  input: Nothing,
  output: z.array(ManagerNotice),
})

export const readNotice = contract({
  id: 'readNotice',
  method: 'POST',
  path: '/api/notices/{id}/read',
  summary: 'Marks one’s own notice as read.',
  input: z.object({ id: z.uuid() }),
  output: Nothing,
})

const importLimitBytes = 32 * 1024 * 1024

export const previewPeopleImport = contract({
  id: 'previewPeopleImport',
  method: 'POST',
  path: '/api/people/import/preview',
  summary: 'What importing a CSV of people would change, person by person, and what keeps it from being imported. Changes nothing.',
  input: z.object({ text: z.string() }),
  output: ImportPreview,
  limitBytes: importLimitBytes,
})

export const importPeople = contract({
  id: 'importPeople',
  method: 'POST',
  path: '/api/people/import',
  summary: 'Imports a CSV of people as its preview said, all of it or nothing. `tag` is the preview’s.',
  input: z.object({ text: z.string(), tag: z.string() }),
  output: z.object({ people: z.number().int() }),
  limitBytes: importLimitBytes,
})

export const showRetention = contract({
  id: 'showRetention',
  method: 'GET',
  path: '/api/retention',
  summary: 'For how many months things are kept, and how many would go: now, or with another number of months.',
  input: z.object({ months: z.coerce.number().int().min(1).max(240).optional() }),
  output: z.object({ kept: z.array(Retention), since: Day, going: z.array(z.object({ kind: z.literal('feedback'), count: z.number().int() })) }),
})

export const changeRetention = contract({
  id: 'changeRetention',
  method: 'PUT',
  path: '/api/retention',
  summary: 'Decides for how many months something is kept. What is older goes with the next run of the job. `seen` is what was shown to go with so many months: where that is not what would go, nothing is changed.',
  input: Retention.extend({ seen: Going }),
  output: Nothing,
})

export const listRoles = contract({
  id: 'listRoles',
  method: 'GET',
  path: '/api/roles',
  summary: 'What an employment can name: families, levels, specialties and domains of every published framework.',
  input: Nothing,
  output: z.array(FrameworkNames),
})
