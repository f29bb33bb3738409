import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Passage, Prose } from '../../../ui/Prose.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Expectation, Framework } from '../../framework/model.ts'
import { fullLevelName } from '../../framework/rules/level-name.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import type { Observation } from '../model.ts'
import { chosenText } from '../rules/check-observations.ts'
import { levelTexts } from '../rules/level-texts.ts'
import { EvidenceGiven, type AskAbout } from './EvidenceGiven.tsx'
import css from './FeedbackItem.module.css'

type Props = { observation: Observation; content: Framework; specialty?: string | null | undefined; heading?: 'h3' | 'h4' | undefined; askAbout?: AskAbout | undefined }

/** What somebody saw in one competency: the text they chose, how often, how far it reached, and their own words. */
export function ObservationBody({ observation, content, specialty, heading: Heading, askAbout }: Props) {
  const { competency: id, choice, words, evidence } = observation
  const competency = content.competencies.find((one) => one.id === id)
  const isValue = choice === 'level' || choice === 'not-yet' || choice === 'beyond'
  return (
    <section className={css.observation}>
      {Heading && <Heading className={css.competency}>{competency?.name ?? id}</Heading>}
      <Chosen observation={observation} content={content} specialty={specialty} />
      {isValue && <HowFarAndOften observation={observation} content={content} />}
      {words && <p className={css.words} dir="auto">{words}</p>}
      {evidence.length > 0 && <EvidenceGiven observation={observation} content={content} askAbout={askAbout} />}
    </section>
  )
}

function Chosen({ observation, content, specialty = null }: Props) {
  const { competency, choice, level, statements } = observation
  const text = chosenText(levelTexts(content, competency, specialty), choice, level)
  if (choice === 'no-opportunity') return <p className={css.choice}>{say('feedback.choice.no-opportunity')} <Span observation={observation} /></p>
  if (choice === 'not-yet' || choice === 'beyond') return <p className={css.choice}>{text ? say(`feedback.${choice}-of`, { level: levelNamed(content, text.levels[0] ?? null) }) : say(`feedback.choice.${choice}`)}</p>
  if (choice !== 'level') return <p className={css.choice}>{say(`feedback.choice.${choice}`)}</p>
  return (
    <>
      <p className={css.choice}>{levelNamed(content, level)}</p>
      {text && <ChosenText text={text.expectation} pointedAt={statements} />}
    </>
  )
}

const levelNamed = ({ levels }: Framework, id: string | null): string => {
  const level = levels.find((one) => one.id === id)
  return level ? fullLevelName(level) : (id ?? '')
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
