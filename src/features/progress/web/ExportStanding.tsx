import { say } from '../../../phrases/say.ts'
import { listed } from '../../../ui/listed.ts'
import type { Exported, Names } from './growth-queries.ts'
import { inLevels, inPercent } from './map-words.ts'
import css from './Growth.module.css'

type Props = { held: Pick<Exported, 'overall' | 'prompts'>; names: Names; role: Exported['person']['role'] }

/** All competencies of the role as one, with its spread and what is missing, and what is likely beyond one level. */
export function ExportStanding({ held: { overall, prompts }, names, role }: Props) {
  const missing = overall.missing.map((id) => names.competency(role?.framework ?? null, id))
  return (
    <>
      <section className={css.section} aria-labelledby="about-me-overall">
        <h2 id="about-me-overall">{say('map.overall')}</h2>
        {overall.kind === 'shown'
          ? <p className={css.plain}><strong>{inLevels(overall.adjusted)}</strong> {say('map.overall-spread', { low: inLevels(overall.low), high: inLevels(overall.high), lowest: inLevels(overall.lowest), highest: inLevels(overall.highest), raw: inLevels(overall.raw) })}</p>
          : <p className={css.plain}>{overall.of === 0 ? say('about-me.no-role') : say('map.overall-too-few', { rated: overall.rated, of: overall.of })}</p>}
        {missing.length > 0 && <p className={css.soft}>{say('map.overall-missing', { count: missing.length, names: listed(missing) })}</p>}
      </section>
      <section className={css.section} aria-labelledby="about-me-prompts">
        <h2 id="about-me-prompts">{say('prompts.title')}</h2>
        {prompts.length === 0 && <p className={css.plain}>{say('about-me.prompts-none')}</p>}
        {prompts.length > 0 && (
          <ul className={css.rows}>
            {prompts.map(({ competency, name, kind, probability, deviation }) => (
              <li key={`${competency} ${kind}`} className={css.row}>
                <h3>{name}</h3>
                <p className={css.words}>{say(`prompts.seen.${kind}`, { level: role?.level ? names.level(role.framework, role.level) : '', deviation: Math.abs(deviation), share: inPercent(probability) })}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
