import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { atMinute } from '../../../ui/when.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { FrameworkVersion, VersionStatus } from '../model.ts'
import { discardDraft, retireVersion, versionsOf } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Versions.module.css'

const route = getRouteApi('/frameworks/$framework/versions')

/** Every version, newest first, with what was told about it. */
export function Versions() {
  const { framework } = route.useParams()
  const { data: versions } = useSuspenseQuery(versionsOf({ framework }))
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  usePageTitle(say('role.title', { profile: say('versions.title'), framework }))
  const list = useRef<HTMLOListElement>(null)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('versions.title')}</h1>
        <p className={page.lead}>{say('versions.lead')}</p>
      </header>
      {versions.length === 0 ? <NoVersion /> : (
        <ol className={css.list} ref={list} tabIndex={-1} aria-label={say('versions.title')}>
          {versions.map((version, index) => <li key={version.number}><Version version={version} before={earlier(versions, index)} steward={roles.includes('steward')} onEnded={() => list.current?.focus()} /></li>)}
        </ol>
      )}
    </div>
  )
}

/** What a version is compared with: the newest older one that was ever published. */
const earlier = (versions: FrameworkVersion[], index: number): number => versions.slice(index + 1).find(({ status }) => status !== 'draft')?.number ?? 0

const NoVersion = () => (
  <Empty title={say('versions.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}>
    <p>{say('versions.empty-text')}</p>
    <p><code>bin/cairn publish DIR</code></p>
  </Empty>
)

const tones: Record<VersionStatus, 'accent' | 'below' | 'plain'> = { published: 'accent', draft: 'below', retired: 'plain' }

type Props = { version: FrameworkVersion; before: number; steward: boolean; onEnded: () => void }

function Version({ version, before, steward, onEnded }: Props) {
  const { framework, number, status, message } = version
  const params = { framework, number: String(number) }
  return (
    <article className={css.version}>
      <CairnMark height={Math.min(6, number)} filling={status === 'draft' ? 'outline' : 'solid'} stone={6} className={css.mark} />
      <div className={css.told}>
        <h2><Link to="/frameworks/$framework/versions/$number" params={params}>{say('framework.version', { number })}</Link> <Tag tone={tones[status]}>{say(`status.${status}`)}</Tag></h2>
        <p className={message ? css.message : css.silent}>{message ?? say('versions.no-message')}</p>
        <p className={css.who}>{version.publishedAt ? say('versions.by', { who: version.publishedBy ?? '', when: atMinute(version.publishedAt) }) : say('versions.by', { who: version.createdBy, when: atMinute(version.createdAt) })}</p>
      </div>
      <div className={css.actions}>
        <Link to="/frameworks/$framework/diff" params={{ framework }} search={{ before: String(before), after: String(number) }} className={buttonClass('plain', true)}>{say('versions.changes')}</Link>
        {steward && status === 'draft' && <Link to="/frameworks/$framework/versions/$number/publish" params={params} className={buttonClass('primary', true)}>{say('versions.review')}</Link>}
        {steward && <Ending version={version} onEnded={onEnded} />}
      </div>
    </article>
  )
}

/** A draft can be thrown away, a published version retired. Both are asked about once more; then the button is gone, and the focus stays with the versions. */
function Ending({ version: { framework, number, status }, onEnded }: Pick<Props, 'version' | 'onEnded'>) {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: async () => {
      if (status === 'draft') await discardDraft({ framework, number })
      else await retireVersion({ framework, number })
    },
    onSuccess: async () => {
      setAsking(false)
      await client.invalidateQueries()
      onEnded()
    },
    onError: () => setAsking(false),
  })
  if (status === 'retired') return null
  const draft = status === 'draft'
  return (
    <>
      <Button small kind="quiet" busy={end.isPending} onClick={() => setAsking(true)}>{say(draft ? 'versions.discard' : 'versions.retire')}</Button>
      {end.error && <Notice tone="error" role="alert"><p>{end.error.message}</p></Notice>}
      {asking && (
        <Confirm question={say(draft ? 'versions.discard-sure' : 'versions.retire-sure', { number })} yes={say(draft ? 'versions.discard-yes' : 'versions.retire-yes')} no={say('versions.keep')} onYes={() => end.mutate()} onNo={() => setAsking(false)} />
      )}
    </>
  )
}
