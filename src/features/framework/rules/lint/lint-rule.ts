import type { Severity, Source } from '../../model.ts'
import type { LintView } from './lint-view.ts'

/** Something that a rule noticed, before the framework's settings say how bad it is. */
export interface Remark {
  source: Source
  message: string
  mend: string
}

/**
 * One rule: why it is there, a text that breaks it and what to write instead.
 * A rule without a check is applied where the files are read.
 */
export interface LintRule {
  id: string
  severity: Severity
  why: string
  example: string
  instead: string
  check?: (view: LintView) => Remark[]
}
