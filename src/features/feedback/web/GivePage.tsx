import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { onDay } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import { frameworkText } from './framework-text.ts'
import { GiveForm } from './GiveForm.tsx'
import { intoVersion, type GiveForm as Form, type Prepared } from './give-form.ts'
import { preparedFeedback } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './GiveForm.module.css'

const route = getRouteApi('/people/$person/feedback/give')

/** Feedback about somebody: given, or corrected. Nothing that was written of one goes along to the next. */
export function GivePage() {
  const { person } = route.useParams()
  const { request, feedback } = route.useSearch()
  return <OneGiving key={`${person} ${request ?? ''} ${feedback ?? ''}`} />
}

function OneGiving() {
  const { person } = route.useParams()
  const { request, work, feedback, competency } = route.useSearch()
  const asked = preparedFeedback({ person, request, work, feedback })
  const { data: prepared } = useSuspenseQuery({ ...asked, staleTime: Infinity })
  const client = useQueryClient()
  const [{ round, form }, setBegun] = useState<{ round: number; form?: Form }>({ round: 0 })
  const title = say(feedback ? 'give.title-correct' : 'give.title', { name: prepared.about.name })
  usePageTitle(title)
  /** Reads again what the server has, and begins from there: from the draft that is kept, or from what was written here with an earlier version. */
  const reload = async (written?: Form, before?: Framework) => {
    const again = await client.fetchQuery({ ...asked, staleTime: 0 })
    const after = again.framework && (await client.ensureQueryData(frameworkText(again.framework)))
    setBegun({ round: round + 1, ...(written && before && after && { form: intoVersion(written, before, after, again.specialty) }) })
  }
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{title}</h1>
        <p className={page.lead}>{[prepared.about.title, ...prepared.about.teams].filter(Boolean).join(' · ')}</p>
      </header>
      {prepared.framework
        ? <GiveForm key={round} prepared={prepared} framework={prepared.framework} begun={form} again={round > 0} first={competency} request={request ?? null} onReload={reload}>{prepared.request && <Asked request={prepared.request} />}</GiveForm>
        : <NoFramework prepared={prepared} />}
    </div>
  )
}

/** Who asked, when, and in which words. */
function Asked({ request: { askedBy, askedAt, about, message, state } }: { request: NonNullable<Prepared['request']> }) {
  const when = onDay(askedAt)
  return (
    <Notice>
      <p>{askedBy.id === about.id ? say('give.asked-self', { name: askedBy.name, when }) : say('give.asked-by', { by: askedBy.name, name: about.name, when })}</p>
      {message && <blockquote className={css.message} dir="auto">{message}</blockquote>}
      {state !== 'open' && <p>{say('give.asked-closed')}</p>}
    </Notice>
  )
}

const NoFramework = ({ prepared: { about } }: { prepared: Prepared }) => (
  <Empty title={say('give.no-framework', { name: about.name })}>
    <p>{say('give.no-framework-text')}</p>
    <Link to="/feedback" className={buttonClass()}>{say('inbox.title')}</Link>
  </Empty>
)
