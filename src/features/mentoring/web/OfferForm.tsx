import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextArea } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { MentorOffer, MentoringChoices } from '../model.ts'
import { offerMentoring, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

const capacities = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

type Props = {
  /** The offer that is being changed; otherwise one of the choices is offered. */
  offer?: MentorOffer
  choices?: MentoringChoices
  offered: readonly MentorOffer[]
  begin?: string | undefined
  /** Whether it was opened here just now, by what is gone since. */
  moved?: boolean
  onDone: (offer: MentorOffer) => void
  onCancel: () => void
}

export function OfferForm({ offer, choices, offered, begin = '', moved = false, onDone, onCancel }: Props) {
  const again = useMentoringAgain()
  const [competency, setCompetency] = useState(offer?.competency ?? begin)
  const [capacity, setCapacity] = useState(offer?.capacity ?? 1)
  const [words, setWords] = useState(offer?.words ?? '')
  const framework = offer?.framework ?? choices!.framework
  const save = useMutation({ mutationFn: () => offerMentoring({ framework, competency, capacity, words: words || null }), onSuccess: async (made) => { await again(); onDone(made) } })
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = problemOfForm(save.error)
  const left = choices?.competencies.filter((it) => !offered.some((one) => one.competency === it.id)) ?? []
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {!offer && (
        <SelectField autoFocus={moved} label={say('mentoring.offer-competency')} required value={competency} onChange={(event) => setCompetency(event.target.value)} problem={problemOf(save.error, 'competency')}>
          <option value="">{say('mentoring.offer-choose')}</option>
          {left.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
        </SelectField>
      )}
      <SelectField autoFocus={moved && offer !== undefined} label={say('mentoring.offer-capacity')} value={capacity} onChange={(event) => setCapacity(Number(event.target.value))} problem={problemOf(save.error, 'capacity')}>
        {capacities.map((it) => <option key={it} value={it}>{it}</option>)}
      </SelectField>
      <TextArea dir="auto" label={say('mentoring.offer-words')} hint={say('mentoring.offer-words-hint')} maxLength={1_000} value={words} onChange={(event) => setWords(event.target.value)} problem={problemOf(save.error, 'words')} />
      <div className={css.ends}>
        <Button kind="primary" type="submit" busy={save.isPending}>{say(offer ? 'mentoring.offer-save' : 'mentoring.offer-go')}</Button>
        <Button onClick={onCancel}>{say('mentoring.cancel')}</Button>
      </div>
    </form>
  )
}
