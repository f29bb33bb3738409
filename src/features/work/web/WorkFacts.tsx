import { say } from '../../../phrases/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { WorkPage } from '../model.ts'
import { useQuery } from '@tanstack/react-query'
import { workChoices } from './queries.ts'
import { referenceOf, whenOf } from './WorkItems.tsx'
import css from './WorkPage.module.css'

/** What is known of a work item by itself. */
export function WorkFacts({ shown }: { shown: WorkPage }) {
  const { item, recordedBy, recordedAt } = shown
  const { data: choices } = useQuery(workChoices({}))
  const when = onDay(recordedAt)
  return (
    <dl className={css.facts}>
      <dt>{say('work.page-teams')}</dt>
      <dd><Teams shown={shown} /></dd>
      <dt>{say('work.page-tracker')}</dt>
      <dd>{item.url ? <a href={item.url} target="_blank" rel="noreferrer">{referenceOf(item.trackerKey ?? item.url)}<span className="visually-hidden"> {say('work.new-tab')}</span></a> : <span className={css.soft}>{say('work.page-tracker-none')}</span>}</dd>
      <dt>{say('work.page-when')}</dt>
      <dd>{whenOf(item) ?? <span className={css.soft}>{say('work.page-when-none')}</span>}</dd>
      {item.domain && <><dt>{say('work.page-domain')}</dt><dd>{choices?.domains.find((it) => it.id === item.domain)?.name ?? item.domain}</dd></>}
      <dt>{say('work.page-recorded')}</dt>
      <dd>{recordedBy ? say('work.page-recorded-by', { name: recordedBy.name, when }) : say('work.page-recorded-on', { when })}</dd>
    </dl>
  )
}

function Teams({ shown: { item: { teams }, ownTeams } }: { shown: WorkPage }) {
  if (teams.length === 0) return <span className={css.soft}>{say('work.page-teams-none')}</span>
  return (
    <>
      {teams.map((it) => it.name).join(', ')}
      {teams.length >= 2 && <Tag tone="accent">{say('work.page-teams-across')}</Tag>}
      {teams.length > ownTeams.length && <span className={css.soft}>{say('work.page-teams-parts')}</span>}
    </>
  )
}
