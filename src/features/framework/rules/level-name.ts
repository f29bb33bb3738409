import type { Level } from '../model.ts'

const bare = (text: string): string => text.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a level's identifier says nothing that its name does not: `senior` beside "Senior". */
const isOnlyItsName = ({ id, name }: Level): boolean => bare(id) === bare(name)

/** What a level is called where there is little room: E4, or Senior. */
export const shortLevelName = (level: Level): string => (isOnlyItsName(level) ? level.name : level.id)

/** What a level is called in full: "E4 · Lead Engineer", or Senior. */
export const fullLevelName = (level: Level): string => (isOnlyItsName(level) ? level.name : `${level.id} · ${level.name}`)

/** What a level's short name leaves out: "Lead Engineer" beside E4, and nothing beside Senior. */
export const restOfLevelName = (level: Level): string | undefined => (isOnlyItsName(level) ? undefined : level.name)
