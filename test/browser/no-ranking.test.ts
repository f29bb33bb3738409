import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled } from './browser.ts'
import { startProduct } from './product.ts'

const { as, asVisitor } = startProduct()

type Row = { readonly name: string; readonly first: boolean; readonly text: string; readonly look: string }
type List = { readonly under: string; readonly rows: readonly Row[] }

/** Every list or table on the page each of whose rows names somebody: whom, whether the row begins with them, all that it says, and how the name looks. */
const listsOfPeople = (page: Page, names: readonly string[]): Promise<List[]> =>
  page.evaluate((known) => {
    const beginning = 'About '.length + 1
    const nameIn = (text: string) => known.map((name) => ({ name, at: text.indexOf(name) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0]?.name
    const elementOf = (row: Element, name: string) => [...row.querySelectorAll('*')].find((one) => one.textContent?.includes(name) && ![...one.children].some((child) => child.textContent?.includes(name))) ?? row
    return [...document.querySelectorAll('main :is(ul, ol, tbody, fieldset, select, div:has(> details + details))')].flatMap((list) => {
      const rows = [...list.children].filter((row) => row.tagName !== 'LEGEND' && !(row instanceof HTMLOptionElement && row.value === '') && !(row.tagName === 'DIV' && list.tagName === 'DIV')).map((row) => {
        const line = row instanceof HTMLDetailsElement ? row.querySelector('summary')! : row
        const text = line instanceof HTMLOptionElement ? line.text : (line as HTMLElement).innerText
        return { row, text, name: nameIn(text) }
      })
      if (rows.length < 2 || rows.some(({ name }) => name === undefined)) return []
      const under = list.closest('section')?.querySelector('h2, h3')?.textContent ?? document.querySelector('h1')?.textContent ?? ''
      return [{ under, rows: rows.map(({ row, text, name }) => {
        const { color, backgroundColor, fontWeight, fontSize } = getComputedStyle(elementOf(row, name!))
        return { name: name!, first: text.indexOf(name!) < beginning, text, look: [color, backgroundColor, fontWeight, fontSize].join(' ') }
      }) }]
    })
  }, names)

/** Lists of what happened, which stand in the order of their days. */
const byDay = new Set(['Asked of you', 'You asked for', 'Received lately', 'You gave', 'Feedback', 'Begun and not sent'])

const inOrderOfNames = new Intl.Collator('und').compare
const dayIn = (text: string): number => Date.parse(/[A-Z][a-z]{2} \d{1,2}, \d{4}/.exec(text)?.[0] ?? '')

function orderOf({ under, rows }: List): void {
  if (!rows.every(({ first }) => first)) return
  const names = rows.map(({ name }) => name)
  const sorted = [...names].sort(inOrderOfNames)
  if (byDay.has(under) && names.join() !== sorted.join()) {
    const days = rows.map(({ text }) => dayIn(text))
    expect(days, under).toEqual([...days].sort((a, b) => b - a))
  } else {
    expect(names, under).toEqual(sorted)
  }
}

/** Who looks, and every page on which they meet several people; `of` puts people's identifiers into addresses. */
const looks: readonly (readonly [who: string, addresses: (of: (name: string) => string) => string[]])[] = [
  ['Bronwen Achterberg', (of) => ['/', '/team', '/people', '/teams/checkout', '/feedback', '/mentoring', '/support', '/opportunities', '/notices', `/people/${of('Piotr Zieleniak')}`, `/people/${of('Piotr Zieleniak')}/feedback/ask`, `/people/${of('Piotr Zieleniak')}/prompts`]],
  ['Piotr Zieleniak', (of) => ['/people', '/teams/checkout', '/feedback', '/mentoring', '/support', `/people/${of('Piotr Zieleniak')}/feedback/ask`]],
  ['Elif Karadeniz', () => ['/mentoring']],
  ['Maren Oduya', () => ['/', '/team', '/support', '/people', '/opportunities']],
  ['Pilar Quintanilla', () => ['/people', '/settings/people', '/audit']],
]

/** The lists that are there in any case, so that the test does not pass by meeting none. */
const lists = [
  '/: Team', '/team: Team', '/team: Missing opportunities', '/team: Overdue one level below', '/people: People', '/teams/checkout: Engineers', '/feedback: You gave',
  '/mentoring: Colleagues who offer to mentor', '/support: What is yours to give', '/people/id/feedback/ask: Whom do you ask?',
]

test('C3: on every page people stand in the order of names, all alike, and no rating stands beside one', async () => {
  const { window: first } = await asVisitor()
  const people = (await (await first.request.get('/api/example/people')).json()) as { id: string; name: string }[]
  await first.close()
  const met = new Set<string>()
  for (const [who, addresses] of looks) {
    const { window, page } = await as({ name: who })
    for (const address of addresses((name) => people.find((one) => one.name === name)!.id)) {
      await page.goto(address)
      await settled(page)
      const found = await listsOfPeople(page, people.map(({ name }) => name))
      for (const list of found) {
        orderOf(list)
        expect(new Set(list.rows.map(({ look }) => look)).size, `${address}: ${list.under}`).toBe(1)
        for (const { text } of list.rows) expect(text, address).not.toMatch(/\d[.,]\d|at (least|most) \d|[±+−]\d/)
        met.add(`${address.replace(/[0-9a-f-]{36}/, 'id')}: ${list.under}`)
      }
      expect(await page.locator('[aria-sort]').count(), address).toBe(0)
    }
    await window.close()
  }
  expect([...met], 'these were met').toEqual(expect.arrayContaining(lists))
}, 240_000)
