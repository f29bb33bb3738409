import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { namesIn } from '../../../ui/listed.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { PromptOutcome } from '../model.ts'
import { isWith, someoneHasIt } from '../rules/held.ts'
import { useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Held = Pick<PromptOutcome, 'id' | 'owner' | 'takenOnBy' | 'heldBy' | 'doneAt'>

/** Whether it went over from whoever was asked: the page then says so, and whom it is with. */
export const wentOver = (it: Held): boolean => !isWith(it, it.owner.id)

/** Whom it is with, where that is no longer whoever was asked. */
export function Holder({ it, own }: { it: Held; own: boolean }) {
  if (!wentOver(it)) return null
  if (someoneHasIt(it)) return <span>{say('growth.taken-on', { name: namesIn(it.heldBy) })}</span>
  if (it.doneAt) return null
  if (it.heldBy.length === 0) return <span>{say(own ? 'growth.with-nobody-own' : 'growth.with-nobody')}</span>
  return <span>{say('growth.now-with', { names: namesIn(it.heldBy) })}</span>
}

type TakeOnProps = { it: Held; what: string; change: (input: { id: string }) => Promise<unknown>; onSaid: (said: Words) => void }

/** For each of several whom something went over to. Whoever alone manages the person has it without saying so. */
export function TakeOn({ it, what, change, onSaid }: TakeOnProps) {
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const take = useChange(change)
  const problem = problemOfForm(take.error)
  if (it.doneAt || !person || someoneHasIt(it) || it.heldBy.length < 2 || !isWith(it, person.id)) return null
  return (
    <>
      <Button small busy={take.isPending} aria-label={say('growth.take-on-of', { what })} onClick={() => take.run({ id: it.id }, () => onSaid({ words: say('growth.taken-on-now', { what }) }))}>{say('growth.take-on')}</Button>
      {problem && <div className={css.whole}><Notice tone="error" role="alert"><p>{problem}</p></Notice></div>}
    </>
  )
}
