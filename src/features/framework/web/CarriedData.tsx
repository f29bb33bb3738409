import { say } from '../../../phrases/say.ts'
import type { Carried } from '../model.ts'
import css from './CarriedData.module.css'

/** What the source says beside the parts that Cairn interprets, as it was written. */
export function CarriedData({ carried }: { carried: Carried | undefined }) {
  const entries = Object.entries(carried ?? {})
  if (entries.length === 0) return null
  return (
    <details className={css.carried}>
      <summary>{say('framework.carried')}</summary>
      <p>{say('framework.carried-text')}</p>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'object' ? <pre>{JSON.stringify(value, null, 2)}</pre> : String(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
