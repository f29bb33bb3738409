import type { Framework } from '../../features/framework/model.ts'
import type { Colleague } from './people.ts'
import type { ExampleWords } from './words.ts'
import type { Work } from './work.ts'

/** Everything that a year of the example is made of. `seed` decides what is left to chance. */
export type Setting = {
  readonly seed: string
  readonly today: string
  readonly people: readonly Colleague[]
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly words: ExampleWords
  readonly work: readonly Work[]
}

export const personOf = ({ people }: Setting, id: string): Colleague => {
  const found = people.find((it) => it.id === id)
  if (!found) throw new Error(`The example organization has nobody called ${id}.`)
  return found
}

export const byEmail = ({ people }: Setting, email: string): Colleague => people.find((it) => it.email === email)!
