import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { OutsideWords } from '../rules/outside-evidence.ts'

export type InvitationInList = { readonly id: string; readonly name: string; readonly createdAt: string; readonly expiresAt: string; readonly usedAt: string | null }

/** The one-time links that somebody made of late, the latest first. */
export async function invitationsOf(tx: Tx, _permit: Permit<'showInbox'>, person: string): Promise<InvitationInList[]> {
  const rows = await tx
    .selectFrom('outside_invitation')
    .select(['id', 'name', 'created_at', 'expires_at', 'used_at'])
    .where('invited_by', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((it) => ({ id: it.id, name: it.name, createdAt: it.created_at.toISOString(), expiresAt: it.expires_at.toISOString(), usedAt: it.used_at?.toISOString() ?? null }))
}

/** What stands behind a one-time link. */
export type OutsideForm = {
  readonly id: string
  readonly aboutId: string
  readonly about: string
  readonly invitedBy: string
  readonly organization: string
  readonly name: string
  readonly message: string | null
  readonly work: string | null
  readonly workItemId: string | null
  readonly framework: string
  readonly version: number
  readonly competencies: readonly string[]
  readonly content: OutsideWords
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** The form behind a link, for whoever holds its secret. */
export async function outsideForm(tx: Tx, _permit: Permit<'giveOutsideFeedback'>, tokenHash: Buffer): Promise<OutsideForm | undefined> {
  const { rows } = await sql<OutsideForm>`
    select id, about_id as "aboutId", about, invited_by as "invitedBy", (select name from organization) as organization, name, message, work,
      work_item_id as "workItemId", framework_id as framework, framework_version as version, competencies, content, expires_at as "expiresAt", used_at as "usedAt"
    from cairn_outside_form(${tokenHash})`.execute(tx)
  return rows[0]
}
