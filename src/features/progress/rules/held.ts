import type { PromptOutcome } from '../model.ts'

type Held = Pick<PromptOutcome, 'owner' | 'takenOnBy' | 'heldBy' | 'doneAt'>

/** Whether somebody in person has it: whoever was asked, or whoever took it on. Otherwise it is with all who manage the person, and one of them can take it on. */
export const someoneHasIt = ({ owner, takenOnBy, heldBy }: Held): boolean => heldBy.some(({ id }) => id === takenOnBy?.id || id === owner.id)

export const isWith = ({ heldBy }: Held, person: string): boolean => heldBy.some(({ id }) => id === person)

/** Whoever does what was with several has taken it on by that. */
export const takenOnByDoing = (it: Held, doer: string): string | null => (!someoneHasIt(it) && isWith(it, doer) ? doer : null)
