import { askForFeedback } from '../../features/feedback/ask-for-feedback.ts'
import { changeReminders } from '../../features/feedback/change-reminders.ts'
import { correctFeedback } from '../../features/feedback/correct-feedback.ts'
import { discardFeedbackDraft } from '../../features/feedback/discard-feedback-draft.ts'
import { giveFeedback } from '../../features/feedback/give-feedback.ts'
import { listFeedbackAbout } from '../../features/feedback/list-feedback-about.ts'
import { listFeedbackGiven } from '../../features/feedback/list-feedback-given.ts'
import { prepareFeedback } from '../../features/feedback/prepare-feedback.ts'
import { saveDraft } from '../../features/feedback/save-draft.ts'
import { showFeedback } from '../../features/feedback/show-feedback.ts'
import { showInbox } from '../../features/feedback/show-inbox.ts'
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
]
