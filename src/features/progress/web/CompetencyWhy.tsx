import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { namesIn } from '../../../ui/listed.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { atMinute, onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Feedback } from '../../feedback/model.ts'
import type { Explanation, Part, ProgressMap } from '../model.ts'
import { tryWhatIf } from './map-queries.ts'
import { inLevels, inParts, inSignedParts } from './map-words.ts'
import css from './CompetencyWhy.module.css'

type Props = { explanation: Explanation; feedback: Feedback[]; map: ProgressMap; past: boolean; open: boolean; onOpen: (open: boolean) => void }

/** The rating as a sum that anyone can check, and what it would be today without some of it. */
export function CompetencyWhy({ explanation, feedback, map, past, open, onOpen }: Props) {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const without = past ? noneLeftOut : leftOut
  const leave = (id: string, out: boolean) => setLeftOut((before) => new Set(out ? [...before, id] : [...before].filter((one) => one !== id)))
  const { fittedAt, simple, mutual } = explanation
  return (
    <details className={css.why} open={open} onToggle={(event) => event.currentTarget.open !== open && onOpen(event.currentTarget.open)}>
      <summary><h3>{say('stone.why')}</h3></summary>
      <p className={css.soft}>{say('stone.why-text')}</p>
      <div className={css.scroll}><Sum explanation={explanation} feedback={feedback} without={without} onLeave={past ? undefined : leave} /></div>
      {past ? <p className={css.whatIf}>{say('stone.what-if-today')}</p> : <WhatIf person={map.person.id} competency={explanation.competency} without={[...without]} />}
      <div className={css.notes}>
        {explanation.parts.some(({ bound }) => bound !== 'exact') && <p>{say('stone.censored')}</p>}
        <p>{fittedAt ? say('stone.fitted', { when: atMinute(fittedAt) }) : say('stone.not-fitted')}</p>
        {simple !== null && <p>{say('stone.simple', { value: inLevels(simple) })}</p>}
        {mutual.length > 0 && <p>{say('stone.mutual-text', { names: namesIn(mutual), name: map.person.name })}</p>}
      </div>
    </details>
  )
}

const noneLeftOut: ReadonlySet<string> = new Set()

type Leave = ((id: string, out: boolean) => void) | undefined

type SumProps = { explanation: Explanation; feedback: Feedback[]; without: ReadonlySet<string>; onLeave: Leave }

const sumOf = (parts: readonly Part[], of: 'part' | 'weight'): number => parts.reduce((sum, one) => sum + one[of], 0)

function Sum({ explanation, feedback, without, onLeave }: SumProps) {
  const { competency, parts, offset, adjusted } = explanation
  const [whole, setWhole] = useState(false)
  const own = parts.filter((part) => part.competency === competency)
  const others = parts.filter((part) => part.competency !== competency)
  const mutual = new Set(explanation.mutual.map(({ id }) => id))
  const line = (part: Part) => <Line key={`${part.feedback}${part.competency}`} part={part} name={giverName(part, feedback)} mutual={part.giver !== null && mutual.has(part.giver.id)} out={without.has(part.feedback)} onLeave={onLeave} />
  return (
    <table className={css.sum}>
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">{say('stone.leave-out')}</span></th>
          {(['giver', 'given', 'counted', 'offset', 'leniency', 'weight', 'part'] as const).map((column) => <th key={column} scope="col">{say(`stone.${column}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {own.map(line)}
        {others.length > 0 && (
          <tr>
            <th scope="row" colSpan={6} title={say('stone.others-text')}>
              <Button small kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>{say('stone.others', { count: others.length })}</Button>
            </th>
            <td>{inParts(sumOf(others, 'weight'))}</td>
            <td>{inParts(sumOf(others, 'part'))}</td>
          </tr>
        )}
        {whole && others.map(line)}
      </tbody>
      <tfoot>
        <tr><th scope="row" colSpan={6}>{say('stone.sum')}</th><td>{inParts(sumOf(parts, 'weight'))}</td><td>{inParts(sumOf(parts, 'part'))}</td></tr>
        <tr><th scope="row" colSpan={7}>{say('stone.plus-offset')}</th><td>{inSignedParts(offset)}</td></tr>
        <tr><th scope="row" colSpan={7}>{say('stone.exact')}</th><td>{inParts(adjusted)}</td></tr>
        <tr className={css.result}><th scope="row" colSpan={7}>{say('stone.result')}</th><td>{inLevels(adjusted)}</td></tr>
      </tfoot>
    </table>
  )
}

function giverName({ giver, feedback: id }: Part, feedback: Feedback[]): string {
  if (giver) return giver.name
  const given = feedback.find((one) => one.id === id)
  return given?.outsider ?? say(given?.nameWithheld ? 'stone.name-withheld' : 'stone.unknown-giver')
}

type LineProps = { part: Part; name: string; mutual: boolean; out: boolean; onLeave: Leave }

function Line({ part, name, mutual, out, onLeave }: LineProps) {
  const given = part.bound === 'exact' ? inLevels(part.value) : say(`stone.${part.bound}`, { value: inLevels(part.value) })
  const when = onDay(part.observedOn)
  return (
    <tr className={out ? css.out : undefined}>
      <td><label className={css.leave}><input type="checkbox" checked={out} disabled={!onLeave} aria-label={say('stone.leave-out-of', { giver: name, when })} onChange={(event) => onLeave?.(part.feedback, event.target.checked)} /></label></td>
      <th scope="row">
        <bdi>{name}</bdi> {mutual && <Tag title={say('stone.mutual-text', { names: name })}>{say('stone.mutual')}</Tag>}
        <time dateTime={part.observedOn}>{when}</time>
      </th>
      <td>{given}</td>
      <td>{inParts(part.counted, 2)}</td>
      <td>{inSignedParts(-part.offset, 2)}</td>
      <td>{inSignedParts(-part.leniency, 2)}</td>
      <td>{inParts(part.weight)}</td>
      <td>{inParts(part.part)}</td>
    </tr>
  )
}

function WhatIf({ person, competency, without }: { person: string; competency: string; without: string[] }) {
  const { data, error } = useQuery({
    queryKey: ['what-if', person, competency, without.toSorted()],
    queryFn: () => tryWhatIf({ person, competency, without }),
    enabled: without.length > 0,
    placeholderData: keepPreviousData,
  })
  return (
    <p className={css.whatIf} role="status">
      {without.length === 0 ? say('stone.what-if-hint') : error ? say('stone.not-done', { problem: problemOfForm(error) ?? '' }) : data && wordsOf(data)}
    </p>
  )
}

function wordsOf({ before, after }: Awaited<ReturnType<typeof tryWhatIf>>): string {
  if (!before || !after) return say('stone.what-if-none')
  return say('stone.what-if', { after: inLevels(after.adjusted), low: inLevels(after.low), high: inLevels(after.high), before: inLevels(before.adjusted) })
}
