import { useId } from 'react'
import { say } from '../../../phrases/say.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import css from './WorkForm.module.css'

type Props = { teams: readonly { readonly id: string; readonly name: string }[] | undefined; value: readonly string[]; problem: string | undefined; onChange: (teams: readonly string[]) => void }

/** The teams that work affected, as boxes: their number is what the rung across teams asks for. */
export function TeamBoxes({ teams, value, problem, onChange }: Props) {
  const id = useId()
  const toggle = (team: string) => onChange(value.includes(team) ? value.filter((it) => it !== team) : [...value, team])
  return (
    <fieldset className={css.teams} data-problem={problem ? true : undefined} aria-describedby={`${id}-hint`}>
      <legend>{say('work.field-teams')}</legend>
      <p className={css.hint} id={`${id}-hint`}>{teams?.length === 0 ? say('work.field-teams-none') : say('work.field-teams-hint')}</p>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      {!teams && !problem && <Skeleton label={say('shell.loading')} lines={2} />}
      <div className={css.boxes}>
        {teams?.map((it) => (
          <label key={it.id} className={css.box}>
            <input type="checkbox" checked={value.includes(it.id)} onChange={() => toggle(it.id)} />
            <span>{it.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
