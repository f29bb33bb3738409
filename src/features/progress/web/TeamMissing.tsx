import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { onDay } from '../../../ui/when.ts'
import type { TeamMember } from '../model.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { OpportunitiesForm } from './OpportunitiesForm.tsx'
import { opportunities } from './growth-queries.ts'
import growth from './Growth.module.css'
import css from './Team.module.css'

type Who = { person: TeamMember['person']; reason: string | null; until: string | null }
type Missing = { framework: string | null; competency: string; name: string; who: Who[] }

/** What a team has no chance to show, by competency, each with a way to offer one. */
export function TeamMissing({ members }: { members: readonly TeamMember[] }) {
  const missing = missingIn(members)
  const { data: open } = useSuspenseQuery(opportunities({}))
  const [offering, setOffering] = useState<Missing>()
  const [said, setSaid] = useState<Words>()
  const openFor = ({ framework, competency }: Missing) => open.filter((one) => one.framework === framework && one.competency === competency).length
  return (
    <section className={growth.section} aria-labelledby="team-missing">
      <div className={growth.sectionHead}>
        <h2 id="team-missing">{say('my-team.missing')}</h2>
        <p className={growth.soft}>{say(missing.length > 0 ? 'my-team.missing-text' : 'my-team.missing-none')}</p>
      </div>
      <Said said={said} />
      {missing.length > 0 && (
        <ul className={growth.rows}>
          {missing.map((one) => (
            <li key={`${one.framework} ${one.competency}`} className={css.missing}>
              <h3>{one.name}</h3>
              <ul className={css.entries}>{one.who.map((it, index) => <li key={index}><bdi>{it.person.name}</bdi> <span className={css.soft}>{[it.reason, it.until && say('my-team.until', { when: onDay(it.until) })].filter(Boolean).join(' ')}</span></li>)}</ul>
              <div className={css.offer}>
                {openFor(one) > 0 && <Link to="/opportunities" search={{ framework: one.framework ?? undefined, competency: one.competency }}>{say('my-team.chances', { count: openFor(one) })}</Link>}
                <Button small aria-label={say('my-team.offer-one-in', { name: one.name })} onClick={() => setOffering(one)}>{say('my-team.offer')}</Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {offering && (
        <Dialog label={say('my-team.offer-in', { name: offering.name })} onClose={() => setOffering(undefined)}>
          <div className={growth.panel}>
            <h2>{say('my-team.offer-in', { name: offering.name })}</h2>
            <Suspense fallback={<Skeleton label={say('shell.loading')} lines={9} />}>
              <OpportunitiesForm framework={offering.framework ?? undefined} competency={offering.competency} onSaid={setSaid} onClose={() => setOffering(undefined)} />
            </Suspense>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function missingIn(members: readonly TeamMember[]): Missing[] {
  const found = new Map<string, Missing>()
  for (const { person, framework, noOpportunity } of members) {
    for (const { competency, name, reason, until } of noOpportunity) {
      const key = `${framework} ${competency}`
      const known = found.get(key) ?? { framework, competency, name, who: [] }
      found.set(key, { ...known, who: [...known.who, { person, reason, until }] })
    }
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name))
}
