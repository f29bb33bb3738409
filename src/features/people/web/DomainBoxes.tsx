import { useId } from 'react'
import { say } from '../../../phrases/say.ts'
import css from './Keep.module.css'

type Named = { readonly id: string; readonly name: string }

type Props = { known: readonly Named[]; value: readonly string[]; onChange: (value: readonly string[]) => void; problem: string | undefined }

/** The domains of the published frameworks, and those that a team works in although no framework has them any more. */
export function DomainBoxes({ known, value, onChange, problem }: Props) {
  const id = useId()
  const names = new Map([...value.map((it): [string, string] => [it, it]), ...known.map((it): [string, string] => [it.id, it.name])])
  const all = [...names].toSorted(([, one], [, other]) => one.localeCompare(other))
  const toggle = (domain: string) => onChange(value.includes(domain) ? value.filter((it) => it !== domain) : [...value, domain])
  return (
    <fieldset className={css.besides} data-problem={problem ? true : undefined} aria-describedby={`${id}-hint`}>
      <legend>{say('team.domains-label')}</legend>
      <p className={css.hint} id={`${id}-hint`}>{say('team.domains-hint')}</p>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      <div className={css.boxes}>
        {all.map(([domain, name]) => (
          <label key={domain} className={css.check}>
            <input type="checkbox" checked={value.includes(domain)} onChange={() => toggle(domain)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
