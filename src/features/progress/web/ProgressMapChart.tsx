import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { say } from '../../../phrases/say.ts'

import { classes } from '../../../ui/classes.ts'
import { ensureTabStop, keepTabStop, moveInGrid } from '../../../ui/grid-keys.ts'
import type { Framework } from '../../framework/model.ts'
import { restOfLevelName, shortLevelName } from '../../framework/rules/level-name.ts'
import type { ProgressMap } from '../model.ts'
import { mayAskAbout } from '../rules/without-number.ts'
import type { Column } from './map-scale.ts'
import type { MapSection, MapView, RowView } from './map-view.ts'
import { rowWords, spoken, type RowWords } from './map-words.ts'
import { ProgressMapTrack } from './ProgressMapTrack.tsx'
import css from './ProgressMapChart.module.css'

export type ShownProps = { map: ProgressMap; content: Framework; view: MapView; against: string | null; opened: string | undefined; onOpen: (cell: string) => void }

type Props = ShownProps & { self: boolean; onCompare: (level: string) => void }

/** The picture: one row a competency, one cairn a row. It is a grid that arrow keys move in and Enter opens. */
export function ProgressMapChart({ onCompare, ...shown }: Props) {
  const { view, map, opened, onOpen, self } = shown
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (grid.current) ensureTabStop(grid.current)
  })
  const click = (event: MouseEvent) => {
    const pressed = event.target as HTMLElement
    if (pressed.closest('button') || (pressed.closest('a') && !pressed.closest('[data-cell]')) || event.ctrlKey || event.metaKey || event.shiftKey) return
    const row = pressed.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (!row || window.getSelection()?.toString()) return
    event.preventDefault()
    onOpen(row)
  }
  return (
    <div className={css.around}>
      <table ref={grid} role="grid" className={css.chart} aria-label={say('map.title')} onClick={click} onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveInGrid(event)} onFocus={(event: FocusEvent<HTMLElement>) => keepTabStop(event)}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className={css.corner}>{say('map.competency')}</th>
            <th role="columnheader" scope="col" className={css.ladder}>
              <span className={css.levels} style={columnsOf(view.scale.columns)}>
                {view.scale.columns.map((column) => <LevelHead key={column.level.id} content={shown.content} column={column} comparable={view.comparable.has(column.level.id)} target={view.target?.id} own={view.own?.id} onCompare={onCompare} />)}
              </span>
            </th>
            <th role="columnheader" scope="col" className={css.wordsHead}><span className="visually-hidden">{say('map.words')}</span></th>
          </tr>
        </thead>
        {view.sections.map((section) => <Section key={section.id} {...shown} section={section} self={self} opened={opened} map={map} />)}
      </table>
    </div>
  )
}

/** The heads stand exactly over the ladder's levels, whatever the margins beside them. */
const columnsOf = (columns: readonly Column[]) => ({
  paddingInlineStart: `${(columns[0]?.start ?? 0).toFixed(3)}%`,
  paddingInlineEnd: `${(100 - (columns.at(-1)?.end ?? 100)).toFixed(3)}%`,
  gridTemplateColumns: columns.map(({ start, end }) => `minmax(0, ${(end - start).toFixed(3)}fr)`).join(' '),
})

type HeadProps = { content: Framework; column: Column; comparable: boolean; target: string | undefined; own: string | undefined; onCompare: (level: string) => void }

function LevelHead({ content: { scopes }, column: { level }, comparable, target, own, onCompare }: HeadProps) {
  const rung = scopes.findIndex(({ id }) => id === level.scope)
  const marked = level.id === target
  return (
    <button type="button" className={classes(css.level, marked && css.marked, level.id === own && css.own)} aria-pressed={marked} disabled={!comparable} title={comparable ? say('map.compare-with', { level: level.name }) : say('map.not-of-role')} onClick={() => onCompare(level.id)}>
      <span className={css.levelName}>{shortLevelName(level)}{level.id === own && !marked && <span className={css.now}> {say('stone.level-now')}</span>}</span>
      {rung >= 0 && <span className={css.rung}>{scopes[rung]?.name}</span>}
      <span className="visually-hidden">{restOfLevelName(level)}</span>
    </button>
  )
}

function Section({ section, ...row }: ShownProps & { section: MapSection; self: boolean }) {
  const { target, scale } = row.view
  const band = section.aside === 'outside-role' ? undefined : scale.columns.find(({ level }) => level.id === target?.id)
  return (
    <tbody role="rowgroup">
      <tr role="row" className={css.group}>
        <th role="rowheader" scope="rowgroup">
          <strong>{section.aside === 'outside-role' ? say('map.outside-role') : section.name}</strong>
          {section.aside === 'outside-overall' && <span>{say('matrix.outside-overall')}</span>}
        </th>
        <td role="gridcell" className={css.track} aria-hidden>{band && <i className={css.band} style={{ insetInlineStart: `${band.start}%`, inlineSize: `${band.end - band.start}%` }} />}</td>
        <td role="gridcell" aria-hidden />
      </tr>
      {section.rows.map((view) => <Row key={view.row.competency} {...row} drawn={view} />)}
    </tbody>
  )
}

function Row({ map, content, against, opened, drawn, self }: ShownProps & { drawn: RowView; self: boolean }) {
  const { row, texts } = drawn
  const words = rowWords(row, { content, texts, compared: against !== null })
  const heard = spoken(words)
  return (
    <tr role="row" className={classes(css.row, opened === row.competency && css.opened)} data-row={row.competency}>
      <th role="rowheader" scope="row" className={css.name} aria-label={row.name}>
        <Link to="/people/$person/map" params={{ person: map.person.id }} search={(before) => ({ ...before, cell: row.competency })} resetScroll={false} data-cell={row.competency} tabIndex={-1}><bdi>{row.name}</bdi></Link>
      </th>
      <td role="gridcell" className={css.track}>
        {heard && <span className="visually-hidden">{heard}</span>}
        <ProgressMapTrack drawn={drawn} self={self} />
      </td>
      <td role="gridcell" className={css.words}><Words words={words} row={drawn} person={map.person.id} self={self} /></td>
    </tr>
  )
}

function Words({ words, row: { row }, person, self }: { words: RowWords; row: RowView; person: string; self: boolean }) {
  const { prompt } = row.standing
  const seen = [words.frequency, words.reach].filter(Boolean).join(' · ')
  return (
    <>
      {words.value && (
        <p className={css.first}>
          <strong className={classes(css.value, prompt && css[prompt])}>{words.value}</strong>
          {seen && <span>{seen}</span>}

        </p>
      )}
      {words.from && <p className={css.from}><span>{words.from}</span> {words.texts && <span>{words.texts}</span>}</p>}
      {words.verdict && <p className={classes(css.verdict, prompt && css[prompt])}>{words.verdict}</p>}
      {words.notes.map((note) => <p key={note} className={words.value ? undefined : css.alone}>{note}</p>)}
      {mayAskAbout(row) && <p><Link to="/people/$person/feedback/ask" params={{ person }} search={{ competency: row.competency }}>{say('map.ask-about')}</Link></p>}
      {self && words.self && <p>{words.self}</p>}
    </>
  )
}
