import { say } from '../../../phrases/say.ts'
import { SelectField } from '../../../ui/Field.tsx'
import type { MapRow } from '../model.ts'

type Props = { label: string; hint?: string; rows: readonly MapRow[]; value: string; onChange: (event: { target: { value: string } }) => void; problem: string | undefined }

/** One competency of somebody's map, or none. Those of the role come before those that others saw outside it. */
export function CompetencyField({ rows, ...rest }: Props) {
  const options = (inRole: boolean) => rows.filter((row) => row.inRole === inRole).map(({ competency, name }) => <option key={competency} value={competency}>{name}</option>)
  const outside = options(false)
  return (
    <SelectField {...rest}>
      <option value="">{say('growth.no-competency')}</option>
      {options(true)}
      {outside.length > 0 && <optgroup label={say('growth.outside-role')}>{outside}</optgroup>}
    </SelectField>
  )
}
