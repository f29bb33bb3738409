import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import type { Framework, RoleProfile } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import { siblingProfiles } from '../rules/sibling-profiles.ts'
import css from './RoleSiblings.module.css'

type Props = { content: Framework; profile: RoleProfile }

/** The levels of this family, this one among them. */
export function RoleLadder({ content, profile }: Props) {
  const family = content.families.find(({ id }) => id === profile.family)
  const order = (one: RoleProfile) => content.levels.findIndex(({ id }) => id === one.level)
  const rungs = [profile, ...siblingProfiles(content, profile.id).levels.filter(({ level }) => level !== profile.level)].sort((one, other) => order(one) - order(other))
  if (rungs.length < 2) return null
  return (
    <nav className={css.ladder} aria-label={say('role.levels', { family: family?.name ?? '' })}>
      <ul>
        {rungs.map((one) => (
          <li key={one.id}>
            <Link to="/frameworks/$framework/roles/$profile" params={{ framework: content.id, profile: one.id }} activeOptions={{ includeSearch: false }} className={css.rung} title={one.name}>
              {nameOfLevel(content, one.level)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function nameOfLevel({ levels }: Framework, id: string): string {
  const level = levels.find((one) => one.id === id)
  return level ? shortLevelName(level) : id
}

/** Other roles at this level, and the specialties of this role. */
export function RoleNeighbours({ content, profile }: Props) {
  const { levels, roles } = siblingProfiles(content, profile.id)
  const specialties = levels.filter(({ level }) => level === profile.level)
  if (roles.length + specialties.length === 0) return null
  return (
    <footer className={css.neighbours}>
      <Group title={say('role.specialties')} content={content} profiles={specialties} />
      <Group title={say('role.siblings', { level: content.levels.find(({ id }) => id === profile.level)?.name ?? profile.level })} content={content} profiles={roles} />
    </footer>
  )
}

function Group({ title, content, profiles }: { title: string; content: Framework; profiles: RoleProfile[] }) {
  if (profiles.length === 0) return null
  return (
    <nav aria-label={title}>
      <h2>{title}</h2>
      <ul>{profiles.map((one) => <li key={one.id}><Link to="/frameworks/$framework/roles/$profile" params={{ framework: content.id, profile: one.id }}>{one.name}</Link></li>)}</ul>
    </nav>
  )
}
