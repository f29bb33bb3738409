const dayInMilliseconds = 86_400_000

/** The day so many days before another; after it where the number is negative. */
export const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * dayInMilliseconds).toISOString().slice(0, 10)

/** How many days lie between the first and the second. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayInMilliseconds)

/** The moment on a day, in minutes after midnight. */
export const momentOn = (day: string, minutes: number): Date => new Date(Date.parse(day) + minutes * 60_000)

/** Nobody writes at the weekend: the Friday before it. */
export function workingDay(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return weekday === 0 ? daysBefore(day, 2) : weekday === 6 ? daysBefore(day, 1) : day
}

export const earlierOf = (a: string, b: string): string => (a < b ? a : b)
export const laterOf = (a: string, b: string): string => (a > b ? a : b)

const date = /^\d{4}-\d\d-\d\d$/

/** The same content with every day in it moved by so many days. */
export function moved<T>(content: T, days: number): T {
  if (typeof content === 'string') return (date.test(content) ? daysBefore(content, -days) : content) as T
  if (Array.isArray(content)) return content.map((it: unknown) => moved(it, days)) as T
  if (content === null || typeof content !== 'object') return content
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, moved<unknown>(value, days)])) as T
}
