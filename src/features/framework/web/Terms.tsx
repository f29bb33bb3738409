import { Link } from '@tanstack/react-router'
import { Fragment, useMemo, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { Line } from '../../../ui/Prose.tsx'
import type { Framework } from '../model.ts'
import { termSpans, type TermKind, type TermSpan } from '../rules/terms.ts'
import { fillingOf } from './frequency-filling.ts'
import css from './Terms.module.css'

/** A term opens once in a text: underlining each time would drown what the text says. */
export function firstOfEach(spans: TermSpan[]): TermSpan[] {
  const seen = new Set<string>()
  return spans.filter(({ kind, id }) => !seen.has(`${kind} ${id}`) && seen.add(`${kind} ${id}`))
}

/** Dresses plain words so that every defined one among them opens its definition in place. */
export function useTerms(content: Framework): (text: string) => ReactNode {
  return useMemo(() => (text: string) => withTerms(content, text, ({ kind, id }, words) => (
    <Popover inSentence className={css.term} label={words}>
      <TermDefinition content={content} kind={kind} id={id} />
    </Popover>
  )), [content])
}

/** What closes a clause goes with the word before it, never to the next line by itself. */
const closing = /^[,.;:!?)\]”’]+/

/** The text with its defined words drawn by `draw`. */
export function withTerms(content: Framework, text: string, draw: (span: TermSpan, words: string) => ReactNode): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const span of firstOfEach(termSpans(content, text))) {
    const tail = closing.exec(text.slice(span.end))?.[0] ?? ''
    const drawn = draw(span, text.slice(span.start, span.end))
    parts.push(text.slice(at, span.start), tail ? <span key={span.start} className={css.together}>{drawn}{tail}</span> : <Fragment key={span.start}>{drawn}</Fragment>)
    at = span.end + tail.length
  }
  return parts.length === 0 ? text : <>{parts}{text.slice(at)}</>
}

/** What a term, an area of influence or a frequency means, with its mark. It opens within sentences, and so is made of spans. */
export function TermDefinition({ content, kind, id }: { content: Framework; kind: TermKind; id: string }) {
  const found = definitionOf(content, kind, id)
  return (
    <span className={css.definition}>
      <strong className={css.name}>{found.mark}{found.name}</strong>
      <span className={css.text}><Line text={found.definition} /></span>
      <Link to="/frameworks/$framework/glossary" params={{ framework: content.id }} hash={`${kind}-${id}`} className={css.more}>{say('term.glossary')}</Link>
    </span>
  )
}

function definitionOf(content: Framework, kind: TermKind, id: string): { name: string; definition: string; mark?: ReactNode } {
  const list = kind === 'term' ? content.terms : kind === 'scope' ? content.scopes : content.frequencies
  const index = list.findIndex((one) => one.id === id)
  const { name = id, definition = '' } = list[index] ?? {}
  if (kind === 'scope') return { name, definition, mark: <CairnMark height={index + 1} stone={3.6} /> }
  return kind === 'frequency' ? { name, definition, mark: <CairnMark height={3} stone={3.6} filling={fillingOf(index, list.length)} /> } : { name, definition }
}
