import { useQueryClient } from '@tanstack/react-query'
import { command, pages, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const mentoring = query<typeof api.showMentoring>('/api/mentoring')
export const offersInPages = pages<typeof api.showMentoring>('/api/mentoring')

export const offerMentoring = command<typeof api.offerMentoring>('PUT', '/api/mentoring/offers/{framework}/{competency}')
export const endMentorOffer = command<typeof api.endMentorOffer>('DELETE', '/api/mentoring/offers/{framework}/{competency}')
export const askMentor = command<typeof api.askMentor>('POST', '/api/mentoring/requests')
export const answerMentee = command<typeof api.answerMentee>('POST', '/api/mentoring/requests/{id}/answer')
export const endMentorship = command<typeof api.endMentorship>('POST', '/api/mentoring/{id}/end')

/** Reads everything about mentoring anew once something was changed. */
export function useMentoringAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['/api/mentoring'] })
}
