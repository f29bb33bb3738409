import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import type { Framework, Level, RoleProfile } from '../model.ts'
import { fullLevelName } from '../rules/level-name.ts'
import css from './RoleMeta.module.css'

/** A role's place: its level, what that level is about and how far it reaches. */
export function RoleMeta({ content, profile, level }: { content: Framework; profile: RoleProfile; level: Level | undefined }) {
  const family = content.families.find(({ id }) => id === profile.family)
  const track = content.tracks.find(({ id }) => id === family?.track)
  const focus = content.focuses.find(({ id }) => id === level?.focus)
  const rung = content.scopes.findIndex(({ id }) => id === level?.scope)
  const specialty = content.specialties.find(({ id }) => id === profile.specialty)
  return (
    <div className={css.place}>
      <dl className={css.meta}>
        {level && <div><dt>{say('matrix.level')}</dt><dd>{fullLevelName(level)}</dd></div>}
        {specialty && <div><dt>{say('matrix.specialty')}</dt><dd>{specialty.name}</dd></div>}
        {track && <div><dt>{say('role.track')}</dt><dd>{track.name}</dd></div>}
        {focus && <div><dt>{say('role.focus')}</dt><dd>{focus.name}</dd></div>}
        {rung >= 0 && <div><dt>{say('role.scope')}</dt><dd className={css.scope}><CairnMark height={rung + 1} stone={3.6} /> {content.scopes[rung]?.name}</dd></div>}
      </dl>
      {level?.description && <p className={css.about}>{level.description}</p>}
    </div>
  )
}
