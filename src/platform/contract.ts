import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * The one description of an operation. The server's routes, the OpenAPI document, the typed web client and the
 * command line derive from it. A `{name}` in the path, and for GET every other field, is read from the address; the rest of
 * the input is the JSON body.
 */
export type Contract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly id: string
  readonly method: Method
  readonly path: `/api/${string}`
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** The largest request body, in bytes, where the usual limit is too small. */
  readonly limitBytes?: number
}

/** Keeps the method and the path as literals, so that a client that names them is checked against the contract. */
export const contract = <const C extends Contract>(it: C): C => it

export type InputOf<C> = C extends Contract<infer Input, z.ZodType> ? z.input<Input> : never
export type OutputOf<C> = C extends Contract<z.ZodType, infer Output> ? z.output<Output> : never
