import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { atMinute } from '../../../ui/when.ts'
import { ExportAsked } from './ExportAsked.tsx'
import { ExportFeedback } from './ExportFeedback.tsx'
import { ExportGrowth } from './ExportGrowth.tsx'
import { ExportMentoring } from './ExportMentoring.tsx'
import { ExportPlace } from './ExportPlace.tsx'
import { ExportRatings } from './ExportRatings.tsx'
import { ExportStanding } from './ExportStanding.tsx'
import { Leniency } from './Leniency.tsx'
import { exportOf, useNames, type Exported } from './growth-queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'
import own from './Export.module.css'

const root = getRouteApi('__root__')

/** Everything that is held about oneself: to read, to print and to keep. */
export function Export() {
  usePageTitle(say('about-me.title'))
  const { session: { person } } = root.useRouteContext()
  if (!person) return <div className={page.page}><Empty wholePage title={say('about-me.nobody')}><p>{say('about-me.nobody-text')}</p></Empty></div>
  return <AboutMe person={person} />
}

function AboutMe({ person }: { person: { id: string; name: string } }) {
  const { data: held } = useSuspenseQuery(exportOf({ person: person.id }))
  const { feedback, selfAssessment, growth, held: rest, person: { role } } = held
  const names = useNames(frameworksIn(held))
  const whole = useRef<HTMLDivElement>(null)
  useOpenInPrint(whole)
  return (
    <div ref={whole} className={page.page}>
      <header className={page.head}>
        <h1>{say('about-me.title')}</h1>
        <p className={page.lead}>{say('about-me.lead')}</p>
        <p className={own.stamp}>{say('about-me.as-of', { name: person.name, when: atMinute(held.exportedAt) })}</p>
      </header>
      <div className={own.downloads}>
        <Button kind="primary" onClick={() => save('cairn-about-me.json', 'application/json', JSON.stringify(held, null, 2))}>{say('about-me.download')}</Button>
        <Button onClick={() => window.print()}>{say('about-me.print')}</Button>
      </div>
      <ExportRatings ratings={held.ratings} />
      {held.ratings.length > 0 && <Recompute person={person.id} held={held} />}
      <ExportStanding held={held} names={names} role={role} />
      <Leniency />
      <ExportFeedback feedback={feedback} given={rest.given} selfAssessment={selfAssessment} corrections={rest.corrections} names={names} />
      <ExportAsked held={rest} names={names} />
      <ExportGrowth growth={growth} names={names} />
      <ExportMentoring held={rest} names={names} />
      <ExportPlace held={rest} person={person.id} />
    </div>
  )
}

/** Every framework whose competencies and levels the page names. */
function frameworksIn({ feedback, selfAssessment, growth, held, person }: Exported): { framework: string | null }[] {
  const within = [...feedback, ...held.given, ...selfAssessment].map(({ framework }) => ({ framework: framework.id }))
  const { requests, invitations, drafts, chances, mentoring } = held
  return [{ framework: person.role?.framework ?? null }, ...within, ...growth.outcomes, ...growth.support, ...growth.agenda, ...growth.noOpportunity, ...requests, ...invitations, ...drafts, ...chances, ...mentoring.offers, ...mentoring.mentorships]
}

/** On paper nothing can be opened, so everything is. */
function useOpenInPrint(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const open = () => within.current?.querySelectorAll('details').forEach((one) => { one.open = true })
    window.addEventListener('beforeprint', open)
    return () => window.removeEventListener('beforeprint', open)
  }, [within])
}

/** The files that give the same ratings on one's own machine, and how. */
function Recompute({ person, held: { observationsCsv, fit } }: { person: string; held: Exported }) {
  const command = `bin/cairn rate observations.csv --given fit.json --why ${person}`
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(command)
    setCopied(true)
  }
  return (
    <section className={own.recompute} aria-labelledby="about-me-recompute">
      <h2 id="about-me-recompute">{say('about-me.recompute')}</h2>
      <p className={css.plain}>{say('about-me.recompute-text')}</p>
      <div className={own.downloads}>
        <Button small onClick={() => save('observations.csv', 'text/csv', observationsCsv)}>{say('about-me.observations')}</Button>
        <Button small onClick={() => save('fit.json', 'application/json', JSON.stringify(fit, null, 2))}>{say('about-me.fit')}</Button>
      </div>
      <div className={own.command}>
        <code>{command}</code>
        <Button small onClick={() => void copy()}>{say(copied ? 'settings.copied' : 'settings.copy')}</Button>
      </div>
    </section>
  )
}

/** Hands the reader a file that the page holds already. */
function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}
