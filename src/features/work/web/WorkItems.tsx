import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { WorkItem } from '../model.ts'
import { KindTag } from './KindTag.tsx'
import css from './Work.module.css'

/** Days as people say them: from one to another, or the one that is known. */
export function whenOf({ startedOn, finishedOn }: Pick<WorkItem, 'startedOn' | 'finishedOn'>): string | null {
  if (startedOn && finishedOn) return say('work.from-until', { from: onDay(startedOn), until: onDay(finishedOn) })
  if (startedOn) return say('work.since', { from: onDay(startedOn) })
  return finishedOn ? say('work.until', { until: onDay(finishedOn) }) : null
}

/** The tracker's reference, without the name of the tracker. */
export const referenceOf = (key: string): string => key.replace(/^(?:github|gitlab|jira|link):(?:gitlab\.com\/)?/, '')

/** Work as lists show it. In the list of one item's parts, what they are part of and their kind are plain already. */
export function WorkItems({ items, label, parts = false }: { items: readonly WorkItem[]; label: string; parts?: boolean }) {
  return <ul className={css.list} aria-label={label}>{items.map((item) => <li key={item.id} className={css.item}><OneItem item={item} part={parts} /></li>)}</ul>
}

function OneItem({ item, part }: { item: WorkItem; part: boolean }) {
  const { id, kind, title, trackerKey, parent, teams } = item
  const detail = [trackerKey && referenceOf(trackerKey), !part && parent && say('work.part-of', { title: parent.title }), teams.map((it) => it.name).join(', ')].filter(Boolean)
  return (
    <>
      <p className={css.name}><Link to="/work/$item" params={{ item: id }}><bdi>{title}</bdi></Link>{!part && <KindTag kind={kind} />}</p>
      <p className={css.when}>{whenOf(item)}</p>
      {detail.length > 0 && <p className={css.detail}>{detail.join(' · ')}</p>}
    </>
  )
}
