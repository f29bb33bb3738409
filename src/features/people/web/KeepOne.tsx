import type { Profile } from '../model.ts'
import { Employments } from './Employments.tsx'
import { EmploymentForm } from './EmploymentForm.tsx'
import { EraseForm } from './EraseForm.tsx'
import { LeavingForm } from './LeavingForm.tsx'
import { ManagersForm } from './ManagersForm.tsx'
import { TeamForms } from './TeamForms.tsx'
import css from './Keep.module.css'
import { say } from '../../../phrases/say.ts'

/** What administrators record about one person, each in a form of its own. */
export function KeepOne({ person, onErased }: { person: Profile; onErased: () => void }) {
  const parts = [
    { title: say('keep-people.move'), form: <EmploymentForm person={person} /> },
    ...(person.since ? [
      { title: say('keep-people.managers'), form: <ManagersForm person={person} /> },
      { title: say('keep-people.teams'), form: <TeamForms person={person} /> },
      { title: say('keep-people.leave'), form: <LeavingForm person={person} /> },
    ] : []),
    { title: say('keep-people.erase'), form: <EraseForm person={person} onErased={onErased} /> },
  ]
  return (
    <div className={css.stretch}>
      <p><strong>{person.name}</strong>{person.email && `, ${person.email}`}</p>
      {person.employments && <Employments employments={person.employments} />}
      {parts.map(({ title, form }) => (
        <section key={title} className={css.part}>
          <h3>{title}</h3>
          {form}
        </section>
      ))}
    </div>
  )
}
