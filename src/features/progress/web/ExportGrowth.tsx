import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { Exported, Names } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { growth: Exported['growth']; names: Names }
type Entry = { key: string; kind: 'action' | 'support' | 'agenda' | 'no-opportunity'; about: string | null; words: string; when: string | null; who: string | null; after: readonly (string | null)[] }

/** What was agreed, asked for and noted: everything about growth that is not a rating. */
export function ExportGrowth({ growth, names }: Props) {
  const entries = entriesOf(growth, names)
  return (
    <section className={css.section} aria-labelledby="about-me-growth">
      <h2 id="about-me-growth">{say('about-me.growth')}</h2>
      {entries.length === 0 && <p className={css.plain}>{say('about-me.growth-none')}</p>}
      {entries.length > 0 && (
        <details className={css.folded}>
          <summary>{say('about-me.growth-count', { count: entries.length })}</summary>
          <ul className={css.rows}>{entries.map((entry) => <EntryItem key={entry.key} entry={entry} />)}</ul>
        </details>
      )}
    </section>
  )
}

function EntryItem({ entry: { kind, about, words, when, who, after } }: { entry: Entry }) {
  return (
    <li className={css.row}>
      <p className={css.meta}>
        <span>{say(`about-me.kind.${kind}`)}</span>
        {about && <span>{about}</span>}
        {who && <span>{who}</span>}
        {when && <span>{onDay(when)}</span>}
      </p>
      <p className={css.words} dir="auto">{words}</p>
      {after.map((it) => it && <p key={it} className={css.words} dir="auto">{it}</p>)}
    </li>
  )
}

function entriesOf({ outcomes, support, agenda, noOpportunity }: Exported['growth'], names: Names): Entry[] {
  const about = (framework: string | null, competency: string | null) => competency && names.competency(framework, competency)
  return [
    ...outcomes.map((it): Entry => ({ key: it.id, kind: 'action', about: about(it.framework, it.competency), words: it.action, when: it.agreedAt, who: it.owner.name, after: [it.doneWords, it.comment] })),
    ...support.map((it): Entry => ({ key: it.id, kind: 'support', about: about(it.framework, it.competency), words: it.words, when: it.askedAt, who: it.owner.name, after: [it.doneWords] })),
    ...agenda.map((it): Entry => ({ key: it.id, kind: 'agenda', about: about(it.framework, it.competency), words: it.words, when: it.raisedAt, who: it.raisedBy?.name ?? null, after: [] })),
    ...noOpportunity.map((it, index): Entry => ({ key: it.id ?? `no-opportunity ${index}`, kind: 'no-opportunity', about: about(null, it.competency), words: it.reason ?? '', when: it.from, who: it.notedBy?.name ?? null, after: [] })),
  ]
}
