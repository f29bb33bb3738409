import { say } from '../../../phrases/say.ts'
import { atMinute, onDay } from '../../../ui/when.ts'
import type { Exported, Names } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Export.module.css'

type Correction = Exported['held']['corrections'][number]

/** What feedback said before it was corrected or withdrawn, the latest first. */
export function ExportCorrections({ of, framework, corrections, names }: { of: string; framework: string; corrections: readonly Correction[]; names: Names }) {
  return corrections.filter(({ feedback }) => feedback === of).map(({ revision, replacedAt, content: { words, observedOn, observations } }) => (
    <details key={revision} className={css.folded}>
      <summary>{say('about-me.until', { when: atMinute(replacedAt) })}</summary>
      <p className={css.soft}>{say('feedback.seen-on', { when: onDay(observedOn) })}</p>
      {words && <p className={css.words} dir="auto">{words}</p>}
      {observations.map(({ competency, choice, level, words: said }) => (
        <div key={competency} className={own.observation}>
          <strong>{names.competency(framework, competency)}</strong>
          <span>{level ? names.level(framework, level) : say(`feedback.choice.${choice === 'level' ? 'words' : choice}`)}</span>
          {said && <p className={css.words} dir="auto">{said}</p>}
        </div>
      ))}
    </details>
  ))
}
