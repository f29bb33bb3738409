import type { Competency, Expectation, Level, Scope, Term } from '../model.ts'
import type { CompetencyFile } from './competency-file.ts'
import type { Findings } from './findings.ts'
import type { RolePage } from './role-pages.ts'
import type { ReadPage } from './role-reading.ts'
import type { Settings } from './settings-model.ts'

/** Everything that was read from the files, before it is put together. */
export interface Gathered {
  settings: Settings
  levels: Level[]
  pages: { page: RolePage; read: ReadPage }[]
  competencyFiles: CompetencyFile[]
  terms: Term[]
  identity: { id: string; name: string }
  findings: Findings
}

export interface Cells {
  competencies: Competency[]
  expectations: Expectation[]
}

/** Finds the area of influence that a line `Scope: …` names. */
export function scopeNamed(name: string, scopes: readonly Scope[]): string | undefined {
  const wanted = name.toLowerCase()
  return scopes.find((scope) => [scope.id, scope.name, ...scope.aliases].some((word) => word.toLowerCase() === wanted))?.id
}
