import type { Deed } from './deeds.ts'
import { feedbackStates } from './feedback-states.ts'
import { givingsAbout } from './givings.ts'
import { growthStates } from './growth-states.ts'
import { missedDeeds } from './missed.ts'
import type { Setting } from './plan.ts'

/** All that the people of the example do, in the order in which they do it. It depends on the setting alone. */
export function exampleYear(given: Setting): Deed[] {
  // What was said is remembered by setting, so each year begins with one of its own.
  const setting = { ...given }
  const givings = setting.people.flatMap((it) => givingsAbout(setting, it))
  const deeds = [...givings, ...missedDeeds(setting), ...feedbackStates(setting, givings), ...growthStates(setting)]
  return deeds.map((deed, index) => ({ deed, index })).toSorted((a, b) => a.deed.at.getTime() - b.deed.at.getTime() || a.index - b.index).map((it) => it.deed)
}
