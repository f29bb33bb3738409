/** Columns as wide as their widest cell, two spaces apart; all but the first are numbers and stand right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')}`.trimEnd()
  return `${rows.map(line).join('\n')}\n`
}

/** One line of CSV; what a comma, quote or line break would break is quoted. */
export function csvLine(fields: readonly (string | number)[]): string {
  const quoted = fields.map((field) => (/[",\n\r]/.test(String(field)) ? `"${String(field).replaceAll('"', '""')}"` : String(field)))
  return `${quoted.join(',')}\n`
}

export function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/^-0\.0$/, '0.0')
}

/** Two decimals with a sign, as leniencies and parts are written. */
export function signed(value: number): string {
  const text = value.toFixed(2)
  return Number(text) === 0 ? '0.00' : value > 0 ? `+${text}` : text
}
