/** The day as a date without a time, in universal time. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

const millisecondsOfDay = 86_400_000

export const dayBefore = (day: string): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) - millisecondsOfDay))

export const dayAfter = (day: string): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + millisecondsOfDay))

/** Whether a day is over wherever somebody may read it: their clock can be behind universal time by part of a day. */
export const isOver = (day: string, now: Date): boolean => day < dayBefore(dayOf(now))

type Dated = { readonly startsOn: string; readonly endsOn: string | null }

/** Whether something holds on a day: its first and its last day belong to it. */
export const holdsOn = ({ startsOn, endsOn }: Dated, day: string): boolean => startsOn <= day && (endsOn === null || endsOn >= day)

/** What is left of something once a day is its last: nothing of what begins later. */
export const endedOn = <T extends Dated>(all: readonly T[], day: string): T[] =>
  all.filter((it) => it.startsOn <= day).map((it) => (it.endsOn === null || it.endsOn > day ? { ...it, endsOn: day } : it))
