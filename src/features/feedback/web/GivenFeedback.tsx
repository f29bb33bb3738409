import type { ReactNode } from 'react'
import type { Feedback } from '../model.ts'
import { FeedbackItem } from './FeedbackItem.tsx'
import { useFrameworkText } from './framework-text.ts'

type Props = { feedback: Feedback; only?: string | undefined; heading?: 2 | 3; children?: ReactNode }

/** One giving in the words of the version that it was given in. */
export function GivenFeedback({ feedback, ...rest }: Props) {
  const content = useFrameworkText({ id: feedback.framework.id, version: feedback.framework.version })
  return <FeedbackItem feedback={feedback} content={content} {...rest} />
}
