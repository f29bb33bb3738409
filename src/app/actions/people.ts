import { changeManagers } from '../../features/people/change-managers.ts'
import { changeRetention } from '../../features/people/change-retention.ts'
import { changeTeam } from '../../features/people/change-team.ts'
import { erasePerson } from '../../features/people/erase-person.ts'
import { importPeople } from '../../features/people/import-people.ts'
import { joinTeam } from '../../features/people/join-team.ts'
import { leaveTeam } from '../../features/people/leave-team.ts'
import { listEverybody } from '../../features/people/list-everybody.ts'
import { listExamplePeople } from '../../features/people/list-example-people.ts'
import { listNotices } from '../../features/people/list-notices.ts'
import { listPeople } from '../../features/people/list-people.ts'
import { listRoles } from '../../features/people/list-roles.ts'
import { listTeams } from '../../features/people/list-teams.ts'
import { previewPeopleImport } from '../../features/people/preview-people-import.ts'
import { readNotice } from '../../features/people/read-notice.ts'
import { recordEmployment } from '../../features/people/record-employment.ts'
import { recordLeaving } from '../../features/people/record-leaving.ts'
import { recordRoster } from '../../features/people/record-roster.ts'
import { showPerson } from '../../features/people/show-person.ts'
import { showRetention } from '../../features/people/show-retention.ts'
import { showTeamRoster } from '../../features/people/show-team-roster.ts'
import type { AnyAction } from '../../platform/action.ts'

export const peopleActions: readonly AnyAction[] = [
  changeManagers,
  changeRetention,
  changeTeam,
  erasePerson,
  importPeople,
  joinTeam,
  leaveTeam,
  listEverybody,
  listExamplePeople,
  listNotices,
  listPeople,
  listRoles,
  listTeams,
  previewPeopleImport,
  readNotice,
  recordEmployment,
  recordLeaving,
  recordRoster,
  showPerson,
  showRetention,
  showTeamRoster,
]
