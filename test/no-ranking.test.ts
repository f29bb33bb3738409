import { expect, test } from 'vitest'
import { z } from 'zod'
import { actions } from '../src/app/actions.ts'

/** What is computed about a person. An observation's own value is what somebody said, and is not among them. */
const ratings = new Set(['rating', 'adjusted', 'raw', 'deviation', 'overall', 'gap', 'strength', 'probability', 'leniency', 'lowest', 'highest'])

/** Lists of people that may stand beside such a number, and why. */
const allowed: Readonly<Record<string, string>> = {
  'showCompetency explanation.parts': 'what each giver’s observation adds to one rating of one person',
  'exportAboutMe ratings.parts': 'the same, in what somebody exports about themselves',
}

type Schema = { readonly type?: string; readonly properties?: Record<string, Schema>; readonly items?: Schema; readonly anyOf?: Schema[]; readonly oneOf?: Schema[]; readonly allOf?: Schema[]; readonly $ref?: string }

/** The places in an answer where a list holds people and a rating in each entry. */
function listsOfRatedPeople(schema: Schema, path: string): string[] {
  const below = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((it) => listsOfRatedPeople(it, path))
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, it]) => listsOfRatedPeople(it, path === '' ? name : `${path}.${name}`))
  if (!schema.items) return [...below, ...inside]
  const own = namesAPerson(schema.items) && holdsRating(schema.items) ? [path] : []
  return [...below, ...inside, ...own, ...listsOfRatedPeople(schema.items, path)]
}

const partsOf = (schema: Schema): [string, Schema][] => [
  ...Object.entries(schema.properties ?? {}),
  ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((it) => it ?? []).flatMap(partsOf),
]

/** Whether an entry of a list is about somebody: it has a name and an identifier, or a part that has. */
const namesAPerson = (schema: Schema): boolean => isPerson(schema) || partsOf(schema).some(([name, it]) => ['person', 'about', 'giver', 'owner', 'member'].includes(name) && isPerson(it))
const isPerson = (schema: Schema): boolean => {
  const names = partsOf(schema).map(([name]) => name)
  return names.includes('id') && names.includes('name')
}

const holdsRating = (schema: Schema): boolean =>
  partsOf(schema).some(([name, it]) => ratings.has(name) || holdsRating(it)) || (schema.items !== undefined && holdsRating(schema.items))

test('C3: no answer has a list of people with a rating beside each', () => {
  const found = actions.flatMap(({ contract }) => {
    const schema = z.toJSONSchema(contract.output as z.ZodType, { io: 'output', unrepresentable: 'any', reused: 'inline' }) as Schema
    return listsOfRatedPeople(schema, '').map((path) => `${contract.id} ${path}`)
  })
  expect([...new Set(found)].filter((it) => !(it in allowed))).toEqual([])
  expect([...new Set(found)].sort(), 'what is allowed is still there').toEqual(Object.keys(allowed).sort())
})

test('C3: nothing that is asked for sorts or filters people by a rating', () => {
  for (const { contract } of actions) {
    const names = Object.keys((z.toJSONSchema(contract.input as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema).properties ?? {})
    expect([contract.id, names.filter((it) => /^(sort|order|rank|minimum|above|below)/i.test(it))]).toEqual([contract.id, []])
  }
})
