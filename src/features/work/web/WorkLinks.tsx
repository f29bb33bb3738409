import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { WorkLink, WorkLinkKind, WorkPage } from '../model.ts'
import { linkWork, unlinkWork } from './queries.ts'
import { WorkSearch } from './WorkSearch.tsx'
import css from './WorkPage.module.css'

const kinds = ['relates-to', 'blocks', 'follows'] as const

/** What has to do with an item and is neither its part nor its whole. */
export function WorkLinks({ shown: { item: { id }, links } }: { shown: WorkPage }) {
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: ['/api/work/{id}'] })
  const [kind, setKind] = useState<WorkLinkKind>('relates-to')
  const adding = useRef<HTMLElement>(null)
  const add = useMutation({ mutationFn: (to: string) => linkWork({ id, to, kind }), onSuccess: again })
  const remove = useMutation({
    mutationFn: (link: WorkLink) => unlinkWork({ id, to: link.item.id, kind: link.kind }),
    onSuccess: async () => {
      await again()
      adding.current?.focus()
    },
  })
  const problem = problemOfForm(add.error ?? remove.error)
  return (
    <section className={css.part}>
      <h2>{say('work.page-links')}</h2>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {links.length === 0 && <p className={css.soft}>{say('work.page-links-none')}</p>}
      {links.length > 0 && (
        <ul className={css.links}>
          {links.map((link) => (
            <li key={`${link.kind} ${link.direction} ${link.item.id}`} className={css.link}>
              <span>{say(`work.link-${link.kind}-${link.direction}`)}</span>
              <Link to="/work/$item" params={{ item: link.item.id }}><bdi>{link.item.title}</bdi></Link>
              <Button small kind="quiet" busy={remove.isPending} aria-label={say('work.link-remove', { title: link.item.title })} onClick={() => remove.mutate(link)}>×</Button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary ref={adding}>{say('work.link-add')}</summary>
        <div className={css.newLink}>
          <SelectField label={say('work.link-kind')} value={kind} onChange={(event) => setKind(event.target.value as WorkLinkKind)}>
            {kinds.map((it) => <option key={it} value={it}>{say(`work.link-${it}-out`)}</option>)}
          </SelectField>
          <p className="visually-hidden" role="status">{add.isSuccess ? say('work.linked') : ''}</p>
          <WorkSearch label={say('work.link-other')} without={id} problem={problemOf(add.error, 'to')} onChoose={(other) => add.mutate(other.id)} />
        </div>
      </details>
    </section>
  )
}
