import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { namesIn } from '../../../ui/listed.ts'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { atMinute, onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { ManagerNotice } from '../model.ts'
import { notices, readNotice } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

/** What changed about who manages whom, for those it concerns. */
export function Notices() {
  usePageTitle(say('notices.title'))
  const { data: all } = useSuspenseQuery(notices({}))
  const [said, setSaid] = useState<Words>()
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('notices.title')}</h1>
        <p className={page.lead}>{say('notices.lead')}</p>
      </header>
      {all.length === 0 && <Empty title={say('notices.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}><p>{say('notices.empty-text')}</p></Empty>}
      {all.length > 0 && <p className={css.soft}>{say('notices.access')}</p>}
      <Said said={said} />
      <ul>{all.map((it) => <li key={it.id}><OneNotice notice={it} onSaid={setSaid} /></li>)}</ul>
    </div>
  )
}

type OneProps = { notice: ManagerNotice; onSaid: (said: Words) => void }

function OneNotice({ notice: { id, person, before, after, startsOn, recordedAt, readAt }, onSaid }: OneProps) {
  const client = useQueryClient()
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const read = useMutation({ mutationFn: () => readNotice({ id }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/notices'] }).then(() => onSaid({ words: say('notices.read-now') })) })
  const problem = problemOfForm(read.error)
  const own = session.person?.id === person.id
  return (
    <div className={css.notice}>
      <div>
        <p>
          {readAt === null && <><Tag tone="accent">{say('notices.new')}</Tag> </>}
          <span className={css.name}>{say(own ? 'notices.yours' : 'notices.theirs', { day: onDay(startsOn), person: person.name, after: after.length === 0 ? 'none' : namesIn(after) })}</span>
        </p>
        {before.length > 0 && <p>{say('notices.before', { before: namesIn(before) })}</p>}
        <p className={css.soft}>{say('notices.recorded', { when: atMinute(recordedAt) })}{!own && <> · <Link to="/people/$person" params={{ person: person.id }}>{person.name}</Link></>}</p>
        {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      </div>
      {readAt === null && <Button small busy={read.isPending} onClick={() => read.mutate()}>{say('notices.read')}</Button>}
    </div>
  )
}
