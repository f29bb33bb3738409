import { randomBytes } from 'node:crypto'

declare const brand: unique symbol
export type Id<Of extends string> = string & { readonly [brand]: Of }

/** A version 7 UUID: random, and in the order of its making, so that indexes stay dense. */
export function newId<Of extends string>(now: Date): Id<Of> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Of>
}
