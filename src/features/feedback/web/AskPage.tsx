import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { focusHere } from '../../../ui/focus-here.ts'
import { listed } from '../../../ui/listed.ts'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { PickedWork } from '../../work/web/WorkPicker.tsx'
import { WorkPicker } from '../../work/web/WorkPicker.tsx'
import type { FeedbackRequest } from '../model.ts'
import { CompetencyChoice } from './CompetencyChoice.tsx'
import { useFrameworkText } from './framework-text.ts'
import type { Prepared } from './give-form.ts'
import { GiverChoice } from './GiverChoice.tsx'
import { InviteOutside } from './InviteOutside.tsx'
import { askForFeedback, preparedFeedback } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Ask.module.css'

const route = getRouteApi('/people/$person/feedback/ask')

/** Asks people for feedback about oneself, or about somebody whom one manages. */
export function AskPage() {
  const { person } = route.useParams()
  const { work } = route.useSearch()
  const { data: prepared } = useSuspenseQuery(preparedFeedback({ person, work }))
  const own = prepared.relation === 'self'
  const title = own ? say('ask.title-own') : say('ask.title', { name: prepared.about.name })
  usePageTitle(title)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{title}</h1>
        <p className={page.lead}>{say('ask.lead')}</p>
      </header>
      {prepared.framework
        ? <AskForm prepared={prepared} framework={prepared.framework} />
        : <Empty title={say('ask.no-framework')}><p>{say('give.no-framework-text')}</p></Empty>}
    </div>
  )
}

type FormProps = { prepared: Prepared; framework: NonNullable<Prepared['framework']> }

/** People are asked by the button alone: Enter in a field for searching asks nobody yet. */
function AskForm({ prepared, framework }: FormProps) {
  const content = useFrameworkText(framework)
  const { competency, text } = route.useSearch()
  const client = useQueryClient()
  const person = prepared.about.id
  const [givers, setGivers] = useState<Record<string, string>>({})
  const [competencies, setCompetencies] = useState<string[]>(() => prepared.competencies.filter((id) => id === competency && !prepared.startLater.includes(id)))
  const [work, setWork] = useState<PickedWork | null>(prepared.work)
  const [message, setMessage] = useState('')
  const [again, setAgain] = useState(false)
  const asking = { person, competencies, workItem: work?.id ?? null, message: message.trim() || null }
  const ask = useMutation({ mutationFn: () => askForFeedback({ ...asking, givers: Object.keys(givers) }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] }) })
  const form = useFirstProblem(ask.error)
  const problem = (field: string) => (ask.error instanceof Refusal ? ask.error.issues.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message : undefined)
  const ofForm = problemOfForm(ask.error)
  if (ask.data) return <Asked requests={ask.data} onMore={() => { setGivers({}); setAgain(true); ask.reset() }} />
  return (
    <div className={css.form}>
      <form className={css.form} ref={form} onSubmit={(event) => event.preventDefault()} noValidate>
        <Step title={say('ask.step-what')}><CompetencyChoice content={content} prepared={prepared} value={competencies} onChange={setCompetencies} problem={problem('competencies')} /></Step>
        <Step title={say('ask.step-work')}><div className={css.narrow}><WorkPicker label={say('ask.work')} hint={say('ask.work-hint')} value={work} onChange={setWork} problem={problem('workItem')} /></div></Step>
        <Step title={say('ask.step-whom')}><GiverChoice person={person} work={work?.id} begin={again ? '' : (text ?? '')} autoFocus={again} value={givers} onChange={setGivers} problem={problem('givers')} /></Step>
        <Step title={say('ask.step-message')}>
          <div className={css.narrow}><TextArea dir="auto" rows={3} maxLength={2_000} label={say('ask.message')} hint={say('ask.message-hint')} value={message} onChange={(event) => setMessage(event.target.value)} problem={problem('message')} /></div>
          {ofForm && <Notice tone="error" role="alert"><p>{ofForm}</p></Notice>}
          <div><Button kind="primary" busy={ask.isPending} onClick={() => ask.mutate()}>{say('ask.go', { count: Object.keys(givers).length })}</Button></div>
        </Step>
      </form>
      <Step title={say('ask.step-outside')}><InviteOutside asking={asking} name={prepared.about.name} /></Step>
    </div>
  )
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.step}>
    <h2>{title}</h2>
    {children}
  </section>
)

function Asked({ requests, onMore }: { requests: readonly FeedbackRequest[]; onMore: () => void }) {
  const names = listed(requests.map(({ giver }) => giver.name))
  return (
    <div tabIndex={-1} ref={focusHere}>
      <Notice tone="success" role="status" title={say('ask.done', { names })}>
        <p>{say('ask.done-text')}</p>
        <p className={css.actions}>
          <Link to="/feedback" className={buttonClass('plain', true)}>{say('inbox.title')}</Link>
          <Button small onClick={onMore}>{say('ask.more')}</Button>
        </p>
      </Notice>
    </div>
  )
}
