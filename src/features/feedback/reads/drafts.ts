import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { PersonRef } from '../../people/model.ts'
import type { DraftContent } from '../model.ts'

export type Draft = { readonly id: string; readonly revision: number; readonly content: DraftContent; readonly updatedAt: string; readonly framework: string; readonly version: number }

/** One's own draft about somebody, of the answer to one request or of feedback that nobody asked for. */
export async function draftAbout(tx: Tx, _permit: Permit<'prepareFeedback'>, giver: string, about: string, request: string | null): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('feedback_draft')
    .select(['id', 'revision', 'content', 'updated_at', 'framework_id', 'framework_version'])
    .where('giver_id', '=', giver)
    .where('about_id', '=', about)
    .where('request_id', request === null ? 'is' : '=', request)
    .executeTakeFirst()
  return row && { id: row.id, revision: row.revision, content: row.content as DraftContent, updatedAt: row.updated_at.toISOString(), framework: row.framework_id, version: row.framework_version }
}

export type DraftInList = { readonly id: string; readonly about: PersonRef; readonly request: string | null; readonly updatedAt: string }

export async function draftsOf(tx: Tx, _permit: Permit<'showInbox'>, giver: string): Promise<DraftInList[]> {
  const rows = await tx
    .selectFrom('feedback_draft')
    .innerJoin('person', 'person.id', 'feedback_draft.about_id')
    .select(['feedback_draft.id', 'feedback_draft.about_id', 'person.name', 'feedback_draft.request_id', 'feedback_draft.updated_at'])
    .where('giver_id', '=', giver)
    .orderBy('updated_at', 'desc')
    .orderBy('feedback_draft.id')
    .execute()
  return rows.map((it) => ({ id: it.id, about: { id: it.about_id, name: it.name }, request: it.request_id, updatedAt: it.updated_at.toISOString() }))
}
