import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { problemOfForm, problemOf } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Field } from '../../../ui/Field.tsx'
import type { WorkItem, WorkKind } from '../model.ts'
import { KindTag } from './KindTag.tsx'
import { looksPasted, useFoundWork } from './use-found-work.ts'
import { referenceOf } from './WorkItems.tsx'
import css from './WorkSearch.module.css'

/** What somebody would like to record who found nothing: an address, or a title. */
export type Wanted = { readonly url: string; readonly title: string; readonly kind: WorkKind }

type Props = {
  label: string
  hint?: string
  problem?: string | undefined
  /** Where given, only work of this kind is found. */
  kind?: WorkKind
  /** An item that is not to be chosen. */
  without?: string | undefined
  autoFocus?: boolean
  onChoose: (item: WorkItem) => void
  /** Where given, what is not recorded yet can be. */
  onRecord?: (wanted: Wanted) => void
}

type Option = { key: string; item: WorkItem } | { key: string; wanted: Wanted }

/** Finds work by words or by the address of its issue. */
export function WorkSearch({ label, hint, problem, kind, without, autoFocus = false, onChoose, onRecord }: Props) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const found = useFoundWork(text, open, kind)
  const options = optionsOf(found, text, without, onRecord !== undefined)
  const chosen = Math.min(at, options.length - 1)
  const listed = open && (text.trim() !== '' || options.length > 0)
  const take = (option: Option | undefined) => {
    if (!option) return
    setText('')
    setOpen(false)
    if ('item' in option) onChoose(option.item)
    else onRecord?.(option.wanted)
  }
  const move = (by: number) => {
    const next = (chosen + by + options.length) % Math.max(1, options.length)
    setAt(next)
    list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const run = { ArrowDown: () => (open ? move(1) : setOpen(true)), ArrowUp: () => move(-1), Enter: () => open && !found.waiting && take(options[chosen]), Escape: () => setOpen(false) }[event.key]
    if (!run || event.nativeEvent.isComposing || (event.key === 'Escape' && !open)) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  const wrong = problem ?? (found.waiting ? undefined : (problemOf(found.problem, 'url') ?? problemOfForm(found.problem)))
  return (
    <Field label={label} hint={hint} problem={wrong}>
      {(ids) => (
        <div className={css.search}>
          <input
            {...ids}
            type="text"
            className={css.input}
            autoComplete="off"
            autoFocus={autoFocus}
            role="combobox"
            aria-expanded={listed}
            aria-controls={listed ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={listed && options[chosen] ? `${id}-${chosen}` : undefined}
            placeholder={say('work.find-placeholder')}
            value={text}
            onChange={(event) => { setText(event.target.value); setAt(0); setOpen(true) }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={press}
          />
          {listed && <Options id={id} list={list} label={label} options={options} chosen={chosen} waiting={found.waiting} failed={Boolean(found.problem)} own={text.trim() === ''} onTake={take} />}
        </div>
      )}
    </Field>
  )
}

function optionsOf({ items, fresh }: ReturnType<typeof useFoundWork>, text: string, without: string | undefined, recording: boolean): Option[] {
  const known = items.filter((it) => it.id !== without).map((item): Option => ({ key: item.id, item }))
  const title = text.trim()
  if (!recording || title === '') return known
  if (fresh) return [...known, { key: 'fresh', wanted: { url: fresh.url, title: fresh.title, kind: fresh.kind } }]
  return looksPasted(title) ? known : [...known, { key: 'fresh', wanted: { url: '', title, kind: 'task' } }]
}

type OptionsProps = { id: string; list: RefObject<HTMLUListElement | null>; label: string; options: readonly Option[]; chosen: number; waiting: boolean; failed: boolean; own: boolean; onTake: (option: Option) => void }

/** What was found. Pressing the pointer on it keeps the focus where it is, so that the list stays open for the choice. */
function Options({ id, list, label, options, chosen, waiting, failed, own, onTake }: OptionsProps) {
  const found = options.filter((it) => 'item' in it).length
  return (
    <div className={css.list}>
      {own && <p className={css.heading}>{say('work.search-own')}</p>}
      {!waiting && !failed && !own && found === 0 && <p className={css.nothing}>{say('work.search-none')}</p>}
      <p className="visually-hidden" role="status">{waiting || failed ? '' : say('work.search-count', { count: found })}</p>
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} aria-busy={waiting || undefined} onMouseDown={(event) => event.preventDefault()}>
        {options.map((option, index) => (
          <li key={option.key} id={`${id}-${index}`} role="option" aria-selected={index === chosen} className={css.option} onClick={() => onTake(option)}>
            {'item' in option ? <Known item={option.item} /> : <><strong>{say('work.search-record', { title: option.wanted.title })}</strong><KindTag kind={option.wanted.kind} /></>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Known({ item: { title, kind, trackerKey, parent } }: { item: WorkItem }) {
  const detail = [trackerKey && referenceOf(trackerKey), parent && say('work.part-of', { title: parent.title })].filter(Boolean).join(' · ')
  return (
    <>
      <strong>{title}</strong>
      <KindTag kind={kind} />
      {detail && <small>{detail}</small>}
    </>
  )
}
