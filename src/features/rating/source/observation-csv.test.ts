import { describe, expect, test } from 'vitest'
import { readObservations } from './observation-csv.ts'

const header = 'giver,person,competency,value'
const read = (text: string) => readObservations('o.csv', text)
const findings = (text: string): string[] => {
  const result = read(text)
  return result.ok ? [] : result.findings.map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

test('a byte order mark, CRLF, quoted fields and columns in any order read the same', () => {
  const plain = read(`${header}\nbea,ana,"Clear, short",3.5\n`)
  expect(plain).toMatchObject({ ok: true, observations: [{ giver: 'bea', person: 'ana', competency: 'Clear, short', value: 3.5 }] })
  expect(read(`\uFEFF${header}\r\nbea,ana,"Clear, short",3.5\r\n`)).toEqual(plain)
  expect(read('value,competency,person,giver\n3.5,"Clear, short",ana,bea\n')).toEqual(plain)
})

describe('wrong rows are named by file and line, and nothing is used', () => {
  test.each([
    ['no number', `${header}\na,p,c,3\na,p,d,three\n`, 'o.csv:3: “three” is not a number'],
    ['NaN', `${header}\na,p,c,NaN\n`, 'o.csv:2: “NaN” is not a number'],
    ['Infinity', `${header}\na,p,c,Infinity\n`, 'o.csv:2: “Infinity” is not a number'],
    ['an empty value', `${header}\na,p,c,\n`, 'o.csv:2: no value; what was not observed is left out, never 0'],
    ['no giver', `${header}\n,p,c,3\n`, 'o.csv:2: no giver'],
    ['too few fields', `${header}\na,p,c\n`, 'o.csv:2: 3 fields where the header has 4'],
    ['an unknown bound', `${header},bound\na,p,c,3,about\n`, 'o.csv:2: bound: “about” is neither at-most nor at-least'],
    ['no date', `${header},date\na,p,c,3,yesterday\n`, 'o.csv:2: date: “yesterday” is not a date such as 2026-03-31'],
    ['not on a level scale', `${header}\na,p,c,20260331\n`, 'o.csv:2: value 20260331 is not on a level scale'],
    ['beyond the range', `${header},first,last\na,p,c,7,1,6\n`, 'o.csv:2: value 7 lies above the competency\'s last level 6'],
    ['after a quoted line break', `${header}\n"a\nb",p,c,3\nx,p,c,?\n`, 'o.csv:4: “?” is not a number'],
    ['after an empty line, with CRLF', `${header}\r\n\r\n"a\r\nb",p,c,3\r\nx,p,c,?\r\n`, 'o.csv:5: “?” is not a number'],
  ])('%s', (_, text, finding) => {
    expect(findings(text)).toContain(finding)
    expect(read(text)).toMatchObject({ ok: false, kind: 'rows' })
  })
})

describe('a file that cannot be read says what it lacks', () => {
  test.each([
    ['empty', '', 'o.csv:1: the file is empty; its first line names the columns'],
    ['without a column', 'giver,person,value\na,p,3\n', 'o.csv:1: there is no column “competency”; the columns are giver, person, competency, value'],
    ['with a column twice', `${header},value\na,p,c,3,4\n`, 'o.csv:1: there are two columns “value”'],
  ])('%s', (_, text, finding) => {
    expect(findings(text)).toEqual([finding])
    expect(read(text)).toMatchObject({ ok: false, kind: 'columns' })
  })
  test('with a quote left open', () => {
    expect(findings(`${header}\na,"p,c,3\n`)[0]).toMatch(/^o\.csv:\d: Quote Not Closed/)
  })
})

test('a header alone is no observations', () => {
  expect(read(`${header}\n`)).toEqual({ ok: true, observations: [], notes: [] })
})

test('a row whose giver is its person is left out with a note', () => {
  expect(read(`${header}\na,a,c,6\nb,a,c,3\n`)).toMatchObject({ ok: true, observations: [{ giver: 'b' }], notes: [{ line: 2, message: 'a rates themselves: left out of every rating' }] })
})

describe('a range says which values are censored', () => {
  const bound = (value: string, stated = ''): unknown => {
    const result = read(`${header},first,last,bound\na,p,c,${value},2,5,${stated}\n`)
    return result.ok ? result.observations[0]!.bound : undefined
  }
  test.each([
    ['5', '', 'at-least'],
    ['4.5', '', 'exact'],
    ['1.5', '', 'at-most'],
    ['2', '', 'exact'],
    ['3', 'at-least', 'at-least'],
    ['1.5', 'exact', 'exact'],
  ])('%s %s is %s', (value, stated, expected) => {
    expect(bound(value, stated)).toBe(expected)
  })
})
