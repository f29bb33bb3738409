import type { RosterRelation } from '../../people/rules/relation.ts'
import type { Relation } from '../model.ts'

/** What is known, on the day of the work, of a giver beside what the rosters say of the two. */
export type GiverFacts = {
  readonly roster: Exclude<RosterRelation, 'self'>
  readonly worksHere: boolean
  /** Somebody who may ask has asked them. */
  readonly asked: boolean
  /** A team of theirs and one of the person's are among the teams that the linked work affected. */
  readonly sharesWork: boolean
}

/** Who a giver is to the person. Whoever did not work here on that day is a stranger, whatever they were before or after. */
export function giverRelation({ roster, worksHere, asked, sharesWork }: GiverFacts): Relation {
  if (!worksHere) return 'stranger'
  if (roster !== 'colleague') return roster
  return asked || sharesWork ? 'stakeholder' : 'stranger'
}

const withNumbers: ReadonlySet<Relation> = new Set<Relation>(['manager', 'teammate', 'stakeholder'])

/** Whether observations of such a giver enter the numbers; the others give words and evidence. */
export const givesNumbers = (relation: Relation): boolean => withNumbers.has(relation)
