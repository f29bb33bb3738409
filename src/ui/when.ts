const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const dayOfCalendar = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const minute = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
const millisecondsADay = 86_400_000

/** A day in the reader's locale. A date without a time is that day everywhere, whatever the reader's clock says. */
export const onDay = (iso: string): string => (iso.length === 10 ? dayOfCalendar : day).format(new Date(iso))

/** A moment in the reader's locale, to the minute. */
export const atMinute = (iso: string): string => minute.format(new Date(iso))

/** Today by the reader's clock, as a date without a time. */
export function today(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
}

/** How many days lie between two dates without a time; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay)
