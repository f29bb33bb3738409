import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Zsófia Lendvai', 'ZL'],
  ['Ada', 'A'],
  ['Martin Luther King Jr.', 'MJ'],
  ['😀 Smith', '😀S'],
  ['𠮷野 太郎', '𠮷太'],
  ['ada@fellside.example', 'AE'],
  ['', ''],
])('the initials of “%s” are whole letters of its first and its last word', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
