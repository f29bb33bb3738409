import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { onDay } from '../../../ui/when.ts'
import type { TeamMember } from '../model.ts'
import { useNames, type Names } from './growth-queries.ts'
import css from './Team.module.css'

const columns = ['person', 'feedback', 'unseen', 'no-opportunity', 'open'] as const

/** The people one manages. Counts say what there is to talk about, never how well somebody does. */
export function TeamTable({ members }: { members: readonly TeamMember[] }) {
  const names = useNames(members)
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{say('my-team.table')}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{say(`my-team.column.${column}`)}</th>)}</tr></thead>
      <tbody>{members.map((member) => <Member key={member.person.id} member={member} names={names} />)}</tbody>
    </table>
  )
}

function Member({ member, names }: { member: TeamMember; names: Names }) {
  const { person, title, framework, level, withoutFeedback, noOpportunity } = member
  const params = { person: person.id }
  return (
    <tr>
      <th scope="row">
        <p className={css.who}>
          <Link to="/people/$person" params={params} className={css.name}><bdi>{person.name}</bdi></Link>
          <span className={css.soft}>{[title, level && names.level(framework, level)].filter(Boolean).join(' · ')}</span>
        </p>
        <p className={css.links}>
          <Link to="/people/$person/map" params={params} aria-label={say('my-team.map-of', { name: person.name })}>{say('my-team.map')}</Link>
          <Link to="/people/$person/feedback/give" params={params} aria-label={say('my-team.give-to', { name: person.name })}>{say('my-team.give')}</Link>
          <Link to="/people/$person/feedback/ask" params={params} aria-label={say('my-team.ask-about', { name: person.name })}>{say('my-team.ask')}</Link>
        </p>
      </th>
      <Cell column="feedback"><FeedbackSince member={member} /></Cell>
      <Cell column="unseen" nothing={withoutFeedback.length === 0}>
        <Few whole={say('my-team.unseen', { count: withoutFeedback.length })} of={person.name} none={say('my-team.unseen-none')} entries={withoutFeedback.map((it) => ({ key: it.competency, text: it.name, detail: whyUnseen(it) }))} />
      </Cell>
      <Cell column="no-opportunity" nothing={noOpportunity.length === 0}>
        <Few whole={say('my-team.no-opportunity', { count: noOpportunity.length })} of={person.name} none={say('my-team.no-opportunity-none')} entries={noOpportunity.map((it, index) => ({ key: `${it.competency} ${index}`, text: it.name, detail: whyOf(it) }))} />
      </Cell>
      <Cell column="open" nothing={openOf(member) === 0}><OpenThings member={member} /></Cell>
    </tr>
  )
}

const whyUnseen = ({ notObserved, stopped }: TeamMember['withoutFeedback'][number]): string =>
  [notObserved > 0 && say('my-team.not-observed', { count: notObserved }), stopped > 0 && say('my-team.stopped', { count: stopped })].filter(Boolean).join(' ')

const whyOf = ({ reason, until }: TeamMember['noOpportunity'][number]): string => [reason, until && say('my-team.until', { when: onDay(until) })].filter(Boolean).join(' ')

/** A cell that says what it is about where the phone has no columns, and is left out there where it has nothing to say. */
const Cell = ({ column, nothing = false, children }: { column: (typeof columns)[number]; nothing?: boolean; children: ReactNode }) => (
  <td className={nothing ? css.nothing : undefined}>
    <span className={css.label}>{say(`my-team.column.${column}`)}</span>
    <div className={css.value}>{children}</div>
  </td>
)

function FeedbackSince({ member: { person, newFeedback, lastFeedbackOn } }: { member: TeamMember }) {
  return (
    <>
      {newFeedback > 0 && <Link to="/people/$person/feedback" params={{ person: person.id }}>{say('my-team.new', { count: newFeedback })}</Link>}
      <p className={css.soft}>{lastFeedbackOn ? say('my-team.last', { when: onDay(lastFeedbackOn) }) : say('my-team.never')}</p>
    </>
  )
}

type Entry = { key: string; text: string; detail?: string }

/** What fits in a row as it is, and more of it behind its count. */
function Few({ whole, of, none, entries }: { whole: string; of: string; none: string; entries: Entry[] }) {
  if (entries.length === 0) return <span className={css.soft}>{none}</span>
  const list = <ul className={css.entries}>{entries.map(({ key, text, detail }) => <li key={key}>{text}{detail && <span className={css.soft}> {detail}</span>}</li>)}</ul>
  const few = entries.length <= (entries.some(({ detail }) => detail) ? 1 : 2)
  return few ? list : <Popover label={whole} name={say('my-team.of', { what: whole, name: of })} className={css.more}>{list}</Popover>
}

const openOf = ({ openPrompts, openActions, agendaItems, openRequests }: TeamMember): number => openPrompts + openActions + agendaItems + openRequests

function OpenThings({ member }: { member: TeamMember }) {
  const { person, openPrompts, openActions, agendaItems, openRequests } = member
  const params = { person: person.id }
  if (openOf(member) === 0) return <span className={css.soft}>{say('my-team.nothing-open')}</span>
  return (
    <ul className={css.entries}>
      {openPrompts > 0 && <li><Link to="/people/$person/prompts" params={params}>{say('my-team.prompts', { count: openPrompts })}</Link></li>}
      {openActions > 0 && <li><Link to="/people/$person/prompts" params={params}>{say('my-team.actions', { count: openActions })}</Link></li>}
      {agendaItems > 0 && <li><Link to="/people/$person/agenda" params={params}>{say('my-team.agenda', { count: agendaItems })}</Link></li>}
      {openRequests > 0 && <li><Link to="/support" search={{ of: person.id }}>{say('my-team.requests', { count: openRequests })}</Link></li>}
    </ul>
  )
}
