/** A file as it was given, before anybody knows what it holds. */
export interface ImportFile {
  path: string
  bytes: Uint8Array
}

/** Something of the source that did not become part of the framework. */
export interface LeftOut {
  file: string
  /** `Sheet!C4` in a workbook, `C4` in a table, a JSON pointer in nested keys; empty where a whole file is meant. */
  place: string
  line: number
  column: number
  text: string
  why: string
}

const shownLetters = 200

export function shortened(text: string): string {
  return text.length > shownLetters ? `${text.slice(0, shownLetters - 1)}…` : text
}
