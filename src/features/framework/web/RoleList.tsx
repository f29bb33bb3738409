import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { Framework, JobFamily, RoleProfile } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import { hasWords, wordsTyped } from '../rules/matrix.ts'
import { currentVersion } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './RoleList.module.css'

const route = getRouteApi('/frameworks/$framework/roles')

/** Every role profile, by family. */
export function RoleList() {
  const { framework } = route.useParams()
  const { data: { content } } = useSuspenseQuery(currentVersion({ framework }))
  const [text, setText] = useState('')
  usePageTitle(say('role.title', { profile: say('roles.title'), framework: content.name }))
  if (content.roleProfiles.length === 0) return <div className={page.page}><Empty wholePage title={say('roles.empty')}><p>{say('roles.empty-text')}</p></Empty></div>

  const words = wordsTyped(text)
  const families = content.families
    .map((family) => ({ family, profiles: content.roleProfiles.filter((profile) => profile.family === family.id && hasWords(`${profile.name} ${family.name} ${profile.level}`.toLocaleLowerCase(), words)) }))
    .filter(({ profiles }) => profiles.length > 0)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('roles.title')}</h1>
        <p className={page.lead}>{say('roles.lead', { count: content.roleProfiles.length, families: content.families.length })}</p>
      </header>
      <search className={page.bar}>
        <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('roles.filter')} aria-label={say('roles.filter')} />
      </search>
      {families.length === 0 && <p className={page.lead} role="status">{say('roles.none')}</p>}
      {families.map(({ family, profiles }) => <Family key={family.id} content={content} family={family} profiles={profiles} />)}
    </div>
  )
}

function Family({ content, family, profiles }: { content: Framework; family: JobFamily; profiles: RoleProfile[] }) {
  const order = (profile: RoleProfile) => content.levels.findIndex(({ id }) => id === profile.level)
  const levelOf = (profile: RoleProfile) => content.levels.filter(({ id }) => id === profile.level).map(shortLevelName).join()
  const sorted = [...profiles].sort((one, other) => order(one) - order(other))
  return (
    <section className={css.family} aria-label={family.name}>
      <div>
        <h2>{family.name}</h2>
        {family.description && <p>{family.description}</p>}
      </div>
      <ul>
        {sorted.map((profile) => (
          <li key={profile.id}>
            <Link to="/frameworks/$framework/roles/$profile" params={{ framework: content.id, profile: profile.id }} className={css.role}>
              <span className={css.level}>{levelOf(profile)}</span>
              <span className={css.name}>{profile.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
