import { say } from '../../../phrases/say.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { CellMeaning } from '../model.ts'

type Props = { name: string; value: CellMeaning['meaning']; onChange: (meaning: CellMeaning['meaning']) => void }

/** Whether a changed cell says the same better, or asks for something else now. */
export function MeaningChoice({ name, value, onChange }: Props) {
  const options = [{ value: 'reworded', label: say('publish.reworded') }, { value: 'new-meaning', label: say('publish.new-meaning') }] as const
  return <Segmented label={say('publish.meaning-of', { cell: name })} options={options} value={value} onChange={onChange} />
}
