import { say } from '../../../phrases/say.ts'
import { listed } from '../../../ui/listed.ts'
import type { Framework } from '../../framework/model.ts'
import type { ProgressMap } from '../model.ts'
import { inLevels } from './map-words.ts'
import css from './ProgressMap.module.css'

/** All competencies as one, which says little by itself: so never without its spread and what is missing, and not at all from too few. */
export function ProgressMapOverall({ map: { overall }, content }: { map: ProgressMap; content: Framework }) {
  const missing = overall.missing.map((id) => content.competencies.find((one) => one.id === id)?.name ?? id)
  if (overall.kind === 'too-few' && overall.of === 0) return null
  return (
    <section className={css.overall} aria-labelledby="map-overall">
      <h2 id="map-overall">{say('map.overall')}</h2>
      {overall.kind === 'shown'
        ? <p><strong>{inLevels(overall.adjusted)}</strong> {say('map.overall-spread', { low: inLevels(overall.low), high: inLevels(overall.high), lowest: inLevels(overall.lowest), highest: inLevels(overall.highest), raw: inLevels(overall.raw) })}</p>
        : <p>{say('map.overall-too-few', { rated: overall.rated, of: overall.of })}</p>}
      {missing.length > 0 && <p className={css.soft}>{say('map.overall-missing', { count: missing.length, names: listed(missing) })}</p>}
    </section>
  )
}
