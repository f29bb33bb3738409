import { say } from '../../../phrases/say.ts'
import { SelectField } from '../../../ui/Field.tsx'
import type { Framework } from '../model.ts'
import type { Preview } from './Publish.tsx'
import css from './Mappings.module.css'

type Props = { unmapped: Preview['unmapped']; content: Framework; chosen: Record<string, string>; onChoose: (chosen: Record<string, string>) => void }

/** What stands in place of an identifier that people hold and this version no longer has. */
export function Mappings({ unmapped, content, chosen, onChoose }: Props) {
  const options = { family: content.families, level: content.levels, specialty: content.specialties }
  return (
    <div className={css.mappings}>
      <p>{say('publish.mapping-text')}</p>
      {unmapped.map(({ kind, id, employments }) => {
        const key = `${kind} ${id}`
        return (
          <SelectField key={key} required label={say('publish.map', { kind: say(`publish.kind.${kind}`), id, count: employments })} value={chosen[key] ?? ''} onChange={(event) => onChoose({ ...chosen, [key]: event.target.value })}>
            <option value="">{say('publish.map-choose')}</option>
            {options[kind].map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
        )
      })}
    </div>
  )
}
