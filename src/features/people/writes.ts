import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { RosterEntry, Team } from './model.ts'

type May = Permit<'recordRoster'>

export const insertTeams = async (tx: Tx, _permit: May, teams: readonly Team[]): Promise<void> => {
  if (teams.length === 0) return
  await tx
    .insertInto('team')
    .values([...teams])
    .onConflict((on) => on.column('id').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })))
    .execute()
}

/** `people` gives the person behind each e-mail address that the entry names. */
export async function insertRosterEntry(tx: Tx, _permit: May, entry: RosterEntry, people: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const personId = people.get(entry.email)!
  for (const { team, role, startsOn, endsOn } of entry.memberships) {
    await tx
      .insertInto('membership')
      .values({ team_id: team, person_id: personId, role, starts_on: startsOn, ends_on: endsOn ?? null, recorded_at: now })
      .execute()
  }
  for (const it of entry.employments) {
    const id = newId<'employment'>(now)
    await tx
      .insertInto('employment')
      .values({
        id,
        person_id: personId,
        title: it.title,
        framework_id: it.framework ?? null,
        family: it.family ?? null,
        specialty: it.specialty ?? null,
        domain: it.domain ?? null,
        starts_on: it.startsOn,
        ends_on: it.endsOn ?? null,
        recorded_at: now,
      })
      .execute()
    if (it.secondary?.length) {
      const roles = it.secondary.map(({ family, specialty }) => ({ employment_id: id, family, specialty: specialty ?? null }))
      await tx.insertInto('employment_secondary_role').values(roles).execute()
    }
    if (it.level) await tx.insertInto('employment_level').values({ employment_id: id, level: it.level }).execute()
    for (const manager of it.managers) {
      await tx
        .insertInto('employment_manager')
        .values({ employment_id: id, manager_id: people.get(manager.email)!, starts_on: manager.startsOn, ends_on: manager.endsOn ?? null, recorded_at: now })
        .execute()
    }
  }
}
