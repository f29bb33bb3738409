import type { FeedbackRequest } from '../model.ts'

const waitMilliseconds = 7 * 24 * 60 * 60 * 1000

/** A request that has been open for a week is brought to mind again. */
export const isDueForReminder = ({ state, askedAt }: Pick<FeedbackRequest, 'state' | 'askedAt'>, now: Date): boolean =>
  state === 'open' && now.getTime() - Date.parse(askedAt) >= waitMilliseconds
