import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay, today } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Opportunity } from '../model.ts'
import type { Words } from '../../../ui/Said.tsx'
import { closeOpportunity, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { opportunity: Opportunity; onSaid: (said: Words) => void }

/** One chance: what it is, for whom, on which work and until when. */
export function OpportunityItem({ opportunity, onSaid }: Props) {
  const { title, words, work, opensOn, closesOn, offeredBy, mayClose } = opportunity
  return (
    <li className={classes(css.row, css.sided)}>
      <h3 className={css.words} dir="auto">{title}</h3>
      {words && <p className={css.words} dir="auto">{words}</p>}
      <p className={css.meta}>
        <span>{audienceOf(opportunity)}</span>
        {work && <span>{say('opportunities.on-work', { title: work.title })}</span>}
        {opensOn > today() && <span>{say('opportunities.from', { when: onDay(opensOn) })}</span>}
        <span>{closesOn ? say('opportunities.until', { when: onDay(closesOn) }) : say('opportunities.no-end')}</span>
        {offeredBy && <span>{say('opportunities.offered-by', { name: offeredBy.name })}</span>}
      </p>
      {mayClose && <Close opportunity={opportunity} onSaid={onSaid} />}
    </li>
  )
}

const audienceOf = ({ team, forEngineering }: Opportunity): string =>
  team ? say('opportunities.for-team', { team: team.name }) : say(forEngineering ? 'opportunities.for-engineering' : 'opportunities.for-everybody')

/** Whoever offered it closes it, or a manager of its team. */
function Close({ opportunity: { id, title }, onSaid }: Props) {
  const [asking, setAsking] = useState(false)
  const close = useChange(closeOpportunity)
  const problem = problemOfForm(close.error)
  const yes = () => {
    setAsking(false)
    close.run({ id }, () => onSaid({ words: say('opportunities.closed-now', { title }) }))
  }
  return (
    <div className={css.actions}>
      <Button small busy={close.isPending} aria-label={say('opportunities.close-of', { title })} onClick={() => setAsking(true)}>{say('opportunities.close')}</Button>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {asking && <Confirm question={say('opportunities.close-sure', { title })} yes={say('opportunities.close')} no={say('opportunities.keep')} onYes={yes} onNo={() => setAsking(false)} />}
    </div>
  )
}
