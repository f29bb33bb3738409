import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { Profile } from '../model.ts'
import { usePartNames } from './part-names.ts'
import css from './People.module.css'

type Period = NonNullable<Profile['employments']>[number]

/** What somebody was and will be, latest first, with levels. Only whoever may read them is given any. */
export function Employments({ employments, own = false }: { employments: Period[]; own?: boolean }) {
  return (
    <section className={css.section}>
      <h2>{say(own ? 'about-me.roles' : 'person.over-time')}</h2>
      <p className={css.soft}>{say(own ? 'about-me.roles-text' : 'person.over-time-text')}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('person.from')}</th>
            <th scope="col">{say('person.until')}</th>
            <th scope="col">{say('person.what')}</th>
            <th scope="col">{say('person.level')}</th>
            <th scope="col">{say('person.managers')}</th>
          </tr>
        </thead>
        <tbody>{employments.map((it) => <Row key={it.id} period={it} />)}</tbody>
      </table>
    </section>
  )
}

function Row({ period: { startsOn, endsOn, title, framework, domain, level, family, secondary, managers } }: { period: Period }) {
  const nameOf = usePartNames()
  const beside = secondary.map((it) => [nameOf('families', it.family, framework), it.specialty && nameOf('specialties', it.specialty, framework)].filter(Boolean).join(', ')).join('; ')
  return (
    <tr>
      <td className={css.day} data-label={say('person.from')}><time dateTime={startsOn}>{onDay(startsOn)}</time></td>
      <td className={css.day} data-label={say('person.until')}>{endsOn ? <time dateTime={endsOn}>{onDay(endsOn)}</time> : say('person.today')}</td>
      <td data-label={say('person.what')}><div>{[title, domain && nameOf('domains', domain, framework)].filter(Boolean).join(' · ')}{beside && <div className={css.soft}>{say('person.beside', { roles: beside })}</div>}</div></td>
      <td data-label={say('person.level')}>{level ?? (family ? say('person.no-level') : '')}</td>
      <td data-label={say('person.managers')}>
        {managers.length === 0 ? say('person.none') : (
          <ul>{managers.map((it) => <li key={`${it.id} ${it.startsOn}`}>{it.name}{spanWithin(it, { startsOn, endsOn })}</li>)}</ul>
        )}
      </td>
    </tr>
  )
}

/** The days on which somebody managed, where they are not those of the whole period. */
function spanWithin(managing: { startsOn: string; endsOn: string | null }, period: { startsOn: string; endsOn: string | null }): string {
  if (managing.startsOn === period.startsOn && managing.endsOn === period.endsOn) return ''
  return ` (${onDay(managing.startsOn)} – ${managing.endsOn ? onDay(managing.endsOn) : say('person.today')})`
}
