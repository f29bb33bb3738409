import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { InlineSelect } from '../../../ui/Field.tsx'
import type { Competency, Framework, Level } from '../../framework/model.ts'
import { fullLevelName } from '../../framework/rules/level-name.ts'
import { cellAt, expectationsByCell } from '../../framework/rules/matrix.ts'
import { CellBody } from '../../framework/web/CellBody.tsx'
import { useTerms } from '../../framework/web/Terms.tsx'
import type { ProgressMap } from '../model.ts'
import type { MapView } from './map-view.ts'
import css from './CompetencyPanel.module.css'

type Props = { content: Framework; competency: Competency; map: ProgressMap; view: MapView }

type Shown = { level: Level; why: 'now' | 'compared' | 'next' | null }

/** The level now, the one compared with, the next, and any other, side by side. */
export function CompetencyTexts({ content, competency, map, view }: Props) {
  const [other, setOther] = useState('')
  const cells = useMemo(() => expectationsByCell(content, map.target?.specialty ?? undefined), [content, map.target])
  const words = useTerms(content)
  const shown = levelsShown(view, other)
  return (
    <section className={css.section} aria-labelledby="stone-expected">
      <div className={css.sectionHead}>
        <h3 id="stone-expected">{say('stone.expected')}</h3>
        <InlineSelect label={say('stone.another')} value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">{say('stone.choose')}</option>
          {view.scale.columns.filter(({ level }) => level.id === other || !shown.some((one) => one.level === level)).map(({ level }) => <option key={level.id} value={level.id}>{fullLevelName(level)}</option>)}
        </InlineSelect>
      </div>
      <div className={css.texts}>
        {shown.map(({ level, why }) => (
          <article key={level.id} className={css.text}>
            <h4>{fullLevelName(level)}{why && <span> {say(`stone.level-${why}`)}</span>}</h4>
            <CellBody content={content} competency={competency} cell={cellAt(content, competency, level, cells)} words={words} brief />
          </article>
        ))}
      </div>
      <p className={css.soft}>
        <Link to="/frameworks/$framework" params={{ framework: content.id }} search={{ cell: view.target ? `${competency.id}@${view.target.id}` : competency.id }}>{say('stone.cell')}</Link>
      </p>
    </section>
  )
}

function levelsShown({ own, target, next, scale }: MapView, other: string): Shown[] {
  const chosen: Shown[] = [
    ...(own ? [{ level: own, why: 'now' as const }] : []),
    ...(target && target.id !== own?.id ? [{ level: target, why: 'compared' as const }] : []),
    ...(next && next.id !== own?.id ? [{ level: next, why: 'next' as const }] : []),
    ...scale.columns.filter(({ level }) => level.id === other).map(({ level }) => ({ level, why: null })),
  ]
  const unique = chosen.filter(({ level }, index) => chosen.findIndex((one) => one.level.id === level.id) === index)
  const all = unique.length > 0 ? unique : scale.columns.slice(0, 1).map(({ level }) => ({ level, why: null }))
  return all.sort((a, b) => a.level.position - b.level.position)
}
