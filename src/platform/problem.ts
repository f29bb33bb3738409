import type { Failure, Issue } from './result.ts'

/** RFC 9457 problem details. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly issues?: readonly Issue[]
}

const problem = (slug: string, status: number, title: string, detail: string): Problem => ({
  type: `urn:cairn:problem:${slug}`,
  title,
  status,
  detail,
})

/** The one place where a failure becomes an HTTP answer. */
export function problemOf(failure: Failure): Problem {
  switch (failure.kind) {
    case 'signed-out':
      return problem('signed-out', 401, 'Not signed in', 'Sign in and try again.')
    case 'forbidden':
      return problem('forbidden', 403, 'Not allowed', failure.why)
    case 'not-found':
      return problem('not-found', 404, 'Not found', `There is no ${failure.what} here, or you may not see it.`)
    case 'invalid':
      return { ...problem('invalid', 422, 'Please check the input', summary(failure.issues)), issues: failure.issues }
    case 'conflict':
      return problem('conflict', 409, 'In conflict with what is stored', failure.why)
    case 'too-many':
      return problem('too-many', 429, 'Too many attempts', `Wait ${Math.ceil(failure.retryAfterSeconds / 60)} minutes and try again.`)
    case 'too-large':
      return problem('too-large', 413, 'Too large', `The limit is ${Math.floor(failure.limitBytes / 1024)} KiB. Send less at a time.`)
  }
}

const summary = (issues: readonly Issue[]): string =>
  issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ')
