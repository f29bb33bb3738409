import type { z } from 'zod'
import { action, type Context } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import { publishedFramework, type Published } from '../framework/reads.ts'
import type { EmploymentOn } from '../people/model.ts'
import { employmentOn, managersOn, teamsOn } from '../people/reads.ts'
import { dayOf } from '../people/rules/roster.ts'
import { workNamed } from '../work/reads.ts'
import { scopeOfWork } from '../work/rules/scope-of-work.ts'
import * as api from './api.ts'
import type { Feedback, FeedbackRequest } from './model.ts'
import { mayPrepare } from './policy.ts'
import { circumstances, draftAbout, feedbackById, requestById, type Draft } from './reads.ts'
import { asRead } from './rules/as-read.ts'
import { changedCells } from './rules/changed-cells.ts'
import { roleCompetencies, startingLater } from './rules/role-competencies.ts'
import { earlierVersion, relationOf } from './weigh-content.ts'

type Input = z.output<typeof api.prepareFeedback.input>

/** What was begun: the request that is answered, the draft, or what is corrected. */
type Begun = { readonly request: FeedbackRequest | undefined; readonly earlier: Feedback | undefined; readonly draft: Draft | undefined }

export const prepareFeedback = action(api.prepareFeedback, async (context, input) => {
  const may = mayPrepare(context.actor)
  if (!may.ok) return may
  const { tx, now } = context
  const { permit, self: { personId: giver } } = may.value
  const today = dayOf(now)

  const begun = await begunBy(context, giver, input)
  if (!begun.ok) return begun
  const { request, earlier } = begun.value
  const draft = earlier || giver === input.person ? undefined : await draftAbout(tx, permit, giver, input.person, input.request ?? null)
  const day = input.on ?? earlier?.observedOn ?? draft?.content.observedOn ?? today
  const facts = await circumstances(tx, giver, input.person, day, today, input.request ?? null)
  if (!facts) return fail({ kind: 'not-found', what: 'such person' })
  if (!earlier && !(facts.accountOpen && facts.here)) return fail({ kind: 'conflict', why: `${facts.name} does not work here now, so feedback about them has ended. What was given stays.` })

  const employment = await employmentOn(tx, input.person, day)
  const published = employment?.framework ? await publishedFramework(tx, employment.framework) : undefined
  const workId = input.work ?? earlier?.work?.id ?? draft?.content.workItem ?? request?.work?.id
  const work = workId ? await workNamed(tx, workId) : undefined
  const relation = relationOf(facts, work)
  const managers = await managersOn(tx, input.person, today)
  return ok({
    about: { id: input.person, name: facts.name, title: employment?.title ?? null, teams: (await teamsOn(tx, input.person, day)).map((it) => it.name) },
    relation,
    ...formOf(published, employment),
    asked: request?.competencies ?? [],
    request: request ?? null,
    work: work ? { id: work.id, kind: work.kind, title: work.title, url: work.url } : null,
    scopeOfWork: published && work ? scopeOfWork(published.content.scopes, work) : null,
    readers: managers.filter((it) => it.id !== giver),
    mayWithholdName: earlier ? earlier.nameWithheld : relation === 'report' && !request,
    draft: draft ? await draftWithChanges(context, draft, published, employment) : null,
    earlier: earlier ? asRead(published?.content, earlier) : null,
  })
})

/** Nobody learns of a request to somebody else, nor corrects what another gave. */
async function begunBy({ tx }: Context, giver: string, { person, request: requestId, feedback: feedbackId }: Input): Promise<Result<Omit<Begun, 'draft'>>> {
  const request = requestId ? await requestById(tx, requestId) : undefined
  if (requestId && (request?.giver.id !== giver || request.about.id !== person)) return fail({ kind: 'not-found', what: 'such request' })
  const earlier = feedbackId ? await feedbackById(tx, feedbackId) : undefined
  if (feedbackId && (!earlier?.own || earlier.about.id !== person)) return fail({ kind: 'not-found', what: 'such feedback of yours' })
  return ok({ request, earlier })
}

/** The framework and the competencies of the role. The level is not told; what starts above it is, to those who may know the level. */
function formOf(published: Published | undefined, employment: EmploymentOn | undefined) {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map((it) => it.id)
  const { family = null, specialty = null, domain = null } = employment ?? {}
  if (!published || !employment) return { framework: null, family, specialty, domain, competencies: [], startLater: [] }
  const { content, number } = published
  return {
    framework: { id: content.id, version: number },
    family,
    specialty,
    domain,
    competencies: ids(roleCompetencies(content, employment)),
    startLater: ids(startingLater(content, employment, employment.level)),
  }
}

/** A draft keeps the version that it was begun with: cells that have changed since are to be read again. */
async function draftWithChanges(context: Context, { framework, ...draft }: Draft, published: Published | undefined, employment: EmploymentOn | undefined) {
  const outdated = published && published.content.id === framework && published.number !== draft.version
  const before = outdated ? await earlierVersion(context, published, draft.version) : undefined
  const cells = before && published ? changedCells(before, published.content, employment?.specialty ?? null, draft.content.observations ?? []) : []
  return { id: draft.id, revision: draft.revision, content: draft.content, updatedAt: draft.updatedAt, version: draft.version, changedCells: cells }
}
