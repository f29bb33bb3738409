import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { Framework } from '../model.ts'
import { compareSides, readSide, writeSide, type Side } from '../rules/compare.ts'
import { fullLevelName } from '../rules/level-name.ts'
import { ComparedTable } from './ComparedTable.tsx'
import { currentVersion, versionAt } from './queries.ts'
import { SidePicker } from './SidePicker.tsx'
import page from '../../../ui/Page.module.css'
import css from './Compare.module.css'

const route = getRouteApi('/frameworks/$framework/compare')

/** Any two levels, roles or versions side by side. */
export function Compare() {
  const { framework } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: { content } } = useSuspenseQuery(currentVersion({ framework }))
  usePageTitle(say('role.title', { profile: say('compare.title'), framework: content.name }))
  const left = readSide(search.left ?? '') ?? usual(content)
  const right = readSide(search.right ?? '') ?? nextTo(content, left)
  const change = (part: Record<string, string | undefined>) => void navigate({ search: { left: writeSide(left), right: writeSide(right), only: search.only, marks: search.marks, ...part }, replace: true, resetScroll: false })
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('compare.title')}</h1>
        <p className={page.lead}>{say('compare.lead')}</p>
      </header>
      <div className={css.pickers}>
        <SidePicker label={say('compare.left')} framework={framework} content={content} side={left} onChange={(side) => change({ left: writeSide(side) })} />
        <Button small onClick={() => change({ left: writeSide(right), right: writeSide(left) })}>{say('compare.swap')}</Button>
        <SidePicker label={say('compare.right')} framework={framework} content={content} side={right} onChange={(side) => change({ right: writeSide(side) })} />
      </div>
      <Sides framework={framework} left={left} right={right} only={search.only === 'yes'} marks={search.marks !== 'no'} onChange={change} />
    </div>
  )
}

/** A beginning: the middle level of the first family, against the one above it. */
function usual({ roleProfiles, levels, families }: Framework): Side {
  const level = levels[Math.floor((levels.length - 1) / 2)]
  const profile = roleProfiles.find((one) => one.level === level?.id && one.family === families[0]?.id && !one.specialty) ?? roleProfiles[0]
  return profile ? { kind: 'role', id: profile.id } : { kind: 'level', id: level?.id ?? '' }
}

function nextTo({ roleProfiles, levels }: Framework, { kind, id, version }: Side): Side {
  const profile = roleProfiles.find((one) => one.id === id)
  const at = levels.findIndex((level) => level.id === (kind === 'role' ? profile?.level : id))
  const next = levels[at + 1] ?? levels[at - 1]
  const sibling = roleProfiles.find((one) => one.family === profile?.family && one.specialty === profile?.specialty && one.level === next?.id)
  if (kind === 'role') return { kind, id: sibling?.id ?? id, version }
  return { kind, id: next?.id ?? id, version }
}

type SidesProps = { framework: string; left: Side; right: Side; only: boolean; marks: boolean; onChange: (part: Record<string, string | undefined>) => void }

function useContentOf(framework: string, { version }: Side): Framework {
  const current = useSuspenseQuery(currentVersion({ framework }))
  const number = version ?? current.data.version.number
  const other = useSuspenseQuery(versionAt({ framework, number }))
  return version ? other.data.content : current.data.content
}

function Sides({ framework, left, right, only, marks, onChange }: SidesProps) {
  const leftContent = useContentOf(framework, left)
  const rightContent = useContentOf(framework, right)
  const groups = useMemo(() => compareSides(leftContent, left, rightContent, right), [leftContent, rightContent, left.kind, left.id, right.kind, right.id]) // oxlint-disable-line react-hooks/exhaustive-deps
  const all = groups.flatMap(({ competencies }) => competencies)
  const different = all.filter(({ likeness }) => likeness !== 'same').length
  const shown = only ? groups.map((group) => ({ ...group, competencies: group.competencies.filter(({ likeness }) => likeness !== 'same') })).filter(({ competencies }) => competencies.length > 0) : groups
  return (
    <>
      <div className={css.bar}>
        <label><input type="checkbox" checked={only} onChange={(event) => onChange({ only: event.target.checked ? 'yes' : undefined })} /> {say('compare.only-different')}</label>
        <label><input type="checkbox" checked={marks} onChange={(event) => onChange({ marks: event.target.checked ? undefined : 'no' })} /> {say('compare.marks')}</label>
        <p role="status">{say('compare.count', { different, total: all.length })}</p>
      </div>
      {shown.length === 0
        ? <Empty title={say('compare.same')}><p>{say('compare.same-text')}</p></Empty>
        : <ComparedTable groups={shown} left={nameOf(leftContent, left)} right={nameOf(rightContent, right)} marks={marks} />}
    </>
  )
}

function nameOf({ roleProfiles, levels }: Framework, { kind, id, version }: Side): string {
  const level = levels.find((one) => one.id === id)
  const name = kind === 'role' ? roleProfiles.find((one) => one.id === id)?.name : level && fullLevelName(level)
  return version ? `${name ?? id}, ${say('framework.version', { number: version })}` : (name ?? id)
}
