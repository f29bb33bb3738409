import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import type { ProgressMap } from '../model.ts'
import { agendaOf } from './growth-queries.ts'
import css from './CompetencyOnward.module.css'

/** What of the next agenda is about this competency: topics, and goals to agree on. */
export function CompetencyAgenda({ map: { person, framework }, competency }: { map: ProgressMap; competency: string }) {
  const { data = [] } = useQuery(agendaOf({ person: person.id }))
  const items = data.filter((item) => item.competency === competency && item.framework === framework?.id && item.settledAt === null)
  if (items.length === 0) return null
  return (
    <div className={css.open}>
      <h4>{say('stone.on-agenda')}</h4>
      <ul>
        {items.map(({ id, kind, words }) => (
          <li key={id}>
            <span>{say(`agenda.kind.${kind}`)}</span>
            <p dir="auto">{words}</p>
          </li>
        ))}
      </ul>
      <p><Link to="/people/$person/agenda" params={{ person: person.id }}>{say('stone.to-agenda')}</Link></p>
    </div>
  )
}
