import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { CellMeaning, Framework, SourceFile } from './model.ts'
import type { StoredFindings } from './reads.ts'

export type Draft = {
  readonly framework: Framework
  readonly files: readonly SourceFile[]
  readonly findings: StoredFindings
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null)

/** Puts a draft in the place of the framework's earlier one. */
export async function replaceDraft(tx: Tx, permit: Permit<'draftVersion'>, { framework, files, findings }: Draft, number: number, now: Date): Promise<void> {
  await tx.insertInto('framework').values({ id: framework.id, created_at: now }).onConflict((on) => on.doNothing()).execute()
  await tx.deleteFrom('framework_version').where('framework_id', '=', framework.id).where('status', '=', 'draft').execute()
  await tx
    .insertInto('framework_version')
    .values({
      framework_id: framework.id,
      number,
      status: 'draft',
      name: framework.name,
      description: framework.description ?? null,
      content: JSON.stringify(framework),
      files: JSON.stringify(files),
      findings: JSON.stringify(findings),
      created_at: now,
      created_by: personOf(permit.actor),
    })
    .execute()
}

export type Publication = {
  readonly content: Framework
  readonly message: string
  readonly meanings: readonly CellMeaning[]
}

/** Publishes a draft with the content that the publisher's mappings led to, and retires the version before. */
export async function publishDraft(tx: Tx, permit: Permit<'publishVersion'>, framework: string, number: number, it: Publication, now: Date): Promise<void> {
  await tx.updateTable('framework_version').set({ status: 'retired' }).where('framework_id', '=', framework).where('status', '=', 'published').execute()
  await tx
    .updateTable('framework_version')
    .set({
      status: 'published',
      content: JSON.stringify(it.content),
      message: it.message,
      meanings: JSON.stringify(it.meanings),
      published_at: now,
      published_by: personOf(permit.actor),
    })
    .where('framework_id', '=', framework)
    .where('number', '=', number)
    .execute()
}

export async function deleteDraft(tx: Tx, _permit: Permit<'discardDraft'>, framework: string, number: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('framework_version')
    .where('framework_id', '=', framework)
    .where('number', '=', number)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function retirePublished(tx: Tx, _permit: Permit<'retireVersion'>, framework: string, number: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('framework_version')
    .set({ status: 'retired' })
    .where('framework_id', '=', framework)
    .where('number', '=', number)
    .where('status', '=', 'published')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
