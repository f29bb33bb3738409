import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import type { z } from 'zod'
import type { Contract, InputOf, OutputOf } from './contract.ts'

/** A read of the server that pages share. Its key is the operation's path and what was asked for, as the server writes it into the first page. */
export const query = <C extends Contract>(path: C['path']) => (input: InputOf<C>) =>
  queryOptions<OutputOf<C>>({ queryKey: [path, input], queryFn: ({ signal }) => call<C>('GET', path, input, signal) })

type Paged = Contract<z.ZodType<object>, z.ZodType<{ next: string | null }>>

/** A read that the server answers page by page, each with where the next begins. */
export const pages = <C extends Paged>(path: C['path']) => (input: Omit<InputOf<C>, 'before'>) =>
  infiniteQueryOptions({
    queryKey: [path, 'pages', input],
    queryFn: ({ pageParam, signal }) => call<C>('GET', path, { ...input, before: pageParam } as InputOf<C>, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** A change on the server. */
export const command = <C extends Contract>(method: C['method'], path: C['path']) => (input: InputOf<C>): Promise<OutputOf<C>> => call<C>(method, path, input)
