import { lazy, Suspense, useId, type MouseEvent, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Line, Passage, Prose } from '../../../ui/Prose.tsx'
import type { Competency, Expectation, Framework } from '../../framework/model.ts'
import { fullLevelName, shortLevelName } from '../../framework/rules/level-name.ts'
import { useTerms } from '../../framework/web/Terms.tsx'
import type { Choice } from '../model.ts'
import { chosenText } from '../rules/check-observations.ts'
import type { LevelText } from '../rules/level-texts.ts'
import type { Answer } from './give-form.ts'
import css from './LevelChoice.module.css'

/** Comparing texts is seldom needed, and comes when it is. */
const WhatChanged = lazy(() => import('./WhatChanged.tsx').then((it) => ({ default: it.WhatChanged })))

type Words = (text: string) => ReactNode
export type Chosen = Pick<Answer, 'choice' | 'level' | 'statements' | 'before'>

type Props = {
  content: Framework
  competency: Competency
  texts: readonly LevelText[]
  answer: Chosen
  onChange: (patch: Partial<Answer>) => void
  problem: string | undefined
  /** Of oneself one says where one stands, or says it in words: nothing else, and nothing is pointed at. */
  ofOneself?: boolean
}

/** Which text describes what was seen. Each stands whole beside its choice, so that nothing is chosen by its number. */
export function LevelChoice({ content, competency, texts, answer, onChange, problem, ofOneself = false }: Props) {
  const name = useId()
  const words = useTerms(content)
  const choose = (choice: Choice, level: string | null = null) => onChange({ choice, level, before: null, statements: choice === answer.choice && level === answer.level ? answer.statements : [] })
  const chosen = answer.choice ? chosenText(texts, answer.choice, answer.level) : undefined
  const there = new Set(chosen?.expectation.statements.map(({ id }) => id))
  const changed = answer.before === null ? null : <Changed before={answer.before} now={chosen?.text} onKeep={() => onChange({ before: null, statements: answer.statements.filter((id) => there.has(id)) })} />
  const only = texts.length === 1
  const row = (choice: Choice, title: string, hint?: string) => (
    <Row key={choice} name={name} title={title} hint={hint} checked={answer.choice === choice} onChoose={() => choose(choice)}>{answer.choice === choice && changed}</Row>
  )
  const first = texts[0]
  return (
    <fieldset className={css.group} data-problem={problem ? true : undefined} aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend className={css.legend}>{say(legendOf(texts, ofOneself), { competency: competency.name })}</legend>
      {problem && <p className={css.problem} id={`${name}-problem`}>{problem}</p>}
      {!chosen && changed}
      {first && (
        <div className={css.ladder}>
          {!ofOneself && row('not-yet', only ? say('give.not-yet-this') : say('give.not-yet', { level: shortNameOf(content, first.levels[0]) }))}
          {texts.map((text) => {
            const [level = ''] = text.levels
            const checked = answer.choice === 'level' && text.levels.includes(answer.level ?? '')
            return (
              <Row key={level} name={name} title={only ? say('give.this') : levelTitle(content, text)} checked={checked} onChoose={() => choose('level', level)}>
                {(checked && changed) || <ChoiceText expectation={text.expectation} words={words} pointedAt={checked && !ofOneself ? answer.statements : undefined} onPoint={(statements) => onChange({ statements })} />}
              </Row>
            )
          })}
          {only && !ofOneself && row('beyond', say('give.beyond-this'))}
        </div>
      )}
      <div className={css.apart}>
        {first && <p className={css.apartTitle}>{say('give.none-of-these')}</p>}
        {(ofOneself ? (['words'] as const) : (['words', 'no-opportunity', 'not-observed', 'outside-role'] as const)).map((one) => row(one, say(`give.choice.${one}`), ofOneself ? undefined : say(`give.choice.${one}-hint`)))}
      </div>
    </fieldset>
  )
}

const legendOf = (texts: readonly LevelText[], ofOneself: boolean) =>
  ofOneself ? (texts.length > 0 ? 'self.which' : 'self.which-none') : texts.length > 0 ? 'give.which' : 'give.which-none'

