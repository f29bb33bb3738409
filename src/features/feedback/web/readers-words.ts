import { say } from '../../../phrases/say.ts'
import { listed, namesIn } from '../../../ui/listed.ts'
import { givesNumbers } from '../rules/giver-relation.ts'
import type { GiveForm, Prepared } from './give-form.ts'

/** What decides who reads something, and what is told of that before it is written. */
export type Reading = Pick<Prepared, 'relation'> & {
  readonly about: { readonly name: string }
  /** The managers of today, without whoever writes. */
  readonly readers: readonly { readonly name: string }[]
}

const managersNamed = ({ readers }: Reading): string => namesIn(readers)

/** Who reads it today, by name. */
export function readersNamed(reading: Reading, visibility: GiveForm['visibility']): string {
  const { about: { name }, readers } = reading
  if (visibility === 'person') return listed([name, ...readers.map((one) => one.name)])
  return readers.length > 0 ? say('give.readers-managers', { name, names: managersNamed(reading) }) : say('give.readers-managers-later', { name })
}

const withName = (withheld: boolean): string => say(withheld ? 'give.without-name' : 'give.with-name')

/** What is told of words that the person reads: who reads them later, whether with a name, and whether they enter a number. */
export function personTold(reading: Reading, withheld: boolean): string {
  const { about: { name }, relation, readers } = reading
  const who = say(readers.length > 0 ? 'give.readers-person' : 'give.readers-person-alone', { name, how: withName(withheld) })
  return `${who} ${relation !== 'self' && givesNumbers(relation) ? say('give.readers-counts', { name }) : say('give.readers-no-number')}`
}

/** What is told of words for managers alone. */
export const managersTold = ({ about: { name } }: Reading, withheld: boolean): string => say('give.readers-managers-hint', { name, how: withName(withheld) })

/** The same in one line, before it is sent. */
export const readersChecked = (reading: Reading, { visibility, withholdName }: Pick<GiveForm, 'visibility' | 'withholdName'>): string =>
  [readersNamed(reading, visibility), ...(visibility === 'person' ? [say('give.check-later', { name: reading.about.name })] : []), withName(withholdName)].join(' · ')
