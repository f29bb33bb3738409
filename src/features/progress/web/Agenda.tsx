import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { AgendaItem, ProgressMap } from '../model.ts'
import { AgendaForm } from './AgendaForm.tsx'
import { GrowthHead } from './GrowthHead.tsx'
import { Said, type Words } from './GrowthSaid.tsx'
import { agendaOf, mapOf, settleAgendaItem, useChange, useNames, type Names } from './growth-queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/people/$person/agenda')

/** What an engineer and their managers mean to talk about next, raised by either side. */
export function Agenda() {
  const { person } = route.useParams()
  const { data: map } = useSuspenseQuery(mapOf({ person }))
  const { data: items } = useSuspenseQuery(agendaOf({ person }))
  const names = useNames(items)
  const [said, setSaid] = useState<Words>()
  return (
    <div className={page.page}>
      <GrowthHead map={map} title={say('agenda.title')}><p>{say(map.own ? 'agenda.lead-own' : 'agenda.lead', { name: map.person.name })}</p></GrowthHead>
      <div className={css.beside}>
        <section className={css.section} aria-labelledby="agenda-open">
          <h2 id="agenda-open">{say('agenda.open')}</h2>
          <Said said={said} />
          {items.length === 0 && <p className={css.plain}>{say('agenda.empty')}</p>}
          {items.length > 0 && <ul className={css.rows}>{items.map((item) => <Item key={item.id} map={map} item={item} names={names} onSaid={setSaid} />)}</ul>}
        </section>
        <AgendaForm map={map} />
      </div>
    </div>
  )
}

const tones = { topic: 'plain', goal: 'accent', feedback: 'above' } as const

type ItemProps = { map: ProgressMap; item: AgendaItem; names: Names; onSaid: (said: Words) => void }

function Item({ map: { person }, item, names, onSaid }: ItemProps) {
  const { id, kind, framework, competency, level, words, raisedBy, raisedAt } = item
  const settle = useChange(settleAgendaItem)
  const problem = problemOfForm(settle.error)
  return (
    <li className={classes(css.row, css.sided)}>
      <div className={css.rowHead}>
        <Tag tone={tones[kind]}>{say(`agenda.kind.${kind}`)}</Tag>
        {competency && <Link to="/people/$person/map" params={{ person: person.id }} search={{ cell: competency }}>{names.competency(framework, competency)}</Link>}
        {level && <span className={css.soft}>{say('agenda.at-level', { level: names.level(framework, level) })}</span>}
      </div>
      <p className={css.words} dir="auto">{words}</p>
      <p className={css.meta}>{raisedBy ? say('agenda.raised-by', { name: raisedBy.name, when: onDay(raisedAt) }) : say('agenda.raised', { when: onDay(raisedAt) })}</p>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <div className={css.actions}><Button small busy={settle.isPending} aria-label={say('agenda.settle-of', { words })} onClick={() => settle.run({ id }, () => onSaid({ words: say('agenda.settled-now') }))}>{say('agenda.settle')}</Button></div>
    </li>
  )
}
