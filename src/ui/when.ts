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

const monthOfCalendar = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** The month of a date without a time, in the reader's locale. */
export const monthOf = (iso: string): string => monthOfCalendar.format(new Date(iso))

/** How many whole months lie between two dates without a time. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const

/** How long ago a moment was, in the largest unit that fits: “2 minutes ago”. */
export function ago(iso: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1_000)
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1]
  return relative.format(-Math.floor(seconds / size), unit)
}
