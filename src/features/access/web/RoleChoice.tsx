import { say } from '../../../phrases/say.ts'
import type { Account } from '../model.ts'
import css from './Settings.module.css'

export type Role = Account['roles'][number]

const choices = ['steward', 'lead', 'administrator'] as const

/** What somebody may do beside reading. Everybody is a member. */
export function RoleChoice({ value, onChange }: { value: Role[]; onChange: (roles: Role[]) => void }) {
  const toggle = (role: Role, on: boolean) => onChange(on ? [...value, role] : value.filter((one) => one !== role))
  return (
    <fieldset className={css.roles}>
      <legend>{say('settings.account-roles')}</legend>
      {choices.map((role) => (
        <label key={role} className={css.check}>
          <input type="checkbox" checked={value.includes(role)} onChange={(event) => toggle(role, event.target.checked)} />
          <span>{say(`role.${role}`)} <span className={css.soft}>{say(`role.${role}-text`)}</span></span>
        </label>
      ))}
    </fieldset>
  )
}
