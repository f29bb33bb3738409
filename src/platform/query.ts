import { queryOptions } from '@tanstack/react-query'
import type { Contract, InputOf, OutputOf } from './contract.ts'
import { call, fillPath } from './call.ts'

/** A read of the server that pages share: its key is the address it is read from, and the fields that follow it. */
export const query = <C extends Contract>(path: C['path']) => (input: InputOf<C>) => {
  const { address, rest } = fillPath(path, input as Record<string, unknown>)
  return queryOptions<OutputOf<C>>({ queryKey: [address, rest], queryFn: ({ signal }) => call<C>('GET', path, input, signal) })
}

/** A change on the server. */
export const command = <C extends Contract>(method: C['method'], path: C['path']) => (input: InputOf<C>): Promise<OutputOf<C>> => call<C>(method, path, input)
