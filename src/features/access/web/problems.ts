import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'

/** What the server said of one field of a form. */
export const problemOf = (error: unknown, field: string): string | undefined =>
  error instanceof Refusal ? error.issues.find(({ path }) => path === field)?.message : undefined

/** What the server said of the whole form, where no field of it is to blame: its issues then have an empty path. */
export function problemOfForm(error: unknown): string | undefined {
  if (!error) return undefined
  if (!(error instanceof Refusal)) return say('trouble.offline')
  const ofForm = error.issues.filter(({ path }) => path === '')
  if (ofForm.length > 0) return ofForm.map(({ message }) => message).join(' ')
  return error.issues.length > 0 ? undefined : error.message
}
