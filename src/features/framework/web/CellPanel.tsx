import { Link } from '@tanstack/react-router'
import { useMemo, type KeyboardEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Prose } from '../../../ui/Prose.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import type { Competency, Framework } from '../model.ts'
import { fullLevelName, shortLevelName } from '../rules/level-name.ts'
import { cellAt, expectationsByCell, type MatrixCell } from '../rules/matrix.ts'
import { CellBody } from './CellBody.tsx'
import { ResourceSection } from './Resources.tsx'
import { useTerms } from './Terms.tsx'
import css from './CellPanel.module.css'

type Props = { content: Framework; specialty: string | undefined; cell: string; onOpen: (cell: string) => void; onClose: () => void }

/** One competency opened beside the matrix: at one level, or at all of them one after another. */
export function CellPanel({ content, specialty, cell, onOpen, onClose }: Props) {
  const [competencyId, levelId] = splitCell(cell)
  const competency = content.competencies.find(({ id }) => id === competencyId)
  const cells = useMemo(() => expectationsByCell(content, specialty), [content, specialty])
  const words = useTerms(content)
  if (!competency) return null

  const ladder = content.levels.map((level) => cellAt(content, competency, level, cells))
  const current = ladder.find(({ level }) => level.id === levelId)
  const step = (by: number) => {
    const next = ladder[(current ? ladder.indexOf(current) : -1) + by]
    if (next) onOpen(`${competency.id}@${next.level.id}`)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') step(-1)
    if (event.key === 'ArrowRight') step(1)
  }
  return (
    <SidePanel label={current ? say('cell.label', { competency: competency.name, level: shortLevelName(current.level) }) : competency.name} onClose={onClose} onKeyDown={press} className={css.panel}>
      <header className={css.head}>
        <div className={css.title}>
          <p className={css.group}>{content.groups.find(({ id }) => id === competency.group)?.name}</p>
          <h2>{competency.name}</h2>
        </div>
        <Button small kind="quiet" onClick={onClose} aria-label={say('cell.close')}>{say('shell.close')}</Button>
        <LevelTabs competency={competency} ladder={ladder} current={levelId} onOpen={onOpen} />
      </header>
      <div className={css.body}>
        {current ? <CellBody key={cell} content={content} competency={competency} cell={current} words={words} /> : <Ladder content={content} competency={competency} ladder={ladder} words={words} />}
        <p className={css.links}>
          <Link to="/frameworks/$framework/compare" params={{ framework: content.id }} search={current ? { left: `level:${current.level.id}` } : {}}>{say('cell.compare')}</Link>
        </p>
      </div>
    </SidePanel>
  )
}

const splitCell = (cell: string): [competency: string, level: string | undefined] => {
  const at = cell.lastIndexOf('@')
  return at < 0 ? [cell, undefined] : [cell.slice(0, at), cell.slice(at + 1)]
}

type TabsProps = { competency: Competency; ladder: MatrixCell[]; current: string | undefined; onOpen: (cell: string) => void }

function LevelTabs({ competency, ladder, current, onOpen }: TabsProps) {
  return (
    <nav className={css.levels} aria-label={say('cell.levels', { competency: competency.name })}>
      {ladder.map(({ level, kind }) => (
        <button
          key={level.id}
          type="button"
          className={classes(css.level, kind !== 'text' && css.without)}
          aria-current={level.id === current ? 'true' : undefined}
          title={kind === 'text' || kind === 'same-as' ? level.name : say(`matrix.kind.${kind}`)}
          onClick={() => onOpen(`${competency.id}@${level.id}`)}
        >
          {shortLevelName(level)}
        </button>
      ))}
      <button type="button" className={css.level} aria-current={current ? undefined : 'true'} onClick={() => onOpen(competency.id)}>{say('cell.all-levels')}</button>
    </nav>
  )
}

type LadderProps = { content: Framework; competency: Competency; ladder: MatrixCell[]; words: ReturnType<typeof useTerms> }

function Ladder({ content, competency, ladder, words }: LadderProps) {
  return (
    <>
      {competency.description && <Prose text={competency.description} words={words} />}
      {ladder.map((cell) => (
        <section key={cell.level.id} className={css.rung}>
          <h3>{fullLevelName(cell.level)}</h3>
          <CellBody content={content} competency={competency} cell={cell} words={words} brief />
        </section>
      ))}
      <ResourceSection content={content} resources={competency.resources ?? []} />
    </>
  )
}
