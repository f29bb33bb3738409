import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { Prose } from '../../../ui/Prose.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { Framework, RoleProfile } from '../model.ts'
import { rolePage, type RoleSection } from '../rules/role-page.ts'
import { CarriedData } from './CarriedData.tsx'
import { NoSuchPart } from './NoSuchPart.tsx'
import { currentVersion } from './queries.ts'
import { RoleContents } from './RoleContents.tsx'
import { RoleLadder, RoleNeighbours } from './RoleSiblings.tsx'
import { RoleMeta } from './RoleMeta.tsx'
import { RoleSectionView, type Parts } from './RoleSection.tsx'
import { useTerms } from './Terms.tsx'
import css from './RolePage.module.css'

const route = getRouteApi('/frameworks/$framework/roles/$profile')

/** What is expected of one role at one level, in the order in which it was written. */
export function RolePage() {
  const { framework, profile } = route.useParams()
  const { data } = useSuspenseQuery(currentVersion({ framework }))
  const found = data.content.roleProfiles.find(({ id }) => id === profile)
  return found ? <Profile content={data.content} profile={found} /> : <NoSuchPart framework={framework} />
}

function Profile({ content, profile }: { content: Framework; profile: RoleProfile }) {
  usePageTitle(say('role.title', { profile: profile.name, framework: content.name }))
  const { section, parts = 'all' } = route.useSearch()
  const page = useMemo(() => rolePage(content, profile), [content, profile])
  const shown = page.sections.filter(({ anchor }) => !section || anchor === section)
  return (
    <div className={css.page}>
      <RoleContents sections={page.sections} section={section} parts={parts as Parts} />
      <article className={css.role}>
        <header className={css.head}>
          <h1>{profile.name}</h1>
          {profile.description && <p className={css.lead}>{profile.description}</p>}
          <RoleMeta content={content} profile={profile} level={page.level} />
          <RoleLadder content={content} profile={profile} />
          <p className={css.links}>
            <Link to="/frameworks/$framework/compare" params={{ framework: content.id }} search={{ left: `role:${profile.id}` }} className={buttonClass('plain', true)}>{say('role.compare')}</Link>
            <Link to="/frameworks/$framework" params={{ framework: content.id }} search={{ role: profile.family, level: profile.level, ...(profile.specialty && { specialty: profile.specialty }) }} className={buttonClass('plain', true)}>{say('role.in-matrix')}</Link>
          </p>
        </header>
        <Sections content={content} sections={shown} parts={parts as Parts} />
        <CarriedData carried={profile.carried} />
        <RoleNeighbours content={content} profile={profile} />
      </article>
    </div>
  )
}

function Sections({ content, sections, parts }: { content: Framework; sections: RoleSection[]; parts: Parts }) {
  const words = useTerms(content)
  if (sections.length === 0) return <Empty title={say('role.no-text')}><p>{say('role.no-text-text')}</p></Empty>
  return (
    <>
      {content.levelsAre === 'cumulative' && <Prose text={say('framework.cumulative')} />}
      {sections.map((section) => <RoleSectionView key={section.anchor} content={content} section={section} parts={parts} words={words} />)}
    </>
  )
}
