import type { Focus, Level, Scope } from '../../model.ts'
import type { Settings } from '../settings-model.ts'
import { identifierFrom, identifierOf, UniqueNames } from '../slugs.ts'
import type { Fact, Records } from './records.ts'

/** The ladder of a source, and how its texts name the levels. */
export interface LevelIndex {
  all: Level[]
  focuses: Focus[]
  scopes: Scope[]
  named: (text: string) => string | undefined
}

/** Levels as the mapping declares them; then those that the source tells of, in the order in which it does. */
export function levelIndex(records: Records, settings: Settings): LevelIndex {
  const byWords = new Map<string, string>()
  const all = [...settings.levels]
  for (const level of all) remember(byWords, level.id, [level.id, level.name, level.title, `${level.id} ${level.name}`])
  const index: LevelIndex = { all, focuses: [], scopes: [...settings.scopes], named: (text) => byWords.get(text) ?? byWords.get(identifierFrom(text)) }
  const declaredAll = all.length > 0
  for (const fact of records.levels) addLevel(fact, index, byWords, settings, declaredAll)
  for (const cell of records.cells) {
    if (index.named(cell.level) === undefined && !declaredAll) addLevel({ key: cell.level, source: cell.source }, index, byWords, settings, false)
  }
  return index
}

function remember(byWords: Map<string, string>, id: string, words: readonly (string | undefined)[]): void {
  for (const word of words) {
    if (word === undefined) continue
    for (const form of [word, identifierFrom(word)]) if (form !== '' && !byWords.has(form)) byWords.set(form, id)
  }
}

function addLevel(fact: Fact, index: LevelIndex, byWords: Map<string, string>, settings: Settings, declaredAll: boolean): void {
  const known = index.named(fact.id ?? fact.key) ?? index.named(fact.key)
  if (known !== undefined) {
    const at = index.all.findIndex((level) => level.id === known)
    index.all[at] = completed(index.all[at]!, fact, index, settings)
    return
  }
  if (declaredAll) return
  const wanted = identifierOf(fact.id ?? fact.key) || `level-${index.all.length + 1}`
  const id = new UniqueNames(index.all.map((level) => level.id)).take(wanted)
  const level: Level = { id, name: nameOf(fact), position: index.all.length + 1 }
  index.all.push(completed(level, fact, index, settings))
  remember(byWords, id, [fact.key, fact.id, fact.name, fact.title, id, fact.name && `${fact.key} ${fact.name}`])
}

/** A bare number says little as a name; `Level 2` says what it counts. */
function nameOf({ key, name }: Fact): string {
  const shown = name ?? key
  return /^\d+(?:\.\d+)?$/.test(shown) ? `Level ${shown}` : shown
}

/** Adds what the source tells of a level where nothing is declared. */
function completed(level: Level, fact: Fact, index: LevelIndex, settings: Settings): Level {
  const focus = level.focus === undefined && fact.focus !== undefined ? focusOf(fact.focus, index, settings) : undefined
  const scope = level.scope === undefined && fact.scope !== undefined ? scopeOf(fact.scope, index) : undefined
  return {
    ...level,
    ...(level.title === undefined && fact.title !== undefined ? { title: fact.title } : {}),
    ...(level.description === undefined && fact.description !== undefined ? { description: fact.description.trim() } : {}),
    ...(focus === undefined ? {} : { focus }),
    ...(scope === undefined ? {} : { scope }),
    ...(fact.carried ? { carried: { ...level.carried, ...fact.carried } } : {}),
  }
}

function focusOf(words: string, index: LevelIndex, settings: Settings): string {
  const id = identifierFrom(words) || 'focus'
  const known = [...settings.focuses, ...index.focuses].find((focus) => focus.id === id || identifierFrom(focus.name) === id)
  if (known) return known.id
  index.focuses.push({ id, name: words, words: [] })
  return id
}

/** A rung of the areas of influence that a level is measured by, defined in the source’s own words. */
function scopeOf(words: string, index: LevelIndex): string {
  const id = identifierFrom(words) || 'scope'
  const known = index.scopes.find((scope) => scope.id === id || identifierFrom(scope.name) === id)
  if (known) return known.id
  index.scopes.push({ id, name: words, definition: words, aliases: [] })
  return id
}
