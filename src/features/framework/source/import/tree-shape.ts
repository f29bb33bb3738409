import type { YamlValue } from '../front-matter.ts'
import { headingKinds, looksLikeLadder } from './level-words.ts'

/** A way through a tree in which every list, and every set of like entries, is one step `*`. */
export interface Branch {
  steps: string[]
  /** The texts at the end of this way. */
  texts: string[]
}

/** A layout shows in the first entries; the rest of a long list is like them. */
const mostEntries = 150

/** Every way to a scalar, with what stands there. */
export function branchesOf(root: YamlValue): Branch[] {
  const found = new Map<string, Branch>()
  walk(root, [], found)
  return [...found.values()]
}

function walk(value: YamlValue, steps: string[], found: Map<string, Branch>): void {
  if (value === null) return
  if (typeof value !== 'object') {
    const key = steps.join('/')
    const branch = found.get(key) ?? { steps, texts: [] }
    found.set(key, branch)
    branch.texts.push(String(value))
    return
  }
  const collection = isCollection(value)
  for (const [key, inner] of firstEntries(value)) walk(inner, [...steps, collection ? '*' : escaped(key)], found)
}

function firstEntries(value: YamlValue[] | Record<string, YamlValue>): [string, YamlValue][] {
  return Array.isArray(value) ? value.slice(0, mostEntries).map((inner, at) => [String(at), inner]) : Object.entries(value).slice(0, mostEntries)
}

function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1')
}

/** A list, or keys that are names of like things rather than parts of one thing. */
export function isCollection(value: YamlValue): boolean {
  if (value === null || typeof value !== 'object') return false
  if (Array.isArray(value)) return true
  const keys = Object.keys(value).slice(0, mostEntries)
  const values = keys.map((key) => value[key]!)
  if (keys.length < 2) return false
  if (looksLikeLadder(keys)) return true
  if (keys.filter((key) => isFieldName(key)).length >= keys.length / 2) return false
  if (values.every((one) => Array.isArray(one))) return true
  if (values.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one))) return areAlike(values as Record<string, YamlValue>[])
  return !keys.some(isFieldName) && values.every((one) => typeof one === 'string' && /\S\s+\S/.test(one)) && average(values as string[]) > 15
}

export function isFieldName(key: string): boolean {
  return headingKinds(spaced(key)).length > 0 || /^(?:name|title|label|levels?|order|position|version|url|path)$/i.test(key)
}

/** `displayName` and `display_name` read as words. */
export function spaced(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')
}

function areAlike(values: readonly Record<string, YamlValue>[]): boolean {
  const counts = new Map<string, number>()
  for (const value of values) for (const key of Object.keys(value)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const shared = [...counts.values()].filter((count) => count >= values.length / 2).length
  return counts.size > 0 && shared >= counts.size / 2
}

function average(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / texts.length
}

/** All values at a way, with the names of the last step where they are keys. */
export function valuesAt(root: YamlValue, steps: readonly string[]): { key: string; value: YamlValue; inList: boolean }[] {
  let at: { key: string; value: YamlValue; inList: boolean }[] = [{ key: '', value: root, inList: false }]
  for (const step of steps) {
    at = at.flatMap(({ value }) => {
      if (value === null || typeof value !== 'object') return []
      const entries = firstEntries(value).filter(([key]) => step === '*' || escaped(key) === step)
      return entries.map(([key, inner]) => ({ key, value: inner, inList: Array.isArray(value) }))
    })
  }
  return at
}
