/** How failed sign-ins slow the next one down: within the window, so many per account and so many per address. */
export const throttle = { windowSeconds: 15 * 60, perAccount: 8, perAddress: 60 } as const

export const sessionDays = 30

const day = 24 * 60 * 60 * 1000

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionDays * day)

/** A session is prolonged at most this often, so that reading a page does not write to the database. */
export const sessionIsStale = (lastSeenAt: Date, now: Date): boolean => now.getTime() - lastSeenAt.getTime() > day / 24

/** Seconds until one may try again; 0 where one may now. */
export function waitSeconds(failures: readonly Date[], allowed: number, now: Date): number {
  if (failures.length < allowed) return 0
  const oldest = Math.min(...failures.slice(-allowed).map((it) => it.getTime()))
  return Math.max(1, Math.ceil((oldest + throttle.windowSeconds * 1000 - now.getTime()) / 1000))
}
