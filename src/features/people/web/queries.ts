import { command, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const examplePeople = query<typeof api.listExamplePeople>('/api/example/people')
export const peopleFound = query<typeof api.listPeople>('/api/people')
export const everybodyFound = query<typeof api.listEverybody>('/api/everybody')
export const profileOf = query<typeof api.showPerson>('/api/people/{person}')
export const teamsHere = query<typeof api.listTeams>('/api/teams')
export const rosterOf = query<typeof api.showTeamRoster>('/api/teams/{team}')
export const rolesHere = query<typeof api.listRoles>('/api/roles')
export const notices = query<typeof api.listNotices>('/api/notices')
export const retention = query<typeof api.showRetention>('/api/retention')

export const readNotice = command<typeof api.readNotice>('POST', '/api/notices/{id}/read')
export const recordEmployment = command<typeof api.recordEmployment>('POST', '/api/people/{person}/employments')
export const changeManagers = command<typeof api.changeManagers>('POST', '/api/people/{person}/managers')
export const recordLeaving = command<typeof api.recordLeaving>('POST', '/api/people/{person}/leaving')
export const erasePerson = command<typeof api.erasePerson>('POST', '/api/people/{person}/erasure')
export const changeTeam = command<typeof api.changeTeam>('PUT', '/api/teams/{team}')
export const joinTeam = command<typeof api.joinTeam>('POST', '/api/teams/{team}/members')
export const leaveTeam = command<typeof api.leaveTeam>('POST', '/api/teams/{team}/leavers')
export const previewImport = command<typeof api.previewPeopleImport>('POST', '/api/people/import/preview')
export const importPeople = command<typeof api.importPeople>('POST', '/api/people/import')
export const changeRetention = command<typeof api.changeRetention>('PUT', '/api/retention')
