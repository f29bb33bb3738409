import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { explainPerson } from '../rules/explain-rating.ts'
import { rateObservations } from '../rules/rate-observations.ts'
import { explainedTable } from './explained-text.ts'
import { readObservations } from './observation-csv.ts'
import { ratedTable } from './rated-text.ts'

const page = readFileSync(path.join(packageRoot, 'docs', 'ratings.md'), 'utf8')

/** The text of the page's block that begins with `start`. */
function block(start: string): string {
  const from = page.indexOf(start) + start.length
  return page.slice(from, page.indexOf('```', from))
}

const read = readObservations('example.csv', block('```csv\n'))
if (!read.ok) throw new Error(JSON.stringify(read.findings))
const rated = rateObservations(read.observations, 'fitted')

test('the six observations of the documentation are rated as it says', () => {
  expect(`${ratedTable(rated).trimEnd()}\n`).toBe(block('$ bin/cairn rate example.csv\n'))
})

test('“why” is as the documentation says', () => {
  const why = explainPerson(rated.data, rated.givens, rated.data.people.indexOf('Ana'))!
  expect(explainedTable(why)).toBe(block('$ bin/cairn rate example.csv --why Ana\n'))
})

test('the simple leniencies are those found by hand', () => {
  const { givens } = rateObservations(read.observations, 'simple')
  expect([...givens.leniency].map((one) => one.toFixed(2))).toEqual(['0.30', '-0.16', '-0.14'])
})
