import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { MentorOffer, MentoringChoices } from '../model.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { OfferForm } from './OfferForm.tsx'
import { endMentorOffer, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

/** One's own offers, and the way to make one. `begin` is the competency that somebody came here to offer. */
export function OwnOffers({ own, choices, begin }: { own: readonly MentorOffer[]; choices: MentoringChoices | null; begin?: string }) {
  const already = own.some((it) => it.competency === begin)
  const [adding, setAdding] = useState(begin !== undefined && !already)
  const [moved, setMoved] = useState(false)
  const [said, setSaid] = useState<Words>()
  const show = (form: boolean) => {
    setMoved(true)
    setAdding(form)
  }
  const done = (offer: MentorOffer) => {
    show(false)
    setSaid({ words: say('mentoring.offer-done', { competency: offer.name }) })
  }
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say('mentoring.own')}</h2>
        {choices && !adding && <Button small autoFocus={moved} onClick={() => show(true)}>{say('mentoring.offer')}</Button>}
      </div>
      <Said said={said} />
      {own.length === 0 && !adding && <p className={css.soft}>{say('mentoring.own-none')}</p>}
      {adding && choices && <OfferForm choices={choices} offered={own} begin={already ? undefined : begin} moved={moved} onDone={done} onCancel={() => show(false)} />}
      <ul className={css.list}>{own.map((it) => <li key={`${it.framework} ${it.competency}`} className={css.row}><Own offer={it} onSaid={setSaid} /></li>)}</ul>
    </section>
  )
}

function Own({ offer, onSaid }: { offer: MentorOffer; onSaid: (said: Words) => void }) {
  const { framework, competency, name, capacity, free, words } = offer
  const again = useMentoringAgain()
  const [changing, setChanging] = useState(false)
  const [moved, setMoved] = useState(false)
  const show = (form: boolean) => {
    setMoved(true)
    setChanging(form)
  }
  const end = useMutation({ mutationFn: () => endMentorOffer({ framework, competency }), onSuccess: () => again().then(() => onSaid({ words: say('mentoring.own-ended', { competency: name }) })) })
  const problem = problemOfForm(end.error)
  return (
    <>
      <div>
        <p className={css.who}><strong>{name}</strong></p>
        <p className={css.about}>{say('mentoring.own-room', { taken: capacity - free, capacity })}</p>
        {!changing && words && <p className={css.words} dir="auto">{words}</p>}
        {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
        {changing && <OfferForm moved offer={offer} offered={[]} onDone={() => { show(false); onSaid({ words: say('mentoring.offer-saved', { competency: name }) }) }} onCancel={() => show(false)} />}
      </div>
      {!changing && (
        <div className={css.acts}>
          <Button small autoFocus={moved} aria-label={say('mentoring.own-change-of', { competency: name })} onClick={() => show(true)}>{say('mentoring.own-change')}</Button>
          <Button small busy={end.isPending} aria-label={say('mentoring.own-end-of', { competency: name })} onClick={() => end.mutate()}>{say('mentoring.own-end')}</Button>
        </div>
      )}
    </>
  )
}
