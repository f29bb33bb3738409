import { say } from '../../../phrases/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { PersonKept, PersonRef } from '../model.ts'
import css from './Keep.module.css'

type Props = { people: readonly PersonKept[]; /** Where what is said above them says it of all. */ stateless?: boolean; onChoose: (person: PersonRef) => void }

/** People to choose one of, each with what they do, or with what keeps them from working here today. */
export function PeopleToChoose({ people, stateless = false, onChoose }: Props) {
  if (people.length === 0) return null
  return (
    <ul className={css.found}>
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" onClick={() => onChoose({ id: person.id, name: person.name })}>
            <span className={css.name}>{person.name}</span> {!stateless && person.state !== 'here' && <Tag>{stateOf(person)}</Tag>}
            <span className={css.detail}>{[person.title, ...person.teams.map((it) => it.name), person.email].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function stateOf({ state, day }: PersonKept): string {
  if (state === 'none' || day === null) return say('keep-people.none-yet')
  return state === 'joins' ? say('keep-people.joins', { day: onDay(day) }) : say('keep-people.left', { day: onDay(day) })
}
