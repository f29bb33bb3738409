import { describe, expect, test } from 'vitest'
import { readWorkTable } from '../source/read-work-table.ts'
import { readWorkRows, understandWorkRows, type RowSurroundings } from './understand-work-rows.ts'

const around: RowSurroundings = {
  known: [{ id: 'known-epic', kind: 'epic', title: 'Known epic', key: 'jira:x.example/SHOP-1' }],
  teams: [{ id: 'checkout', name: 'Checkout' }, { id: 'payments', name: 'Payments, billing' }],
  domains: [{ id: 'web', name: 'Web' }],
}

function understand(...lines: string[]) {
  const table = readWorkTable(lines.join('\n'))
  const read = readWorkRows(table.rows)
  const { rows, problems } = understandWorkRows(read.rows, around)
  return { rows, ignored: table.ignored, problems: [...table.problems, ...read.problems, ...problems].map((it) => `${it.line} ${it.column}: ${it.message}`) }
}

describe('a table of work', () => {
  test('is read with its rows joined, whichever separator it uses', () => {
    const { rows, problems, ignored } = understand(
      'Kind;Title;Link;Parent;Teams;Domain;Started on;Finished on;Points',
      'project;Faster checkout;;;;;;;8',
      'epic;One page;https://x.example/browse/SHOP-2;Faster checkout;Checkout|payments;Web;2026-01-05;2026-03-31;5',
      'task;"Keep the\nbasket";https://x.example/browse/SHOP-3;shop-2;;;;;3',
      ';;https://github.com/a/b/issues/4;;"Payments, billing";;;;1',
      'task;Of a known epic;https://x.example/browse/SHOP-5;https://x.example/browse/SHOP-1;;;;;',
    )
    expect(problems).toEqual([])
    expect(ignored).toEqual(['points'])
    expect(rows.map((it) => [it.line, it.kind, it.title, it.whole, it.teamIds])).toEqual([
      [2, 'project', 'Faster checkout', null, []],
      [3, 'epic', 'One page', { row: 0 }, ['checkout', 'payments']],
      [4, 'task', 'Keep the\nbasket', { row: 1 }, []],
      [6, 'task', 'a/b#4', null, ['payments']],
      [7, 'task', 'Of a known epic', { id: 'known-epic' }, []],
    ])
    expect(rows[1]).toMatchObject({ domainId: 'web', startedOn: '2026-01-05', finishedOn: '2026-03-31' })
  })

  test('names its wholes as each tracker does', () => {
    const { rows, problems } = understand(
      'kind,title,link,parent',
      'epic,E,https://gitlab.com/groups/shop/-/epics/7,',
      'task,T,https://gitlab.com/shop/web/-/issues/1,shop&7',
      'epic,G,https://github.com/shop/web/issues/9,',
      'task,H,https://github.com/shop/web/issues/10,#9',
      'task,I,https://github.com/shop/api/issues/10,shop/web#9',
      'task,K,,jira:x.example/SHOP-1',
    )
    expect(problems).toEqual([])
    expect(rows.map((it) => it.whole)).toEqual([null, { row: 0 }, null, { row: 2 }, { row: 2 }, { id: 'known-epic' }])
  })

  test('leaves what is known as it is, and still joins its parts to it', () => {
    const { rows, problems } = understand('kind,title,link,parent', 'epic,Renamed,https://x.example/browse/SHOP-1,', 'task,New,https://x.example/browse/SHOP-8,Renamed')
    expect(problems).toEqual([])
    expect(rows.map((it) => [it.known, it.whole])).toEqual([[true, null], [false, { id: 'known-epic' }]])
  })

  test('says by line and column what keeps it from being recorded', () => {
    const { problems } = understand(
      'kind,title,link,parent,teams,domain,started_on,finished_on',
      'story,A,,,,,,',
      ',,,,,,,x',
      'task,B,javascript:alert(1),,,,,',
      'task,C,https://github.com/a/b/issues/1,,Nobody,,,',
      'task,D,https://github.com/a/b/pull/1,,,Nowhere,2026-02-30,',
      'task,E,,F,,,2026-02-02,2026-02-01',
      'project,F,,,,,,',
      'task,G,,Unheard of,,,,',
    )
    expect(problems.toSorted()).toEqual([
      '2 kind: “story” is no kind of work. Use task, epic, project.',
      '3 finished_on: “x” is no day. Write it as 2026-03-31.',
      '3 title: This row has neither a title nor a link.',
      '4 link: This is not a web address. Copy it from the address bar of your tracker.',
      '5 teams: There is no team “Nobody”. Part several teams by semicolons.',
      '6 domain: No framework has a domain “Nowhere”.',
      '6 link: Line 5 has this issue already. One issue is one item.',
      '6 started_on: “2026-02-30” is no day. Write it as 2026-03-31.',
      '7 finished_on: Work ends on the day it began or later.',
      '7 parent: A task is part of an epic. Choose an epic, or leave this empty.',
      '9 parent: “Unheard of” is neither in this table nor recorded. Add it as a row of its own, or leave this empty.',
    ])
  })

  test('that is no table, too long or unclosed is refused with what to do', () => {
    expect(understand('nothing,here').problems[0]).toContain('The first line names the columns')
    expect(understand('title').problems[0]).toContain('no rows')
    expect(understand('title,kind', '"open,task').problems[0]).toMatch(/^2 : A quote/)
    expect(understand('title', ...Array.from({ length: 2_001 }, (_, it) => `Work ${it}`)).problems[0]).toContain('more than 2000 rows')
  })
})
