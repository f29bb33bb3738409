import type { Contract, InputOf, OutputOf } from './contract.ts'
import type { Problem } from './problem.ts'
import { requestOf } from './request.ts'
import type { Issue } from './result.ts'

/** What the server answered instead of a result: a problem that the page can put into words beside the field it concerns. */
export class Refusal extends Error {
  readonly status: number
  readonly issues: readonly Issue[]

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? `The server answered with status ${status}.`)
    this.status = status
    this.issues = problem.issues ?? []
  }
}

/**
 * Calls one operation from the browser. The contract is a type only, so that no validation library is sent along; method and path
 * are literals that the contract's type checks.
 */
export async function call<C extends Contract>(method: C['method'], path: C['path'], input: InputOf<C>, signal?: AbortSignal): Promise<OutputOf<C>> {
  const { path: address, body } = requestOf({ method, path }, input as Readonly<Record<string, unknown>>)
  const response = await fetch(address, {
    method,
    ...(signal && { signal }),
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...(method !== 'GET' && { 'x-cairn-request': '1' }) },
    ...(body !== undefined && { body }),
  })
  if (!response.ok) throw new Refusal(response.status, await problemOf(response))
  return (response.status === 204 ? {} : await response.json()) as OutputOf<C>
}

const problemOf = async (response: Response): Promise<Partial<Problem>> => {
  try {
    return (await response.json()) as Partial<Problem>
  } catch {
    return {}
  }
}
