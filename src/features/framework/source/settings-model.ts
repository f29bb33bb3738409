import type { Carried, CompetencyGroup, Domain, EvidenceKind, Focus, Frequency, JobFamily, Level, LintSettings, Resource, Scope, Specialty, Term, Track } from '../model.ts'

/** What a declaration may add to a competency that a role page or a competency file describes. */
export interface CompetencySettings {
  name?: string
  description?: string
  evidence?: { kind: string; atLeast: number; distinctBy?: string }[]
  resources?: Resource[]
  replaces?: string[]
  domains?: string[]
  families?: string[]
  specialties?: string[]
  first?: string
  firstReason?: string
  last?: string
  lastReason?: string
  scope?: 'required' | 'optional'
  carried?: Carried
}

/** What framework.yaml declares, in the words of the model. Without the file everything is empty. */
export interface Settings {
  file: string | undefined
  id?: string
  name?: string
  description?: string
  levelsAre: 'absolute' | 'cumulative'
  focuses: Focus[]
  levels: Level[]
  scopes: Scope[]
  frequencies: Frequency[]
  domains: Domain[]
  tracks: Track[]
  families: JobFamily[]
  specialties: Specialty[]
  groups: CompetencyGroup[]
  evidenceKinds: EvidenceKind[]
  /** Files, perhaps with an anchor, in which words are defined. */
  glossaries: string[]
  terms: Term[]
  competencies: Record<string, CompetencySettings>
  /** Competencies in the order in which their groups list them. */
  competencyOrder: string[]
  lint: LintSettings
  vagueWords: string[]
  includeRoots: string[]
  carried: Carried
  /** The line of framework.yaml on which something is declared, by `families:backend`. */
  lines: Record<string, number>
}

export function emptySettings(): Settings {
  return {
    file: undefined, levelsAre: 'absolute', focuses: [], levels: [], scopes: [], frequencies: [], domains: [], tracks: [], families: [],
    specialties: [], groups: [], evidenceKinds: [], glossaries: [], terms: [], competencies: {}, competencyOrder: [], lint: {}, vagueWords: [], includeRoots: [], carried: {}, lines: {},
  }
}
