import type { Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { feedbackGivenBy } from '../feedback/reads/given.ts'
import { requestsAround } from '../feedback/reads/requests.ts'
import { mayReadEmployments, mayReadNotices } from '../people/policy.ts'
import { noticesOf } from '../people/reads/notices.ts'
import { periodsShown } from '../people/reads/person.ts'
import type { HeldAboutMe } from './model.ts'
import { accountHeld, chancesHeld, correctionsHeld, draftsHeld, invitationsHeld, membershipsHeld, mentorOffersHeld, mentorshipsHeld, workHeld } from './reads/held.ts'
import { leniencyOf } from './reads/known-fit.ts'

type Exporting = { readonly permit: Permit<'exportAboutMe'>; readonly self: { readonly personId: string } }

/** What an export holds beside feedback received, ratings and growth. */
export async function readHeld({ tx, actor }: Context, { permit, self: { personId } }: Exporting, most: number): Promise<HeldAboutMe> {
  const employments = mayReadEmployments(actor, true)
  const notices = mayReadNotices(actor)
  return {
    account: await accountHeld(tx, permit, personId),
    employments: employments.ok ? await periodsShown(tx, employments.value, personId) : [],
    memberships: await membershipsHeld(tx, permit, personId),
    notices: notices.ok ? await noticesOf(tx, notices.value.permit, personId, most) : [],
    given: await feedbackGivenBy(tx, permit, personId, undefined, most),
    corrections: await correctionsHeld(tx, permit, personId),
    drafts: await draftsHeld(tx, permit, personId),
    requests: await requestsAround(tx, permit, personId, most),
    invitations: await invitationsHeld(tx, permit, personId),
    mentoring: { offers: await mentorOffersHeld(tx, permit, personId), mentorships: await mentorshipsHeld(tx, permit, personId) },
    leniency: await leniencyOf(tx, permit, personId),
    chances: await chancesHeld(tx, permit, personId),
    work: await workHeld(tx, permit, personId),
  }
}
