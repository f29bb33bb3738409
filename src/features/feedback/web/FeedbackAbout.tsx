import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { useFrameworkText } from './framework-text.ts'
import { GivenFeedback } from './GivenFeedback.tsx'
import type { Prepared } from './give-form.ts'
import { feedbackAbout, preparedFeedback } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Inbox.module.css'

const route = getRouteApi('/people/$person/feedback')

/** Feedback about somebody, newest first, for themselves and their managers. */
export function FeedbackAbout() {
  const { person } = route.useParams()
  const { competency } = route.useSearch()
  const { data: prepared } = useSuspenseQuery(preparedFeedback({ person }))
  const own = prepared.relation === 'self'
  const title = own ? say('about.title-own') : say('feedback.title-about', { name: prepared.about.name })
  usePageTitle(title)
  return (
    <div className={page.page}>
      <header className={css.head}>
        <div className={page.head}>
          <h1>{title}</h1>
          <p className={page.lead}>{say(own ? 'about.lead-own' : 'about.lead', { name: prepared.about.name })}</p>
        </div>
        <p className={css.actions}>
          <Link to="/people/$person/feedback/ask" params={{ person }} search={{ competency }} className={buttonClass('primary')}>{say('inbox.ask')}</Link>
          {!own && <Link to="/people/$person/feedback/give" params={{ person }} className={buttonClass()}>{say('inbox.give')}</Link>}
        </p>
      </header>
      {prepared.framework && <Filter prepared={prepared} framework={prepared.framework} competency={competency} />}
      <List key={competency ?? ''} person={person} competency={competency} own={own} />
    </div>
  )
}

type FilterProps = { prepared: Prepared; framework: NonNullable<Prepared['framework']>; competency: string | undefined }

function Filter({ prepared: { competencies }, framework, competency }: FilterProps) {
  const content = useFrameworkText(framework)
  const navigate = route.useNavigate()
  const known = content.competencies.filter(({ id }) => competencies.includes(id) || id === competency)
  return (
    <div className={page.bar}>
      <InlineSelect label={say('about.filter')} value={competency ?? ''} onChange={(event) => void navigate({ search: { competency: event.target.value || undefined }, replace: true })}>
        <option value="">{say('about.every')}</option>
        {known.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </InlineSelect>
    </div>
  )
}

type ListProps = { person: string; competency: string | undefined; own: boolean }

function List({ person, competency, own }: ListProps) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(feedbackAbout({ person, competency }))
  const problem = problemOfForm(error)
  if (problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  if (!data) return <Skeleton label={say('shell.loading')} lines={9} />
  const feedback = data.pages.flatMap((one) => one.feedback)
  if (feedback.length === 0) {
    return (
      <Empty title={say(competency ? 'about.none-of' : 'about.none')}>
        <p>{say(own ? 'about.none-text-own' : 'about.none-text')}</p>
      </Empty>
    )
  }
  return (
    <Suspense fallback={<Skeleton label={say('shell.loading')} lines={9} />}>
      <div className={css.beside}>
        {feedback.map((one) => <GivenFeedback key={one.id} feedback={one} only={competency} heading={2} />)}
        {hasNextPage && <div className={css.more}><Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('feedback.more')}</Button></div>}
      </div>
    </Suspense>
  )
}
