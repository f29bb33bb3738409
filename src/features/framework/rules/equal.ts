import type { Framework } from '../model.ts'
import { plainOf } from './plain-framework.ts'

/** Whether two frameworks say the same; where in which files it is written does not matter. */
export function equalFrameworks(a: Framework, b: Framework): boolean {
  return JSON.stringify(plainOf(a)) === JSON.stringify(plainOf(b))
}

/** The parts in which two frameworks differ, for a message. */
export function unequalParts(a: Framework, b: Framework): (keyof Framework)[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Framework)[]
  return keys.filter((key) => JSON.stringify(plainOf(a[key])) !== JSON.stringify(plainOf(b[key])))
}
