import { say } from '../../../phrases/say.ts'
import { listed, namesIn } from '../../../ui/listed.ts'
import { atMinute, onDay } from '../../../ui/when.ts'
import { Employments } from '../../people/web/Employments.tsx'
import { ExportEntries, Folded, type Entry } from './ExportEntries.tsx'
import type { Exported } from './growth-queries.ts'
import css from './Growth.module.css'

type Held = Exported['held']

/** What one was and is: roles with levels and managers, teams, what one was told about managers, and the account. */
export function ExportPlace({ held: { employments, memberships, notices, account }, person }: { held: Held; person: string }) {
  return (
    <>
      {employments.length > 0 && <Employments employments={employments} own />}
      <ExportEntries id="about-me-place" title={say('about-me.place')} none={say('about-me.place-none')} entries={memberships.map(membership)}>
        {notices.length > 0 && <Folded summary={say('about-me.notices-count', { count: notices.length })} entries={notices.map((it) => notice(it, person))} />}
        {account && <Account account={account} />}
      </ExportEntries>
    </>
  )
}

function Account({ account: { email, roles, createdAt, closesOn, reminders, tokens } }: { account: NonNullable<Held['account']> }) {
  return (
    <p className={css.meta}>
      <span>{say('about-me.account', { email })}</span>
      <span>{listed(roles.map((it) => say(`role.${it}`)))}</span>
      <span>{say('about-me.account-since', { when: onDay(createdAt) })}</span>
      {closesOn && <span>{say('about-me.account-closes', { when: onDay(closesOn) })}</span>}
      <span>{say(reminders ? 'about-me.reminded' : 'about-me.not-reminded')}</span>
      {tokens.length > 0 && <span>{say('about-me.tokens', { count: tokens.length, names: namesIn(tokens) })}</span>}
    </p>
  )
}

const membership = ({ team, role, startsOn, endsOn }: Held['memberships'][number]): Entry => ({
  key: `${team.id} ${startsOn}`,
  meta: [say(`team-role.${role}`), say('about-me.span', { from: onDay(startsOn), until: endsOn ? onDay(endsOn) : 'open' })],
  words: team.name,
})

const notice = ({ id, person, before, after, startsOn, recordedAt, readAt }: Held['notices'][number], self: string): Entry => ({
  key: id,
  meta: [say('notices.recorded', { when: atMinute(recordedAt) }), readAt && say('about-me.read-on', { when: atMinute(readAt) })],
  words: say(person.id === self ? 'notices.yours' : 'notices.theirs', { day: onDay(startsOn), person: person.name, after: after.length === 0 ? 'none' : namesIn(after) }),
  after: before.length > 0 ? [{ answer: say('notices.before', { before: namesIn(before) }) }] : [],
})
