import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { SelectField } from '../../../ui/Field.tsx'
import type { Framework } from '../model.ts'
import { fullLevelName } from '../rules/level-name.ts'
import type { Side } from '../rules/compare.ts'
import { versionsOf } from './queries.ts'
import css from './Compare.module.css'

type Props = { label: string; framework: string; content: Framework; side: Side; onChange: (side: Side) => void }

/** Chooses one side of a comparison: a role or a whole level, and the version it is read from. */
export function SidePicker({ label, framework, content, side, onChange }: Props) {
  const { data: versions } = useSuspenseQuery(versionsOf({ framework }))
  const choose = (value: string) => {
    const at = value.indexOf(':')
    onChange({ ...side, kind: value.slice(0, at) as Side['kind'], id: value.slice(at + 1) })
  }
  return (
    <fieldset className={css.picker}>
      <legend className="visually-hidden">{label}</legend>
      <SelectField label={label} value={`${side.kind}:${side.id}`} onChange={(event) => choose(event.target.value)}>
        {content.families.map((family) => (
          <optgroup key={family.id} label={family.name}>
            {content.roleProfiles.filter((profile) => profile.family === family.id).map(({ id, name, level }) => <option key={id} value={`role:${id}`}>{`${name} (${level})`}</option>)}
          </optgroup>
        ))}
        <optgroup label={say('compare.levels')}>
          {content.levels.map((level) => <option key={level.id} value={`level:${level.id}`}>{fullLevelName(level)}</option>)}
        </optgroup>
      </SelectField>
      {versions.length > 1 && (
        <SelectField label={say('compare.version')} value={side.version ?? ''} onChange={(event) => onChange({ ...side, version: event.target.value ? Number(event.target.value) : undefined })}>
          <option value="">{say('compare.current')}</option>
          {versions.map(({ number, status }) => <option key={number} value={number}>{`${number} (${say(`status.${status}`)})`}</option>)}
        </SelectField>
      )}
    </fieldset>
  )
}
