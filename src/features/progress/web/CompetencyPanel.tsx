import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Framework } from '../../framework/model.ts'
import { ResourceList } from '../../framework/web/Resources.tsx'
import type { CompetencyDetail, ProgressMap } from '../model.ts'
import { isCalledOutside } from '../rules/without-number.ts'
import { CompetencyEvidence } from './CompetencyEvidence.tsx'
import { CompetencyHistory } from './CompetencyHistory.tsx'
import { CompetencyOnward } from './CompetencyOnward.tsx'
import { CompetencySeen } from './CompetencySeen.tsx'
import { CompetencyTexts } from './CompetencyTexts.tsx'
import { CompetencyWhy } from './CompetencyWhy.tsx'
import { CairnStones } from './CairnStones.tsx'
import { competencyOf, lookingOf, type MapSearch } from './map-queries.ts'
import type { MapView, RowView } from './map-view.ts'
import { rowWords } from './map-words.ts'
import { OutsideRoleMark } from './OutsideRoleMark.tsx'
import type { ChangeMap } from './ProgressMapScreen.tsx'
import css from './CompetencyPanel.module.css'

type Props = { map: ProgressMap; content: Framework; view: MapView; cell: string; search: MapSearch; onChange: ChangeMap; onClose: () => void }

/** What stands behind one stone: the texts, what people saw, why the number is what it is, how it came about, and what to do. It stays while another day or level is fetched, with what is being written in it. */
export function CompetencyPanel({ map, content, view, cell, search, onChange, onClose }: Props) {
  const { data, error } = useQuery({ ...competencyOf({ person: map.person.id, competency: cell, ...lookingOf(search) }), placeholderData: keepPreviousData })
  const drawn = view.sections.flatMap(({ rows }) => rows).find(({ row }) => row.competency === cell)
  if (!drawn) return null
  const { competency, row } = drawn
  return (
    <SidePanel label={row.name} onClose={onClose} className={css.panel}>
      <Head drawn={drawn} content={content} onClose={onClose} />
      <div className={css.body}>
        {competency && <CompetencyTexts content={content} competency={competency} map={map} view={view} />}
        {error && <Notice tone="error" title={say('trouble.title')} role="alert"><p>{problemOfForm(error)}</p></Notice>}
        {!data && !error && <Skeleton label={say('shell.loading')} lines={9} />}
        {data && <Behind detail={data} map={map} content={content} drawn={drawn} search={search} onChange={onChange} />}
      </div>
    </SidePanel>
  )
}

function Head({ drawn: { row, stones, texts }, content, onClose }: { drawn: RowView; content: Framework; onClose: () => void }) {
  const words = rowWords(row, { content, texts, compared: false })
  const { prompt } = row.standing
  return (
    <header className={css.head}>
      {row.rating && <CairnStones {...stones} tone={prompt} />}
      {isCalledOutside(row) && <OutsideRoleMark />}
      <div className={css.title}>
        <p className={css.soft}>{content.groups.find(({ id }) => id === row.group)?.name}</p>
        <h2><bdi>{row.name}</bdi></h2>
        <p className={css.standing}>
          {words.value ? <><strong>{words.value}</strong> {words.interval && say('stone.between', { interval: words.interval })} · {say('map.raw', { value: words.raw ?? '' })}</> : say('stone.unrated')}
        </p>
        {words.from && <p className={css.soft}>{[words.from, words.frequency, words.reach].filter(Boolean).join(' · ')}</p>}
        {words.verdict && <p className={prompt === 'gap' ? css.gap : css.strength}>{words.verdict}</p>}
        {words.notes.map((note) => <p key={note} className={css.soft}>{note}</p>)}
      </div>
      <Button small kind="quiet" onClick={onClose} aria-label={say('stone.close')}>{say('shell.close')}</Button>
    </header>
  )
}

type BehindProps = Pick<Props, 'map' | 'content' | 'search' | 'onChange'> & { detail: CompetencyDetail; drawn: RowView }

function Behind({ detail, map, content, drawn, search, onChange }: BehindProps) {
  return (
    <>
      {detail.explanation && <CompetencyWhy explanation={detail.explanation} feedback={detail.feedback} map={map} past={Boolean(search.on)} open={search.why === 'yes'} onOpen={(open) => onChange({ why: open ? 'yes' : '' })} />}
      <CompetencySeen detail={detail} />
      <CompetencyHistory points={detail.history} content={content} expected={drawn.row.standing.expected} />
      <CompetencyEvidence detail={detail} content={content} competency={drawn.competency} />
      <Resources detail={detail} content={content} />
      <CompetencyOnward map={map} drawn={drawn} opportunities={detail.opportunities} />
    </>
  )
}

function Resources({ detail: { resources }, content }: Pick<BehindProps, 'detail' | 'content'>) {
  if (resources.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="stone-resources">
      <h3 id="stone-resources">{say('resources.title')}</h3>
      <ResourceList content={content} resources={resources} />
    </section>
  )
}
