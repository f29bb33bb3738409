/** What the rosters of one day say of two people. */
export type RelationFacts = {
  readonly same: boolean
  /** The first manages the second, or the second the first. */
  readonly manages: boolean
  readonly isManaged: boolean
  readonly sharesTeam: boolean
}

/** Who the first person is to the second. A colleague shares no team and neither manages the other. */
export type RosterRelation = 'self' | 'manager' | 'report' | 'teammate' | 'colleague'

/** A manager who is also on the team is the manager, and so is a report: the closer duty decides. */
export function relationBetween({ same, manages, isManaged, sharesTeam }: RelationFacts): RosterRelation {
  if (same) return 'self'
  if (manages) return 'manager'
  if (isManaged) return 'report'
  return sharesTeam ? 'teammate' : 'colleague'
}
