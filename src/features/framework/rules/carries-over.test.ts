import { describe, expect, test } from 'vitest'
import type { Competency, Framework, Level } from '../model.ts'
import { carriesOver, type Publication, type SeenBefore, type VersionNames } from './carries-over.ts'

type Names = { readonly id: string; readonly replaces?: string[] }
type Rung = Names & { readonly position: number }

interface Version {
  readonly competencies?: readonly Names[]
  readonly levels?: readonly Rung[]
  readonly newMeaning?: readonly string[]
  readonly reworded?: readonly string[]
}

const source = { file: 'framework.yaml', line: 1 }
const ladder: Rung[] = [1, 2, 3, 4].map((position) => ({ id: `e${position}`, position }))
const cell = (at: string): { competency: string; level: string } => {
  const [competency = '', level = ''] = at.split('@')
  return { competency, level }
}

/** A publication of as many versions as are given, every competency with a text from the second level on. */
function published(...versions: readonly Version[]): Publication {
  const past: VersionNames[] = versions.map(({ competencies = [{ id: 'testing' }], levels = ladder, newMeaning = [], reworded = [] }, at) => ({
    number: at + 1, competencies, levels: levels as Level[],
    meanings: [...newMeaning.map((it) => ({ ...cell(it), meaning: 'new-meaning' as const })), ...reworded.map((it) => ({ ...cell(it), meaning: 'reworded' as const }))],
  }))
  const last = past.at(-1)!
  const content = {
    levels: last.levels as Level[],
    competencies: last.competencies as Competency[],
    expectations: last.competencies.flatMap(({ id }) => last.levels.slice(1).map((level) => ({ competency: id, level: level.id, kind: 'text' as const, text: id, statements: [], examples: [], scopes: [], source }))),
  } as unknown as Framework
  return { number: past.length, content, past }
}

const chose = (level: string, version = 1): SeenBefore => ({ version, competency: 'testing', choice: 'level', level })
const notYet: SeenBefore = { version: 1, competency: 'testing', choice: 'not-yet', level: null }
const counts = (competency: string) => ({ competency })
const stays = (reason: string, ...speaksOf: string[]) => ({ reason, speaksOf })

