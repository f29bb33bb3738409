import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import type { Database } from './database.ts'
import { hasPlainWords, plainLetters } from './plain-letters.ts'
import { hasWordsTyped, plainLettersOf } from './plain-letters-sql.ts'

const names: readonly (readonly [typed: string, name: string])[] = [
  ['Soren', 'Søren Ødegård'], ['odegard', 'Søren Ødegård'], ['lukasz', 'Łukasz Żółć'], ['ZOLC', 'Łukasz Żółć'], ['dorde', 'Đorđe'], ['weiss', 'Jana Weiß'], ['WEISS', 'JANA WEIẞ'],
  ['aegir', 'Ægir Þór'], ['thor', 'Ægir Þór'], ['oeuvre', 'Œuvrard Œuvre'], ['isil', 'Işıl'], ['istanbul', 'İstanbul'], ['Muller', 'Mu\u0308ller'], ['müller', 'Muller'],
  ['νικοσ', 'ΝΙΚΟΣ'], ['김민', '김민준'], ['기', '김민준'], ['किर', 'किरण'], ['nguyen', 'Nguyễn Thị'],
  ['100%', 'The 100% club'], ['a_b', 'A_B'], ['back\\', 'Back\\slash'],
]

test.each(names)('“%s” finds “%s”', (typed, name) => {
  expect(hasPlainWords(name, typed)).toBe(true)
})

test('every word has to be there, in any order, and nothing is a pattern', () => {
  expect(hasPlainWords('Søren Ødegård', 'ode sor')).toBe(true)
  expect(hasPlainWords('Søren Ødegård', 'soren holm')).toBe(false)
  expect(hasPlainWords('Søren Ødegård', '')).toBe(true)
  for (const pattern of ['s.ren', 's%ren', 's_ren', '100%', '[s]']) expect(hasPlainWords('Søren', pattern)).toBe(false)
})

describe.each(engines())('on the $name database', (engine) => {
  let db: Database
  beforeAll(async () => void (db = await engine.open('empty')))
  afterAll(() => db.close())

  test('letters are the same to the database as to the browser, from Latin to Greek and Cyrillic', async () => {
    const between = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at))
    const letters = [...between(0x20, 0x52f), ...between(0x1e00, 0x1fff)].filter((it) => /\p{L}/u.test(it))
    const { rows } = await sql<{ letter: string; plain: string }>`select letter, ${plainLettersOf(sql`letter`)} as plain from unnest(${letters}::text[]) as letter`.execute(db.kysely)
    expect(rows.filter(({ letter, plain }) => plain !== plainLetters(letter))).toEqual([])
    expect(rows.length).toBeGreaterThan(1000)
  })

  test.each(names)('“%s” finds “%s”', async (typed, name) => {
    const { rows } = await sql<{ found: boolean; other: boolean }>`select ${hasWordsTyped(sql`${name}::text`, typed)} as found, ${hasWordsTyped(sql`${name}::text`, `${typed} x%`)} as other`.execute(db.kysely)
    expect(rows).toEqual([{ found: true, other: false }])
  })
})
