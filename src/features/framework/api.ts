import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { CellMeaning, Finding, Framework, FrameworkDiff, FrameworkVersion, Identifier, IdentifierMapping, SourceFile, Summary } from './model.ts'

const megabyte = 1024 * 1024

const AtVersion = z.object({ framework: Identifier, number: z.coerce.number().int().positive() })

export const VersionWithContent = z.object({
  version: FrameworkVersion,
  /** What the publisher said of cells that changed in this version; a cell that is not named was reworded. */
  meanings: z.array(CellMeaning),
  content: Framework,
})

export const FrameworkInList = z.object({
  id: Identifier,
  name: z.string(),
  description: z.string().nullable(),
  publishedNumber: z.number().int().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  draftNumber: z.number().int().nullable(),
})

export const listFrameworks = contract({
  id: 'listFrameworks',
  method: 'GET',
  path: '/api/frameworks',
  summary: 'Every framework, with its published version and, for stewards, its draft.',
  input: z.object({}),
  output: z.array(FrameworkInList),
})

export const showFramework = contract({
  id: 'showFramework',
  method: 'GET',
  path: '/api/frameworks/{framework}',
  summary: 'The published version of a framework, whole.',
  input: z.object({ framework: Identifier }),
  output: VersionWithContent,
})

export const listVersions = contract({
  id: 'listVersions',
  method: 'GET',
  path: '/api/frameworks/{framework}/versions',
  summary: 'The versions of a framework, newest first; drafts for stewards only.',
  input: z.object({ framework: Identifier }),
  output: z.array(FrameworkVersion),
})

export const showVersion = contract({
  id: 'showVersion',
  method: 'GET',
  path: '/api/frameworks/{framework}/versions/{number}',
  summary: 'One version of a framework, whole.',
  input: AtVersion,
  output: VersionWithContent,
})

export const showFindings = contract({
  id: 'showFindings',
  method: 'GET',
  path: '/api/frameworks/{framework}/versions/{number}/findings',
  summary: 'What lint says of a version, for stewards.',
  input: AtVersion,
  output: z.object({ summary: Summary, findings: z.array(Finding) }),
})

export const showSourceFiles = contract({
  id: 'showSourceFiles',
  method: 'GET',
  path: '/api/frameworks/{framework}/versions/{number}/files',
  summary: 'The files a version was read from, as they were written.',
  input: AtVersion,
  output: z.array(SourceFile),
})

export const showDiff = contract({
  id: 'showDiff',
  method: 'GET',
  path: '/api/frameworks/{framework}/diff',
  summary: 'What changed between two versions, by identifier. `before` 0 stands for nothing.',
  input: z.object({ framework: Identifier, before: z.coerce.number().int().nonnegative(), after: z.coerce.number().int().positive() }),
  output: FrameworkDiff,
})

/** What is known before a draft is published: what would change, what lint says and what must be mapped first. */
export const PublishPreview = z.object({
  version: FrameworkVersion,
  publishedNumber: z.number().int().nullable(),
  summary: Summary,
  findings: z.array(Finding),
  diff: FrameworkDiff,
  unmapped: z.array(z.object({ kind: z.enum(['family', 'level', 'specialty']), id: Identifier, employments: z.number().int() })),
})

export type PublishPreview = z.output<typeof PublishPreview>

export const draftVersion = contract({
  id: 'draftVersion',
  method: 'POST',
  path: '/api/frameworks/drafts',
  summary: 'Reads a directory of files into a draft, which takes the place of the framework’s earlier draft.',
  input: z.object({ framework: Identifier.optional(), files: z.array(SourceFile).min(1).max(20_000) }),
  output: PublishPreview,
  limitBytes: 32 * megabyte,
})

/** A file as it is, text or not. */
export const ImportFile = z.object({ path: z.string().min(1).max(1_000), base64: z.base64() })

/** Something of a source that did not become part of the framework, with where it stands. */
export const LeftOut = z.object({ file: z.string(), place: z.string(), line: z.number().int(), column: z.number().int(), text: z.string(), why: z.string() })

/** `mapping` is the text of a mapping; without it the layout is found out. */
const Importing = z.object({ files: z.array(ImportFile).min(1).max(5_000), mapping: z.string().max(megabyte).optional() })

/** The beginning of a sheet or table as it was read, to be looked at beside what became of it. */
export const SourceTable = z.object({ name: z.string(), rows: z.array(z.array(z.string())), rowsInAll: z.number().int() })

/** What an import would make of files. `mapping` is absent where the files are in a format of Cairn's own. */
export const ImportPreview = z.object({ mapping: z.string().nullable(), content: Framework, tables: z.array(SourceTable), findings: z.array(Finding), leftOut: z.array(LeftOut), summary: Summary })

export type ImportPreview = z.output<typeof ImportPreview>

export const previewImport = contract({
  id: 'previewImport',
  method: 'POST',
  path: '/api/frameworks/import/preview',
  summary: 'What files of any shape come to as a framework, and what would be left out. Nothing is kept.',
  input: Importing,
  output: ImportPreview,
  limitBytes: 48 * megabyte,
})

export const draftImport = contract({
  id: 'draftImport',
  method: 'POST',
  path: '/api/frameworks/import/draft',
  summary: 'Makes a draft of files of any shape, which takes the place of the framework’s earlier draft. With an error among the findings nothing is kept.',
  input: Importing.extend({ framework: Identifier.optional() }),
  output: PublishPreview,
  limitBytes: 48 * megabyte,
})

export const previewPublish = contract({
  id: 'previewPublish',
  method: 'GET',
  path: '/api/frameworks/{framework}/versions/{number}/preview',
  summary: 'What publishing this draft would change.',
  input: AtVersion,
  output: PublishPreview,
})

export const publishVersion = contract({
  id: 'publishVersion',
  method: 'POST',
  path: '/api/frameworks/{framework}/versions/{number}/publish',
  summary: 'Publishes a draft: from then on nobody can change it.',
  input: AtVersion.extend({
    message: z.string().trim().min(1, 'Say in a sentence what changed and why.').max(2_000),
    meanings: z.array(CellMeaning).default([]),
    mappings: z.array(IdentifierMapping).default([]),
  }),
  output: FrameworkVersion,
})

export const discardDraft = contract({
  id: 'discardDraft',
  method: 'DELETE',
  path: '/api/frameworks/{framework}/versions/{number}',
  summary: 'Throws a draft away.',
  input: AtVersion,
  output: z.object({}),
})

export const retireVersion = contract({
  id: 'retireVersion',
  method: 'POST',
  path: '/api/frameworks/{framework}/versions/{number}/retire',
  summary: 'Retires a published version: it stays readable, and is no longer current.',
  input: AtVersion,
  output: FrameworkVersion,
})
