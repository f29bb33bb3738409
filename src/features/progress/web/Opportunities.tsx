import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { Opportunity } from '../model.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { OpportunitiesForm } from './OpportunitiesForm.tsx'
import { OpportunityItem } from './OpportunitiesItem.tsx'
import { opportunities, useNames, type Names } from './growth-queries.ts'
import { useWayBack } from '../../../ui/way-back.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/opportunities')

/** Open chances to show a competency, by competency. */
export function Opportunities() {
  usePageTitle(say('opportunities.title'))
  const { framework, competency, offer } = route.useSearch()
  const { data: all } = useSuspenseQuery(opportunities({}))
  const names = useNames([...all, { framework: framework ?? null }])
  const [offering, setOffering] = useState(offer !== undefined)
  const [said, setSaid] = useState<Words>()
  const back = useWayBack<'offer'>()
  const close = () => {
    back.leave('offer')
    setOffering(false)
  }
  const groups = byCompetency(all, names)
  const shown = groups.filter((group) => !competency || (group.competency === competency && (!framework || group.framework === framework)))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('opportunities.title')}</h1>
        <p className={page.lead}>{say('opportunities.lead')}</p>
      </header>
      {offering && <Suspense fallback={<Skeleton label={say('shell.loading')} lines={9} />}><OpportunitiesForm framework={framework} competency={offer} onSaid={setSaid} onClose={close} /></Suspense>}
      <div className={page.bar}>
        {!offering && <Button ref={back.button('offer')} kind="primary" onClick={() => setOffering(true)}>{say('opportunities.offer')}</Button>}
        {(all.length > 0 || competency) && <Filter groups={groups} shown={shown[0]} competency={competency} name={competency && names.competency(framework ?? null, competency)} />}
      </div>
      <Said said={said} />
      {all.length === 0 && !competency && <Empty title={say('opportunities.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}><p>{say('opportunities.empty-text')}</p></Empty>}
      {competency && shown.length === 0 && <p className={css.plain} role="status">{say('opportunities.none')}</p>}
      {shown.map((group) => (
        <section key={keyOf(group)} className={css.section} aria-label={group.name}>
          <h2>{group.name}</h2>
          <ul className={css.rows}>{group.opportunities.map((opportunity) => <OpportunityItem key={opportunity.id} opportunity={opportunity} onSaid={setSaid} />)}</ul>
        </section>
      ))}
    </div>
  )
}

type Group = { framework: string; competency: string; name: string; opportunities: Opportunity[] }

/** Two frameworks may name a competency alike. */
const keyOf = ({ framework, competency }: Pick<Group, 'framework' | 'competency'>): string => `${framework} ${competency}`

function byCompetency(all: readonly Opportunity[], names: Names): Group[] {
  const groups = new Map<string, Group>()
  for (const opportunity of all) {
    const { framework, competency } = opportunity
    const key = keyOf(opportunity)
    const known = groups.get(key) ?? { framework, competency, name: names.competency(framework, competency), opportunities: [] }
    groups.set(key, { ...known, opportunities: [...known.opportunities, opportunity] })
  }
  return [...groups.values()].sort((one, other) => one.name.localeCompare(other.name))
}

type FilterProps = { groups: readonly Group[]; shown: Group | undefined; competency: string | undefined; name: string | undefined }

function Filter({ groups, shown, competency, name }: FilterProps) {
  const navigate = route.useNavigate()
  const choose = (key: string) => {
    const group = groups.find((it) => keyOf(it) === key)
    void navigate({ search: (before) => ({ ...before, framework: group?.framework, competency: group?.competency }), replace: true })
  }
  return (
    <InlineSelect label={say('opportunities.competency')} value={competency ? (shown ? keyOf(shown) : competency) : ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{say('opportunities.all')}</option>
      {competency && !shown && <option value={competency}>{name}</option>}
      {groups.map((group) => <option key={keyOf(group)} value={keyOf(group)}>{group.name}</option>)}
    </InlineSelect>
  )
}
