import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { OutputOf } from '../../../platform/contract.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { InlineSelect, TextArea } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type * as api from '../api.ts'
import type { MentorOffer, Mentorship } from '../model.ts'
import { askMentor, offersInPages, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

const route = getRouteApi('/mentoring')

type Now = OutputOf<typeof api.showMentoring>
type Props = { first: Now; mine: readonly Mentorship[]; framework: string | undefined; competency: string | undefined }

/** What colleagues offer and have room for, and the way to ask one of them. */
export function Offers({ first, mine, framework, competency }: Props) {
  const navigate = route.useNavigate()
  const [asking, setAsking] = useState<MentorOffer | null>(null)
  const [said, setSaid] = useState<Words>()
  const filter = (key: string) => {
    const [ofFramework, id] = key.split(' ')
    void navigate({ search: ({ offer }) => ({ offer, ...(id && { framework: ofFramework, competency: id }) }), replace: true, resetScroll: false })
  }
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h2>{say('mentoring.offers')}</h2>
        {(first.offered.length > 0 || competency) && <Filter first={first} framework={framework} competency={competency} onFilter={filter} />}
      </div>
      <Said said={said} />
      <OfferList key={competency ? `${framework} ${competency}` : ''} first={first} mine={mine} framework={framework} competency={competency} onAsk={setAsking} onAll={() => filter('')} />
      {asking && <Ask offer={asking} onDone={() => { setAsking(null); setSaid({ words: say('mentoring.ask-done', { name: asking.person.name }) }) }} onClose={() => setAsking(null)} />}
    </section>
  )
}

type Sought = Pick<Props, 'first' | 'framework' | 'competency'>

/** What a competency is called that somebody looks for, whether or not anybody offers it. */
const nameOf = ({ first: { offered, choices }, framework, competency }: Sought): string =>
  [...offered, ...(choices?.competencies.map((it) => ({ framework: choices.framework, competency: it.id, name: it.name })) ?? [])].find((it) => it.framework === framework && it.competency === competency)?.name ?? competency ?? ''

function Filter({ onFilter, ...sought }: Sought & { onFilter: (key: string) => void }) {
  const { first: { offered }, framework, competency } = sought
  const chosen = competency ? `${framework} ${competency}` : ''
  const keyOf = (it: Now['offered'][number]): string => `${it.framework} ${it.competency}`
  return (
    <InlineSelect label={say('mentoring.offers-filter')} value={chosen} onChange={(event) => onFilter(event.target.value)}>
      <option value="">{say('mentoring.offers-any')}</option>
      {chosen && !offered.some((it) => keyOf(it) === chosen) && <option value={chosen}>{nameOf(sought)}</option>}
      {offered.toSorted((a, b) => a.name.localeCompare(b.name)).map((it) => <option key={keyOf(it)} value={keyOf(it)}>{it.name}</option>)}
    </InlineSelect>
  )
}

function OfferList({ mine, onAsk, onAll, ...sought }: Props & { onAsk: (offer: MentorOffer) => void; onAll: () => void }) {
  const { first, framework, competency } = sought
  const all = competency === undefined && { initialData: { pages: [first], pageParams: [undefined] } }
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({ ...offersInPages(competency ? { framework, competency } : {}), ...all })
  const problem = problemOfForm(error)
  if (problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  if (!data) return <Skeleton label={say('shell.loading')} />
  const offers = data.pages.flatMap((it) => it.offers)
  if (offers.length === 0) return <None competency={nameOf(sought)} onAll={onAll} />
  return (
    <>
      <ul className={css.list}>{offers.map((it) => <li key={`${it.person.id} ${it.framework} ${it.competency}`} className={css.row}><Offer offer={it} mine={mine} onAsk={() => onAsk(it)} /></li>)}</ul>
      {hasNextPage && <p><Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('mentoring.offers-more')}</Button></p>}
    </>
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
        {words && <p className={css.words} dir="auto">{words}</p>}
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
        <TextArea dir="auto" label={say('mentoring.ask-words')} hint={say('mentoring.ask-words-hint')} maxLength={1_000} autoFocus value={words} onChange={(event) => setWords(event.target.value)} problem={problemOf(ask.error, 'words')} />
        <div className={css.ends}>
          <Button kind="primary" type="submit" busy={ask.isPending}>{say('mentoring.ask-go', { name: person.name })}</Button>
          <Button onClick={onClose}>{say('mentoring.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
