import type { z } from 'zod'
import { action, type Context } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import { publishedFramework, type Published } from '../framework/reads.ts'
import { resolveIdentifier } from '../framework/rules/resolve-identifier.ts'
import { roleIn, type RoleNames } from '../framework/rules/role-in.ts'
import { employmentOn, managersOn, teamsOn } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import { workNamed } from '../work/reads.ts'
import { scopeOfWork } from '../work/rules/scope-of-work.ts'
import * as api from './api.ts'
import type { DraftObservation, Feedback, FeedbackRequest } from './model.ts'
import { mayPrepare } from './policy.ts'
import { circumstances } from './reads/circumstances.ts'
import { draftAbout, type Draft } from './reads/drafts.ts'
import { feedbackById } from './reads/given.ts'
import { requestAnsweredBy, requestById } from './reads/requests.ts'
import { asRead } from './rules/as-read.ts'
import { carryOver, type CarriedOver } from './rules/carry-over.ts'
import { roleCompetencies, startingLater } from './rules/role-competencies.ts'
import { earlierVersion, nameIn, relationOf } from './weigh-content.ts'

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
  const answered = earlier ? await requestAnsweredBy(tx, earlier.id) : (input.request ?? null)
  const facts = await circumstances(tx, giver, input.person, day, today, answered)
  if (!facts) return fail({ kind: 'not-found', what: 'such person' })
  if (!earlier && !(facts.accountOpen && facts.here)) return fail({ kind: 'conflict', why: `${facts.name} does not work here now, so feedback about them has ended. What was given stays.` })

  const employment = await employmentOn(tx, input.person, day)
  const published = employment?.framework ? await publishedFramework(tx, employment.framework) : undefined
  const role = published && employment ? roleIn(published.content, employment) : employment
  const workId = input.work ?? earlier?.work?.id ?? draft?.content.workItem ?? request?.work?.id
  const work = workId ? await workNamed(tx, workId) : undefined
  const relation = relationOf(facts, work)
  const managers = await managersOn(tx, input.person, today)
  return ok({
    about: { id: input.person, name: facts.name, title: employment?.title ?? null, teams: (await teamsOn(tx, input.person, day)).map((it) => it.name) },
    relation,
    ...formOf(published, role),
    asked: request ? askedToday(published, request) : [],
    request: request ?? null,
    work: work ? { id: work.id, kind: work.kind, title: work.title, url: work.url } : null,
    scopeOfWork: published && work ? scopeOfWork(published.content.scopes, work) : null,
    readers: managers.filter((it) => it.id !== giver),
    mayWithholdName: earlier ? earlier.nameWithheld : relation === 'report' && !request,
    ...(await begunToday(context, draft, earlier, published, role?.specialty ?? null)),
  })
})

/** What a request asks about, as the framework calls it today. */
function askedToday(published: Published | undefined, { framework, competencies }: FeedbackRequest): string[] {
  if (published?.content.id !== framework) return []
  return [...new Set(competencies.flatMap((it) => resolveIdentifier(published.content, 'competency', it) ?? []))]
}

/** Nobody learns of a request to somebody else, nor corrects what another gave. */
async function begunBy({ tx }: Context, giver: string, { person, request: requestId, feedback: feedbackId }: Input): Promise<Result<Omit<Begun, 'draft'>>> {
  const request = requestId ? await requestById(tx, requestId) : undefined
  if (requestId && (request?.giver.id !== giver || request.about.id !== person)) return fail({ kind: 'not-found', what: 'such request' })
  const earlier = feedbackId ? await feedbackById(tx, feedbackId) : undefined
  if (feedbackId && (!earlier?.own || earlier.about.id !== person)) return fail({ kind: 'not-found', what: 'such feedback of yours' })
  return ok({ request, earlier })
}

/** The framework and the competencies of the role. The level is not told; what starts above it is, to those who may know the level. */
function formOf(published: Published | undefined, role: RoleNames | undefined) {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map((it) => it.id)
  const { family = null, specialty = null, domain = null } = role ?? {}
  if (!published || !role) return { framework: null, family, specialty, domain, competencies: [], startLater: [] }
  const { content, number } = published
  return {
    framework: { id: content.id, version: number },
    family,
    specialty,
    domain,
    competencies: ids(roleCompetencies(content, role)),
    startLater: ids(startingLater(content, role, role.level)),
  }
}

type Written = Pick<z.output<typeof api.prepareFeedback.output>, 'draft' | 'earlier' | 'changed' | 'gone'>

/** What was begun with another version: in the names of today, with the cells that are to be read again, and what is there no longer. */
async function begunToday(context: Context, draft: Draft | undefined, earlier: Feedback | undefined, published: Published | undefined, specialty: string | null): Promise<Written> {
  const kept = draft?.content.observations ?? []
  const inDraft = draft && (await carried(context, draft, published, specialty, kept))
  const inEarlier = earlier && (await carried(context, { framework: earlier.framework.id, version: earlier.framework.version }, published, specialty, earlier.observations))
  const { changed, gone } = inDraft ?? inEarlier ?? { changed: [], gone: [] }
  return {
    draft: draft ? { id: draft.id, revision: draft.revision, content: { ...draft.content, observations: inDraft?.observations ?? kept }, updatedAt: draft.updatedAt, version: draft.version } : null,
    earlier: earlier ? asRead(published?.content, { ...earlier, observations: inEarlier?.observations ?? earlier.observations }) : null,
    changed,
    gone,
  }
}

/** Undefined where nothing was published since. Identifiers belong to a framework: whoever has another now has nothing to go on with but their words. */
async function carried<T extends DraftObservation>(context: Context, of: { readonly framework: string; readonly version: number }, published: Published | undefined, specialty: string | null, written: readonly T[]) {
  if (!published) return undefined
  const same = published.content.id === of.framework
  if (same && published.number === of.version) return undefined
  const before = same ? await earlierVersion(context, published, of.version) : (await publishedFramework(context.tx, of.framework))?.content
  const over: CarriedOver<T> = before && same ? carryOver(before, published.content, specialty, written) : { observations: [], changed: [], gone: written }
  const gone = over.gone.map((it) => ({ name: before ? nameIn(it.competency, before) : it.competency, said: it }))
  return { observations: [...over.observations], changed: [...over.changed], gone }
}
