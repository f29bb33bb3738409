import { useId, useRef } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useTypedText } from '../../../ui/typed-text.ts'
import { monthsBetween, onDay, today } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import { fullLevelName, shortLevelName } from '../../framework/rules/level-name.ts'
import { levelsFor } from '../../framework/rules/matrix.ts'
import type { ProgressMap } from '../model.ts'
import { monthsBefore } from '../rules/window.ts'
import type { MapSearch } from './map-queries.ts'
import type { MapView } from './map-view.ts'
import type { ChangeMap } from './ProgressMapScreen.tsx'
import css from './ProgressMapControls.module.css'

type Props = { map: ProgressMap; content: Framework; view: MapView; search: MapSearch; onChange: ChangeMap }

/** With what the map is compared, the day it is seen from, and how it is drawn. */
export function ProgressMapControls({ map, content, view, search, onChange }: Props) {
  const ways = [{ value: 'chart', label: say('map.as-chart') }, { value: 'table', label: say('map.as-table') }] as const
  const hasSelf = map.rows.some(({ self }) => self?.level)
  return (
    <div className={css.controls}>
      <Comparing map={map} content={content} view={view} onChange={onChange} />
      {map.since !== null && <Day since={map.since} search={search} onChange={onChange} />}
      <div className={css.ways}>
        {hasSelf && <label className={css.check}><input type="checkbox" checked={search.self === 'yes'} onChange={(event) => onChange({ self: event.target.checked ? 'yes' : '' })} /> {say('map.show-self')}</label>}
        <Segmented label={say('map.as')} options={ways} value={search.as === 'table' ? 'table' : 'chart'} onChange={(way) => onChange({ as: way === 'table' ? 'table' : '' })} />
      </div>
    </div>
  )
}

const roleKey = (family: string, specialty: string | null): string => (specialty ? `${family} ${specialty}` : family)

function Comparing({ map: { role, target }, content, view, onChange }: Omit<Props, 'search'>) {
  if (!role || !target) return null
  const levels = levelsFor(content, { family: target.family })
  const elsewhere = target.family !== role.family || target.specialty !== role.specialty || target.level !== role.level
  const chooseRole = (key: string) => {
    const [family = '', specialty = ''] = key.split(' ')
    const same = key === roleKey(role.family, role.specialty)
    onChange(same ? { family: '', specialty: '' } : { family, specialty, level: target.level ?? '' })
  }
  return (
    <div className={classes(css.group, css.comparing)} role="group" aria-label={say('map.compare')}>
      <InlineSelect label={say('map.compare')} value={roleKey(target.family, target.specialty)} onChange={(event) => chooseRole(event.target.value)}>
        {content.families.map(({ id, name }) => [
          <option key={id} value={id}>{name}</option>,
          ...content.specialties.filter(({ family }) => family === id).map((specialty) => <option key={roleKey(id, specialty.id)} value={roleKey(id, specialty.id)}>{say('map.family-specialty', { family: name, specialty: specialty.name })}</option>),
        ])}
      </InlineSelect>
      <InlineSelect label={say('map.at')} aria-label={say('map.at-level')} value={target.level ?? ''} onChange={(event) => onChange({ level: event.target.value === role.level ? '' : event.target.value })}>
        {target.level === null && <option value="">{say('map.no-level-chosen')}</option>}
        {levels.map((level) => <option key={level.id} value={level.id}>{level.id === role.level ? say('map.level-own', { level: fullLevelName(level) }) : fullLevelName(level)}</option>)}
      </InlineSelect>
      {elsewhere
        ? <Button small onClick={() => onChange({ family: '', specialty: '', level: '' })}>{view.own ? say('map.back-to-own', { level: shortLevelName(view.own) }) : say('map.back-to-none')}</Button>
        : view.next && <Button small onClick={() => onChange({ level: view.next?.id ?? '' })}>{say('map.next-level', { level: shortLevelName(view.next) })}</Button>}
    </div>
  )
}

/** A slider over the months since the first feedback, the last of which is today. It moves at once; the map follows when it rests. */
function Day({ since, search, onChange }: { since: string; search: MapSearch; onChange: ChangeMap }) {
  const id = useId()
  const now = today()
  const months = Math.max(0, monthsBetween(since, now))
  const slider = useRef<HTMLInputElement>(null)
  const [on, setOn] = useTypedText(search.on ?? '', (day) => onChange({ on: day }))
  if (months === 0 && !search.on) return null
  const back = on ? Math.min(months, Math.max(0, monthsBetween(on, now))) : 0
  const shown = on ? onDay(on) : say('map.today')
  const backToToday = () => {
    setOn('')
    slider.current?.focus()
  }
  return (
    <div className={css.group}>
      <label htmlFor={id}>{say('map.seen-on')}</label>
      <input ref={slider} id={id} className={css.slider} type="range" min={0} max={months} step={1} value={months - back} aria-valuetext={shown} onChange={(event) => setOn(dayBack(now, months - Number(event.target.value)))} />
      <output htmlFor={id} className={css.day}>{shown}</output>
      {on && <Button small kind="quiet" onClick={backToToday}>{say('map.to-today')}</Button>}
    </div>
  )
}

const dayBack = (now: string, months: number): string => (months === 0 ? '' : monthsBefore(now, months))
