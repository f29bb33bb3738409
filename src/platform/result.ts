/** What a user can cause is returned as a failure; what is a bug is thrown. */
export type Issue = { readonly path: string; readonly message: string }

export type Failure =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'forbidden'; readonly why: string }
  | { readonly kind: 'not-found'; readonly what: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly kind: 'conflict'; readonly why: string }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (failure: Failure): Result<never> => ({ ok: false, failure })

export const invalid = (path: string, message: string): Result<never> => fail({ kind: 'invalid', issues: [{ path, message }] })
