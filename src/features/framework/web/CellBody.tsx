import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Line, Passage, Prose } from '../../../ui/Prose.tsx'
import type { Competency, Expectation, Framework } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import type { MatrixCell } from '../rules/matrix.ts'
import { resourcesFor } from '../rules/resources.ts'
import { CarriedData } from './CarriedData.tsx'
import { EvidenceAsked } from './EvidenceAsked.tsx'
import { fillingOf } from './frequency-filling.ts'
import { ResourceSection } from './Resources.tsx'
import css from './CellBody.module.css'

type Words = (text: string) => ReactNode
type Props = { content: Framework; competency: Competency; cell: MatrixCell; words: Words; brief?: boolean }

/** What one cell says, with everything needed to understand it. */
export function CellBody({ content, competency, cell, words, brief = false }: Props) {
  return (
    <>
      <CellText content={content} competency={competency} cell={cell} words={words} />
      {!brief && <Reach content={content} competency={competency} cell={cell} />}
      {!brief && <HowOften content={content} />}
      {!brief && <EvidenceAsked content={content} competency={competency} />}
      {!brief && <ResourceSection content={content} resources={resourcesFor(content, competency, [cell.level.id])} />}
      {!brief && <CarriedData carried={cell.expectation?.carried} />}
      {!brief && cell.expectation && <p className={css.source}>{say('cell.source')}: <code>{cell.expectation.source.file}:{cell.expectation.source.line}</code></p>}
    </>
  )
}

function CellText({ content, competency, cell, words }: Props) {
  const { kind, expectation, level, sameAs } = cell
  if (kind === 'same-as') {
    return (
      <>
        <p className={css.why}>{say('cell.same-as-text', { level: shortLevelName(level), other: sameAs ? shortLevelName(sameAs) : '' })}</p>
        <ExpectationText expectation={expectation} words={words} />
      </>
    )
  }
  return kind === 'text' ? <ExpectationText expectation={expectation} words={words} /> : <WhyEmpty content={content} competency={competency} cell={cell} />
}

function WhyEmpty({ content, competency, cell: { kind, reason } }: Omit<Props, 'words'>) {
  const limit = kind === 'not-expected-yet' ? competency.firstLevel : competency.lastLevel
  const last = content.levels.find(({ id }) => id === limit?.level)
  const level = last ? shortLevelName(last) : ''
  return (
    <div className={css.why} data-kind={kind}>
      <p>{kind === 'text' || kind === 'same-as' ? '' : limit || kind === 'missing' || kind === 'not-applicable' ? say(`cell.${kind}`, { level }) : say(`matrix.kind.${kind}`)}</p>
      {reason && <p className={css.reason}>{reason}</p>}
    </div>
  )
}

export function ExpectationText({ expectation, words }: { expectation: Expectation | undefined; words: Words }) {
  if (!expectation) return null
  return (
    <div className={css.text}>
      {expectation.text && <Prose text={expectation.text} words={words} />}
      {expectation.statements.length > 0 && <ul className={css.statements}>{expectation.statements.map(({ id, text }) => <li key={id}><Passage text={text} words={words} /></li>)}</ul>}
      {expectation.examples.length > 0 && (
        <section className={css.examples}>
          <h3>{say('cell.examples')}</h3>
          <ul>{expectation.examples.map(({ text }) => <li key={text}><Line text={text} words={words} /></li>)}</ul>
        </section>
      )}
    </div>
  )
}

function Reach({ content, competency, cell: { expectation, level } }: Omit<Props, 'words'>) {
  const own = expectation?.scopes ?? []
  const named = own.length > 0 ? own : level.scope ? [level.scope] : []
  const rungs = content.scopes.filter(({ id }) => named.includes(id))
  if (rungs.length === 0) return null
  return (
    <section className={css.part}>
      <h3>{say('cell.scope')} {own.length === 0 && <span className={css.aside}>{say('cell.scope-of-level')}</span>}</h3>
      <dl className={css.definitions}>
        {rungs.map((scope) => (
          <div key={scope.id}>
            <dt><CairnMark height={content.scopes.indexOf(scope) + 1} stone={3.4} /> {scope.name}</dt>
            <dd>{scope.definition}</dd>
          </div>
        ))}
      </dl>
      {competency.scopeRequired && <p className={css.aside}>{say('cell.scope-required')}</p>}
    </section>
  )
}

function HowOften({ content: { frequencies } }: { content: Framework }) {
  if (frequencies.length === 0) return null
  return (
    <section className={css.part}>
      <h3>{say('cell.frequency')}</h3>
      <dl className={css.definitions}>
        {frequencies.map((frequency, index) => (
          <div key={frequency.id}>
            <dt><CairnMark height={3} stone={3.4} filling={fillingOf(index, frequencies.length)} /> {frequency.name}</dt>
            <dd>{frequency.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
