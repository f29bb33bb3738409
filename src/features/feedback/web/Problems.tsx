import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { focusHere } from '../../../ui/focus-here.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { GiveProblem } from './give-problems.ts'
import css from './GiveForm.module.css'

type Props = { problems: readonly GiveProblem[]; /** Whether it was sent and not taken. */ refused: boolean; onGo: (problem: GiveProblem) => void; children?: ReactNode }

/** Everything that stands in the way, on top of the form; each leads to its field. */
export function Problems({ problems, refused, onGo, children }: Props) {
  if (problems.length === 0) return null
  return (
    <div id="give-problems" tabIndex={-1} ref={refused ? focusHere : undefined}>
      <Notice tone="error" role="alert" title={refused ? say('give.refused') : say('give.problems', { count: problems.length })}>
        <ul className={css.problems}>
          {problems.map((problem) => (
            <li key={`${problem.competency ?? ''} ${problem.field} ${problem.message}`}>
              {problem.field === 'form' ? problem.message : <button type="button" onClick={() => onGo(problem)}>{problem.message}</button>}
            </li>
          ))}
        </ul>
        {children}
      </Notice>
    </div>
  )
}
