import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { CellMeaning, Finding, Framework, FrameworkVersion, Level, SourceFile, Summary } from './model.ts'

type Read = Permit<'readFramework'>

export async function frameworksArePublic(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('organization').select('framework_is_public').executeTakeFirst()
  return row?.framework_is_public ?? false
}

const columns = [
  'framework_version.framework_id',
  'framework_version.number',
  'framework_version.status',
  'framework_version.message',
  'framework_version.created_at',
  'framework_version.published_at',
  'author.name as author',
  'publisher.name as publisher',
] as const

const versions = (tx: Tx) =>
  tx
    .selectFrom('framework_version')
    .leftJoin('person as author', 'author.id', 'framework_version.created_by')
    .leftJoin('person as publisher', 'publisher.id', 'framework_version.published_by')
    .select(columns)

type Row = {
  framework_id: string
  number: number
  status: string
  message: string | null
  created_at: Date
  published_at: Date | null
  author: string | null
  publisher: string | null
}

/** Who has no name here worked from the command line, or has left. */
const versionOf = (row: Row): FrameworkVersion => ({
  framework: row.framework_id,
  number: row.number,
  status: row.status as FrameworkVersion['status'],
  message: row.message,
  createdAt: row.created_at.toISOString(),
  createdBy: row.author ?? 'command line',
  publishedAt: row.published_at?.toISOString() ?? null,
  publishedBy: row.published_at === null ? null : (row.publisher ?? 'command line'),
})

export async function versionsOf(tx: Tx, _permit: Read, framework: string): Promise<FrameworkVersion[]> {
  const rows = await versions(tx).where('framework_id', '=', framework).orderBy('number', 'desc').execute()
  return rows.map(versionOf)
}

export async function versionNumbered(tx: Tx, framework: string, number: number): Promise<FrameworkVersion | undefined> {
  const row = await versions(tx).where('framework_id', '=', framework).where('number', '=', number).executeTakeFirst()
  return row && versionOf(row)
}

export async function publishedVersion(tx: Tx, framework: string): Promise<FrameworkVersion | undefined> {
  const row = await versions(tx).where('framework_id', '=', framework).where('status', '=', 'published').executeTakeFirst()
  return row && versionOf(row)
}

/** A version with its content, and what its cells mean, as the JSON texts that they were stored as. */
export type StoredVersion = { readonly version: FrameworkVersion; readonly content: string; readonly meanings: string }

export async function storedVersion(tx: Tx, _permit: Read, framework: string, which: number | 'published'): Promise<StoredVersion | undefined> {
  const row = await versions(tx)
    .select([sql<string>`content::text`.as('content'), sql<string>`meanings::text`.as('meanings')])
    .where('framework_id', '=', framework)
    .where((eb) => (which === 'published' ? eb('status', '=', which) : eb('number', '=', which)))
    .executeTakeFirst()
  return row && { version: versionOf(row), content: row.content, meanings: row.meanings }
}

async function storedColumn(tx: Tx, framework: string, number: number, column: 'content' | 'files' | 'findings'): Promise<unknown> {
  const row = await tx
    .selectFrom('framework_version')
    .select(`${column} as value`)
    .where('framework_id', '=', framework)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return row.value
}

export const contentOf = async (tx: Tx, framework: string, number: number): Promise<Framework> =>
  (await storedColumn(tx, framework, number, 'content')) as Framework

export const filesOf = async (tx: Tx, _permit: Read, framework: string, number: number): Promise<SourceFile[]> =>
  (await storedColumn(tx, framework, number, 'files')) as SourceFile[]

export type StoredFindings = { readonly summary: Summary; readonly findings: Finding[] }

export const findingsOf = async (tx: Tx, framework: string, number: number): Promise<StoredFindings> =>
  (await storedColumn(tx, framework, number, 'findings')) as StoredFindings

export type FrameworkRow = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly publishedNumber: number | null
  readonly publishedAt: string | null
  readonly draftNumber: number | null
}

