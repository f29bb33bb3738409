import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { Prose } from '../../../ui/Prose.tsx'
import type { Competency, Framework } from '../../framework/model.ts'
import { useTerms } from '../../framework/web/Terms.tsx'
import type { WorkReach } from '../../work/rules/scope-of-work.ts'
import { levelTexts } from '../rules/level-texts.ts'
import { EvidenceFields } from './EvidenceFields.tsx'
import { inputOf, saysValue, type Answer, type Prepared } from './give-form.ts'
import { fieldId, type GiveProblem } from './give-problems.ts'
import { HowFar, HowOften } from './HowOften.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import { scopeMarks } from './reach-of-work.ts'
import { WhatIsItWorth } from './WhatIsItWorth.tsx'
import css from './CompetencyQuestion.module.css'

export type QuestionProps = {
  content: Framework
  competency: Competency
  prepared: Prepared
  answer: Answer
  /** The work that it was seen on, as far as its reach goes. */
  reach: WorkReach | null
  scopeFromWork: boolean
  problems: readonly GiveProblem[]
  onChange: (patch: Partial<Answer>) => void
  onClear: () => void
  children?: ReactNode
}

/** All that is asked of one competency. What follows the choice appears once there is one. */
export function CompetencyQuestion({ content, competency, prepared, answer, problems, onChange, onClear, children, ...reached }: QuestionProps) {
  const words = useTerms(content)
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  const { choice } = answer
  return (
    <section className={css.question} aria-labelledby="question-title">
      <header className={css.head}>
        <p className={css.group}>{content.groups.find(({ id }) => id === competency.group)?.name}</p>
        <h3 id="question-title" tabIndex={-1}>{competency.name}</h3>
        {competency.description && <div className={css.description}><Prose text={competency.description} words={words} /></div>}
      </header>
      <div id={fieldId('choice')}>
        <LevelChoice key={competency.id} content={content} competency={competency} texts={levelTexts(content, competency.id, prepared.specialty)} answer={answer} onChange={onChange} problem={problem('choice')} />
      </div>
      {saysValue(answer) && <OftenAndFar content={content} competency={competency} prepared={prepared} answer={answer} problem={problem} onChange={onChange} {...reached} />}
      {choice === 'no-opportunity' && <Lacking answer={answer} problem={problem} onChange={onChange} />}
      {choice && choice !== 'no-opportunity' && (
        <div id={fieldId('words-of')}>
          <TextArea dir="auto" rows={4} maxLength={10_000} label={say(choice === 'not-observed' || choice === 'outside-role' ? 'give.words-optional' : 'give.words')} hint={say('give.words-hint')} value={answer.words} onChange={(event) => onChange({ words: event.target.value })} problem={problem('words-of')} />
        </div>
      )}
      {(saysValue(answer) || choice === 'words') && (
        <div id={fieldId('evidence')}>
          <EvidenceFields key={competency.id} content={content} competency={competency} evidence={answer.evidence} onChange={(evidence) => onChange({ evidence })} problem={problem('evidence')} />
        </div>
      )}
      <footer className={css.foot}>
        {children}
        {saysValue(answer) && <WhatIsItWorth content={content} competency={competency.id} specialty={prepared.specialty} answer={answer} />}
        {choice && <button type="button" className={css.worth} onClick={onClear}>{say('give.clear')}</button>}
      </footer>
    </section>
  )
}

type PartProps = Pick<QuestionProps, 'answer' | 'onChange'> & { problem: (field: string) => string | undefined }

function OftenAndFar({ content, competency, prepared, answer, reach, scopeFromWork, problem, onChange }: PartProps & Pick<QuestionProps, 'content' | 'competency' | 'prepared' | 'reach' | 'scopeFromWork'>) {
  const marks = answer.choice && scopeMarks(content, prepared, reach, inputOf(competency.id, answer, answer.choice))
  const remarks = marks ? [!marks.scopeSupported && say(reach ? 'give.scope-unsupported' : 'give.scope-without-work'), !marks.scopeShown && say('give.scope-not-shown')].filter(Boolean).join(' ') : ''
  return (
    <div className={css.scales}>
      <HowOften content={content} value={answer.frequency} onChange={(frequency) => onChange({ frequency })} problem={problem('frequency')} />
      <HowFar content={content} value={answer.scope} onChange={(scope) => onChange({ scope, scopeChosen: true })} hint={scopeFromWork && answer.scope ? say('give.scope-from-work') : undefined} remark={remarks || undefined} problem={problem('scope')} />
    </div>
  )
}

function Lacking({ answer, problem, onChange }: PartProps) {
  return (
    <div className={css.lacking}>
      <div id={fieldId('words-of')}>
        <TextArea dir="auto" label={say('give.lacking-why')} hint={say('give.lacking-hint')} rows={3} maxLength={10_000} value={answer.words} onChange={(event) => onChange({ words: event.target.value })} problem={problem('words-of')} />
      </div>
      <div className={css.days} id={fieldId('until')}>
        <TextField type="date" label={say('give.lacking-from')} value={answer.from} onChange={(event) => onChange({ from: event.target.value })} problem={problem('from')} />
        <TextField type="date" label={say('give.lacking-until')} value={answer.until} onChange={(event) => onChange({ until: event.target.value })} problem={problem('until')} />
      </div>
    </div>
  )
}
