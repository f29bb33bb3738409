import { startTransition, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { classes } from '../../../ui/classes.ts'
import { markFound } from '../../../ui/found-words.ts'
import { ensureTabStop, keepTabStop, moveInGrid } from '../../../ui/grid-keys.ts'
import type { Framework, JobFamily, Level } from '../model.ts'
import { restOfLevelName, shortLevelName } from '../rules/level-name.ts'
import { beginningOf, type Matrix, type MatrixSection } from '../rules/matrix.ts'
import { MatrixRow } from './MatrixRow.tsx'
import { MatrixTerms, termAt, useOnceIdle } from './MatrixTerms.tsx'
import css from './MatrixTable.module.css'

type Props = {
  content: Framework
  /** The families that a competency's name may mention. */
  families: JobFamily[]
  matrix: Matrix
  /** The competencies that the text filter leaves. */
  shown: Set<string>
  words: string[]
  full: boolean
  marked: string | undefined
  levelOnPhone: string | undefined
  opened: string | undefined
  onOpen: (cell: string) => void
  onMark: (level: string) => void
}

/** Competencies against levels, as a grid that arrow keys move in and Enter opens. */
export function MatrixTable({ content, families, matrix, shown, words, full, marked, levelOnPhone, opened, onOpen, onMark }: Props) {
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (!grid.current) return undefined
    ensureTabStop(grid.current)
    const within = grid.current
    const later = setTimeout(() => markFound(within, words), 60)
    return () => clearTimeout(later)
  }, [words, matrix, full])
  useOpenedInSight(grid, opened)
  const [term, setTerm] = useState<ReturnType<typeof termAt>>()
  const termsOf = useOnceIdle() ? content : undefined
  const sections = useFirstRowsFirst(matrix.sections)

  const cellOf = (event: MouseEvent | KeyboardEvent) => (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell']
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.key === 'Enter' || event.key === ' ' ? cellOf(event) : undefined
    if (!cell) return moveInGrid(event)
    event.preventDefault()
    onOpen(cell)
  }
  const click = (event: MouseEvent) => {
    const pressed = termAt(event.target)
    if (pressed) return setTerm(pressed)
    const cell = cellOf(event)
    return cell && !window.getSelection()?.toString() ? onOpen(cell) : undefined
  }
  return (
    <div className={css.scroller}>
      <table ref={grid} role="grid" className={css.matrix} aria-label={say('matrix.title', { framework: content.name })} onKeyDown={press} onClick={click} onFocus={keepTabStop}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className={css.corner}>{say('matrix.competency')}</th>
            {matrix.levels.map((level) => <LevelHead key={level.id} content={content} level={level} marked={level.id === marked} onMark={onMark} />)}
          </tr>
        </thead>
        {sections.map((section) => (
          <Section key={section.group.id} families={families} section={section} columns={matrix.levels.length + 1} shown={shown} full={full} marked={marked} levelOnPhone={levelOnPhone} opened={opened} termsOf={termsOf} />
        ))}
      </table>
      <MatrixTerms content={content} pressed={term} />
    </div>
  )
}

const firstRows = 20

/** What fills any window is drawn and shown first; the rest follows in the same breath, and gives way to whatever somebody does. */
function useFirstRowsFirst(sections: MatrixSection[]): MatrixSection[] {
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => startTransition(() => setWhole(true))))
    return () => cancelAnimationFrame(frame)
  }, [])
  return whole ? sections : beginningOf(sections, firstRows)
}

/** Brings the opened cell into sight once the panel beside it has taken its room. */
function useOpenedInSight(grid: React.RefObject<HTMLTableElement | null>, opened: string | undefined): void {
  useEffect(() => {
    if (!opened) return undefined
    const later = setTimeout(() => grid.current?.querySelector(`[data-cell="${CSS.escape(opened)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), 120)
    return () => clearTimeout(later)
  }, [grid, opened])
}

function LevelHead({ content, level, marked, onMark }: { content: Framework; level: Level; marked: boolean; onMark: (level: string) => void }) {
  const rung = content.scopes.findIndex(({ id }) => id === level.scope)
  return (
    <th role="columnheader" scope="col" className={classes(css.level, marked && css.marked)}>
      <button type="button" className={css.levelButton} aria-pressed={marked} onClick={() => onMark(level.id)}>
        <span className={css.levelId}>{shortLevelName(level)}</span>
        {restOfLevelName(level) && <span className={css.levelName}>{level.name}</span>}
        {rung >= 0 && (
          <span className={css.scope}>
            <CairnMark height={rung + 1} stone={3} />
            {content.scopes[rung]?.name}
          </span>
        )}
      </button>
    </th>
  )
}

type SectionProps = Pick<Props, 'families' | 'shown' | 'full' | 'marked' | 'levelOnPhone' | 'opened'> & { section: MatrixSection; columns: number; termsOf: Framework | undefined }

function Section({ families, section: { group, rows }, columns, shown, full, marked, levelOnPhone, opened, termsOf }: SectionProps) {
  const none = rows.every(({ competency }) => !shown.has(competency.id))
  return (
    <tbody role="rowgroup" hidden={none}>
      <tr role="row" className={css.group}>
        <th role="rowheader" colSpan={columns} scope="rowgroup">
          <span className={css.groupName}>
            <strong>{group.name}</strong>
            {!group.inOverall && <span>{say('matrix.outside-overall')}</span>}
          </span>
        </th>
      </tr>
      {rows.map((row) => (
        <MatrixRow
          key={row.competency.id}
          row={row}
          families={families}
          hidden={!shown.has(row.competency.id)}
          full={full}
          marked={marked}
          levelOnPhone={levelOnPhone}
          termsOf={termsOf}
          opened={opened?.startsWith(row.competency.id) ? opened : undefined}
        />
      ))}
    </tbody>
  )
}
