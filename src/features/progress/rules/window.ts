import { dayAfter } from '../../people/rules/days.ts'

/** How long an observation counts, in months. */
export const windowMonths = 12

/** Days from the first to the last, both included. */
export interface Window {
  readonly from: string
  readonly to: string
}

/** The day some months before: the last of that month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The window of feedback that counts when one looks from a day. */
export function windowEnding(day: string): Window {
  return { from: dayAfter(monthsBefore(day, windowMonths)), to: day }
}

/** Whether a span of days has a day in common with one day. An open end is for ever. */
export function covers(day: string, from: string | null, until: string | null): boolean {
  return (from === null || from <= day) && (until === null || until >= day)
}
