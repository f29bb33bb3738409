import { say } from '../../../phrases/say.ts'
import type { Competency, Framework } from '../model.ts'
import css from './EvidenceAsked.module.css'

/** The kinds of evidence that a competency declares, and what each records. */
export function EvidenceAsked({ content, competency }: { content: Framework; competency: Competency }) {
  if (competency.evidence.length === 0) return null
  return (
    <section className={css.evidence}>
      <h3>{say('cell.evidence')}</h3>
      <ul>
        {competency.evidence.map(({ kind: id, atLeast, distinctBy }) => {
          const kind = content.evidenceKinds.find((one) => one.id === id)
          const field = kind?.fields.find((one) => one.id === distinctBy)
          return (
            <li key={id}>
              <details>
                <summary>
                  <strong>{kind?.name ?? id}</strong>
                  {atLeast > 0 && <span>, {say('cell.at-least', { count: atLeast })}</span>}
                  {distinctBy && <span> {say('cell.distinct', { field: field?.name ?? distinctBy })}</span>}
                </summary>
                {kind?.description && <p>{kind.description}</p>}
                {kind && <p>{say('role.evidence-fields')}: {kind.fields.map(({ name, required }) => (required ? `${name} (${say('role.required')})` : name)).join(', ')}</p>}
                {kind?.outsiders && <p>{say('role.outsiders')}</p>}
              </details>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
