import type { Method } from './contract.ts'

export type ContractRequest = { readonly method: Method; readonly path: string; readonly body?: string }

const segment = /\{(\w+)\}/g

/** The request that an operation's input makes: fields that the path names go there, the rest into the query of a reading method, else into the body. */
export function requestOf({ method, path }: { readonly method: Method; readonly path: string }, input: Readonly<Record<string, unknown>>): ContractRequest {
  const inPath = new Set([...path.matchAll(segment)].map((it) => it[1]!))
  const address = path.replaceAll(segment, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined)
  if (method !== 'GET' && method !== 'DELETE') return { method, path: address, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams(rest.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)])).toString()
  return { method, path: query ? `${address}?${query}` : address }
}
