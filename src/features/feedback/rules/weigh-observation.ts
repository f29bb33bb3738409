import type { Framework } from '../../framework/model.ts'
import { scopeIsSupported, type WorkReach } from '../../work/rules/scope-of-work.ts'
import type { FeedbackContent, Observation, ObservationInput, Relation } from '../model.ts'
import { chosenText } from './check-observations.ts'
import { givesNumbers } from './giver-relation.ts'
import { levelTexts, type LevelText } from './level-texts.ts'
import { observationWorth } from './observation-worth.ts'
import { inRole, type Role } from './role-competencies.ts'

/** What an observation is weighed with: whose role, who gives, on which work. */
export type Scales = { readonly framework: Framework; readonly role: Role; readonly relation: Relation; readonly work: WorkReach | null }

export type WeighedObservation = Omit<Observation, 'remarks'>

/** What a giver said of a competency, with what it is worth and whether it counts. It must have been checked. */
export function weighObservation(scales: Scales, visibility: FeedbackContent['visibility'], it: ObservationInput): WeighedObservation {
  const { framework, role, relation } = scales
  const competency = framework.competencies.find(({ id }) => id === it.competency)!
  const texts = levelTexts(framework, it.competency, role.specialty)
  const offset = framework.frequencies.find(({ id }) => id === it.frequency)?.offset ?? 0
  // Where the framework gives no order of its levels, none is above another.
  const worth = framework.levelOrderDeclared ? observationWorth(texts, it.choice, it.level, offset) : null
  const counts = worth !== null && visibility === 'person' && givesNumbers(relation) && inRole(competency, role)
  return { ...withoutStrayFields(it), ...scopeOf(scales, competency.scopeRequired, texts, it), value: worth?.value ?? null, bound: worth?.bound ?? null, counts }
}

/** How often and how far go with what was seen; dates with a missing opportunity. A form may leave them behind when the choice changes. */
function withoutStrayFields(it: ObservationInput): ObservationInput {
  const unseen = it.choice === 'no-opportunity' || it.choice === 'not-observed' || it.choice === 'outside-role'
  return {
    ...it,
    ...(unseen ? { frequency: null, scope: null } : {}),
    ...(it.choice === 'no-opportunity' ? {} : { noOpportunityFrom: null, noOpportunityUntil: null }),
  }
}

/** Scope never changes the value: it is told whether the work bears the rung out, and whether it is the rung that the text asks for. */
function scopeOf({ framework, work }: Scales, required: boolean, texts: readonly LevelText[], it: ObservationInput): Pick<Observation, 'scopeSupported' | 'scopeShown'> {
  const rung = (id: string | null | undefined): number => framework.scopes.findIndex((one) => one.id === id)
  const asked = required && it.choice === 'level' ? rung(scopeAskedFor(framework, chosenText(texts, it.choice, it.level))) : -1
  return { scopeSupported: it.scope === null || scopeIsSupported(framework.scopes, work, it.scope), scopeShown: rung(it.scope) >= asked }
}

/** The rung of a text: its level's, unless it names others and not that one; then the lowest that it names. */
function scopeAskedFor({ scopes, levels }: Framework, text: LevelText | undefined): string | undefined {
  if (!text) return undefined
  const ofLevel = levels.find(({ id }) => id === text.levels[0])?.scope
  const named = text.expectation.scopes
  return named.length === 0 || (ofLevel && named.includes(ofLevel)) ? ofLevel : scopes.find(({ id }) => named.includes(id))?.id
}
