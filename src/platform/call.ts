import type { Contract, InputOf, OutputOf } from './contract.ts'

type Issue = { path: string; message: string }
type Problem = { title?: string; detail?: string; issues?: Issue[] }

/** What the server answered instead of a result: a problem that the page can put into words beside the field it concerns. */
export class Refusal extends Error {
  readonly status: number
  readonly issues: readonly Issue[]

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `The server answered with status ${status}.`)
    this.status = status
    this.issues = problem.issues ?? []
  }
}

type Fields = Record<string, unknown>

/** Fills the `{name}`s of a path and says which fields are left over. */
function fillPath(path: string, input: Fields): { address: string; rest: Fields } {
  const rest = { ...input }
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  return { address, rest }
}

const asQuery = (fields: Fields): string => {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/**
 * Calls one operation. The contract is a type only, so that no validation library reaches the browser; method and path are
 * literals that the contract's type checks.
 */
export async function call<C extends Contract>(method: C['method'], path: C['path'], input: InputOf<C>, signal?: AbortSignal): Promise<OutputOf<C>> {
  const { address, rest } = fillPath(path, input as Fields)
  const hasBody = method === 'POST' || method === 'PUT'
  const response = await fetch(hasBody ? address : address + asQuery(rest), {
    method,
    ...(signal && { signal }),
    headers: { accept: 'application/json', ...(hasBody && { 'content-type': 'application/json' }), ...(method !== 'GET' && { 'x-cairn-request': '1' }) },
    ...(hasBody && { body: JSON.stringify(rest) }),
  })
  if (!response.ok) throw new Refusal(response.status, await problemOf(response))
  return (response.status === 204 ? {} : await response.json()) as OutputOf<C>
}

const problemOf = async (response: Response): Promise<Problem> => {
  try {
    return (await response.json()) as Problem
  } catch {
    return {}
  }
}