const shortNameOf = ({ levels }: Framework, id: string | undefined): string => {
  const level = levels.find((one) => one.id === id)
  return level ? shortLevelName(level) : (id ?? '')
}

function levelTitle(content: Framework, { levels: [first, ...also] }: LevelText): string {
  const level = content.levels.find(({ id }) => id === first)
  const name = level ? fullLevelName(level) : (first ?? '')
  return also.length === 0 ? name : say('give.level-also', { level: name, also: also.map((id) => shortNameOf(content, id)).join(', ') })
}

/** What the chosen text said and says now, to choose again or to stand by the choice. Without a text now, another has to be chosen. */
function Changed({ before, now, onKeep }: { before: string; now: string | undefined; onKeep: () => void }) {
  /** The button goes once it was pressed; the focus goes to the choice that stays. */
  const keep = ({ currentTarget }: MouseEvent) => {
    currentTarget.closest('fieldset')?.querySelector<HTMLElement>('input:checked')?.focus()
    onKeep()
  }
  return (
    <div className={css.changed}>
      <p className={css.changedTitle}>{say(now === undefined ? 'give.changed-gone' : 'give.changed')}</p>
      <Suspense fallback={null}>{now === undefined ? <p className={css.difference}>{before}</p> : <WhatChanged before={before} now={now} />}</Suspense>
      {now !== undefined && <div><Button small onClick={keep}>{say('give.changed-keep')}</Button></div>}
    </div>
  )
}

type RowProps = { name: string; title: string; hint?: string | undefined; checked: boolean; onChoose: () => void; children?: ReactNode }

/** A press anywhere on the row chooses it, save on what can be pressed itself: a term, an example, a statement. */
function Row({ name, title, hint, checked, onChoose, children }: RowProps) {
  const id = useId()
  const press = (event: MouseEvent) => {
    const own = (event.target as HTMLElement).closest('button, a, input, label, summary, [popover]')
    if (!own && !window.getSelection()?.toString()) onChoose()
  }
  return (
    <div className={css.row} data-checked={checked || undefined} role="presentation" onClick={press}>
      <input type="radio" id={id} name={name} checked={checked} onChange={onChoose} aria-describedby={children || hint ? `${id}-text` : undefined} />
      <label htmlFor={id} className={css.title}>{title}</label>
      {(children || hint) && <div id={`${id}-text`} className={children ? css.text : css.hint}>{children}{hint}</div>}
    </div>
  )
}

type TextProps = { expectation: Expectation; words: Words; pointedAt: readonly string[] | undefined; onPoint: (statements: string[]) => void }

function ChoiceText({ expectation: { text, statements, examples }, words, pointedAt, onPoint }: TextProps) {
  return (
    <>
      {text && <Prose text={text} words={words} />}
      {statements.length > 0 && pointedAt && <p className={css.point}>{say('give.point')}</p>}
      {statements.length > 0 && (
        <ul className={css.statements} data-pointing={pointedAt ? true : undefined}>
          {statements.map((statement) => <li key={statement.id}>{pointedAt ? <Pointed statement={statement} words={words} pointedAt={pointedAt} onPoint={onPoint} /> : <Passage text={statement.text} words={words} />}</li>)}
        </ul>
      )}
      {examples.length > 0 && (
        <details className={css.examples}>
          <summary>{say('give.examples', { count: examples.length })}</summary>
          <ul>{examples.map(({ text: example }) => <li key={example}><Line text={example} words={words} /></li>)}</ul>
        </details>
      )}
    </>
  )
}

type PointedProps = { statement: { id: string; text: string }; words: Words; pointedAt: readonly string[]; onPoint: (statements: string[]) => void }

function Pointed({ statement: { id, text }, words, pointedAt, onPoint }: PointedProps) {
  const box = useId()
  const toggle = (on: boolean) => onPoint(on ? [...pointedAt, id] : pointedAt.filter((one) => one !== id))
  return (
    <>
      <input type="checkbox" checked={pointedAt.includes(id)} onChange={(event) => toggle(event.target.checked)} aria-labelledby={box} />
      <div id={box}><Passage text={text} words={words} /></div>
    </>
  )
}
