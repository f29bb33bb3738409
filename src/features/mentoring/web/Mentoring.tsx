import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { sessionNow } from '../../access/web/session.ts'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Mentees, Mentors, Requests } from './Mentorships.tsx'
import { Offers } from './Offers.tsx'
import { OwnOffers } from './OwnOffers.tsx'
import { mentoring } from './queries.ts'
import page from '../../../ui/Page.module.css'

const route = getRouteApi('/mentoring')

/** Who mentors whom, as far as it concerns whoever looks, and who offers to. */
export function Mentoring() {
  usePageTitle(say('mentoring.title'))
  const { offer, framework, competency } = route.useSearch()
  const { data } = useSuspenseQuery(mentoring({}))
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const self = person?.id ?? ''
  const { own, mentorships, choices } = data
  const mine = mentorships.filter((it) => it.mentee.id === self)
  const theirs = mentorships.filter((it) => it.mentor.id === self)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('mentoring.title')}</h1>
        <p className={page.lead}>{say('mentoring.lead')}</p>
      </header>
      {!choices && <Notice tone="note"><p>{say('mentoring.no-framework')}</p></Notice>}
      <Requests requests={theirs.filter((it) => it.state === 'asked')} />
      {offer && <OwnOffers own={own} choices={choices} begin={offer} />}
      <Offers first={data} mine={mine} framework={framework ?? choices?.framework} competency={competency} />
      <Mentors mentorships={mine} />
      <Mentees mentorships={theirs.filter((it) => it.state === 'accepted')} offering={own.length > 0} />
      {!offer && <OwnOffers own={own} choices={choices} />}
    </div>
  )
}
