import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { sessionNow } from '../../features/access/web/session.ts'
import { currentVersion, frameworks } from '../../features/framework/web/queries.ts'
import { peopleFound } from '../../features/people/web/queries.ts'
import type { PersonInList } from '../../features/people/model.ts'
import { say } from '../../phrases/say.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { entriesFor, type Entry } from './palette-entries.ts'
import css from './Palette.module.css'

/** Goes to any page, person, competency, role or term by a few letters of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [movedTo, setMovedTo] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const entries = useEntries(text)
  const chosen = Math.max(0, entries.findIndex(({ key }) => key === movedTo))

  const go = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    router.history.push(entry.address)
  }
  const move = (by: number) => {
    const next = (chosen + by + entries.length) % Math.max(1, entries.length)
    setMovedTo(entries[next]?.key ?? null)
    list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const run = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => go(entries[chosen]) }[event.key]
    if (!run || event.nativeEvent.isComposing) return
    event.preventDefault()
    run()
  }
  return (
    <Dialog label={say('palette.label')} onClose={onClose} className={css.palette}>
      <input
        autoFocus
        className={css.input}
        value={text}
        onChange={(event) => { setText(event.target.value); setMovedTo(null) }}
        onKeyDown={press}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries[chosen] ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        aria-label={say('palette.label')}
        placeholder={say('palette.placeholder')}
      />
      <p className="visually-hidden" role="status">{say('palette.count', { count: entries.length })}</p>
      <Entries entries={entries} chosen={chosen} id={id} list={list} onGo={go} />
    </Dialog>
  )
}

/** In the framework one is in, or else the first there is. */
function useEntries(text: string): Entry[] {
  const params = useParams({ strict: false })
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const { data: known } = useQuery(frameworks({}))
  const framework = params.framework ?? known?.find(({ publishedNumber }) => publishedNumber)?.id
  const { data } = useQuery({ ...currentVersion({ framework: framework ?? '' }), enabled: framework !== undefined })
  const people = usePeople(text, session.account !== null)
  return useMemo(() => entriesFor({ content: data?.content, session, frameworks: known ?? [], people }, text), [data, session, known, people, text])
}

const nobody: PersonInList[] = []

function usePeople(text: string, mayAsk: boolean): PersonInList[] {
  const asked = useDeferredValue(text.trim())
  const enabled = mayAsk && asked.length > 1
  const { data } = useQuery({ ...peopleFound({ text: asked }), enabled, placeholderData: keepPreviousData })
  return enabled && data ? data.people : nobody
}

type EntriesProps = { entries: Entry[]; chosen: number; id: string; list: React.RefObject<HTMLUListElement | null>; onGo: (entry: Entry) => void }

function Entries({ entries, chosen, id, list, onGo }: EntriesProps) {
  if (entries.length === 0) return <p className={css.nothing}>{say('palette.nothing')}</p>
  return (
    <ul ref={list} className={css.list} id={`${id}-list`} role="listbox" aria-label={say('palette.label')}>
      {entries.map((entry, index) => (
        <li key={entry.key} id={`${id}-${index}`} role="option" aria-selected={index === chosen} className={css.entry} onClick={() => onGo(entry)}>
          <span className={css.name}>{entry.name}</span>
          {entry.detail && <span className={css.detail}>{entry.detail}</span>}
          <span className={css.kind}>{entry.kind}</span>
        </li>
      ))}
    </ul>
  )
}
