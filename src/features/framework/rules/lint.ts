import type { Finding, Framework, LintSettings } from '../model.ts'
import { changedIdentifier, changedIdentifiers } from './lint/changed-identifiers.ts'
import { emptyCell, missingExamples, outsideRange } from './lint/empty-cells.ts'
import { leansOnAnotherLevel, repeatsAnotherLevel } from './lint/leaning-levels.ts'
import { movedLevel, movedLevels, splitIdentifier, splitIdentifiers } from './lint/left-behind.ts'
import { fallingScope, focusMismatch } from './lint/level-character.ts'
import type { LintRule, Remark } from './lint/lint-rule.ts'
import { lintView, type Places } from './lint/lint-view.ts'
import { readingRules } from './lint/reading-rules.ts'
import { duplicateIdentifier, missingDefinition, unknownReference } from './lint/references.ts'
import { repeatedResource } from './lint/repeated-resources.ts'
import { duplicateStatement, nearDuplicateStatement } from './lint/repeated-statements.ts'
import { vagueWording } from './lint/vague-wording.ts'

/** Every rule there is, those of the reader and those over a framework, so that documents and pages can list them. */
export const lintRules: readonly LintRule[] = [
  emptyCell, outsideRange, duplicateStatement, nearDuplicateStatement, leansOnAnotherLevel, repeatsAnotherLevel, focusMismatch, fallingScope,
  vagueWording, missingExamples, missingDefinition, changedIdentifier, movedLevel, splitIdentifier, unknownReference, duplicateIdentifier, repeatedResource, ...readingRules,
]

/** What the rules say of a framework, in the order of its files; rules that it switches off say nothing. */
export function lint(framework: Framework, places: Places = {}): Finding[] {
  const view = lintView(framework, places)
  const findings = lintRules.flatMap((rule) => {
    const severity = severityOf(rule, framework.lint)
    return severity === 'off' || !rule.check ? [] : rule.check(view).map((remark) => findingOf(remark, rule.id, severity))
  })
  return findings.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule) || compare(a.message, b.message))
}

/** What the rules say of the step from one version to the next. */
export function lintChange(before: Framework, after: Framework): Finding[] {
  return rulesOfChange.flatMap(([rule, check]) => {
    const severity = severityOf(rule, after.lint)
    return severity === 'off' ? [] : check(before, after).map((remark) => findingOf(remark, rule.id, severity))
  })
}

const rulesOfChange = [[changedIdentifier, changedIdentifiers], [movedLevel, movedLevels], [splitIdentifier, splitIdentifiers]] as const

function severityOf(rule: LintRule, settings: LintSettings): LintSettings[string] {
  return settings[rule.id] ?? rule.severity
}

function findingOf({ source, message, mend }: Remark, rule: string, severity: Exclude<LintSettings[string], 'off'>): Finding {
  return { file: source.file, line: source.line, column: 1, severity, rule, message, mend }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
