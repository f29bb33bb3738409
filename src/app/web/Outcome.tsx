import { useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useLocation, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../phrases/say.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Refusal } from '../../platform/call.ts'
import { CairnMark } from '../../ui/CairnMark.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import css from './Outcome.module.css'

export const Loading = () => <div className={css.page}><Skeleton label={say('shell.loading')} lines={9} /></div>

/** An address that leads nowhere. */
export function Missing() {
  usePageTitle(say('trouble.missing'))
  return (
    <div className={css.page}>
      <Empty wholePage title={say('trouble.missing')} mark={<CairnMark height={1} filling="outline" stone={10} />}>
        <p>{say('trouble.missing-text')}</p>
        <Link to="/" className={buttonClass()}>{say('trouble.home')}</Link>
      </Empty>
    </div>
  )
}

/** A page that could not be shown: what is known about why, and what one can do. */
export function Trouble({ error, reset }: ErrorComponentProps) {
  const here = useLocation({ select: ({ href }) => href })
  const [back] = useState(here)
  if (!(error instanceof Refusal)) return <CouldNot text={error instanceof TypeError ? say('trouble.offline') : say('trouble.unexpected')} reset={reset} />
  if (error.status === 401) return <Navigate to="/sign-in" search={{ back }} replace />
  if (error.status === 404) return <Missing />
  if (error.status === 403) return <Forbidden why={error.message} />
  return <CouldNot text={say('trouble.unexpected')} detail={error.message} reset={reset} />
}

function Forbidden({ why }: { why: string }) {
  usePageTitle(say('trouble.forbidden'))
  return (
    <div className={css.page}>
      <Empty wholePage title={say('trouble.forbidden')} mark={<CairnMark height={2} filling="outline" stone={10} />}>
        <p>{why}</p>
        <Link to="/" className={buttonClass()}>{say('trouble.home')}</Link>
      </Empty>
    </div>
  )
}

function CouldNot({ text, detail, reset }: { text: string; detail?: string; reset: () => void }) {
  const router = useRouter()
  const client = useQueryClient()
  usePageTitle(say('trouble.title'))
  const again = () => {
    client.removeQueries({ predicate: ({ state }) => state.status === 'error' })
    reset()
    void router.invalidate()
  }
  return (
    <div className={css.page} role="alert">
      <Empty wholePage title={say('trouble.title')} mark={<CairnMark height={3} filling="outline" stone={10} />}>
        <p>{text}</p>
        {detail && <p>{say('trouble.detail', { detail })}</p>}
        <Button onClick={again}>{say('trouble.again')}</Button>
      </Empty>
    </div>
  )
}
