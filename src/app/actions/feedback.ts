import { askForFeedback } from '../../features/feedback/ask-for-feedback.ts'
import { assessSelf } from '../../features/feedback/assess-self.ts'
import { cancelRequest } from '../../features/feedback/cancel-request.ts'
import { changeReminders } from '../../features/feedback/change-reminders.ts'
import { correctFeedback } from '../../features/feedback/correct-feedback.ts'
import { declineRequest } from '../../features/feedback/decline-request.ts'
import { discardFeedbackDraft } from '../../features/feedback/discard-feedback-draft.ts'
import { giveFeedback } from '../../features/feedback/give-feedback.ts'
import { giveOutsideFeedback } from '../../features/feedback/give-outside-feedback.ts'
import { inviteOutsider } from '../../features/feedback/invite-outsider.ts'
import { listFeedbackAbout } from '../../features/feedback/list-feedback-about.ts'
import { listFeedbackGiven } from '../../features/feedback/list-feedback-given.ts'
import { listPossibleGivers } from '../../features/feedback/list-possible-givers.ts'
import { prepareFeedback } from '../../features/feedback/prepare-feedback.ts'
import { saveDraft } from '../../features/feedback/save-draft.ts'
import { showFeedback } from '../../features/feedback/show-feedback.ts'
import { showInbox } from '../../features/feedback/show-inbox.ts'
import { showOutsideForm } from '../../features/feedback/show-outside-form.ts'
import { showSelfAssessment } from '../../features/feedback/show-self-assessment.ts'
import { valueObservation } from '../../features/feedback/value-observation.ts'
import { withdrawFeedback } from '../../features/feedback/withdraw-feedback.ts'
import type { AnyAction } from '../../platform/action.ts'

/** Addresses of their own come before those that hold a variable in the same place. */
export const feedbackActions: readonly AnyAction[] = [
  prepareFeedback,
  giveFeedback,
  saveDraft,
  discardFeedbackDraft,
  listFeedbackAbout,
  showInbox,
  listFeedbackGiven,
  changeReminders,
  correctFeedback,
  withdrawFeedback,
  showFeedback,
  askForFeedback,
  declineRequest,
  cancelRequest,
  listPossibleGivers,
  valueObservation,
  inviteOutsider,
  showOutsideForm,
  giveOutsideFeedback,
  assessSelf,
  showSelfAssessment,
]
