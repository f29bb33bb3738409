const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const minute = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** A day in the reader's locale. */
export const onDay = (iso: string): string => day.format(new Date(iso))

/** A moment in the reader's locale, to the minute. */
export const atMinute = (iso: string): string => minute.format(new Date(iso))
