import fc from 'fast-check'
import type { Competency, Expectation, Framework } from '../src/features/framework/model.ts'
import { protectedText } from '../src/features/framework/source/import/cell-content.ts'

/** Texts that spreadsheets, CSV, YAML and XML are known to change. */
const hard = ['=1+1', '-1', '@x', "'quoted'", '"', '""', ' a ', 'a,b', 'a;b', 'yes', 'null', '007', '1e3', '<script>alert(1)</script>', '&amp;', 'a\nb', 'a\r\nb', 'a\tb', '_x000D_', '{#id}', '# no heading', '- no list', '#N/A', '🧭', 'İ', '__proto__', '{"a":1}', '[1]', 'a: b # c', '\u0001']

const source = { file: 'a.md', line: 1 }
const texts = (any: boolean): fc.Arbitrary<string> => (any ? fc.oneof(fc.constantFrom(...hard), fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })) : sentences)

/** What an import makes of a cell: plain words, with what Markdown would take for its own marked as text. */
const sentences = fc
  .tuple(fc.constantFrom('Plans', '# Plans', '1. Plans', '> Plans', '=Plans', 'Scope: plans', '<b>Plans</b>', '* * *', '| a | b |', '{{% include "a" %}}', '```', '---'), fc.constantFrom('the work', 'a *whole* year', 'with\ncare', 'a-b_c', '`code` & more', 'for [others](x.md)'))
  .map(([first, rest]) => protectedText(`${first} ${rest}.`))

/** Anything that JSON holds, but for the one key that JavaScript keeps for itself. */
const carriedValues = fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('"__proto__":'))

const identifiers = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)

export interface Generating {
  /** Any text there is; otherwise such text as an import makes. */
  anyText: boolean
}

/** Frameworks of every shape that the model allows and that matters to how they are written down. */
export function frameworks({ anyText }: Generating): fc.Arbitrary<Framework> {
  const text = texts(anyText)
  const named = anyText ? text : fc.constantFrom('Sowing', 'Pruning & care', 'Watering: when', '=Digging', 'yes', '42')
  const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
  return fc
    .record({ levels: fc.integer({ min: 1, max: 4 }), competencies: fc.integer({ min: 1, max: 4 }), seed: fc.infiniteStream(fc.nat()), name: named, description: optional(text), names: fc.array(named, { minLength: 20, maxLength: 20 }), words: fc.array(text, { minLength: 40, maxLength: 40 }), carried: optional(fc.dictionary(fc.constantFrom('points', 'band', 'note'), anyText ? carriedValues : text, { minKeys: 1 })), kinds: fc.array(fc.constantFrom('text', 'text', 'text', 'same-as', 'not-applicable', 'missing' as const), { minLength: 16, maxLength: 16 }) })
    .map((given) => build(given, anyText) as Framework)
}

type Given = { levels: number; competencies: number; name: string; description: string | undefined; names: string[]; words: string[]; carried: Record<string, unknown> | undefined; kinds: Expectation['kind'][] }

function build({ levels, competencies, name, description, names, words, carried, kinds }: Given, anyText: boolean): unknown {
  const levelIds = identifiers(levels, 'L')
  const competencyIds = identifiers(competencies, 'skill-')
  const also = (carried === undefined ? {} : { carried }) as Pick<Competency, 'carried'>
  const families = [{ id: 'all', name: names[0], levels: levelIds, ...also }]
  const cells = competencyIds.flatMap((competency, row) => levelIds.map((level, column) => cellOf({ competency, level, kind: kinds[(row * 4 + column) % 16]!, words: words.slice(row * 4 + column), first: levelIds[0]!, also, anyText })))
  return {
    id: 'garden', name, ...(description === undefined ? {} : { description }), ...also,
    levelsAre: levels % 2 === 0 ? 'absolute' : 'cumulative', levelOrderDeclared: true,
    focuses: [{ id: 'does', name: names[1], words: [] }],
    levels: levelIds.map((id, at) => ({ id, name: names[at + 2], position: at + 1, ...(at === 0 ? { focus: 'does', ...also } : {}) })),
    scopes: [], frequencies: [{ id: 'often', name: names[6], definition: words[39], offset: -0.5 }],
    domains: [{ id: 'roses', name: names[7] }], tracks: [], families, specialties: [{ id: 'storage', name: 'Storage', family: 'all' }],
    groups: [{ id: 'growing', name: names[8], kind: 'competencies', inOverall: true, ...also }],
    competencies: competencyIds.map((id, at): Partial<Competency> => ({ id, name: names[at + 9]!, group: 'growing', ...(at === 0 ? { domains: ['roses'], evidence: [{ kind: 'seen', atLeast: 2 }], resources: [{ title: words[37]!, address: 'https://handbook.example.com/a?b=1#c', from: levelIds.at(-1)!, description: words[36]!, ...also, source }, { title: names[18]!, address: '/frameworks/garden/glossary', source }], replaces: ['old'], description: words[38]!, lastLevel: { level: levelIds.at(-1)!, reason: words[37]! } } : { evidence: [] }), scopeRequired: at === 1, source })),
    expectations: cells,
    evidenceKinds: [{ id: 'seen', name: names[15], fields: [{ id: 'what', name: names[16], type: 'text', required: true }], outsiders: false }],
    terms: [{ id: 'bed', name: names[17], definition: words[36], aliases: [names[18]], source }],
    roleProfiles: levelIds.map((level, at) => ({ id: `all.${level}`, name: `${names[at + 2]} ${names[0]}`, family: 'all', level, source, ...(anyText && at === 0 ? { sections: [{ heading: words[35], blocks: [{ competency: 'skill-1' }, { prose: words[34], source }], source }] } : {}) })),
    lint: { 'empty-cell': 'off' }, vagueWords: ['nice'],
  }
}

function cellOf({ competency, level, kind, words, first, also, anyText }: { competency: string; level: string; kind: Expectation['kind']; words: string[]; first: string; also: object; anyText: boolean }): unknown {
  const at = { competency, level, scopes: [], source, ...(anyText ? also : {}) }
  if (kind === 'text') return { ...at, kind, text: words[0], statements: [{ id: 'one', text: words[1], source }, { id: 'two', text: words[2], source }], examples: [{ text: words[3], source }] }
  return { ...at, kind, ...(kind === 'same-as' ? { sameAs: first } : {}), statements: [], examples: [] }
}
