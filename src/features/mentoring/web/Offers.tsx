import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { InlineSelect, TextArea } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { MentorOffer, MentoringChoices, Mentorship } from '../model.ts'
import { askMentor, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

const route = getRouteApi('/mentoring')

type Props = { offers: readonly MentorOffer[]; mine: readonly Mentorship[]; competency: string | undefined; choices: MentoringChoices | null }

/** What colleagues offer and have room for, and the way to ask one of them. */
export function Offers({ offers, mine, competency, choices }: Props) {
  const navigate = route.useNavigate()
  const [asking, setAsking] = useState<MentorOffer | null>(null)
  const [said, setSaid] = useState<Words>()
  const shown = competency ? offers.filter((it) => it.competency === competency) : offers
  const offered = [...new Map(offers.map((it) => [it.competency, it.name]))].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
  const chosen = competency ? (offered.find((it) => it.id === competency)?.name ?? choices?.competencies.find((it) => it.id === competency)?.name ?? competency) : ''
  const filter = (id: string) => void navigate({ search: id === '' ? {} : { competency: id }, replace: true, resetScroll: false })
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say('mentoring.offers')}</h2>
        {(offers.length > 0 || competency) && (
          <InlineSelect label={say('mentoring.offers-filter')} value={competency ?? ''} onChange={(event) => filter(event.target.value)}>
            <option value="">{say('mentoring.offers-any')}</option>
            {competency && !offered.some((it) => it.id === competency) && <option value={competency}>{chosen}</option>}
            {offered.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
          </InlineSelect>
        )}
      </div>
      <Said said={said} />
      {shown.length === 0 && <None competency={chosen} onAll={() => filter('')} />}
      {shown.length > 0 && <ul className={css.list}>{shown.map((it) => <li key={`${it.person.id} ${it.framework} ${it.competency}`} className={css.row}><Offer offer={it} mine={mine} onAsk={() => setAsking(it)} /></li>)}</ul>}
      {asking && <Ask offer={asking} onDone={() => { setAsking(null); setSaid({ words: say('mentoring.ask-done', { name: asking.person.name }) }) }} onClose={() => setAsking(null)} />}
    </section>
  )
}

function None({ competency, onAll }: { competency: string; onAll: () => void }) {
  if (competency === '') return <Empty title={say('mentoring.offers-none')}><p>{say('mentoring.offers-none-text')}</p></Empty>
  return (
    <Empty title={say('mentoring.offers-none-in', { competency })}>
      <p>{say('mentoring.offers-none-in-text')}</p>
      <p><Button onClick={onAll}>{say('mentoring.offers-all')}</Button></p>
    </Empty>
  )
}

function Offer({ offer: { person, framework, competency, name, words, free }, mine, onAsk }: { offer: MentorOffer; mine: readonly Mentorship[]; onAsk: () => void }) {
  const under = mine.find((it) => it.mentor.id === person.id && it.framework === framework && it.competency === competency)
  return (
    <>
      <div>
        <p className={css.who}><Link to="/people/$person" params={{ person: person.id }}>{person.name}</Link> <Tag>{name}</Tag></p>
        <p className={css.about}>{say('mentoring.free', { count: free })}</p>
        {words && <p className={css.words}>{words}</p>}
      </div>
      <div className={css.acts}>
        {under ? <span className={css.about}>{standing(under)}</span> : <Button small aria-label={say('mentoring.ask-of', { name: person.name, competency: name })} onClick={onAsk}>{say('mentoring.ask')}</Button>}
      </div>
    </>
  )
}

/** Why one does not ask somebody now. */
function standing({ state, askAgainFrom }: Mentorship): string {
  if (askAgainFrom) return say('mentoring.ask-again', { when: onDay(askAgainFrom) })
  return say(state === 'accepted' ? 'mentoring.agreed-already' : 'mentoring.asked-already')
}

function Ask({ offer: { person, framework, competency, name }, onDone, onClose }: { offer: MentorOffer; onDone: () => void; onClose: () => void }) {
  const again = useMentoringAgain()
  const [words, setWords] = useState('')
  const ask = useMutation({ mutationFn: () => askMentor({ mentor: person.id, framework, competency, words: words || null }), onSuccess: async () => { await again(); onDone() } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  const problem = problemOfForm(ask.error)
  return (
    <Dialog label={say('mentoring.ask-of', { name: person.name, competency: name })} onClose={onClose} className={css.dialog}>
      <h2>{say('mentoring.ask-title', { name: person.name })}</h2>
      <form className={css.form} onSubmit={submit}>
        {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
        <Notice tone="note"><p>{say('mentoring.ask-consent', { name: person.name, competency: name })}</p></Notice>
        <TextArea label={say('mentoring.ask-words')} hint={say('mentoring.ask-words-hint')} maxLength={1_000} autoFocus value={words} onChange={(event) => setWords(event.target.value)} problem={problemOf(ask.error, 'words')} />
        <div className={css.ends}>
          <Button kind="primary" type="submit" busy={ask.isPending}>{say('mentoring.ask-go', { name: person.name })}</Button>
          <Button onClick={onClose}>{say('mentoring.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
