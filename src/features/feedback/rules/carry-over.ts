import type { Framework } from '../../framework/model.ts'
import { resolveIdentifier, type IdentifierKind } from '../../framework/rules/resolve-identifier.ts'
import type { ObservationInput } from '../model.ts'
import { chosenText } from './check-observations.ts'
import { levelTexts } from './level-texts.ts'

/** What a draft holds may be unfinished. */
type Written = { readonly competency: string } & { readonly [field in 'choice' | 'level' | 'frequency' | 'scope' | 'words' | 'evidence']?: ObservationInput[field] | null | undefined }

/** A cell that somebody chose by and that says something else now, or stands elsewhere; `before` is what it said. */
export type ChangedCell = { readonly competency: string; readonly level: string; readonly before: string }

export type CarriedOver<T> = {
  /** What was written, by the identifiers of the later version. */
  readonly observations: readonly T[]
  readonly changed: readonly ChangedCell[]
  /** What was written of competencies that are gone: nothing says what they became. */
  readonly gone: readonly T[]
}

/** Takes what somebody wrote with one version before them into a later one: through renames and merges, with what they have to read again. */
export function carryOver<T extends Written>(before: Framework, after: Framework, specialty: string | null, written: readonly T[]): CarriedOver<T> {
  const observations = new Map<string, T>()
  const changed = new Map<string, ChangedCell>()
  const gone: T[] = []
  for (const it of written) {
    const competency = resolveIdentifier(after, 'competency', it.competency)
    if (competency === undefined) {
      gone.push(it)
      continue
    }
    const now = { ...it, competency, ...renamed(after, it) }
    const other = observations.get(competency)
    observations.set(competency, other ? together(other, now) : now)
    const cell = changedCell(before, after, specialty, it, now, other !== undefined)
    if (cell && !changed.has(competency)) changed.set(competency, cell)
  }
  return { observations: [...observations.values()], changed: [...changed.values()], gone }
}

/** What follows from the choice, by its identifiers of today. What is gone stays, and is pointed out when it is sent. */
function renamed(after: Framework, it: Written): Partial<Written> {
  const named = (kind: 'level' | 'frequency' | 'scope') => (it[kind] ? { [kind]: resolveIdentifier(after, kind, it[kind]) ?? it[kind] } : {})
  return { ...named('level'), ...named('frequency'), ...named('scope') }
}

/** Two competencies became one: the first choice stands, and nothing of the words is lost. */
function together<T extends Written>(one: T, other: T): T {
  const words = [one.words, other.words].filter(Boolean).join('\n\n')
  const evidence = [...(one.evidence ?? []), ...(other.evidence ?? [])]
  return { ...(one.choice ? one : other), ...(words && { words }), evidence }
}

function changedCell(before: Framework, after: Framework, specialty: string | null, then: Written, now: Written, merged: boolean): ChangedCell | undefined {
  const { choice } = then
  if (!choice) return undefined
  const earlier = levelTexts(before, calledBefore(before, after, 'competency', then.competency), specialty && calledBefore(before, after, 'specialty', specialty))
  const chosen = chosenText(earlier, choice, then.level ? calledBefore(before, after, 'level', then.level) : null)
  if (!chosen) return undefined
  const texts = levelTexts(after, now.competency, specialty)
  const same = chosenText(texts, choice, now.level ?? null)
  const stands = same?.text === chosen.text && same.position === chosen.position && (texts.length === 1) === (earlier.length === 1)
  return stands && !merged ? undefined : { competency: now.competency, level: now.level ?? chosen.levels[0]!, before: chosen.text }
}

/** A draft that was carried over once and kept names things by their new identifiers, though it still has the earlier version before it. */
function calledBefore(before: Framework, after: Framework, kind: IdentifierKind & ('competency' | 'level' | 'specialty'), id: string): string {
  const list: readonly { readonly id: string }[] = { competency: before.competencies, level: before.levels, specialty: before.specialties }[kind]
  if (list.some((it) => it.id === id)) return id
  return list.find((it) => resolveIdentifier(after, kind, it.id) === id)?.id ?? id
}
