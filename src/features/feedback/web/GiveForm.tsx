import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { focusHere } from '../../../ui/focus-here.ts'
import { today } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import { DraftStatus, OtherDraft } from './DraftStatus.tsx'
import { useFrameworkText } from './framework-text.ts'
import { Given } from './Given.tsx'
import { beginForm, contentOf, draftOf, fillScope, isOutdated, noAnswer, type Answer, type GiveForm as Form, type Gone, type Prepared } from './give-form.ts'
import { fieldId, goToField, isConflict, problemsFromServer, problemsOf, type GiveProblem } from './give-problems.ts'
import { GoneCompetencies, withGone } from './GoneCompetencies.tsx'
import { GiveSummary } from './GiveSummary.tsx'
import { LoadAgain } from './LoadAgain.tsx'
import { Observations } from './Observations.tsx'
import { Occasion } from './Occasion.tsx'
import { Problems } from './Problems.tsx'
import { correctFeedback, giveFeedback, preparedFeedback } from './queries.ts'
import { Readers } from './Readers.tsx'
import { ReadAgain } from './ReadAgain.tsx'
import { reachOf } from './reach-of-work.ts'
import { useDraft } from './use-draft.ts'
import css from './GiveForm.module.css'

type Props = {
  prepared: Prepared
  framework: NonNullable<Prepared['framework']>
  /** What was written already, where another version was published meanwhile. */
  begun: Form | undefined
  /** Whether the form was loaded again, in the place of the one that was there. */
  again: boolean
  /** The competency that is asked first, where it is one of theirs. */
  first: string | undefined
  request: string | null
  onReload: (written?: Form, before?: Framework) => Promise<void>
  children: ReactNode
}

/** The form: on which work, who will read it, what was seen; then everything once more before it is sent. */
export function GiveForm({ prepared, framework, begun, again, first, request, onReload, children }: Props) {
  const content = useFrameworkText(framework)
  const [form, setForm] = useState(() => begun ?? beginForm(prepared, today()))
  const [at, setAt] = useState(() => prepared.competencies.find((id) => id === first) ?? firstQuestion(prepared, form))
  const [checking, setChecking] = useState(false)
  const [shown, setShown] = useState<GiveProblem[]>([])
  const now = useCircumstances(prepared, form)
  const scopeOfWork = form.work ? now.scopeOfWork : null
  const reach = reachOf(content, form.work, scopeOfWork)
  const filled = useMemo(() => fillScope(form, scopeOfWork), [form, scopeOfWork])
  const draft = useGiveDraft(prepared, framework, form, request)
  const send = useSending({ prepared, version: framework.version, form: filled, draft })
  if (send.data) return <Given prepared={prepared} content={content} given={send.data} answered={request} corrected={prepared.earlier !== null} />

  const change = (patch: Partial<Form>) => setForm((before) => ({ ...before, ...patch }))
  const answer = (competency: string, patch: Partial<Answer> | null) => setForm((before) => ({ ...before, answers: withAnswer(before.answers, competency, patch) }))
  const settle = (one: Gone, words: string) => flushSync(() => change({ words, gone: form.gone.filter((it) => it !== one) }))
  const goTo = ({ competency, field }: GiveProblem) => {
    flushSync(() => {
      setChecking(false)
      if (competency) setAt(competency)
    })
    goToField(field)
  }
  const check = async () => {
    send.reset()
    const found = problemsOf(filled, content, today())
    flushSync(() => {
      setShown(found)
      setChecking(found.length === 0)
    })
    document.getElementById(found.length > 0 ? 'give-problems' : 'give-check')?.focus()
    if (found.length === 0 && !prepared.earlier) await draft.save()
  }
  const refused = problemsFromServer(send.error, filled)
  const problems = refused.length > 0 ? refused : shown
  const problem = (field: string) => problems.find((one) => !one.competency && one.field === field)?.message
  return (
    <div id="give-form" className={css.form} tabIndex={-1} ref={again ? focusHere : undefined}>
      {children}
      <Problems problems={problems} refused={refused.length > 0} onGo={goTo}>{isConflict(send.error) && <LoadAgain label={say('give.read-again')} onLoad={() => onReload(form, content)} />}</Problems>
      {draft.state.kind === 'conflict' && <OtherDraft prepared={prepared} request={request} onLoad={onReload} onKeep={(revision) => { draft.keepMine(revision); document.getElementById('give-form')?.focus() }} />}
      <ReadAgain form={form} content={content} focused={begun !== undefined} onGo={goTo} />
      {checking
        ? <GiveSummary content={content} prepared={now} form={filled} reach={reach} busy={send.isPending} onSend={() => send.mutate()} onBack={(competency) => goTo({ competency, field: competency ? 'choice' : 'words', message: '' })} />
        : (
          <>
            <Step title={say('give.step-occasion')}><Occasion form={form} prepared={now} problem={problem} onChange={change} /></Step>
            <Step title={say('give.step-readers')}><Readers form={form} prepared={now} problem={problem('withholdName')} onChange={change} /></Step>
            <Step title={say('give.step-seen')}>
              <GoneCompetencies gone={form.gone} onKeep={(one) => { settle(one, withGone(form.words, one)); goToField('words') }} onDrop={(one) => { settle(one, form.words); goToField('competencies') }} />
              {form.visibility === 'person'
                ? <Observations content={content} prepared={prepared} form={filled} at={at} reach={reach} problems={problems} onAt={setAt} onAnswer={answer} />
                : Object.keys(form.answers).length > 0 && <p className={css.hint}>{say('give.managers-kept', { name: prepared.about.name })}</p>}
              <div id={fieldId('words')} className={css.words}>
                <TextArea dir="auto" rows={form.visibility === 'managers' ? 8 : 4} maxLength={10_000} label={say(form.visibility === 'managers' ? 'give.managers-words' : 'give.overall')} hint={say(form.visibility === 'managers' ? 'give.managers-words-hint' : 'give.overall-hint')} value={form.words} onChange={(event) => change({ words: event.target.value })} problem={problem('words')} />
              </div>
            </Step>
            <div className={css.end}>
              <Button kind="primary" onClick={() => void check()}>{say('give.check')}</Button>
              {!prepared.earlier && <DraftStatus state={draft.state} onRetry={() => void draft.save()} />}
            </div>
          </>
        )}
    </div>
  )
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.step}>
    <h2>{title}</h2>
    {children}
  </section>
)

