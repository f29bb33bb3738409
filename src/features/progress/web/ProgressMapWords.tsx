import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { namesIn } from '../../../ui/listed.ts'
import { ago, atMinute, onDay } from '../../../ui/when.ts'
import type { Framework, Level } from '../../framework/model.ts'
import { fullLevelName } from '../../framework/rules/level-name.ts'
import type { ProgressMap } from '../model.ts'
import css from './ProgressMap.module.css'

/** Which role, which words, which days, and how fresh. */
export function Circumstances({ map: { role, framework, window, fittedAt }, content, own }: { map: ProgressMap; content: Framework; own: Level | undefined }) {
  const family = content.families.find(({ id }) => id === role?.family)?.name ?? role?.family ?? ''
  const specialty = content.specialties.find(({ id }) => id === role?.specialty)?.name
  return (
    <>
      <p className={css.role}>
        <strong>{own ? fullLevelName(own) : say('map.without-level')}</strong>
        <span>{specialty ? say('map.family-specialty', { family, specialty }) : family}</span>
        {framework && <Link to="/frameworks/$framework" params={{ framework: framework.id }}>{say('map.framework', { name: framework.name, version: framework.version })}</Link>}
      </p>
      <p className={css.soft}>
        {say('map.window', { from: onDay(window.from), to: onDay(window.to) })}
        {' · '}
        {fittedAt ? <time dateTime={fittedAt} title={atMinute(fittedAt)}>{say('map.fitted', { when: ago(fittedAt) })}</time> : say('map.not-fitted')}
      </p>
    </>
  )
}

/** Whoever opens this page is told by name who else can. */
export function WhoReads({ map: { own, person, managers } }: { map: ProgressMap }) {
  const names = namesIn(managers)
  if (managers.length === 0) return <p className={css.soft}>{own ? say('map.read-by-you') : say('map.read-by', { name: person.name })}</p>
  return <p className={css.soft}>{own ? say('map.read-by-you-and', { names }) : say('map.read-by-and', { name: person.name, names })}</p>
}
