import { useQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Popover } from '../../../ui/Popover.tsx'
import type { Framework } from '../../framework/model.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Answer } from './give-form.ts'
import { valueObservation } from './queries.ts'
import css from './CompetencyQuestion.module.css'

type Props = { content: Framework; competency: string; specialty: string | null; answer: Answer }

/** What the choice is worth, for whoever asks. A running number would steer it. */
export function WhatIsItWorth(props: Props) {
  return <Popover className={css.worth} label={say('give.worth')}><Worth {...props} /></Popover>
}

const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })

function Worth({ content, competency, specialty, answer: { choice, level, frequency } }: Props) {
  const asked = { framework: content.id, competency, specialty, choice: choice === 'not-yet' || choice === 'beyond' ? choice : 'level', level, frequency } as const
  const { data, error } = useQuery({ queryKey: ['worth', asked], queryFn: () => valueObservation(asked) })
  const often = content.frequencies.find(({ id }) => id === frequency)
  if (error) return <p className={css.worthText}>{problemOfForm(error)}</p>
  if (!data) return <p className={css.worthText}>{say('shell.loading')}</p>
  const { value, bound, position, offset, first, last } = data
  const [worth, from, to] = [value, first, last].map((one) => oneDecimal.format(one))
  return (
    <div className={css.worthText}>
      <p className={css.worthValue}>{say(`give.worth.${bound}`, { value: worth ?? '' })}</p>
      <p>{say(choice === 'level' ? 'give.worth-position' : `give.worth.${choice === 'beyond' ? 'beyond' : 'not-yet'}`, { position: oneDecimal.format(position) })}</p>
      {choice === 'level' && <p>{often ? say('give.worth-often', { name: often.name, offset: signed.format(offset) }) : say('give.worth-no-frequency')}</p>}
      <p>{say('give.worth-range', { first: from ?? '', last: to ?? '' })}</p>
      <p>{say('give.worth-scope')}</p>
    </div>
  )
}
