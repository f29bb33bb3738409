import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { namesIn } from '../../../ui/listed.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { AgendaItem, ProgressMap } from '../model.ts'
import { AgendaForm } from './AgendaForm.tsx'
import { GrowthHead } from './GrowthHead.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { agendaOf, mapOf, settleAgendaItem, useChange, useNames, type Names } from './growth-queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/people/$person/agenda')

/** What an engineer and their managers mean to talk about next, raised by either side. */
export function Agenda() {
  const { person } = route.useParams()
  return <AgendaOf key={person} person={person} />
}

function AgendaOf({ person }: { person: string }) {
  const { data: map } = useSuspenseQuery(mapOf({ person }))
  const { data: items } = useSuspenseQuery(agendaOf({ person }))
  const open = items.filter(({ settledAt }) => settledAt === null)
  const settled = items.filter(({ settledAt }) => settledAt !== null)
  const names = useNames(items)
  const [said, setSaid] = useState<Words>()
  return (
    <div className={page.page}>
      <GrowthHead map={map} title={say('agenda.title')}><p>{say(map.own ? 'agenda.lead-own' : 'agenda.lead', { name: map.person.name })}</p></GrowthHead>
      <Readers map={map} />
      <div className={css.beside}>
        <section className={css.section} aria-labelledby="agenda-open">
          <h2 id="agenda-open">{say('agenda.open')}</h2>
          <Said said={said} />
          {open.length === 0 && <p className={css.plain}>{say('agenda.empty')}</p>}
          {open.length > 0 && <ul className={css.rows}>{open.map((item) => <Item key={item.id} map={map} item={item} names={names}><Settle item={item} onSaid={setSaid} /></Item>)}</ul>}
        </section>
        <AgendaForm map={map} />
        {settled.length > 0 && <Settled map={map} items={settled} names={names} />}
      </div>
    </div>
  )
}

/** Both sides know before they write who reads it, also later. */
function Readers({ map: { own, person, managers } }: { map: ProgressMap }) {
  const who = own ? (managers.length > 0 ? 'agenda.readers-own' : 'agenda.readers-alone') : 'agenda.readers'
  return <p className={css.readers}>{say(who, { name: person.name, managers: managers.length, names: namesIn(managers) })} {say(own ? 'agenda.later-own' : 'agenda.later', { name: person.name })}</p>
}

const tones = { topic: 'plain', goal: 'accent', feedback: 'above' } as const

type ItemProps = { map: ProgressMap; item: AgendaItem; names: Names; children?: ReactNode }

function Item({ map: { person }, item: { kind, framework, competency, level, words, raisedBy, raisedAt, settledAt }, names, children }: ItemProps) {
  return (
    <li className={classes(css.row, css.sided)}>
      <div className={css.rowHead}>
        <Tag tone={tones[kind]}>{say(`agenda.kind.${kind}`)}</Tag>
        {competency && <Link to="/people/$person/map" params={{ person: person.id }} search={{ cell: competency }}>{names.competency(framework, competency)}</Link>}
        {level && <span className={css.soft}>{say('agenda.at-level', { level: names.level(framework, level) })}</span>}
      </div>
      <p className={css.words} dir="auto">{words}</p>
      <p className={css.meta}>
        {settledAt && <span>{say('agenda.settled-on', { when: onDay(settledAt) })}</span>}
        <span>{raisedBy ? say('agenda.raised-by', { name: raisedBy.name, when: onDay(raisedAt) }) : say('agenda.raised', { when: onDay(raisedAt) })}</span>
      </p>
      {children}
    </li>
  )
}

function Settle({ item: { id, words }, onSaid }: { item: AgendaItem; onSaid: (said: Words) => void }) {
  const settle = useChange(settleAgendaItem)
  const problem = problemOfForm(settle.error)
  return (
    <>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <div className={css.actions}><Button small busy={settle.isPending} aria-label={say('agenda.settle-of', { words })} onClick={() => settle.run({ id }, () => onSaid({ words: say('agenda.settled-now') }))}>{say('agenda.settle')}</Button></div>
    </>
  )
}

const latestShown = 10

/** What was talked about, the latest first; what lies further back is folded. */
function Settled({ map, items, names }: { map: ProgressMap; items: readonly AgendaItem[]; names: Names }) {
  const rows = (some: readonly AgendaItem[]) => <ul className={css.rows}>{some.map((item) => <Item key={item.id} map={map} item={item} names={names} />)}</ul>
  const earlier = items.slice(latestShown)
  return (
    <section className={css.section} aria-labelledby="agenda-settled">
      <h2 id="agenda-settled">{say('agenda.settled')}</h2>
      {rows(items.slice(0, latestShown))}
      {earlier.length > 0 && (
        <details className={css.folded}>
          <summary>{say('agenda.settled-earlier', { count: earlier.length })}</summary>
          {rows(earlier)}
        </details>
      )}
    </section>
  )
}
