import { plainLetters } from '../../../platform/plain-letters.ts'

/** An identifier of small letters, digits and dashes from a team's name. What is neither becomes its number, so that “C” and “C++” are two teams. */
export function teamIdentifier(name: string): string {
  const id = plainLetters(name).replaceAll(/[^a-z0-9\s._-]/gu, (letter) => `u${letter.codePointAt(0)!.toString(16)}`).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  return id || 'team'
}
