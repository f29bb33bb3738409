import { dayOf } from './days.ts'

/** The first day that is kept: what was given before it goes. A day that the month does not have is its last. */
export function keptSince(now: Date, months: number): string {
  const month = now.getUTCMonth() - months
  const last = new Date(Date.UTC(now.getUTCFullYear(), month + 1, 0))
  return dayOf(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(now.getUTCDate(), last.getUTCDate()))))
}

/** How long feedback is kept where nobody has decided. */
export const usualMonths = 36
