import type { PersonRef } from '../../people/model.ts'
import type { MapRow, TeamMember } from '../model.ts'
import type { MapFacts } from './map-rows.ts'
import { openPromptsIn, type Agreed } from './prompts.ts'
import { lacksFeedback } from './without-number.ts'

/** What is known of a report before anything is read from their map. */
interface Known {
  readonly person: PersonRef
  readonly employment: { readonly title: string; readonly framework: string | null; readonly level: string | null } | null
  readonly newFeedback: number
  readonly lastFeedbackOn: string | null
  readonly openActions: number
  readonly agendaItems: number
  readonly openRequests: number
  readonly agreed: readonly Agreed[]
}

/** One line of a team page, from somebody's map: words and counts, never a rating. */
export function memberState({ person, employment, agreed, newFeedback, lastFeedbackOn, openActions, agendaItems, openRequests }: Known, facts: Pick<MapFacts, 'framework' | 'cells'> | undefined, rows: readonly MapRow[]): TeamMember {
  return {
    person,
    title: employment?.title ?? null,
    framework: employment?.framework ?? null,
    level: employment?.level ?? null,
    newFeedback, lastFeedbackOn, openActions, agendaItems, openRequests,
    withoutFeedback: rows.filter(lacksFeedback).map(({ competency, name, notObserved, stopped }) => ({ competency, name, notObserved, stopped })),
    noOpportunity: rows.flatMap(({ competency, name, noOpportunity }) => noOpportunity.map(({ reason, until }) => ({ competency, name, reason, until }))),
    openPrompts: facts ? openPromptsIn(facts, rows, agreed) : 0,
  }
}
