import { answerMentee } from '../../features/mentoring/answer-mentee.ts'
import { askMentor } from '../../features/mentoring/ask-mentor.ts'
import { endMentorOffer } from '../../features/mentoring/end-mentor-offer.ts'
import { endMentorship } from '../../features/mentoring/end-mentorship.ts'
import { offerMentoring } from '../../features/mentoring/offer-mentoring.ts'
import { showMentoring } from '../../features/mentoring/show-mentoring.ts'
import type { AnyAction } from '../../platform/action.ts'

export const mentoringActions: readonly AnyAction[] = [
  showMentoring,
  offerMentoring,
  endMentorOffer,
  askMentor,
  answerMentee,
  endMentorship,
]
