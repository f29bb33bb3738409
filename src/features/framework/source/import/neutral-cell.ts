/** A spreadsheet program would run a cell that begins like this; an apostrophe before it makes it text for everybody. */
export function neutralCell(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text
}

/** Undoes what an export did. */
export function plainCell(text: string): string {
  return /^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text
}
