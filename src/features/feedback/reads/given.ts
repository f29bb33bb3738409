import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { Feedback, Observation, PastFeedback, Relation } from '../model.ts'

type FeedbackRow = {
  id: string
  about_id: string
  about_name: string
  giver_id: string | null
  giver_name: string | null
  outsider: string | null
  relation: string
  name_withheld: boolean
  visibility: string
  framework_id: string
  framework_version: number
  specialty: string | null
  work: Feedback['work']
  observed_on: string
  given_at: Date
  corrected_at: Date | null
  withdrawn_at: Date | null
  revision: number
  words: string | null
  own: boolean
  observations: Omit<Observation, 'remarks'>[]
}

const workRef = sql`case when work_item.id is null then null else json_build_object('id', work_item.id, 'kind', work_item.kind, 'title', work_item.title, 'url', work_item.url) end`

const feedbackRows = async (tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Feedback[]> => {
  const { rows } = await sql<FeedbackRow>`
    select feedback.id, feedback.about_id, about.name as about_name, feedback.giver_id, giver.name as giver_name, feedback.outsider, feedback.relation,
      feedback.name_withheld, feedback.visibility, feedback.framework_id, feedback.framework_version, feedback.specialty, feedback.observed_on, feedback.given_at,
      feedback.corrected_at, feedback.withdrawn_at, feedback.revision, feedback.words,
      ${workRef} as work,
      coalesce(feedback.giver_id = cairn_person(), false) or feedback.id = any ((select cairn_withheld())::uuid[]) as own,
      coalesce((
        select json_agg(json_build_object(
          'competency', competency, 'choice', choice, 'level', level, 'frequency', frequency, 'scope', scope, 'scopeSupported', scope_supported,
          'scopeShown', scope_shown, 'value', value, 'bound', bound, 'counts', counts, 'statements', statements, 'words', observation.words,
          'noOpportunityFrom', no_opportunity_from, 'noOpportunityUntil', no_opportunity_until, 'evidence', evidence) order by competency)
        from observation where feedback_id = feedback.id
      ), '[]') as observations
    from feedback
      join person about on about.id = feedback.about_id
      left join person giver on giver.id = feedback.giver_id
      left join work_item on work_item.id = feedback.work_item_id
    where ${where}
    order by feedback.given_at desc, feedback.id desc limit ${limit}`.execute(tx)
  return rows.map(feedbackOfRow)
}

const feedbackOfRow = (row: FeedbackRow): Feedback => ({
  id: row.id,
  about: { id: row.about_id, name: row.about_name },
  giver: row.giver_id === null ? null : { id: row.giver_id, name: row.giver_name! },
  outsider: row.outsider,
  relation: row.relation as Relation,
  nameWithheld: row.name_withheld,
  visibility: row.visibility as Feedback['visibility'],
  framework: { id: row.framework_id, version: row.framework_version },
  specialty: row.specialty,
  work: row.work,
  observedOn: row.observed_on,
  givenAt: row.given_at.toISOString(),
  correctedAt: row.corrected_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  revision: row.revision,
  words: row.words,
  observations: row.observations.map((it) => ({ ...it, remarks: [] })),
  own: row.own,
})

/** Where a page of feedback ends: what `before` takes. */
export type Place = { readonly givenAt: Date; readonly id: string }

const earlierThan = (before: Place | undefined): RawBuilder<unknown> =>
  before ? sql`(feedback.given_at, feedback.id) < (${before.givenAt}, ${before.id}::uuid)` : sql`true`

/** Which feedback about somebody: of all competencies or of some, of all domains or of one, older than a place, at most so much. */
export type Which = { readonly competency?: string | readonly string[]; readonly domain?: string; readonly before?: Place; readonly limit: number }

/** The domains of a giving: those of its work and of everything in it, else the one that the person had on the day of the work. */
const domainsOf = sql`coalesce((
    with recursive part as (
      select id, domain from work_item where id = feedback.work_item_id
      union all select child.id, child.domain from work_item child join part on child.parent_id = part.id
    )
    select array_agg(distinct domain) from part where domain is not null
  ), (
    select array_agg(domain) from employment
    where person_id = feedback.about_id and domain is not null and starts_on <= feedback.observed_on and (ends_on is null or ends_on >= feedback.observed_on)
  ), '{}')`

/** Feedback about somebody that whoever asks may read, newest first. `asRead` adds what is missing from its evidence. */
export function feedbackOf(tx: Tx, _permit: Permit<'readAbout'>, person: string, { competency, domain, before, limit }: Which): Promise<Feedback[]> {
  const of = competency === undefined
    ? sql`true`
    : sql`exists (select from observation where feedback_id = feedback.id and competency = any(${[competency].flat()}::text[]))`
  const within = domain === undefined ? sql`true` : sql`${domain} = any (${domainsOf})`
  return feedbackRows(tx, sql`feedback.about_id = ${person} and ${of} and ${within} and ${earlierThan(before)}`, limit)
}

/** The domains that feedback about somebody belongs to, as far as whoever asks may read it. */
export async function domainsOfFeedback(tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`select distinct domain from feedback, unnest(${domainsOf}) as domain where about_id = ${person} order by domain`.execute(tx)
  return rows.map((it) => it.domain)
}

export function feedbackGivenBy(tx: Tx, _permit: Permit<'listFeedbackGiven' | 'exportAboutMe'>, giver: string, before: Place | undefined, limit: number): Promise<Feedback[]> {
  return feedbackRows(tx, sql`(feedback.giver_id = ${giver} or feedback.id = any ((select cairn_withheld())::uuid[])) and ${earlierThan(before)}`, limit)
}

/** What the person has received of late, in their inbox. */
export function feedbackReceived(tx: Tx, _permit: Permit<'showInbox'>, person: string, limit: number): Promise<Feedback[]> {
  return feedbackRows(tx, sql`feedback.about_id = ${person} and feedback.withdrawn_at is null`, limit)
}

/** One giving, where the database lets whoever asks see it. */
export async function feedbackById(tx: Tx, id: string): Promise<Feedback | undefined> {
  return (await feedbackRows(tx, sql`feedback.id = ${id}`, 1))[0]
}

type PastRow = Omit<PastFeedback, 'replacedAt' | 'content'> & {
  readonly replacedAt: Date
  readonly content: Omit<PastFeedback['content'], 'observations'> & { readonly observations: readonly (Partial<typeof unmarked> & Omit<Observation, keyof typeof unmarked>)[] }
}

/** The oldest histories hold what was written alone, without what was marked of it and what it was worth. */
const unmarked = { scopeSupported: true, scopeShown: true, value: null, bound: null, counts: false } satisfies Partial<Observation>

/** What feedback said before each correction, the latest first. */
export async function revisionsOf(tx: Tx, _permit: Permit<'showFeedback'>, id: string): Promise<PastFeedback[]> {
  const { rows } = await sql<PastRow>`
    select it.revision, it.replaced_at as "replacedAt", json_build_object('id', it.framework_id, 'version', it.framework_version) as framework, it.specialty, it.relation,
      ${workRef} as work, it.content
    from feedback_revision it left join work_item on work_item.id = (it.content->>'workItem')::uuid
    where it.feedback_id = ${id} order by it.revision desc`.execute(tx)
  return rows.map(({ replacedAt, content, ...it }) => ({
    ...it,
    replacedAt: replacedAt.toISOString(),
    content: { ...content, observations: content.observations.map((one) => ({ ...unmarked, ...one, remarks: [] })) },
  }))
}
