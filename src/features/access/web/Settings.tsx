import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { usePageTitle } from '../../../ui/page-title.ts'
import page from '../../../ui/Page.module.css'
import { Accounts } from './Accounts.tsx'
import { OrganizationForm } from './OrganizationForm.tsx'
import { PasswordChange } from './PasswordChange.tsx'
import { sessionNow } from './session.ts'
import { Tokens } from './Tokens.tsx'
import css from './Settings.module.css'

/** What concerns one's own account, and for administrators everybody's. */
export function Settings() {
  usePageTitle(say('settings.title'))
  const { data: { account, person, roles, organization } } = useSuspenseQuery(sessionNow({}))
  if (!account) return <Navigate to="/sign-in" search={{ back: '/settings' }} replace />
  const administrator = roles.includes('administrator')
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('settings.title')}</h1>
      </header>
      <section className={css.section}>
        <h2>{say('settings.account')}</h2>
        <div className={css.part}>
          <p>{say('settings.signed-in-as', { name: person?.name ?? account.email, email: account.email })}</p>
          <p className={css.soft}>{say('settings.roles', { roles: roles.map((role) => say(`role.${role}`)).join(', ') })}</p>
        </div>
      </section>
      {organization.kind === 'own' && <section className={css.section}><h2>{say('settings.password')}</h2><PasswordChange /></section>}
      <section className={css.section}><h2>{say('settings.tokens')}</h2><Tokens /></section>
      {administrator && <section className={css.section}><h2>{say('settings.organization')}</h2><OrganizationForm organization={organization} /></section>}
      {administrator && (
        <section className={css.section}>
          <h2>{say('settings.people')}</h2>
          <div className={css.part}>
            <p><Link to="/settings/people">{say('settings.people-go')}</Link> <span className={css.soft}>{say('settings.people-text')}</span></p>
            <p><Link to="/settings/retention">{say('settings.retention-go')}</Link> <span className={css.soft}>{say('settings.retention-text')}</span></p>
          </div>
        </section>
      )}
      {administrator && <section className={css.section}><h2>{say('settings.accounts')}</h2><Accounts own={account.id} /></section>}
    </div>
  )
}
