export function LintNotes() {
  return null
}
