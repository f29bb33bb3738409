import type { Carried, Source } from '../../model.ts'

/** A statement of a cell as the source gives it. */
export interface RecordStatement {
  id?: string
  text: string
  examples: string[]
  source: Source
}

/** One cell, or a part of one, as it was found in a source and before levels and competencies are known. */
export interface CellRecord {
  level: string
  competency: string
  identifier?: string
  group?: string
  family?: string
  specialty?: string
  description?: string
  text: string[]
  statements: RecordStatement[]
  examples: string[]
  scope?: string
  /** Repeats the text of this level because one merged cell covers both. */
  sameAs?: string
  carriedByCell?: Carried
  carriedByCompetency?: Carried
  source: Source
}

/** What a source tells of a level, competency, group or family beside its cells. */
export interface Fact {
  key: string
  id?: string
  name?: string
  title?: string
  description?: string
  focus?: string
  scope?: string
  group?: string
  family?: string
  carried?: Carried
  source: Source
}

/** Everything that a source gave. */
export interface Records {
  cells: CellRecord[]
  levels: Fact[]
  competencies: Fact[]
  groups: Fact[]
  families: Fact[]
  carried: Carried
  name?: string
  description?: string
}

export function noRecords(): Records {
  return { cells: [], levels: [], competencies: [], groups: [], families: [], carried: {} }
}
