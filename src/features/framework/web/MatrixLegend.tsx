import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import type { Framework } from '../model.ts'
import css from './MatrixLegend.module.css'

/** What the marks of the matrix say, and how its levels are meant. */
export function MatrixLegend({ content }: { content: Framework }) {
  const staged = content.levels.some(({ scope }) => scope)
  return (
    <footer className={css.legend}>
      <span>{content.levelOrderDeclared ? say(`framework.${content.levelsAre}`) : say('framework.no-order')}</span>
      {staged && <span><CairnMark height={3} stone={3} /> {say('matrix.legend-scope')}</span>}
      <span><i className={css.dots} aria-hidden /> {say('matrix.legend-not-yet')}</span>
      <span><i className={css.hatching} aria-hidden /> {say('matrix.legend-limit')}</span>
    </footer>
  )
}
