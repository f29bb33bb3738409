import type { Term } from '../model.ts'
import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import { sectionAt, termsIn } from './glossary.ts'
import { anchorOf, pageOfLink } from './link-targets.ts'
import { outlineOf } from './outline.ts'
import type { TermTable } from './role-reading.ts'
import type { Settings } from './settings-model.ts'
import { identifierFrom, UniqueNames } from './slugs.ts'

/** Terms from every place that defines some, with the pages they were read from. */
export interface GatheredTerms {
  terms: Term[]
  pages: Set<string>
}

interface Gathering extends GatheredTerms {
  documents: Documents
  findings: Findings
  /** What was read at `page#anchor`; undefined where there is no such section. */
  read: Map<string, Term[] | undefined>
  taken: UniqueNames
}

/** Reads glossaries first, then the sections that tables of responsibilities lean on. */
export function gatherTerms(documents: Documents, settings: Settings, tables: readonly TermTable[], findings: Findings): GatheredTerms {
  const gathering: Gathering = { terms: [...settings.terms], pages: new Set(), documents, findings, read: new Map(), taken: new UniqueNames(settings.terms.map((term) => term.id)) }
  for (const glossary of settings.glossaries) readGlossary(glossary, settings, gathering)
  if (settings.glossaries.length === 0) for (const document of documents.byPath.values()) readNamedGlossary(document, gathering)
  for (const table of tables) readTable(table, gathering)
  return gathering
}

function readGlossary(written: string, settings: Settings, gathering: Gathering): void {
  const terms = termsAt('framework.yaml', written, gathering)
  if (terms !== undefined) return
  gathering.findings.error('unresolved-term', { file: settings.file ?? 'framework.yaml', line: 1 }, `There is no page or section “${written}” to read terms from.`, 'Correct the path under `terms:`, or add the page.')
}

/** A page called glossary, or with a heading “Glossary”, needs no declaration. */
function readNamedGlossary(document: Document, gathering: Gathering): void {
  if (/(?:^|\/)glossary\.md$/i.test(document.path)) termsAt(document.path, '', gathering)
  else if (/^#{1,6}[ \t]+glossary\b/im.test(document.frontMatter.body)) {
    const heading = document.blocks().find((block) => block.kind === 'heading' && /^glossary\b/i.test(block.text))
    if (heading) termsAt(document.path, `#${identifierFrom(heading.text)}`, gathering)
  }
}

/** The terms of a section, read once however many pages lean on it. */
function termsAt(from: string, target: string, gathering: Gathering): Term[] | undefined {
  const path = target === '' ? from : pageOfLink(from, target, gathering.documents.byPath)
  const document = path === undefined ? undefined : gathering.documents.byPath.get(path)
  if (!document) return undefined
  const key = `${document.path}#${anchorOf(target)}`
  if (gathering.read.has(key)) return gathering.read.get(key)
  const section = sectionAt(outlineOf(document, gathering.documents, gathering.findings).root, anchorOf(target))
  const terms = section && termsIn(section, gathering.findings).map((term) => keep(term, gathering))
  gathering.read.set(key, terms)
  if (terms) gathering.pages.add(document.path)
  return terms
}

function keep(term: Term, gathering: Gathering): Term {
  const kept = { ...term, id: gathering.taken.take(term.id) }
  gathering.terms.push(kept)
  return kept
}

function readTable(table: TermTable, gathering: Gathering): void {
  const terms = termsAt(table.file, table.target, gathering)
  if (terms === undefined) {
    gathering.findings.warning('unresolved-term', { file: table.file, line: table.line, column: table.column }, `The words of this table are defined at “${table.target}”, which is not in the directory.`, 'Add the page to the directory, or correct the link.')
    return
  }
  const defined = new Set([...terms, ...gathering.terms].flatMap((term) => [term.name, ...term.aliases]).map(identifierFrom))
  for (const word of table.words) {
    if (defined.has(identifierFrom(word.name))) continue
    gathering.findings.warning('unresolved-term', { file: table.file, line: word.line }, `“${word.name}” has no definition at “${table.target}”.`, 'Define the word there, or spell it as it is defined.')
  }
}
