import { memo } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import type { Framework } from '../model.ts'
import type { Matrix } from '../rules/matrix.ts'
import css from './MatrixLegend.module.css'

/** What the marks of the matrix say, and how its levels are meant. */
export const MatrixLegend = memo(function MatrixLegend({ content, matrix }: { content: Framework; matrix: Matrix }) {
  const kinds = new Set(matrix.sections.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map(({ kind }) => kind)))
  const staged = content.levels.some(({ scope }) => scope)
  return (
    <footer className={css.legend}>
      <span>{content.levelOrderDeclared ? say(`framework.${content.levelsAre}`) : say('framework.no-order')}</span>
      {staged && <span><CairnMark height={3} stone={3} /> {say('matrix.legend-scope')}</span>}
      {kinds.has('not-expected-yet') && <span><i className={css.dots} aria-hidden /> {say('matrix.legend-not-yet')}</span>}
      {kinds.has('growth-limit') && <span><i className={css.hatching} aria-hidden /> {say('matrix.legend-limit')}</span>}
    </footer>
  )
})
