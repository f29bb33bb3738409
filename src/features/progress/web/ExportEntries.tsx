import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import css from './Growth.module.css'

/** One thing that is held: what stands above it in small, what it says, and what was said of it, each under its question where it has one. */
export type Entry = { key: string; meta: readonly (string | null)[]; words: string | null; after?: readonly { question?: string; answer: string | null }[] }

type Props = { id: string; title: string; text?: string; none: string; entries: readonly Entry[]; children?: ReactNode }

/** A section of what is held, folded since some of it is long. */
export function ExportEntries({ id, title, text, none, entries, children }: Props) {
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.sectionHead}>
        <h2 id={id}>{title}</h2>
        {text && <p className={css.soft}>{text}</p>}
      </div>
      {entries.length === 0 && !children && <p className={css.plain}>{none}</p>}
      {entries.length > 0 && <Folded summary={say('about-me.growth-count', { count: entries.length })} entries={entries} />}
      {children}
    </section>
  )
}

export function Folded({ summary, entries }: { summary: string; entries: readonly Entry[] }) {
  return (
    <details className={css.folded}>
      <summary>{summary}</summary>
      <ul className={css.rows}>{entries.map((entry) => <li key={entry.key} className={css.row}><EntryBody entry={entry} /></li>)}</ul>
    </details>
  )
}

function EntryBody({ entry: { meta, words, after = [] } }: { entry: Entry }) {
  const answers = after.filter((it) => it.answer)
  return (
    <>
      <p className={css.meta}>{[...new Set(meta)].map((it) => it && <span key={it}>{it}</span>)}</p>
      {words && <p className={css.words} dir="auto">{words}</p>}
      {answers.map(({ question, answer }) => (
        <div key={`${question} ${answer}`}>
          {question && <p className={css.soft}>{question}</p>}
          <p className={css.words} dir="auto">{answer}</p>
        </div>
      ))}
    </>
  )
}
