import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Refusal } from '../../../platform/call.ts'
import type { OutputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { focusHere } from '../../../ui/focus-here.ts'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type * as api from '../api.ts'
import type { Evidence } from '../model.ts'
import { keptEvidence } from './give-form.ts'
import { OutsideCompetency } from './OutsideCompetency.tsx'
import { giveOutsideFeedback, outsideForm } from './queries.ts'
import { useWarning } from './use-warning.ts'
import css from './Outside.module.css'

const route = getRouteApi('/outside/$token')

export type OutsideFormData = OutputOf<typeof api.showOutsideForm>

/** The one page that somebody from outside was sent. It needs no account, and shows nothing else. */
export function OutsidePage() {
  const { token } = route.useParams()
  const { data, error } = useQuery({ ...outsideForm({ token }), retry: false, staleTime: Infinity })
  usePageTitle(data ? say('outside.title', { name: data.about }) : say('outside.page'))
  return (
    <div className={css.page}>
      {error && <Closed error={error} />}
      {!data && !error && <Skeleton label={say('shell.loading')} />}
      {data && <OutsideForm token={token} asked={data} />}
    </div>
  )
}

/** A link that was used, has run out, or never was. */
function Closed({ error }: { error: Error }) {
  return (
    <Empty wholePage title={say(error instanceof Refusal ? 'outside.closed' : 'outside.offline')} mark={<CairnMark height={2} filling="outline" stone={8} />}>
      <p>{problemOfForm(error)}</p>
    </Empty>
  )
}

type Said = { words: string; evidence: Evidence[] }
const nothing: Said = { words: '', evidence: [] }

function OutsideForm({ token, asked }: { token: string; asked: OutsideFormData }) {
  const [words, setWords] = useState('')
  const [said, setSaid] = useState<Record<string, Said>>({})
  const send = useMutation({
    mutationFn: () => giveOutsideFeedback({ token, words, observations: Object.entries(said).map(([competency, { words: own, evidence }]) => ({ competency, words: own.trim() || null, evidence: keptEvidence(evidence) })).filter((one) => one.words !== null || one.evidence.length > 0) }),
  })
  const form = useFirstProblem(send.error)
  useWarning(!send.isSuccess && (words.trim() !== '' || Object.keys(said).length > 0))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  if (send.isSuccess) return <Thanks about={asked.about} />
  const others = send.error instanceof Refusal ? send.error.issues.filter(({ path }) => path !== 'words').map(({ message }) => message).join(' ') : ''
  const problem = problemOfForm(send.error) ?? (others || undefined)
  return (
    <form className={css.form} ref={form} onSubmit={submit} noValidate>
      <header className={css.head}>
        <p className={css.from}>{say('outside.from', { by: asked.invitedBy, organization: asked.organization })}</p>
        <h1>{say('outside.title', { name: asked.about })}</h1>
        <p className={css.lead}>{say(asked.invitedBy === asked.about ? 'outside.lead-self' : 'outside.lead', { you: asked.name, by: asked.invitedBy, about: asked.about })}</p>
        {asked.work && <p>{say('outside.work')} <strong><bdi>{asked.work}</bdi></strong></p>}
        {asked.message && <blockquote className={css.message} dir="auto">{asked.message}</blockquote>}
      </header>
      <Notice><p>{say('outside.readers', { about: asked.about })}</p></Notice>
      {problem && <div tabIndex={-1} ref={focusHere}><Notice tone="error" role="alert"><p>{problem}</p></Notice></div>}
      <TextArea dir="auto" rows={6} maxLength={10_000} required label={say('outside.words', { name: asked.about })} hint={say('outside.words-hint')} value={words} onChange={(event) => setWords(event.target.value)} problem={problemOf(send.error, 'words')} />
      {asked.competencies.map((competency) => (
        <OutsideCompetency key={competency.id} competency={competency} said={said[competency.id] ?? nothing} onChange={(patch) => setSaid((before) => ({ ...before, [competency.id]: { ...nothing, ...before[competency.id], ...patch } }))} />
      ))}
      <div className={css.end}>
        <Button type="submit" kind="primary" busy={send.isPending}>{say('outside.send')}</Button>
        <p className={css.soft}>{say('outside.once')}</p>
      </div>
    </form>
  )
}

function Thanks({ about }: { about: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={css.thanks}>
      <CairnMark height={3} stone={13} tipped />
      <h1 ref={heading} tabIndex={-1}>{say('outside.thanks')}</h1>
      <p>{say('outside.thanks-text', { about })}</p>
    </section>
  )
}
