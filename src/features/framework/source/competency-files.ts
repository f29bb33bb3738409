import { readCompetencyFile, type CompetencyFile } from './competency-file.ts'
import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import type { Ladder } from './ladder.ts'
import type { Tools } from './load-tools.ts'
import { outlineOf } from './outline.ts'

export function isCompetencyFile(document: Document): boolean {
  return 'competency' in document.frontMatter.values
}

/** Reads every file that describes one competency, in the order of their paths. */
export function readCompetencyFiles(documents: Documents, ladder: Ladder, tools: Tools, findings: Findings): CompetencyFile[] {
  const { readCompetencyKeys } = tools
  if (!readCompetencyKeys) return []
  return [...documents.byPath.values()]
    .filter(isCompetencyFile)
    .map((document) => readCompetencyFile(document, outlineOf(document, documents, findings).root, ladder, readCompetencyKeys, findings))
}
