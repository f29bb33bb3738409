import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Passage, Prose } from '../../../ui/Prose.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Competency, Expectation, Framework } from '../../framework/model.ts'
import { fullLevelName } from '../../framework/rules/level-name.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import type { Observation } from '../model.ts'
import { EvidenceGiven } from './EvidenceGiven.tsx'
import { levelTextsOf, textAt } from './level-texts.ts'
import css from './FeedbackItem.module.css'

type Props = { observation: Observation; content: Framework; bare?: boolean }

/** What somebody saw in one competency: the text they chose, how often, how far it reached, and their own words. */
export function ObservationBody({ observation, content, bare = false }: Props) {
  const { competency: id, choice, words, evidence } = observation
  const competency = content.competencies.find((one) => one.id === id)
  const isValue = choice === 'level' || choice === 'not-yet' || choice === 'beyond'
  return (
    <section className={css.observation}>
      {!bare && <h3>{competency?.name ?? id}</h3>}
      <Chosen observation={observation} content={content} />
      {isValue && <HowFarAndOften observation={observation} content={content} />}
      {words && <p className={css.words} dir="auto">{words}</p>}
      {evidence.length > 0 && <EvidenceGiven observation={observation} content={content} />}
    </section>
  )
}

function Chosen({ observation, content }: Props) {
  const { competency: id, choice, level, statements } = observation
  const competency = content.competencies.find((one) => one.id === id)
  if (choice === 'level') {
    const at = content.levels.find((one) => one.id === level)
    const text = competency && level ? textAt(content, competency, level) : undefined
    return (
      <>
        <p className={css.choice}>{at ? fullLevelName(at) : level}</p>
        {text && <ChosenText text={text} pointedAt={statements} />}
      </>
    )
  }
  if (choice === 'not-yet' || choice === 'beyond') return <p className={css.choice}>{besideFirst(content, competency, choice)}</p>
  if (choice === 'no-opportunity') return <p className={css.choice}>{say('feedback.choice.no-opportunity')} <Span observation={observation} /></p>
  return <p className={css.choice}>{say(`feedback.choice.${choice}`)}</p>
}

/** “Not yet” and “beyond” are said beside the first text. */
function besideFirst(content: Framework, competency: Competency | undefined, choice: 'not-yet' | 'beyond'): string {
  const first = competency && levelTextsOf(content, competency, {})[0]
  return first ? say(`feedback.${choice}-of`, { level: fullLevelName(first.level) }) : say(`feedback.choice.${choice}`)
}

/** From when to when, where either was said. */
function Span({ observation: { noOpportunityFrom: from, noOpportunityUntil: until } }: { observation: Observation }) {
  if (from && until) return <span className={css.aside}>{say('feedback.from-until', { from: onDay(from), until: onDay(until) })}</span>
  if (from) return <span className={css.aside}>{say('feedback.from', { from: onDay(from) })}</span>
  return until ? <span className={css.aside}>{say('feedback.until', { until: onDay(until) })}</span> : null
}

/** The text as the giver read it, with the statements that they pointed at marked. */
function ChosenText({ text, pointedAt }: { text: Expectation; pointedAt: readonly string[] }) {
  return (
    <div className={css.text}>
      {text.text && <Prose text={text.text} />}
      {text.statements.length > 0 && (
        <ul>
          {text.statements.map(({ id, text: statement }) => {
            const pointed = pointedAt.includes(id)
            return <li key={id} data-pointed={pointed || undefined}><Passage text={statement} />{pointed && <span className={css.pointed}>{say('feedback.pointed-at')}</span>}</li>
          })}
        </ul>
      )}
    </div>
  )
}

function HowFarAndOften({ observation: { frequency, scope, scopeSupported, scopeShown }, content }: Props) {
  const often = content.frequencies.findIndex(({ id }) => id === frequency)
  const far = content.scopes.findIndex(({ id }) => id === scope)
  if (!frequency && !scope) return null
  return (
    <div className={css.marks}>
      <CairnMark height={Math.max(1, far + 1)} stone={3.6} {...(often >= 0 && { filling: fillingOf(often, content.frequencies.length) })} />
      <p>
        {[content.frequencies[often]?.name ?? frequency, content.scopes[far]?.name ?? scope].filter(Boolean).join(' · ')}
        {!scopeSupported && <span className={css.aside}>{say('feedback.scope-unsupported')}</span>}
        {!scopeShown && <span className={css.aside}>{say('feedback.scope-not-shown')}</span>}
      </p>
    </div>
  )
}
