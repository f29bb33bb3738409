import { say } from '../../../phrases/say.ts'
import { namesIn } from '../../../ui/listed.ts'
import type { OverdueSupport } from '../model.ts'
import { useNames } from './growth-queries.ts'
import css from './Growth.module.css'

/** Support that managers below one owe beyond its date: who and for how long, and more only where the engineer shared it. */
export function OverdueBelow({ overdue }: { overdue: readonly OverdueSupport[] }) {
  const names = useNames(overdue)
  return (
    <section className={css.section} aria-labelledby="support-below">
      <div className={css.sectionHead}>
        <h2 id="support-below">{say('support.below')}</h2>
        <p className={css.soft}>{say('support.below-text')}</p>
      </div>
      <ul className={css.rows}>
        {overdue.map(({ id, owners, days, person, framework, competency }) => (
          <li key={id} className={css.row}>
            <p><strong>{namesIn(owners)}</strong> {say('support.below-days', { days, owners: owners.length })}</p>
            {person && <p className={css.meta}>{competency ? say('support.below-shared-competency', { name: person.name, competency: names.competency(framework, competency) }) : say('support.below-shared', { name: person.name })}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
