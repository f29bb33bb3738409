import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { Review } from '../rules/review-text.ts'
import type { Window } from '../rules/window.ts'

type Refit = Permit<'refit'>

/** What a fit of a framework has to have seen to be up to date. */
export type FitDue = { readonly framework: string; readonly seenUntil: Date; readonly seenLately: number }

/**
 * The frameworks whose feedback or version has changed since their last fit, or whose fit is a day old: the window moves with the day.
 * A change is told by the time of the latest one, and by how many there were in the minute up to it.
 */
export async function fitsDue(tx: Tx, _permit: Refit, now: Date): Promise<FitDue[]> {
  const { rows } = await sql<{ framework: string; seen_until: Date; seen_lately: number; due: boolean }>`
    select framework.id as framework, latest.changed_at as seen_until, latest.lately as seen_lately,
      fit.id is null or fit.seen_until <> date_trunc('milliseconds', latest.changed_at) or fit.seen_lately <> latest.lately
        or fit.fitted_at < ${new Date(now.getTime() - 86_400_000)} or fit.framework_version <> version.number as due
    from framework
    join framework_version version on version.framework_id = framework.id and version.status = 'published'
    join lateral (
      select newest.changed_at, (
        select count(*)::int from feedback
        where framework_id = framework.id and changed_at between newest.changed_at - interval '1 minute' and newest.changed_at
      ) as lately
      from (select changed_at from feedback where framework_id = framework.id order by changed_at desc limit 1) newest
    ) latest on true
    left join fit on fit.framework_id = framework.id and fit.current
    order by framework.id`.execute(tx)
  return rows.filter((it) => it.due).map((it) => ({ framework: it.framework, seenUntil: it.seen_until, seenLately: it.seen_lately }))
}

/** Everybody about whom something may be held, in the order in which `reviewsOf` reads them. */
export async function peopleToRate(tx: Tx, _permit: Refit): Promise<string[]> {
  const rows = await tx.selectFrom('personal_record').select('person_id').orderBy('person_id').execute()
  return rows.map((it) => it.person_id)
}

/** What counts of what was said of the people from one to another, both included, as one text for each of their givers. */
export async function reviewsOf(tx: Tx, _permit: Refit, framework: string, [first, last]: readonly [string, string], { from, to }: Window): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select person, giver, said from (
      select about_id::text as person, coalesce(giver_id::text, 'unknown:' || feedback_id) as giver,
        string_agg(
          competency || e'\t' || framework_version || e'\t' || choice || e'\t' || coalesce(level, '') || e'\t' || value || e'\t' || bound || e'\t' || coalesce(work_item_id::text, ''),
          e'\n' order by observed_on, feedback_id
        ) as said
      from observation
      where framework_id = ${framework} and counts and about_id between ${first} and ${last} and observed_on between ${from} and ${to}
      group by 1, 2
    ) review order by person collate "C", giver collate "C"`.execute(tx)
  return rows
}
