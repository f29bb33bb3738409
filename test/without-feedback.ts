import { asOwner, type Database } from '../src/platform/database.ts'

/** Takes out what the example organization says of people, so that a test knows all that there is. */
export const withoutFeedback = (db: Database): Promise<void> =>
  asOwner(db, async (tx) => {
    for (const table of ['feedback_draft', 'feedback', 'feedback_request', 'outside_invitation', 'self_assessment', 'feedback_preference'] as const) {
      await tx.deleteFrom(table).execute()
    }
  })
