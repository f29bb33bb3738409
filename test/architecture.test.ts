import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../src/platform/package-root.ts'

/** The order of the features: each may use those before it. */
const features = ['access', 'people', 'framework', 'work', 'rating', 'feedback', 'progress', 'goals', 'one-on-ones', 'reviews', 'promotions', 'mentoring', 'hiring', 'insights', 'waiting']

const src = path.join(packageRoot, 'src')

/** A feature's files and what each may import of its own feature. Actions are every other `verb-noun.ts`. */
const kinds = {
  model: ['model'],
  rules: ['model', 'rules'],
  policy: ['model', 'policy'],
  reads: ['model', 'rules', 'reads'],
  writes: ['model', 'rules', 'reads', 'writes'],
  api: ['model', 'api'],
  source: ['model', 'rules', 'source'],
  action: ['model', 'rules', 'policy', 'reads', 'writes', 'api', 'source', 'action'],
  web: ['model', 'rules', 'api', 'web'],
} as const

type Kind = keyof typeof kinds

/** What an action or a screen may take from features before its own: never their writes. */
const acrossFeatures: Record<Kind, readonly Kind[]> = {
  model: ['model'],
  rules: ['model', 'rules'],
  policy: ['model', 'policy', 'rules'],
  reads: ['model', 'rules'],
  writes: ['model'],
  api: ['model'],
  // A kind of file is read and written in one place, whichever feature's facts are in it.
  source: ['model', 'rules', 'source'],
  action: ['model', 'rules', 'reads', 'policy'],
  web: ['model', 'rules', 'api', 'web'],
}

type Place = { readonly area: string; readonly feature?: string; readonly kind?: Kind }

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((it) => it.replaceAll(path.sep, '/'))
  .filter((it) => /\.tsx?$/.test(it))

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

function placeOf(file: string): Place {
  const [area = '', feature, ...rest] = file.split('/')
  if (area !== 'features' || !feature) return { area }
  return { area, feature, kind: kindOf(rest.join('/')) }
}

function kindOf(file: string): Kind {
  const first = file.split('/')[0]!
  if (first === 'rules' || first === 'source' || first === 'web') return first
  const name = first.replace(/\.ts$/, '')
  return name !== 'action' && name in kinds ? (name as Kind) : 'action'
}

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(src, file), 'utf8')
  return [...text.matchAll(statement)].map((it) => ({ from: file, to: target(file, (it[2] ?? it[3])!), typeOnly: Boolean(it[1]) }))
}

const target = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)) : specifier

const sources = files.filter((it) => !isTest(it))
const imports = sources.flatMap(importsOf)
const own = imports.filter((it) => !it.to.startsWith('..') && files.includes(it.to))

const show = (it: Import, advice: string): string => `${it.from} imports ${it.to}: ${advice}`

