import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { onDay } from '../../../ui/when.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { Competency, Framework } from '../../framework/model.ts'
import type { SelfAssessment } from '../model.ts'
import { levelTexts } from '../rules/level-texts.ts'
import { CompetencyRail } from './CompetencyRail.tsx'
import { frameworkText, useFrameworkText } from './framework-text.ts'
import { intoVersion, noAnswer, type Answer, type GiveForm, type Prepared } from './give-form.ts'
import { isConflict, problemsFromServer } from './give-problems.ts'
import { HowFar, HowOften } from './HowOften.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import { LoadAgain } from './LoadAgain.tsx'
import { openQuestion } from './open-question.ts'
import { assessSelf, preparedFeedback, selfAssessmentOf } from './queries.ts'
import { useWarning } from './use-warning.ts'
import page from '../../../ui/Page.module.css'
import css from './GiveForm.module.css'
import question from './CompetencyQuestion.module.css'

/** Where one sees oneself. It stands beside what others saw and never enters a rating. */
export function SelfAssessmentPage() {
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  usePageTitle(say('self.title'))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('self.title')}</h1>
        <p className={page.lead}>{say('self.lead')}</p>
      </header>
      {person && <OwnRole person={person.id} />}
    </div>
  )
}

function OwnRole({ person }: { person: string }) {
  const { data: prepared } = useSuspenseQuery(preparedFeedback({ person }))
  const { data: earlier } = useSuspenseQuery(selfAssessmentOf({ person }))
  if (!prepared.framework || prepared.competencies.length === 0) return <Empty title={say('self.no-framework')}><p>{say('give.no-framework-text')}</p></Empty>
  return <SelfForm prepared={prepared} framework={prepared.framework} earlier={earlier} />
}

const answersOf = (earlier: readonly SelfAssessment[]): Record<string, Answer> =>
  Object.fromEntries(earlier.map(({ competency, level, frequency, scope, words }) => [competency, { ...noAnswer, choice: level ? 'level' as const : 'words' as const, level, frequency, scope, scopeChosen: true, words: words ?? '' }]))

/** Answers in the shape of what is said of somebody else. */
const formOf = (answers: Record<string, Answer>): GiveForm => ({ work: null, observedOn: '', visibility: 'person', withholdName: false, words: '', answers, gone: [] })

/** What shows a self-assessment: this page, the map, and a stone of it. */
const restingOnIt = ['/api/people/{person}/self-assessment', '/api/people/{person}/map', '/api/people/{person}/competencies/{competency}']

type FormProps = { prepared: Prepared; framework: NonNullable<Prepared['framework']>; earlier: readonly SelfAssessment[] }

function SelfForm({ prepared, framework, earlier }: FormProps) {
  const content = useFrameworkText(framework)
  const client = useQueryClient()
  const [at, setAt] = useState<string>()
  const [answers, setAnswers] = useState(() => answersOf(earlier))
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const said = Object.entries(answers).filter(([id, { level, words, before }]) => changed.has(id) && before === null && (level || words.trim()))
  const save = useMutation({
    mutationFn: (sent: Record<string, Answer>) => assessSelf({ version: framework.version, observations: Object.entries(sent).map(([competency, { choice, level, frequency, scope, words }]) => ({ competency, level: choice === 'level' ? level : null, frequency, scope, words: words.trim() || null })) }),
    onSuccess: async (_, sent) => {
      setChanged(new Set([...changed].filter((id) => sent[id] !== answers[id])))
      await Promise.all(restingOnIt.map((path) => client.invalidateQueries({ queryKey: [path] })))
    },
  })
  useWarning(said.length > 0)
  const competency = content.competencies.find(({ id }) => id === at)
  const change = (id: string, patch: Partial<Answer>) => {
    if (save.isSuccess || save.isError) save.reset()
    setAnswers((before) => ({ ...before, [id]: { ...noAnswer, ...before[id], ...patch } }))
    setChanged((before) => new Set([...before, id]))
  }
  const problems = problemsFromServer(save.error, formOf(Object.fromEntries(said)))
  /** What was said goes along, and the first text that reads otherwise now is opened. */
  const readAgain = async () => {
    const now = await client.fetchQuery({ ...preparedFeedback({ person: prepared.about.id }), staleTime: 0 })
    if (!now.framework) return
    const unsaved = Object.fromEntries(Object.entries(answers).filter(([id]) => changed.has(id)))
    const carried = intoVersion(formOf(unsaved), content, await client.ensureQueryData(frameworkText(now.framework)), now.specialty).answers
    save.reset()
    openQuestion(() => {
      setAnswers({ ...answers, ...carried })
      setChanged(new Set(Object.keys(carried)))
      setAt(Object.keys(carried).find((id) => carried[id]?.before !== null) ?? at)
    })
  }
  return (
    <div className={css.form}>
      <div className={css.observations}>
        <h2 className="visually-hidden">{say('self.heading')}</h2>
        <CompetencyRail title={say('self.role')} content={content} prepared={{ asked: [], competencies: prepared.competencies }} answers={answers} wrong={new Set(problems.flatMap((one) => one.competency ?? []))} at={at} onChoose={(id) => openQuestion(() => setAt(id))} />
        {competency
          ? <OwnQuestion key={competency.id} content={content} competency={competency} specialty={prepared.specialty} answer={answers[competency.id] ?? noAnswer} when={earlier.find((one) => one.competency === competency.id)?.assessedAt} onChange={(patch) => change(competency.id, patch)} />
          : <p className={css.begin}>{say('self.begin')}</p>}
      </div>
      {problems.length > 0 && (
        <Notice tone="error" role="alert">
          {problems.map(({ message }) => <p key={message}>{message}</p>)}
          {isConflict(save.error) && <LoadAgain label={say('give.read-again')} onLoad={readAgain} />}
        </Notice>
      )}
      {save.isSuccess && <Notice tone="success" role="status"><p>{say('self.saved')}</p></Notice>}
      <div className={css.end}>
        <Button kind="primary" busy={save.isPending} disabled={said.length === 0} onClick={() => save.mutate(Object.fromEntries(said))}>{say('self.save', { count: said.length })}</Button>
        <Link to="/feedback" className={buttonClass('quiet')}>{say('given.inbox')}</Link>
      </div>
    </div>
  )
}

type OwnProps = { content: Framework; competency: Competency; specialty: string | null; answer: Answer; when: string | undefined; onChange: (patch: Partial<Answer>) => void }

function OwnQuestion({ content, competency, specialty, answer, when, onChange }: OwnProps) {
  return (
    <section className={question.question} aria-labelledby="question-title">
      <header className={question.head}>
        <h3 id="question-title" tabIndex={-1}>{competency.name}</h3>
        {when && <p className={question.group}>{say('self.said-on', { when: onDay(when) })}</p>}
      </header>
      <LevelChoice content={content} competency={competency} texts={levelTexts(content, competency.id, specialty)} answer={answer} onChange={onChange} problem={undefined} ofOneself />
      {answer.choice === 'level' && (
        <div className={question.scales}>
          <HowOften content={content} value={answer.frequency} onChange={(frequency) => onChange({ frequency })} />
          <HowFar content={content} value={answer.scope} onChange={(scope) => onChange({ scope, scopeChosen: true })} />
        </div>
      )}
      {answer.choice && <TextArea dir="auto" rows={4} maxLength={10_000} label={say('self.words')} value={answer.words} onChange={(event) => onChange({ words: event.target.value })} />}
    </section>
  )
}
