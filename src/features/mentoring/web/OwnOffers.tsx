import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { MentorOffer, MentoringChoices } from '../model.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { useWayBack } from '../../../ui/way-back.ts'
import { OfferForm } from './OfferForm.tsx'
import { endMentorOffer, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

/** One's own offers, and the way to make one. `begin` is the competency that somebody came here to offer. */
export function OwnOffers({ own, choices, begin }: { own: readonly MentorOffer[]; choices: MentoringChoices | null; begin?: string }) {
  const already = own.some((it) => it.competency === begin)
  const [form, setForm] = useState<'closed' | 'begun' | 'opened'>(begin !== undefined && !already ? 'begun' : 'closed')
  const adding = form !== 'closed'
  const way = useWayBack<'offer'>()
  const [said, setSaid] = useState<Words>()
  const close = () => {
    way.leave('offer')
    setForm('closed')
  }
  const done = (offer: MentorOffer) => {
    close()
    setSaid({ words: say('mentoring.offer-done', { competency: offer.name }) })
  }
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say('mentoring.own')}</h2>
        {choices && !adding && <Button small ref={way.button('offer')} onClick={() => setForm('opened')}>{say('mentoring.offer')}</Button>}
      </div>
      <Said said={said} />
      {own.length === 0 && !adding && <p className={css.soft}>{say('mentoring.own-none')}</p>}
      {adding && choices && <OfferForm choices={choices} offered={own} begin={already ? undefined : begin} moved={form === 'opened'} onDone={done} onCancel={close} />}
      <ul className={css.list}>{own.map((it) => <li key={`${it.framework} ${it.competency}`} className={css.row}><Own offer={it} onSaid={setSaid} /></li>)}</ul>
    </section>
  )
}

function Own({ offer, onSaid }: { offer: MentorOffer; onSaid: (said: Words) => void }) {
  const { framework, competency, name, capacity, free, words } = offer
  const again = useMentoringAgain()
  const [changing, setChanging] = useState(false)
  const way = useWayBack<'offer'>()
  const close = () => {
    way.leave('offer')
    setChanging(false)
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
        {changing && <OfferForm moved offer={offer} offered={[]} onDone={() => { close(); onSaid({ words: say('mentoring.offer-saved', { competency: name }) }) }} onCancel={close} />}
      </div>
      {!changing && (
        <div className={css.acts}>
          <Button small ref={way.button('offer')} aria-label={say('mentoring.own-change-of', { competency: name })} onClick={() => setChanging(true)}>{say('mentoring.own-change')}</Button>
          <Button small busy={end.isPending} aria-label={say('mentoring.own-end-of', { competency: name })} onClick={() => end.mutate()}>{say('mentoring.own-end')}</Button>
        </div>
      )}
    </>
  )
}
