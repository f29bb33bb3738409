import { say } from '../../../phrases/say.ts'
import { TextArea } from '../../../ui/Field.tsx'
import type { EvidenceField } from '../../framework/model.ts'
import type { Evidence } from '../model.ts'
import { EvidencePieces } from './EvidenceFields.tsx'
import type { OutsideFormData } from './OutsidePage.tsx'
import css from './Outside.module.css'

type Competency = OutsideFormData['competencies'][number]
type Said = { words: string; evidence: Evidence[] }

/** One competency as somebody from outside sees it: its name and what it is about, never its texts. */
export function OutsideCompetency({ competency, said, onChange }: { competency: Competency; said: Said; onChange: (patch: Partial<Said>) => void }) {
  const kinds = competency.evidenceKinds.map(({ id, name, description, fields }) => ({ id, name, outsiders: true, ...(description && { description }), fields: fields.map((field) => ({ ...field, type: forOutsiders(field.type) })) }))
  return (
    <section className={css.competency}>
      <h2>{competency.name}</h2>
      {competency.description && <p className={css.soft}>{competency.description}</p>}
      <TextArea dir="auto" rows={3} maxLength={10_000} label={say('outside.competency-words', { competency: competency.name })} value={said.words} onChange={(event) => onChange({ words: event.target.value })} />
      {kinds.length > 0 && <EvidencePieces kinds={kinds.map((kind) => ({ kind, atLeast: 0 }))} evidence={said.evidence} onChange={(evidence) => onChange({ evidence })} />}
    </section>
  )
}

/** Who comes from outside cannot look through our work, and names it in words. */
const forOutsiders = (type: string): EvidenceField['type'] => (type === 'work-item' ? 'text' : (type as EvidenceField['type']))
