/** Structured logs, a JSON object a line. They carry counts, durations and identifiers; never words that people wrote, nor secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Log = {
  readonly info: (event: string, fields?: LogFields) => void
  readonly error: (event: string, error: unknown, fields?: LogFields) => void
}

export const logTo = (write: (line: string) => void): Log => {
  const line = (level: string, event: string, fields: LogFields): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, error, fields = {}) => line('error', event, { ...fields, ...describe(error) }),
  }
}

/** An error's kind and place. A database's message can quote the row that it refused, so only its code is kept. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const where = error.stack?.split('\n').slice(1, 4).map((it) => it.trim()).join(' < ') ?? ''
  return typeof code === 'string' ? { error: error.name, code, where } : { error: error.name, message: error.message, where }
}

export const silentLog: Log = logTo(() => undefined)