describe('the house', () => {
  test('platform knows no feature, ui ships in any product, features know nothing of the app', () => {
    const allowed: Record<string, readonly string[]> = {
      app: ['app', 'features', 'platform', 'ui', 'phrases'],
      features: ['features', 'platform', 'ui', 'phrases'],
      platform: ['platform'],
      ui: ['ui', 'platform', 'phrases'],
      phrases: ['phrases'],
    }
    const wrong = own.filter((it) => !allowed[placeOf(it.from).area]?.includes(placeOf(it.to).area))
    expect(wrong.map((it) => show(it, 'move what is needed down, or pass it in'))).toEqual([])
  })

  test('a feature uses only features before its own', () => {
    const wrong = own.filter(({ from, to }) => {
      const [user, used] = [placeOf(from).feature, placeOf(to).feature]
      return user && used && features.indexOf(used) > features.indexOf(user)
    })
    expect(wrong.map((it) => show(it, 'turn it round: the later feature reads the earlier one'))).toEqual([])
  })

  test('every feature folder is one of the known ones', () => {
    const found = new Set(files.map((it) => placeOf(it).feature).filter((it) => it !== undefined))
    expect([...found].filter((it) => !features.includes(it))).toEqual([])
  })

  test('inside a feature each kind of file imports only what it may', () => {
    const wrong = own.filter(({ from, to }) => {
      const [a, b] = [placeOf(from), placeOf(to)]
      return a.feature && a.feature === b.feature && !(kinds[a.kind!] as readonly Kind[]).includes(b.kind!)
    })
    expect(wrong.map((it) => show(it, `a ${placeOf(it.from).kind} may import ${kinds[placeOf(it.from).kind!].join(', ')} of its feature`))).toEqual([])
  })

  test('across features nobody writes another feature’s tables or calls its actions', () => {
    const wrong = own.filter(({ from, to }) => {
      const [a, b] = [placeOf(from), placeOf(to)]
      return a.feature && b.feature && a.feature !== b.feature && !acrossFeatures[a.kind!].includes(b.kind!)
    })
    expect(wrong.map((it) => show(it, `a ${placeOf(it.from).kind} may use ${acrossFeatures[placeOf(it.from).kind!].join(', ')} of another feature`))).toEqual([])
  })

  test('only policies mint permits', () => {
    const minting = sources.filter((it) => placeOf(it).kind !== 'policy' && it !== 'platform/permit.ts' && /\bmintPermit\b/.test(readFileSync(path.join(src, it), 'utf8')))
    expect(minting.map((it) => `${it} mints a permit: ask a policy for it`)).toEqual([])
  })

  test('rules are pure: no waiting, no clock, no chance, no database', () => {
    const impure = sources
      .filter((it) => placeOf(it).kind === 'rules')
      .filter((it) => /\basync\b|\bawait\b|Date\.now\(|new Date\(\)|Math\.random\(|from 'kysely'|from 'node:/.test(withoutComments(it)))
    expect(impure.map((it) => `${it} is not pure: pass in what it needs, and let an action wait for it`)).toEqual([])
  })

  test('SQL stands in reads, writes and the platform only', () => {
    const elsewhere = sources
      .filter((it) => placeOf(it).area === 'features' && !['reads', 'writes'].includes(placeOf(it).kind!))
      .filter((it) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|sql`/.test(readFileSync(path.join(src, it), 'utf8')))
    expect(elsewhere.map((it) => `${it} talks to the database: put the query into reads.ts or writes.ts`)).toEqual([])
  })

  test('no screen brings zod to the browser: what it needs of models and contracts are types', () => {
    const needed = new Set(sources.filter((it) => placeOf(it).kind === 'web' || it.startsWith('app/web/')).filter((it) => /\.tsx$|-queries\.ts$|\/queries\.ts$/.test(it)))
    const wrong: Import[] = []
    for (const from of needed) {
      for (const it of own.filter((one) => one.from === from && !one.typeOnly)) {
        if (['model', 'api'].includes(placeOf(it.to).kind ?? '')) wrong.push(it)
        else needed.add(it.to)
      }
    }
    expect(wrong.map((it) => show(it, 'import the type, and move the value to the rules'))).toEqual([])
  })

  test('there are no import cycles', () => {
    expect(cycles()).toEqual([])
  })

  test('nothing is called utils, helpers or service, and no file only passes exports on', () => {
    expect(files.filter((it) => /(utils?|helpers?|service|misc|common)\.tsx?$|\/index\.tsx?$/.test(it))).toEqual([])
    const barrels = sources.filter((it) => {
      const lines = withoutComments(it).split('\n').filter((line) => line.trim() !== '')
      return lines.length > 0 && lines.every((line) => /^export .* from /.test(line))
    })
    expect(barrels).toEqual([])
  })
})

const withoutComments = (file: string): string =>
  readFileSync(path.join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

/** Every cycle of imports that run, as a path; imports of types alone are gone when the program runs. */
function cycles(): string[] {
  const graph = new Map(sources.map((file) => [file, own.filter((it) => it.from === file && !it.typeOnly).map((it) => it.to)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file)
    if (at >= 0) {
      found.push([...trail.slice(at), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}