/** Every framework that has a version one may see, named as in its published version, else as in its newest. */
export async function frameworksInList(tx: Tx, _permit: Read): Promise<FrameworkRow[]> {
  const rows = await tx
    .selectFrom('framework_version')
    .select(['framework_id', 'number', 'status', 'name', 'description', 'published_at'])
    .distinctOn(['framework_id', 'status'])
    .orderBy('framework_id')
    .orderBy('status')
    .orderBy('number', 'desc')
    .execute()
  return [...new Set(rows.map((it) => it.framework_id))].map((id) => {
    const all = rows.filter((it) => it.framework_id === id)
    const published = all.find((it) => it.status === 'published')
    const draft = all.find((it) => it.status === 'draft')
    const shown = published ?? draft ?? all[0]!
    return {
      id,
      name: shown.name,
      description: shown.description,
      publishedNumber: published?.number ?? null,
      publishedAt: published?.published_at?.toISOString() ?? null,
      draftNumber: draft?.number ?? null,
    }
  })
}

export async function nextNumber(tx: Tx, framework: string): Promise<number> {
  const row = await tx
    .selectFrom('framework_version')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('framework_id', '=', framework)
    .where('status', '!=', 'draft')
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}

/** What versions of a framework said of names, levels and meanings, from the first to the published one. */
export type PastVersion = {
  readonly number: number
  readonly levels: readonly Level[]
  readonly competencies: readonly { readonly id: string; readonly replaces?: readonly string[] }[]
  readonly meanings: readonly CellMeaning[]
}

export type Published = { readonly number: number; readonly content: Framework; readonly past: readonly PastVersion[] }

const remembered = new Map<string, Published>()
const mostRemembered = 16

/** Which version of a framework is published, and since when: enough to know whether it was parsed already. */
export type PublishedKey = { readonly number: number; readonly publishedAt: string }

/** The published version of a framework with its past. It is parsed once: what is published never changes, so it is known by number and time. */
export async function publishedFramework(tx: Tx, framework: string, key?: PublishedKey): Promise<Published | undefined> {
  return (key && remembered.get(keyOf(framework, key.number, new Date(key.publishedAt)))) ?? readPublished(tx, framework)
}

const keyOf = (framework: string, number: number, publishedAt: Date | null): string => `${framework}@${number}@${publishedAt?.toISOString()}`

async function readPublished(tx: Tx, framework: string): Promise<Published | undefined> {
  const row = await tx
    .selectFrom('framework_version')
    .select(['number', 'published_at'])
    .where('framework_id', '=', framework)
    .where('status', '=', 'published')
    .executeTakeFirst()
  if (!row) return undefined
  const key = keyOf(framework, row.number, row.published_at)
  const known = remembered.get(key)
  if (known) return known
  const it: Published = { number: row.number, content: await contentOf(tx, framework, row.number), past: await pastVersions(tx, framework) }
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
  remembered.set(key, it)
  return it
}

type Version = { readonly id: string; readonly version: number }

/** The contents of these versions, each read once. */
export async function contentsOf(tx: Tx, versions: readonly Version[]): Promise<(it: Version) => Framework | undefined> {
  const known = new Map<string, Framework>()
  const key = ({ id, version }: Version): string => `${id} ${version}`
  for (const it of versions) {
    if (known.has(key(it))) continue
    const published = await publishedFramework(tx, it.id)
    known.set(key(it), published?.number === it.version ? published.content : await contentOf(tx, it.id, it.version))
  }
  return (it) => known.get(key(it))
}

async function pastVersions(tx: Tx, framework: string): Promise<PastVersion[]> {
  const { rows } = await sql<PastVersion>`
    select number, content->'levels' as levels, meanings, (
      select coalesce(json_agg(json_strip_nulls(json_build_object('id', it->'id', 'replaces', it->'replaces'))), '[]')
      from json_array_elements(content->'competencies') it
    ) as competencies
    from framework_version where framework_id = ${framework} and status <> 'draft' order by number`.execute(tx)
  return rows
}
