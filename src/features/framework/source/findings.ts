import type { Finding, LintSettings, Severity } from '../model.ts'

/** Where in the text a finding points; the column may be left out where a whole line is meant. */
export interface Place {
  file: string
  line: number
  column?: number
}

/** What the reader and lint have to say, gathered in the order in which it was noticed. */
export class Findings {
  readonly all: Finding[] = []

  error(rule: string, place: Place, message: string, mend: string): void {
    this.add('error', rule, place, message, mend)
  }

  warning(rule: string, place: Place, message: string, mend: string): void {
    this.add('warning', rule, place, message, mend)
  }

  note(rule: string, place: Place, message: string, mend: string): void {
    this.add('note', rule, place, message, mend)
  }

  private add(severity: Severity, rule: string, place: Place, message: string, mend: string): void {
    this.all.push({ file: place.file, line: place.line, column: place.column ?? 1, severity, rule, message, mend })
  }
}

/** The framework decides how bad a rule's findings are, and which rules are switched off. */
export function withSettings(findings: readonly Finding[], lint: LintSettings): Finding[] {
  return findings.flatMap((finding) => {
    const severity = lint[finding.rule]
    if (severity === 'off') return []
    return severity === undefined ? [finding] : [{ ...finding, severity }]
  })
}

/** Findings read in the order of the files: path, line, column, rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule) || compareText(a.message, b.message),
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
