import { getRouteApi, Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { RoleSection } from '../rules/role-page.ts'
import type { Parts } from './RoleSection.tsx'
import css from './RoleContents.module.css'

const route = getRouteApi('/frameworks/$framework/roles/$profile')

type Props = { sections: RoleSection[]; section: string | undefined; parts: Parts }

/** The sections of the page, each to be read alone, and which of its parts are shown. */
export function RoleContents({ sections, section, parts }: Props) {
  const navigate = route.useNavigate()
  const options = [
    { value: 'all', label: say('role.parts-all') },
    { value: 'own', label: say('role.parts-own') },
    { value: 'inherited', label: say('role.parts-shared') },
  ] as const
  const link = (anchor: string | undefined, name: string) => (
    <li key={anchor ?? ''}>
      <Link
        from="/frameworks/$framework/roles/$profile"
        to="."
        search={(before) => ({ ...before, section: anchor })}
        resetScroll={false}
        className={css.section}
        activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
        data-chosen={section === anchor || undefined}
      >
        {name}
      </Link>
    </li>
  )
  return (
    <aside className={css.contents} aria-label={say('role.on-this-page')}>
      <p className={css.title}>{say('role.show')}</p>
      <ul>
        {link(undefined, say('role.all-sections'))}
        {sections.map(({ anchor, heading, isTitle }) => link(anchor, isTitle ? say('role.introduction') : heading))}
      </ul>
      <p className={css.title}>{say('role.parts')}</p>
      <Segmented label={say('role.parts')} options={options} value={parts} onChange={(next) => void navigate({ search: (before) => ({ ...before, parts: next === 'all' ? undefined : next }), resetScroll: false, replace: true })} />
    </aside>
  )
}
