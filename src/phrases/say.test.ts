import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { say } from './say.ts'

const src = path.join(import.meta.dirname, '..')

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('phrases'))
  .map((file) => readFileSync(path.join(src, file), 'utf8'))
  .join('\n')

test('every phrase is a message that can be formatted', () => {
  const broken = Object.entries(en).filter(([, message]) => {
    try {
      return !new IntlMessageFormat(message, 'en')
    } catch {
      return true
    }
  })
  expect(broken).toEqual([])
})

test('every phrase is said somewhere', () => {
  // A phrase is said by its name, or by a template that begins with a part of it: “role.” or “work.kind-”.
  const beginnings = (phrase: string) => [...phrase.matchAll(/[.-]/g)].map(({ index }) => phrase.slice(0, index + 1))
  const spoken = (phrase: string) => sources.includes(`'${phrase}'`) || beginnings(phrase).some((part) => sources.includes(`\`${part}\${`))
  expect(Object.keys(en).filter((phrase) => !spoken(phrase))).toEqual([])
})

test('numbers are counted in words', () => {
  expect(say('matrix.shown', { shown: 1, total: 1 })).toBe('1 of 1 competency')
  expect(say('matrix.shown', { shown: 1200, total: 2400 })).toBe('1,200 of 2,400 competencies')
})
