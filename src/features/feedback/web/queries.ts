import { command, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const preparedFeedback = query<typeof api.prepareFeedback>('/api/people/{person}/feedback/form')
export const feedbackOf = query<typeof api.showFeedback>('/api/feedback/{id}')
export const inbox = query<typeof api.showInbox>('/api/feedback/inbox')
export const possibleGivers = query<typeof api.listPossibleGivers>('/api/people/{person}/possible-givers')
export const outsideForm = query<typeof api.showOutsideForm>('/api/outside/{token}')
export const selfAssessmentOf = query<typeof api.showSelfAssessment>('/api/people/{person}/self-assessment')

export const giveFeedback = command<typeof api.giveFeedback>('POST', '/api/people/{person}/feedback')
export const correctFeedback = command<typeof api.correctFeedback>('PUT', '/api/feedback/{id}')
export const withdrawFeedback = command<typeof api.withdrawFeedback>('POST', '/api/feedback/{id}/withdrawal')
export const changeReminders = command<typeof api.changeReminders>('PUT', '/api/feedback/reminders')
export const askForFeedback = command<typeof api.askForFeedback>('POST', '/api/people/{person}/feedback-requests')
export const declineRequest = command<typeof api.declineRequest>('POST', '/api/feedback-requests/{id}/refusal')
export const cancelRequest = command<typeof api.cancelRequest>('POST', '/api/feedback-requests/{id}/cancellation')
export const saveDraft = command<typeof api.saveDraft>('PUT', '/api/people/{person}/feedback/draft')
export const discardDraft = command<typeof api.discardFeedbackDraft>('DELETE', '/api/feedback/drafts/{id}')
export const valueObservation = command<typeof api.valueObservation>('POST', '/api/frameworks/{framework}/value')
export const inviteOutsider = command<typeof api.inviteOutsider>('POST', '/api/people/{person}/outside-invitations')
export const giveOutsideFeedback = command<typeof api.giveOutsideFeedback>('POST', '/api/outside/{token}')
export const assessSelf = command<typeof api.assessSelf>('POST', '/api/self-assessment')