const firstQuestion = ({ asked, competencies }: Prepared, { answers }: Form): string | undefined =>
  Object.keys(answers).find((id) => (answers[id]?.before ?? null) !== null) ?? asked.find((id) => !answers[id]) ?? asked[0] ?? competencies.find((id) => answers[id])

/** Taking an answer back leaves nothing of it. */
function withAnswer(answers: Form['answers'], competency: string, patch: Partial<Answer> | null): Form['answers'] {
  if (patch) return { ...answers, [competency]: { ...noAnswer, ...answers[competency], ...patch } }
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== competency))
}

/** A request that is closed can no longer be answered; what is said all the same goes without it. */
const answerable = ({ request }: Prepared): string | undefined => (request?.state === 'open' ? request.id : undefined)

/** Who the giver was on the chosen day, who will read it, and how far the chosen work reached. */
function useCircumstances(prepared: Prepared, { work, observedOn }: Form): Prepared {
  const asked = preparedFeedback({ person: prepared.about.id, request: answerable(prepared), feedback: prepared.earlier?.id, work: work?.id, on: observedOn || undefined })
  return useQuery({ ...asked, placeholderData: keepPreviousData }).data ?? prepared
}

/** While a chosen text has changed since and was not read again, the draft stays with the version that it was written in. */
function useGiveDraft(prepared: Prepared, framework: Props['framework'], form: Form, request: string | null) {
  const unread = isOutdated(form)
  return useDraft(draftOf(form), { person: prepared.about.id, request, version: unread && prepared.draft ? prepared.draft.version : framework.version, begun: prepared.draft, on: !prepared.earlier })
}

type Sending = { prepared: Prepared; version: number; form: Form; draft: Pick<ReturnType<typeof useDraft>, 'lastSaved' | 'end'> }

function useSending({ prepared, version, form, draft }: Sending) {
  const client = useQueryClient()
  const { about, earlier } = prepared
  return useMutation({
    mutationFn: async () => {
      const content = contentOf(form)
      const saved = await draft.lastSaved()
      return earlier ? correctFeedback({ ...content, id: earlier.id, revision: earlier.revision, version }) : giveFeedback({ ...content, person: about.id, request: answerable(prepared) ?? null, draft: saved, version })
    },
    onSuccess: () => {
      draft.end()
      void client.invalidateQueries({ predicate: ({ queryKey: [path] }) => typeof path === 'string' && mayHaveChanged(path) })
    },
  })
}

/** What rests on feedback: maps, teams, work and more. The form itself stays as it was sent, and frameworks as they are. */
const mayHaveChanged = (path: string): boolean => path.startsWith('/api/') && !path.startsWith('/api/frameworks') && !path.endsWith('/form')
