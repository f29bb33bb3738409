import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import type { Framework } from '../../framework/model.ts'
import { contentOf, isBegun, isWholeLink, type Answer, type GiveForm } from './give-form.ts'

/** What is wrong with one field: where it stands, and what to do. */
export type GiveProblem = { competency?: string | undefined; field: string; message: string }

const nameOf = (content: Framework, id: string): string => content.competencies.find((one) => one.id === id)?.name ?? id

/** Everything that stands in the way of sending, in the order of the form. */
export function problemsOf(form: GiveForm, content: Framework, today: string): GiveProblem[] {
  const problems: GiveProblem[] = []
  if (!form.observedOn) problems.push({ field: 'observedOn', message: say('give.problem.day') })
  else if (form.observedOn > today) problems.push({ field: 'observedOn', message: say('give.problem.future') })
  if (form.visibility === 'managers') return form.words.trim() ? problems : [...problems, { field: 'words', message: say('give.problem.managers-words') }]
  const begun = Object.entries(form.answers).filter(([, answer]) => isBegun(answer))
  if (begun.length === 0 && form.gone.length === 0 && !form.words.trim()) problems.push({ field: 'competencies', message: say('give.problem.nothing') })
  const gone = form.gone.map(({ name, competency }) => ({ field: `gone-${competency}`, message: say('give.problem.gone', { competency: name }) }))
  return [...problems, ...gone, ...begun.flatMap(([id, answer]) => problemsOfAnswer(id, answer, nameOf(content, id)))]
}

function problemsOfAnswer(competency: string, answer: Answer, name: string): GiveProblem[] {
  const at = (field: string, message: string): GiveProblem => ({ competency, field, message })
  if (!answer.choice) return [at('choice', say('give.problem.choice', { competency: name }))]
  const problems: GiveProblem[] = []
  if (answer.before !== null) problems.push(at('choice', say('give.problem.changed', { competency: name })))
  if (answer.choice === 'no-opportunity' && !answer.words.trim()) problems.push(at('words-of', say('give.problem.reason', { competency: name })))
  if (answer.choice === 'words' && !answer.words.trim() && answer.evidence.length === 0) problems.push(at('words-of', say('give.problem.words', { competency: name })))
  if (answer.choice === 'no-opportunity' && answer.from && answer.until && answer.until < answer.from) problems.push(at('until', say('give.problem.until', { competency: name })))
  if (answer.evidence.some(({ fields }) => Object.values(fields).some((value) => typeof value === 'object' && !Array.isArray(value) && value.link && !isWholeLink(value.link)))) problems.push(at('evidence', say('give.problem.link', { competency: name })))
  return problems
}

/** What was published, sent or taken back meanwhile. */
export const isConflict = (error: unknown): boolean => error instanceof Refusal && error.status === 409

/** What the server said of the form, beside the fields it concerns; the rest concerns the form as a whole. */
export function problemsFromServer(error: unknown, form: GiveForm): GiveProblem[] {
  if (!(error instanceof Refusal)) return error ? [{ field: 'form', message: say('trouble.offline') }] : []
  const sent = contentOf(form).observations
  if (error.issues.length === 0) return [{ field: 'form', message: error.message }]
  return error.issues.map(({ path, message }) => {
    const [, index, field] = path.match(/^observations\.(\d+)(?:\.(\w+))?/) ?? []
    const competency = index === undefined ? undefined : sent[Number(index)]?.competency
    return competency ? { competency, field: fieldNamed(field), message } : { field: fieldsOfForm.has(path) ? path : 'form', message }
  })
}

const fieldsOfForm: ReadonlySet<string> = new Set(['words', 'observedOn', 'workItem', 'withholdName'])

const fieldNamed = (field: string | undefined): string => {
  const known: Record<string, string> = { noOpportunityFrom: 'until', noOpportunityUntil: 'until', words: 'words-of', evidence: 'evidence' }
  return (field && known[field]) ?? 'choice'
}

/** The element that stands around a field. */
export const fieldId = (field: string): string => `give-${field}`

/** Takes whoever follows a problem's link to the field, to type or choose at once. */
export function goToField(field: string): void {
  const around = document.getElementById(fieldId(field))
  const control = around?.querySelector<HTMLElement>('input:checked, textarea, input, select, button') ?? around
  control?.focus({ preventScroll: true })
  around?.scrollIntoView({ block: 'start' })
}
