import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionNow } from '../../access/web/session.ts'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import css from './WorkPage.module.css'

/** The ways from work to feedback: asking about one's own part in it, and saying what one saw of somebody else's. */
export function WorkFeedback({ id }: { id: string }) {
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  return (
    <section className={css.part}>
      <h2>{say('work.page-feedback')}</h2>
      {person && <p><a className={buttonClass()} href={`/people/${person.id}/feedback/ask?work=${id}`}>{say('work.page-ask')}</a></p>}
    </section>
  )
}
