import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { InputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useTypedText } from '../../../ui/typed-text.ts'
import type * as api from '../api.ts'
import type { WorkKind } from '../model.ts'
import { PasteWork } from './PasteWork.tsx'
import { workChoices, workInPages } from './queries.ts'
import { WorkItems } from './WorkItems.tsx'
import page from '../../../ui/Page.module.css'
import css from './Work.module.css'

const route = getRouteApi('/work')

type Filter = InputOf<typeof api.listWork>

const kinds = ['task', 'epic', 'project'] as const

/** The list that the address asks for. What it does not know as a filter is no filter. */
function useFilter(): Filter {
  const { text, kind, team, domain, mine } = route.useSearch()
  const known = kinds.find((it) => it === kind)
  return { ...(text && { text }), ...(known && { kind: known }), ...(team && { team }), ...(domain && { domain }), ...(mine && { mine: 'yes' as const }) }
}

/** What people work on, the newest first. */
export function Work() {
  usePageTitle(say('work.title'))
  const filter = useFilter()
  const work = useInfiniteQuery({ ...workInPages(filter), placeholderData: keepPreviousData, throwOnError: true })
  const items = work.data?.pages.flatMap((it) => it.items) ?? []
  const filtered = Object.keys(filter).length > 0
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('work.title')}</h1>
        <p className={page.lead}>{say('work.lead')}</p>
      </header>
      <PasteWork />
      {(filtered || items.length > 0) && <Filters filter={filter} />}
      {work.isPending && <Skeleton label={say('shell.loading')} lines={10} />}
      {work.data && items.length === 0 && <None filtered={filtered} />}
      {items.length > 0 && <WorkItems items={items} label={say('work.list')} />}
      {work.hasNextPage && <div><Button busy={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>{say('work.more')}</Button></div>}
    </div>
  )
}

function None({ filtered }: { filtered: boolean }) {
  const navigate = route.useNavigate()
  if (!filtered) return <Empty title={say('work.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}><p>{say('work.empty-text')}</p></Empty>
  return (
    <Empty title={say('work.nothing')}>
      <p>{say('work.nothing-text')}</p>
      <p><Button onClick={() => void navigate({ search: {}, replace: true })}>{say('work.clear')}</Button></p>
    </Empty>
  )
}

function Filters({ filter }: { filter: Filter }) {
  const navigate = route.useNavigate()
  const { data: choices } = useQuery(workChoices({}))
  const set = (more: Record<string, string | undefined>) => void navigate({ search: (before) => ({ ...before, ...more }), replace: true, resetScroll: false })
  const [text, setText] = useTypedText(filter.text ?? '', (typed) => set({ text: typed.trim() || undefined }))
  return (
    <search className={css.filters}>
      <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('work.find-placeholder')} aria-label={say('work.find')} />
      <Choice label={say('work.filter-kind')} value={filter.kind} options={kinds.map((id: WorkKind) => ({ id, name: say(`work.kind-${id}`) }))} onChange={(kind) => set({ kind })} />
      <Choice label={say('work.filter-team')} value={filter.team} options={choices?.teams ?? []} onChange={(team) => set({ team })} />
      <Choice label={say('work.filter-domain')} value={filter.domain} options={choices?.domains ?? []} onChange={(domain) => set({ domain })} />
      <label className={css.check}><input type="checkbox" checked={filter.mine === 'yes'} onChange={(event) => set({ mine: event.target.checked ? 'yes' : undefined })} /> {say('work.mine')}</label>
    </search>
  )
}

type ChoiceProps = { label: string; value: string | undefined; options: readonly { readonly id: string; readonly name: string }[]; onChange: (id: string | undefined) => void }

const Choice = ({ label, value = '', options, onChange }: ChoiceProps) => (
  <InlineSelect label={label} value={value} onChange={(event) => onChange(event.target.value || undefined)}>
    <option value="">{say('work.filter-any')}</option>
    {options.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
  </InlineSelect>
)
