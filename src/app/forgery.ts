import type { MiddlewareHandler } from 'hono'
import { problemResponse } from './serve-action.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site's page might have sent with the visitor's cookie: a change needs a header that no
 * form can set, and, where a browser says where it comes from, that is here. Requests with a token carry no cookie.
 */
export const guardAgainstForgery: MiddlewareHandler = async (http, next) => {
  if (reading.has(http.req.method) || http.req.header('authorization')) return next()
  const origin = http.req.header('origin')
  const sameOrigin = origin === undefined || hostOf(origin) === http.req.header('host')
  if (sameOrigin && http.req.header('x-cairn-request') === '1') return next()
  return problemResponse({ kind: 'forbidden', why: 'Changes come from Cairn’s own pages, or with an API token and the header “x-cairn-request: 1”.' })
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
