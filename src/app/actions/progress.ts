import { agreeAction } from '../../features/progress/agree-action.ts'
import { askForSupport } from '../../features/progress/ask-for-support.ts'
import { changeSupport } from '../../features/progress/change-support.ts'
import { closeOpportunity } from '../../features/progress/close-opportunity.ts'
import { exportAboutMe } from '../../features/progress/export-about-me.ts'
import { commentOnAction } from '../../features/progress/comment-on-action.ts'
import { finishAction } from '../../features/progress/finish-action.ts'
import { listAgenda } from '../../features/progress/list-agenda.ts'
import { listOpportunities } from '../../features/progress/list-opportunities.ts'
import { listPrompts } from '../../features/progress/list-prompts.ts'
import { listSupport } from '../../features/progress/list-support.ts'
import { markNoOpportunity } from '../../features/progress/mark-no-opportunity.ts'
import { offerOpportunity } from '../../features/progress/offer-opportunity.ts'
import { raiseAgendaItem } from '../../features/progress/raise-agenda-item.ts'
import { removeNoOpportunity } from '../../features/progress/remove-no-opportunity.ts'
import { settleAgendaItem } from '../../features/progress/settle-agenda-item.ts'
import { showCompetency } from '../../features/progress/show-competency.ts'
import { showMap } from '../../features/progress/show-map.ts'
import { showOwnLeniency } from '../../features/progress/show-own-leniency.ts'
import { showTeam } from '../../features/progress/show-team.ts'
import { takeOnAction } from '../../features/progress/take-on-action.ts'
import { takeOnSupport } from '../../features/progress/take-on-support.ts'
import { tryWhatIf } from '../../features/progress/try-what-if.ts'
import type { AnyAction } from '../../platform/action.ts'

export const progressActions: readonly AnyAction[] = [
  showMap,
  showCompetency,
  tryWhatIf,
  exportAboutMe,
  listPrompts,
  agreeAction,
  commentOnAction,
  finishAction,
  takeOnAction,
  askForSupport,
  changeSupport,
  takeOnSupport,
  listSupport,
  markNoOpportunity,
  removeNoOpportunity,
  listOpportunities,
  offerOpportunity,
  closeOpportunity,
  raiseAgendaItem,
  listAgenda,
  settleAgendaItem,
  showTeam,
  showOwnLeniency,
]
