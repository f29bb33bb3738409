import { describe, expect, test } from 'vitest'
import { readPeople } from './read-people.ts'

const problemsIn = (text: string) => readPeople(text).problems.map(({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`)

describe('a table of people', () => {
  test('is read whatever separates its cells, with columns in any order and an empty cell apart from a missing column', () => {
    const { rows, problems } = readPeople('\uFEFFName;E-mail;Starts on;Managers;teams\n')
    expect(rows).toEqual([])
    expect(problems[0]).toMatchObject({ line: 1, column: 'E-mail' })
    const read = readPeople('name;email;starts on;managers;teams\nAnn;ANN@a.example;2026-01-01;"b@a.example;c@a.example";"checkout:embedded-sre;search"\nBo;bo@a.example;;;\n')
    expect(read.problems).toEqual([])
    expect(read.rows).toEqual([
      { line: 2, email: 'ann@a.example', text: expect.objectContaining({ name: 'Ann', starts_on: '2026-01-01' }) as object, managers: ['b@a.example', 'c@a.example'], teams: [{ team: 'checkout', role: 'embedded-sre' }, { team: 'search', role: 'engineer' }] },
      { line: 3, email: 'bo@a.example', text: expect.objectContaining({ starts_on: null }) as object, managers: [], teams: [] },
    ])
    expect(read.rows[0]!.text).not.toHaveProperty('level')
  })

  test('says the line, the column and what to do of all that is wrong', () => {
    const wrong = problemsIn('email,starts_on,teams,managers,roles\nnobody,2026-13-01,checkout:chef,not-an-address,king\n')
    expect(wrong.map((it) => it.split(':')[0])).toEqual(['2 email', '2 starts_on', '2 managers', '2 teams', '2 roles'])
    expect(problemsIn('')).toEqual(['1 -: The file is empty. Its first line names the columns.'])
    expect(problemsIn('name\nAnn')[0]).toContain('Add the column “email”')
    expect(problemsIn('email,email\na@b.example,c@d.example')[0]).toContain('twice')
    expect(problemsIn('email\n')[0]).toContain('names nobody')
    expect(problemsIn('email,name\na@b.example,Ann,extra')[0]).toContain('3 cells')
    expect(problemsIn('email,name\na@b.example,"Ann')[0]).toContain('quote')
  })
})
