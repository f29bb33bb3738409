import type { DraftContent, FeedbackContent, ObservationInput } from '../../features/feedback/model.ts'

type Observation = Partial<ObservationInput> & Pick<ObservationInput, 'competency'>

/** What is given, with work by its title and people by their identifiers in the file. */
export type GivenContent = Pick<FeedbackContent, 'observedOn'> & Partial<Pick<FeedbackContent, 'visibility' | 'withholdName' | 'words'>> & { readonly work: string | null; readonly observations: readonly Observation[] }

export type DraftedContent = Omit<DraftContent, 'workItem' | 'observations'> & { readonly work: string | null; readonly observations: readonly Observation[] }

/**
 * One thing that somebody of the example does. `key` is what later deeds call it by: a correction what it corrects, an answer what was
 * asked. People are named as in the file.
 */
export type Deed = { readonly at: Date; readonly by: string } & (
  | { readonly kind: 'ask'; readonly key: string; readonly about: string; readonly givers: readonly string[]; readonly competencies: readonly string[]; readonly work: string | null; readonly message: string }
  | { readonly kind: 'give'; readonly key: string; readonly about: string; readonly content: GivenContent; readonly request?: string }
  | { readonly kind: 'decline'; readonly request: string; readonly because: string }
  | { readonly kind: 'cancel'; readonly request: string }
  | { readonly kind: 'draft'; readonly about: string; readonly content: DraftedContent; readonly request?: string }
  | { readonly kind: 'correct'; readonly feedback: string; readonly content: GivenContent }
  | { readonly kind: 'withdraw'; readonly feedback: string }
  | { readonly kind: 'invite'; readonly key: string; readonly about: string; readonly name: string; readonly competencies: readonly string[]; readonly work: string | null; readonly message: string | null }
  | { readonly kind: 'outside'; readonly invitation: string; readonly words: string; readonly observations: readonly { readonly competency: string; readonly words: string | null; readonly evidence: ObservationInput['evidence'] }[] }
  | { readonly kind: 'assess'; readonly observations: readonly Pick<ObservationInput, 'competency' | 'level' | 'frequency' | 'scope' | 'words'>[] }
  | { readonly kind: 'no-opportunity'; readonly about: string; readonly competency: string; readonly reason: string; readonly startsOn: string; readonly endsOn: string | null }
  | { readonly kind: 'agree'; readonly key: string; readonly about: string; readonly competency: string; readonly prompt: 'gap' | 'strength'; readonly growth: string; readonly organization: string; readonly action: string; readonly owner: string; readonly dueOn: string }
  | { readonly kind: 'comment'; readonly action: string; readonly words: string }
  | { readonly kind: 'finish'; readonly action: string; readonly words: string }
  | { readonly kind: 'support'; readonly key: string; readonly about: string; readonly competency: string | null; readonly words: string; readonly owner: string; readonly dueOn: string; readonly shared: boolean }
  | { readonly kind: 'support-given'; readonly support: string; readonly words: string }
  | { readonly kind: 'settle-agenda-item'; readonly item: string }
  | { readonly kind: 'agenda'; readonly key: string; readonly about: string; readonly topic: 'topic' | 'goal' | 'feedback'; readonly competency: string | null; readonly level: string | null; readonly words: string }
  | { readonly kind: 'opportunity'; readonly key: string; readonly framework: string; readonly competency: string; readonly title: string; readonly words: string | null; readonly team: string | null; readonly forEngineering: boolean; readonly opensOn: string; readonly closesOn: string | null }
  | { readonly kind: 'close-opportunity'; readonly opportunity: string }
  | { readonly kind: 'offer-mentoring'; readonly framework: string; readonly competency: string; readonly capacity: number; readonly words: string }
  | { readonly kind: 'ask-mentor'; readonly key: string; readonly mentor: string; readonly framework: string; readonly competency: string; readonly words: string }
  | { readonly kind: 'answer-mentee'; readonly mentorship: string; readonly accept: boolean }
  | { readonly kind: 'change-managers'; readonly about: string; readonly from: string; readonly managers: readonly string[] }
  | { readonly kind: 'leave'; readonly about: string }
)

export type DeedOf<Kind extends Deed['kind']> = Extract<Deed, { kind: Kind }>
