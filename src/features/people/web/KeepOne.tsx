import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay, today } from '../../../ui/when.ts'
import type { Profile } from '../model.ts'
import { Employments } from './Employments.tsx'
import { EmploymentForm } from './EmploymentForm.tsx'
import { EraseForm } from './EraseForm.tsx'
import { LeavingForm } from './LeavingForm.tsx'
import { ManagersForm } from './ManagersForm.tsx'
import { TeamForms } from './TeamForms.tsx'
import css from './Keep.module.css'

/** What administrators record about one person, each in a form of its own. */
export function KeepOne({ person, onErased }: { person: Profile; onErased: () => void }) {
  const last = person.employments?.[0]
  const left = last?.endsOn && last.endsOn < today() ? last.endsOn : null
  const parts = [
    { title: say('keep-people.move'), form: <EmploymentForm person={person} left={left !== null} /> },
    ...(last && !left ? [
      { title: say('keep-people.managers'), form: <ManagersForm person={person} /> },
      { title: say('keep-people.teams'), form: <TeamForms person={person} /> },
      { title: say('keep-people.leave'), form: <LeavingForm person={person} /> },
    ] : []),
    { title: say('keep-people.erase'), form: <EraseForm person={person} onErased={onErased} /> },
  ]
  return (
    <div className={css.stretch}>
      {!last && <Notice tone="note" title={say('keep-people.none-yet-title')}><p>{say('keep-people.none-yet-text')}</p></Notice>}
      {left && <Notice tone="note"><p>{say('keep-people.left-text', { day: onDay(left) })}</p></Notice>}
      {person.employments && last && <Employments employments={person.employments} />}
      {parts.map(({ title, form }) => (
        <section key={title} className={css.part}>
          <h3>{title}</h3>
          {form}
        </section>
      ))}
    </div>
  )
}
