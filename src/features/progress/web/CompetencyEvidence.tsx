import { say } from '../../../phrases/say.ts'
import type { Competency, Framework } from '../../framework/model.ts'
import type { CompetencyDetail } from '../model.ts'
import css from './CompetencyPanel.module.css'

type Props = { detail: CompetencyDetail; content: Framework; competency: Competency | undefined }

/** The evidence that the competency asks for, and how much of it was given. */
export function CompetencyEvidence({ detail: { evidence }, content, competency }: Props) {
  if (evidence.length === 0) return null
  const fieldName = (kind: string, field: string) => content.evidenceKinds.find(({ id }) => id === kind)?.fields.find(({ id }) => id === field)?.name ?? field
  return (
    <section className={css.section} aria-labelledby="stone-evidence">
      <h3 id="stone-evidence">{say('stone.evidence')}</h3>
      <ul className={css.evidence}>
        {evidence.map(({ kind, name, count, atLeast, distinctBy }) => (
          <li key={kind}>
            <strong>{name}</strong>
            <span>{atLeast > 0 ? say('stone.evidence-of', { count, atLeast }) : say('stone.evidence-any', { count })}{distinctBy && ` ${say('stone.evidence-distinct', { field: fieldName(kind, distinctBy) })}`}</span>
            {atLeast > 0 && <span className={css.soft}>{count >= atLeast ? say('stone.evidence-enough') : say('stone.evidence-missing', { count: atLeast - count })}</span>}
            <span className={css.soft}>{content.evidenceKinds.find(({ id }) => id === kind)?.description}</span>
          </li>
        ))}
      </ul>
      {competency?.scopeRequired && <p className={css.soft}>{say('cell.scope-required')}</p>}
    </section>
  )
}