describe('what an observation counts for in a later version', () => {
  test.each<[string, Publication, SeenBefore, object]>([
    ['the version it was given in', published({}), chose('e2'), counts('testing')],
    ['nothing changed', published({}, {}), chose('e2'), counts('testing')],
    ['renamed', published({}, { competencies: [{ id: 'quality', replaces: ['testing'] }] }), chose('e2'), counts('quality')],
    ['renamed twice, the second version not naming the first', published({}, { competencies: [{ id: 'quality', replaces: ['testing'] }] }, { competencies: [{ id: 'craft', replaces: ['quality'] }] }), chose('e2'), counts('craft')],
    ['merged with another', published({}, { competencies: [{ id: 'quality', replaces: ['testing', 'reviewing'] }] }), chose('e2'), counts('quality')],
    ['replaced by one while it is still there', published({}, { competencies: [{ id: 'testing' }, { id: 'quality', replaces: ['testing'] }] }), chose('e2'), counts('testing')],
    ['gone for a version and back', published({}, { competencies: [] }, {}), chose('e2'), counts('testing')],
    ['gone', published({}, { competencies: [{ id: 'other' }] }), chose('e2'), stays('gone')],
    ['split', published({}, { competencies: [{ id: 'unit', replaces: ['testing'] }, { id: 'exploratory', replaces: ['testing'] }] }), chose('e2'), stays('split', 'unit', 'exploratory')],
    ['split, and the halves renamed', published({}, { competencies: [{ id: 'a', replaces: ['testing'] }, { id: 'b', replaces: ['testing'] }] }, { competencies: [{ id: 'c', replaces: ['a'] }, { id: 'b' }] }), chose('e2'), stays('split', 'c', 'b')],
    ['its cell reworded', published({}, { reworded: ['testing@e2'] }), chose('e2'), counts('testing')],
    ['its cell given a new meaning', published({}, { newMeaning: ['testing@e2'] }), chose('e2'), stays('new-meaning', 'testing')],
    ['its cell given a new meaning two versions ago', published({}, { newMeaning: ['testing@e2'] }, {}, {}), chose('e2'), stays('new-meaning', 'testing')],
    ['its cell given a new meaning before it was seen', published({}, { newMeaning: ['testing@e2'] }, {}), chose('e2', 2), counts('testing')],
    ['another cell given a new meaning', published({}, { newMeaning: ['testing@e3', 'other@e2'] }), chose('e2'), counts('testing')],
    ['renamed, then its cell given a new meaning', published({}, { competencies: [{ id: 'quality', replaces: ['testing'] }] }, { competencies: [{ id: 'quality' }], newMeaning: ['quality@e2'] }), chose('e2'), stays('new-meaning', 'quality')],
    ['its level renamed at the same position', published({}, { levels: [ladder[0]!, { id: 'middle', position: 2, replaces: ['e2'] }, ladder[2]!, ladder[3]!] }), chose('e2'), counts('testing')],
    ['its level renamed, then the cell given a new meaning', published({}, { levels: [ladder[0]!, { id: 'middle', position: 2, replaces: ['e2'] }, ladder[2]!, ladder[3]!], newMeaning: ['testing@middle'] }), chose('e2'), stays('new-meaning', 'testing')],
    ['its level mapped to another position', published({}, { levels: [ladder[0]!, ladder[2]!, { id: 'late', position: 4, replaces: ['e2'] }] }), chose('e2'), stays('levels-changed', 'testing')],
    ['its level gone', published({}, { levels: [ladder[0]!, ladder[2]!, ladder[3]!] }), chose('e2'), stays('levels-changed', 'testing')],
    ['its level split', published({}, { levels: [ladder[0]!, { id: 'x', position: 2, replaces: ['e2'] }, { id: 'y', position: 2.5, replaces: ['e2'] }, ladder[2]!, ladder[3]!] }), chose('e2'), stays('levels-changed', 'testing')],
    ['a level added above', published({}, { levels: [...ladder, { id: 'e5', position: 5 }] }), chose('e2'), counts('testing')],
    ['a level put in below, so that all move', published({}, { levels: [{ id: 'e0', position: 1 }, ...ladder.map((it) => ({ ...it, position: it.position + 1 }))] }), chose('e2'), stays('levels-changed', 'testing')],
    ['other levels in another order', published({}, { levels: [ladder[0]!, ladder[1]!, { id: 'e3', position: 4 }, { id: 'e4', position: 3 }] }), chose('e2'), stays('levels-changed', 'testing')],
    ['“not yet” on the same ladder', published({}, {}), notYet, counts('testing')],
    ['“not yet” with a level added above', published({}, { levels: [...ladder, { id: 'e5', position: 5 }] }), notYet, counts('testing')],
    ['“not yet” on a ladder that moved', published({}, { levels: ladder.map((it) => ({ ...it, position: it.position + 1 })) }), notYet, stays('levels-changed', 'testing')],
    ['“not yet” where the first text has a new meaning', published({}, { newMeaning: ['testing@e2'] }), notYet, stays('new-meaning', 'testing')],
    ['“not yet” where a later text has a new meaning', published({}, { newMeaning: ['testing@e3'] }), notYet, counts('testing')],
    ['“no opportunity” on a ladder that moved', published({}, { levels: ladder.map((it) => ({ ...it, position: it.position + 1 })) }), { ...notYet, choice: 'no-opportunity' }, counts('testing')],
  ])('%s', (_, publication, seen, expected) => {
    expect(carriesOver(publication, seen)).toEqual(expected)
    expect(carriesOver(publication, seen), 'asked again').toEqual(expected)
  })
})
