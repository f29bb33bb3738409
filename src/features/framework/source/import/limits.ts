const megabyte = 1024 * 1024

/** What an import accepts. The limits are far above any framework, and keep a hostile or mistaken file from filling the memory. */
export const importLimits = {
  fileBytes: 32 * megabyte,
  totalBytes: 64 * megabyte,
  files: 5_000,
  rows: 100_000,
  columns: 1_000,
  cells: 2_000_000,
  /** What the parts of a workbook may unfold to, all together, and how many parts it may have. */
  inflatedBytes: 256 * megabyte,
  workbookParts: 2_000,
  cellLetters: 100_000,
} as const

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / megabyte)} MB`
}
