import { z } from 'zod'
import { contract } from '../../platform/contract.ts'

const Count = z.number().int().nonnegative()

export const showWaiting = contract({
  id: 'showWaiting',
  method: 'GET',
  path: '/api/waiting',
  summary: 'How much waits for one: feedback one was asked for (nothing where reminders are off), colleagues who ask to be mentored, and changes of managers one has not read about.',
  input: z.object({}),
  output: z.object({ feedback: Count, mentoring: Count, notices: Count }),
})
