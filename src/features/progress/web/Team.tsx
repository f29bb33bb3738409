import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { OverdueBelow } from './SupportOverdue.tsx'
import { TeamMissing } from './TeamMissing.tsx'
import { TeamTable } from './TeamTable.tsx'
import { team } from './growth-queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Team.module.css'

/** What a manager brings to this week's conversations: what is new, what is missing and what is open, in the order of names. */
export function Team() {
  usePageTitle(say('my-team.title'))
  const { data: { members, overdueBelow } } = useSuspenseQuery(team({}))
  if (members.length === 0 && overdueBelow.length === 0) return <NobodyToManage />
  return (
    <div className={`${page.page} ${css.page}`}>
      <header className={page.head}>
        <h1>{say('my-team.title')}</h1>
        <p className={page.lead}>{say('my-team.lead', { count: members.length })}</p>
      </header>
      <TeamTable members={members} />
      <TeamMissing members={members} />
      {overdueBelow.length > 0 && <OverdueBelow overdue={overdueBelow} />}
    </div>
  )
}

const NobodyToManage = () => (
  <div className={page.page}>
    <Empty wholePage title={say('my-team.empty')} mark={<CairnMark height={3} filling="outline" stone={10} />}>
      <p>{say('my-team.empty-text')}</p>
      <Link to="/people" className={buttonClass()}>{say('my-team.to-people')}</Link>
    </Empty>
  </div>
)
