import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { GiveProblem } from './give-problems.ts'
import css from './GiveForm.module.css'

/** Everything that stands in the way, on top of the form; each leads to its field. */
export function Problems({ problems, onGo, children }: { problems: readonly GiveProblem[]; onGo: (problem: GiveProblem) => void; children?: ReactNode }) {
  if (problems.length === 0) return null
  return (
    <div id="give-problems" tabIndex={-1}>
      <Notice tone="error" role="alert" title={say('give.problems', { count: problems.length })}>
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
