import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import type { Framework } from '../../framework/model.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import type { ProgressMap } from '../model.ts'
import { isCalledOutside } from '../rules/without-number.ts'
import { CairnStones } from './CairnStones.tsx'
import type { MapView } from './map-view.ts'
import { OutsideRoleMark } from './OutsideRoleMark.tsx'
import css from './ProgressMapLegend.module.css'

type Props = { map: ProgressMap; content: Framework; view: MapView; self: boolean }

/** How to read a stone. Marks that this map does not have are left out. */
export function ProgressMapLegend({ map: { rows }, content: { scopes, frequencies }, view, self }: Props) {
  const zones = new Set(view.sections.flatMap((section) => section.rows).flatMap((row) => row.zones.map(({ kind }) => kind)))
  const rated = rows.some(({ rating }) => rating)
  const unsaid = rows.some(({ rating, frequency, scope }) => rating && (!frequency || !scope))
  return (
    <section className={css.legend} aria-labelledby="map-legend">
      <h2 id="map-legend">{say('map.legend')}</h2>
      <dl className={css.entries}>
        <Entry drawing={<Place />} term={say('map.legend-place')} text={say('map.legend-place-text')} />
        {scopes.length > 0 && <Entry drawing={scopes.map(({ id }, index) => <CairnStones key={id} rungs={index + 1} of={scopes.length} filling="solid" scale={0.62} />)} term={say('map.legend-height')} text={scopes.map(({ name }) => name).join(' · ')} />}
        {frequencies.length > 0 && <Entry drawing={frequencies.map(({ id }, index) => <CairnStones key={id} rungs={3} of={6} filling={fillingOf(index, frequencies.length)} scale={0.8} />)} term={say('map.legend-filling')} text={frequencies.map(({ name }) => name).join(' · ')} />}
        <Entry drawing={<span className={css.groundDrawn}><i /><b /></span>} term={say('map.legend-ground')} text={say('map.legend-ground-text')} />
        {rows.some(({ yearAgo }) => yearAgo !== null) && <Entry drawing={<span className={css.trailDrawn}><i /><b /></span>} term={say('map.legend-trail')} text={say('map.legend-trail-text')} />}
        {zones.has('expected') && <Entry drawing={<i className={css.band} />} term={say('map.legend-band')} text={say('map.legend-band-text')} />}
        {zones.has('same-text') && <Entry drawing={<i className={css.sameText} />} term={say('map.legend-same-text')} text={say('map.legend-same-text-text')} />}
        {rated && <Entry drawing={<><i className={css.down} /><i className={css.up} /></>} term={say('map.legend-prompt')} text={say('map.legend-prompt-text')} />}
        {zones.has('limit') && <Entry drawing={<i className={css.hatching} />} term={say('matrix.kind.growth-limit')} text={say('map.legend-limit-text')} />}
        {zones.has('not-yet') && <Entry drawing={<i className={css.dots} />} term={say('matrix.kind.not-expected-yet')} text={say('map.legend-not-yet-text')} />}
        {rows.some(({ standing }) => standing.kind === 'no-opportunity') && <Entry drawing={<i className={css.broken} />} term={say('map.no-opportunity')} text={say('map.legend-no-opportunity-text')} />}
        {rows.some(isCalledOutside) && <Entry drawing={<span className={css.outside}><OutsideRoleMark /></span>} term={say('map.outside-role')} text={say('map.legend-outside-role-text')} />}
        {self && <Entry drawing={<i className={css.self} />} term={say('map.legend-self')} text={say('map.legend-self-text')} />}
        {unsaid && <Entry drawing={<><CairnStones rungs={null} of={6} filling="solid" /><CairnStones rungs={3} of={6} filling={null} scale={0.8} /></>} term={say('map.legend-unsaid')} text={say('map.legend-unsaid-text')} />}
      </dl>
    </section>
  )
}

const Entry = ({ drawing, term, text }: { drawing: ReactNode; term: string; text: string }) => (
  <div className={css.entry}>
    <span className={css.drawing} aria-hidden>{drawing}</span>
    <dt>{term}</dt>
    <dd>{text}</dd>
  </div>
)

const Place = () => <span className={css.place}><CairnStones rungs={3} of={6} filling="solid" scale={0.8} /><i /></span>
