import { lazy, Suspense, useEffect, useMemo, useRef, type RefObject } from 'react'
import { say } from '../../../phrases/say.ts'
import { classes } from '../../../ui/classes.ts'
import type { Framework } from '../../framework/model.ts'
import { fullLevelName, shortLevelName } from '../../framework/rules/level-name.ts'
import type { ProgressMap } from '../model.ts'
import { GrowthHead } from './GrowthHead.tsx'
import type { MapSearch } from './map-queries.ts'
import { mapView, type MapView } from './map-view.ts'
import { MapTable } from './MapTable.tsx'
import { ProgressMapChart } from './ProgressMapChart.tsx'
import { ProgressMapControls } from './ProgressMapControls.tsx'
import { ProgressMapLegend } from './ProgressMapLegend.tsx'
import { Notices } from './ProgressMapNotices.tsx'
import { ProgressMapOverall } from './ProgressMapOverall.tsx'
import { Circumstances, WhoReads } from './ProgressMapWords.tsx'
import css from './ProgressMap.module.css'

const CompetencyPanel = lazy(async () => ({ default: (await import('./CompetencyPanel.tsx')).CompetencyPanel }))

export type ChangeMap = (part: Partial<MapSearch>, replace?: boolean) => void

type Props = { map: ProgressMap; content: Framework; search: MapSearch; onChange: ChangeMap }

export function ProgressMapScreen({ map, content, search, onChange }: Props) {
  const view = useMemo(() => mapView(map, content), [map, content])
  const against = comparedWith(map, view, content)
  const asTable = search.as === 'table'
  const figure = useRowOfClosed(search.cell)
  const open = (cell: string) => onChange({ cell, why: '' }, Boolean(search.cell))
  const close = () => onChange({ cell: '', why: '' })
  const shared = { map, content, view, against, opened: search.cell, onOpen: open }
  return (
    <div className={css.screen}>
      <div className={css.main}>
        <GrowthHead map={map} title={say('map.title')}>
          <Circumstances map={map} content={content} own={view.own} />
          <WhoReads map={map} />
        </GrowthHead>
        <ProgressMapControls map={map} content={content} view={view} search={search} onChange={onChange} />
        <Notices map={map} />
        <section ref={figure} className={classes(css.figure, asTable && css.wide)} aria-label={against ? say('map.figure-against', { level: against }) : say('map.figure')}>
          {asTable ? <MapTable {...shared} /> : <ProgressMapChart {...shared} self={search.self === 'yes'} onCompare={(level) => onChange({ level: level === map.role?.level ? '' : level })} />}
        </section>
        <ProgressMapOverall map={map} content={content} />
        {!asTable && <ProgressMapLegend map={map} content={content} view={view} self={search.self === 'yes'} />}
      </div>
      <Suspense>{search.cell && <CompetencyPanel key={search.cell} map={map} content={content} view={view} cell={search.cell} search={search} onChange={onChange} onClose={close} />}</Suspense>
    </div>
  )
}

/** Whoever closes a stone goes on from its row, however it was opened and whichever was open before. */
function useRowOfClosed(cell: string | undefined): RefObject<HTMLElement | null> {
  const figure = useRef<HTMLElement>(null)
  const open = useRef(cell)
  useEffect(() => {
    if (!cell && open.current) figure.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(open.current)}"] th a`)?.focus({ preventScroll: true })
    open.current = cell
  }, [cell])
  return figure
}

/** What the map is compared with where it is not the person's own level: E5, or “Mobile · E4” in another family. */
function comparedWith({ role, target }: ProgressMap, view: MapView, { families }: Framework): string | null {
  if (!target || !view.target || !role) return null
  const elsewhere = target.family !== role.family || target.specialty !== role.specialty
  if (!elsewhere) return target.level === role.level ? null : shortLevelName(view.target)
  return say('map.role-at', { role: families.find(({ id }) => id === target.family)?.name ?? target.family, level: fullLevelName(view.target) })
}
