import { sql, type RawBuilder } from 'kysely'
import { marks, plainWords, typedFor } from './plain-letters.ts'

const single = Object.entries(typedFor).filter(([, typed]) => typed.length === 1)
const several = Object.entries(typedFor).filter(([, typed]) => typed.length > 1)

/** `plainLetters` as the database says it, from the same letters. */
export function plainLettersOf(text: RawBuilder<string>): RawBuilder<string> {
  const bare = sql<string>`lower(regexp_replace(normalize(${text}, nfkd), ${sql.lit(marks.source)}, '', 'g'))`
  const lettered = sql<string>`translate(${bare}, ${sql.lit(single.map(([it]) => it).join(''))}, ${sql.lit(single.map(([, it]) => it).join(''))})`
  return several.reduce((all, [letter, typed]) => sql<string>`replace(${all}, ${sql.lit(letter)}, ${sql.lit(typed)})`, lettered)
}

/** Whether a text has every word that was typed. Where nothing was typed, nothing is read for it. */
export function hasWordsTyped(text: RawBuilder<string>, typed: string): RawBuilder<boolean> {
  const words = plainWords(typed).map((it) => `%${it.replace(/[\\%_]/g, '\\$&')}%`)
  return words.length === 0 ? sql`true` : sql`${plainLettersOf(text)} like all (${words}::text[])`
}
