import type { OutputOf } from '../../../platform/contract.ts'
import type * as api from '../api.ts'
import type { Framework } from '../../framework/model.ts'
import type { Choice, DraftContent, Evidence, FeedbackContent, ObservationInput } from '../model.ts'
import { carryOver, type ChangedCell } from '../rules/carry-over.ts'

export type Prepared = OutputOf<typeof api.prepareFeedback>
export type WorkPicked = NonNullable<Prepared['work']>

/** What the form holds of one competency, however unfinished. */
export type Answer = {
  choice: Choice | null
  level: string | null
  frequency: string | null
  scope: string | null
  /** Whether the giver chose the rung themselves: then the linked work no longer fills it in. */
  scopeChosen: boolean
  statements: string[]
  words: string
  from: string
  until: string
  evidence: Evidence[]
  /** What the chosen text said, where it says something else now and has not been read again. */
  before: string | null
}

/** What was said of a competency that is in the framework no longer. */
export type Gone = { competency: string; name: string; answer: Answer }

export type GiveForm = {
  work: WorkPicked | null
  observedOn: string
  visibility: 'person' | 'managers'
  withholdName: boolean
  words: string
  answers: Record<string, Answer>
  gone: Gone[]
}

export const noAnswer: Answer = { choice: null, level: null, frequency: null, scope: null, scopeChosen: false, statements: [], words: '', from: '', until: '', evidence: [], before: null }

export const saysValue = ({ choice }: Pick<Answer, 'choice'>): boolean => choice === 'level' || choice === 'not-yet' || choice === 'beyond'

/** Whether anything at all was said of a competency. */
export const isBegun = (answer: Answer): boolean => answer.choice !== null || answer.words.trim() !== '' || answer.evidence.length > 0

const answerOf = (input: Partial<ObservationInput>): Answer => ({
  ...noAnswer,
  choice: input.choice ?? null,
  level: input.level ?? null,
  frequency: input.frequency ?? null,
  scope: input.scope ?? null,
  scopeChosen: input.scope !== undefined && input.scope !== null,
  statements: input.statements ?? [],
  words: input.words ?? '',
  from: input.noOpportunityFrom ?? '',
  until: input.noOpportunityUntil ?? '',
  evidence: input.evidence ?? [],
})

/** The form as it begins: what is being corrected, else the draft that was kept, else empty. */
export function beginForm({ draft, earlier, work, changed, gone }: Prepared, today: string): GiveForm {
  const kept = earlier ? { ...earlier, withholdName: earlier.nameWithheld } : draft?.content
  const said = (kept?.observations ?? []) as (Partial<ObservationInput> & { competency: string })[]
  return {
    work: earlier ? earlier.work : work,
    observedOn: kept?.observedOn ?? today,
    visibility: kept?.visibility ?? 'person',
    withholdName: kept?.withholdName ?? false,
    words: kept?.words ?? '',
    answers: readAgain(said.map((one) => ({ ...answerOf(one), competency: one.competency })), changed),
    gone: gone.map(({ name, said: one }) => ({ name, competency: one.competency, answer: answerOf(one as Partial<ObservationInput>) })),
  }
}

/** Answers by competency, with what their texts said where those are to be read again. */
const readAgain = (said: readonly (Answer & { competency: string })[], changed: readonly ChangedCell[]): Record<string, Answer> =>
  Object.fromEntries(said.map(({ competency, ...answer }) => [competency, { ...answer, before: changed.find((cell) => cell.competency === competency)?.before ?? null }]))

/** What was written with one version before the giver, taken into the one that was published meanwhile. */
export function intoVersion(form: GiveForm, before: Framework, after: Framework, specialty: string | null): GiveForm {
  const said = Object.entries(form.answers).map(([competency, answer]) => ({ competency, ...answer }))
  const { observations, changed, gone } = carryOver(before, after, specialty, said)
  const nameOf = (id: string) => before.competencies.find((one) => one.id === id)?.name ?? id
  return { ...form, answers: readAgain(observations, changed), gone: [...form.gone, ...gone.map(({ competency, ...answer }) => ({ competency, name: nameOf(competency), answer }))] }
}

/** What has to be looked at before the form can be sent: texts that changed, and competencies that are gone. */
export const isOutdated = ({ answers, gone }: GiveForm): boolean => gone.length > 0 || Object.values(answers).some(({ before }) => before !== null)

type FieldValue = Evidence['fields'][string]

const isMeasure = (value: FieldValue): value is Exclude<FieldValue, string | number | unknown[]> => typeof value === 'object' && !Array.isArray(value)

const isEmpty = (value: FieldValue): boolean => {
  if (isMeasure(value)) return value.before === null && value.after === null && value.unit === '' && !value.link
  return value === '' || (Array.isArray(value) && value.length === 0)
}

/** Evidence without the fields that were left empty, and without pieces in which nothing was said. */
const filledEvidence = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.map(({ kind, fields }) => ({ kind, fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) })).filter(({ fields }) => Object.keys(fields).length > 0)

export function inputOf(competency: string, answer: Answer, choice: Choice): ObservationInput {
  const value = saysValue(answer)
  const lacking = choice === 'no-opportunity'
  return {
    competency,
    choice,
    level: choice === 'level' ? answer.level : null,
    frequency: value ? answer.frequency : null,
    scope: value ? answer.scope : null,
    statements: choice === 'level' ? answer.statements : [],
    words: answer.words.trim() || null,
    noOpportunityFrom: lacking ? answer.from || null : null,
    noOpportunityUntil: lacking ? answer.until || null : null,
    evidence: filledEvidence(answer.evidence),
  }
}

/** What the form says, as it is sent. Words for managers only stand without any level. */
export function contentOf({ work, observedOn, visibility, withholdName, words, answers }: GiveForm): FeedbackContent {
  const said = Object.entries(answers).flatMap(([competency, answer]) => (answer.choice ? [inputOf(competency, answer, answer.choice)] : []))
  return { workItem: work?.id ?? null, observedOn, visibility, withholdName, words: words.trim() || null, observations: visibility === 'managers' ? [] : said }
}

export const isWholeLink = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** A link that is still being typed cannot be kept as a link. */
export const keptEvidence = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.map(({ kind, fields }) => ({
    kind,
    fields: Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, isMeasure(value) && value.link && !isWholeLink(value.link) ? { ...value, link: '' } : value])),
  }))

/** Everything in the form, for a draft: also what would not be sent. */
export function draftOf(form: GiveForm): DraftContent {
  const { work, observedOn, answers, gone, ...rest } = form
  const observations = [...Object.entries(answers), ...gone.map(({ competency, answer }) => [competency, answer] as const)]
    .filter(([, answer]) => isBegun(answer))
    .map(([competency, { choice, level, frequency, scope, scopeChosen, statements, words, from, until, evidence }]) => ({
      competency, level, frequency, statements, words, evidence: keptEvidence(evidence),
      scope: scopeChosen ? scope : null,
      ...(choice && { choice }),
      noOpportunityFrom: from || null,
      noOpportunityUntil: until || null,
    }))
  return { workItem: work?.id ?? null, visibility: rest.visibility, withholdName: rest.withholdName, words: rest.words, observations, ...(observedOn && { observedOn }) }
}

/** Until somebody chooses a rung, it is the one that follows from the linked work. */
export function fillScope(form: GiveForm, scopeOfWork: string | null): GiveForm {
  const answers = Object.entries(form.answers).map(([id, answer]) => [id, answer.scopeChosen ? answer : { ...answer, scope: scopeOfWork }] as const)
  return { ...form, answers: Object.fromEntries(answers) }
}
