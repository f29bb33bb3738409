import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { useFrameworkText } from './framework-text.ts'
import { GivenFeedback } from './GivenFeedback.tsx'
import type { Prepared } from './give-form.ts'
import { feedbackAbout, preparedFeedback } from './queries.ts'
import { ShowMore } from './ShowMore.tsx'
import page from '../../../ui/Page.module.css'
import css from './Inbox.module.css'

const route = getRouteApi('/people/$person/feedback')

/** Feedback about somebody, newest first, for themselves and their managers. */
export function FeedbackAbout() {
  const { person } = route.useParams()
  const { competency, domain } = route.useSearch()
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
      <div className={page.bar}>
        {prepared.framework && <OfCompetency prepared={prepared} framework={prepared.framework} competency={competency} />}
        <OfDomain person={person} competency={competency} domain={domain} />
      </div>
      <List key={`${competency ?? ''} ${domain ?? ''}`} person={person} competency={competency} domain={domain} own={own} />
    </div>
  )
}

type FilterProps = { prepared: Prepared; framework: NonNullable<Prepared['framework']>; competency: string | undefined }

function OfCompetency({ prepared: { competencies }, framework, competency }: FilterProps) {
  const content = useFrameworkText(framework)
  const navigate = route.useNavigate()
  const known = content.competencies.filter(({ id }) => competencies.includes(id) || id === competency)
  return (
    <InlineSelect label={say('about.filter')} value={competency ?? ''} onChange={(event) => void navigate({ search: (before) => ({ ...before, competency: event.target.value || undefined }), replace: true })}>
      <option value="">{say('about.every')}</option>
      {known.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </InlineSelect>
  )
}

type Asked = { person: string; competency: string | undefined; domain: string | undefined }

/** Only where there is feedback of more than one domain to tell apart. */
function OfDomain(asked: Asked) {
  const { data } = useInfiniteQuery({ ...feedbackAbout(asked), placeholderData: keepPreviousData })
  const navigate = route.useNavigate()
  const domains = data?.pages[0]?.domains ?? []
  if (domains.length < 2 && asked.domain === undefined) return null
  return (
    <InlineSelect label={say('about.domain')} value={asked.domain ?? ''} onChange={(event) => void navigate({ search: (before) => ({ ...before, domain: event.target.value || undefined }), replace: true })}>
      <option value="">{say('about.every-domain')}</option>
      {domains.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </InlineSelect>
  )
}

function List({ own, ...asked }: Asked & { own: boolean }) {
  const { competency, domain } = asked
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(feedbackAbout(asked))
  const problem = problemOfForm(error)
  if (!data && problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  if (!data) return <Skeleton label={say('shell.loading')} lines={9} />
  const feedback = data.pages.flatMap((one) => one.feedback)
  if (feedback.length === 0) {
    return (
      <Empty title={say(domain ? 'about.none-in' : competency ? 'about.none-of' : 'about.none')}>
        <p>{say(own ? 'about.none-text-own' : 'about.none-text')}</p>
      </Empty>
    )
  }
  return (
    <Suspense fallback={<Skeleton label={say('shell.loading')} lines={9} />}>
      <div className={css.beside}>
        {feedback.map((one) => <GivenFeedback key={one.id} feedback={one} only={competency} heading={2} />)}
        <ShowMore problem={problem} hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
      </div>
    </Suspense>
  )
}
