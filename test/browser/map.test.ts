import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { until } from '../until.ts'
import { settled, widthTooMuch, type View } from './browser.ts'
import { startProduct, type Opened } from './product.ts'

/** An engineer of the example with ratings, a self-assessment, and rows that nobody has said anything about. */
const engineer = 'Keziah Lonsdale'

const { as } = startProduct()

/** The server evens out leniency soon after its start, which changes numbers a little. */
beforeAll(async () => {
  const { window } = await as({ name: engineer })
  const { person } = (await (await window.request.get('/api/session')).json()) as { person: { id: string } }
  await until(async () => ((await (await window.request.get(`/api/people/${person.id}/map`)).json()) as { fittedAt: string | null }).fittedAt)
  await window.close()
})

async function onMap(address = '/map', view?: View, name = engineer): Promise<Opened> {
  const opened = await as({ name }, view)
  await opened.page.goto(address)
  await opened.page.getByRole('heading', { level: 1, name: 'Map of progress' }).waitFor()
  return opened
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '')

/** The competencies of the map that have a rating, in its order. */
const ratedRows = (page: Page): Promise<string[]> => page.locator('[data-row]:has(td strong)').evaluateAll((rows) => rows.flatMap((row) => row.getAttribute('data-row') ?? []))

test('B6: by keyboard one goes from the map to a stone, to why its number is what it is, and back to where one was', async () => {
  const { window, page, troubles } = await onMap()
  await page.getByRole('grid').waitFor()
  await page.locator('[data-cell]').first().focus()
  await page.keyboard.press('ArrowDown')
  const [, second = ''] = await page.locator('[data-cell]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell') ?? ''))
  expect(await focused(page)).toBe(second)
  const name = await page.locator(`[data-cell="${second}"]`).innerText()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name })
  await panel.waitFor()
  expect(new URL(page.url()).searchParams.get('cell')).toBe(second)
  await panel.getByText('Why this number?').waitFor()
  await panel.locator('summary', { hasText: 'Why this number?' }).focus()
  await page.keyboard.press('Enter')
  await panel.getByRole('row', { name: 'Rating, as it is shown' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => focused(page)).toBe(second)
  await page.keyboard.press('Enter')
  await panel.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe(second)
  expect(troubles).toEqual([])
  await window.close()
})

test('whoever closes a stone goes on from its row, also where another was open before it and where the address opened it', async () => {
  const { window, page } = await onMap()
  await page.getByRole('grid').waitFor()
  const [first, second] = await page.locator('[data-cell]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell') ?? '')) as [string, string]
  const opened = (cell: string) => page.getByRole('dialog', { name: cell, exact: true })
  const names = [await page.locator(`[data-cell="${first}"]`).innerText(), await page.locator(`[data-cell="${second}"]`).innerText()] as const
  await page.locator(`[data-cell="${first}"]`).click()
  await opened(names[0]).waitFor()
  await page.locator(`[data-cell="${second}"]`).click()
  await opened(names[1]).waitFor()
  await opened(names[1]).getByRole('button', { name: 'Close (Escape)' }).click()
  await expect.poll(() => focused(page)).toBe(second)
  await page.goto(`/map?cell=${encodeURIComponent(second)}`)
  await opened(names[1]).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe(second)
  await window.close()
})

test('what is being written in a stone stays while the map goes to another level and another day', async () => {
  const { window, page } = await onMap('/map?cell=debugging')
  const panel = page.getByRole('dialog')
  await panel.locator('summary', { hasText: 'Raise with my manager' }).click()
  const words = panel.getByRole('textbox', { name: 'What is it about?' })
  await words.fill('The faults that nobody finds.')
  const fetched = (field: string) => page.waitForResponse((it) => it.url().includes('/competencies/') && new URL(it.url()).searchParams.has(field))
  await Promise.all([fetched('level'), page.getByRole('button', { name: 'Next: E5' }).click()])
  await panel.getByRole('heading', { level: 4, name: /compared$/ }).waitFor()
  expect(await words.inputValue()).toBe('The faults that nobody finds.')
  await page.getByRole('slider', { name: 'As of' }).focus()
  await Promise.all([fetched('on'), page.keyboard.press('ArrowLeft')])
  await page.getByRole('button', { name: 'Back to today' }).waitFor()
  expect(await words.inputValue()).toBe('The faults that nobody finds.')
  await window.close()
})

test('on a past day nothing can be left out, since what it would do is worked out for today', async () => {
  const { window, page } = await onMap()
  const [first = ''] = await ratedRows(page)
  const monthAgo = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`/map?cell=${encodeURIComponent(first)}&why=yes&on=${monthAgo}`)
  const panel = page.getByRole('dialog')
  await panel.getByText('To leave a line out and see what it does, go back to today.').waitFor()
  expect(await panel.getByRole('checkbox', { name: /^Leave out/ }).first().isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Back to today' }).click()
  await panel.getByText('Leave a line out to see what it does.').waitFor()
  expect(await panel.getByRole('checkbox', { name: /^Leave out/ }).first().isDisabled()).toBe(false)
  await window.close()
})

test('the sum under “why” adds up to the number on the map, and leaving a line out says what it does without keeping it', async () => {
  const { window, page } = await onMap()
  const [first = ''] = await ratedRows(page)
  const shown = await page.locator(`[data-row="${first}"] td strong`).first().innerText()
  await page.goto(`/map?cell=${encodeURIComponent(first)}&why=yes`)
  const panel = page.getByRole('dialog')
  const lastNumber = async (row: string) => Number((await panel.getByRole('row', { name: row }).locator('td').last().innerText()).replace('−', '-'))
  const result = await lastNumber('Together, before rounding')
  const lines = await panel.locator('table').first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => Number(row.lastElementChild?.textContent?.replace('−', '-'))))
  const sum = lines.reduce((total, part) => total + part, 0)
  expect(Math.abs(sum + (await lastNumber('Competency added back')) - result)).toBeLessThan(0.001 * (lines.length + 2))
  expect(shown).toContain(result.toFixed(1))
  expect(await panel.getByRole('row', { name: 'Rating, as it is shown' }).locator('td').last().innerText(), 'no rating has more than one decimal').toBe(result.toFixed(1))
  await panel.getByRole('checkbox', { name: /^Leave out/ }).first().check()
  await panel.getByText(/Without what is left out/).waitFor()
  await page.reload()
  expect(await lastNumber('Together, before rounding')).toBe(result)
  await window.close()
})

test('B6: the table says of every competency what the picture says', async () => {
  const { window, page } = await onMap('/map?self=yes')
  const words = await page.locator('[data-row]').evaluateAll((rows) =>
    rows.map((row) => ({ id: row.getAttribute('data-row') ?? '', said: [...row.querySelectorAll('td:last-child p > *, td:last-child p:not(:has(*)), td:nth-child(2) > span')].filter(({ tagName }) => tagName !== 'A').flatMap(({ textContent }) => (textContent ?? '').split(/ · |; /)) })))
  expect(words.length).toBeGreaterThan(20)
  await page.locator('label', { has: page.getByRole('radio', { name: 'Table' }) }).click()
  await page.getByRole('table', { name: 'Map of progress' }).waitFor()
  for (const { id, said } of words) {
    const row = await page.locator(`[data-row="${id}"]`).innerText()
    const bare = said.map((part) => part.replace(/^(rated|likely|raw mean|a year ago) /, '').replace(/ expected$/, ''))
    expect(bare.filter((part) => !row.includes(part)), `${id}: ${row}`).toEqual([])
    expect(row, 'a sentence ends with its full stop').not.toContain('.;')
  }
  await window.close()
})

test('the slider shows another day, says which, and comes back to today', async () => {
  const { window, page } = await onMap()
  const slider = page.getByRole('slider', { name: 'As of' })
  expect(await slider.getAttribute('aria-valuetext')).toBe('Today')
  // When leniency was evened out is said as “3 seconds ago”, and goes on.
  const period = async () => (await page.getByText(/^What was seen from/).innerText()).split('·')[0]
  const before = await period()
  await slider.focus()
  for (let month = 0; month < 4; month += 1) await page.keyboard.press('ArrowLeft')
  await expect.poll(() => new URL(page.url()).searchParams.get('on')).toMatch(/^\d{4}-\d\d-\d\d$/)
  await expect.poll(period).not.toBe(before)
  expect(await slider.getAttribute('aria-valuetext')).not.toBe('Today')
  await page.getByRole('button', { name: 'Back to today' }).click()
  await expect.poll(period).toBe(before)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'the button is gone, and the slider goes on').toBe('range')
  expect(new URL(page.url()).searchParams.has('on')).toBe(false)
  await window.close()
})

test('B6: the next level is one press away, the level now stays marked, and nothing is made of the difference', async () => {
  const { window, page } = await onMap()
  await page.getByRole('button', { name: 'Next: E5' }).click()
  await expect.poll(() => page.getByRole('button', { pressed: true }).innerText()).toMatch(/^E5/)
  expect(await page.getByRole('columnheader').getByRole('button', { name: /E4/ }).innerText()).toContain('now')
  await expect.poll(() => page.getByText(/below E5|above E5/).count()).toBeGreaterThan(3)
  expect(await page.getByText(/likely more than one level/).count()).toBe(0)
  const [first = ''] = await ratedRows(page)
  await page.locator(`[data-cell="${first}"]`).click()
  const panel = page.getByRole('dialog')
  await expect.poll(() => panel.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([expect.stringMatching(/^E4.*now$/), expect.stringMatching(/^E5.*compared$/), expect.stringMatching(/^E6.*next$/)])
  await panel.getByRole('combobox', { name: 'Another level' }).selectOption({ label: 'E1 · Associate Engineer' })
  await panel.getByRole('heading', { level: 4, name: /^E1/ }).waitFor()
  await page.getByRole('button', { name: 'Back to E4' }).click()
  await expect.poll(() => page.getByText(/below E5|above E5/).count()).toBe(0)
  await window.close()
})

test('a stone is put on the next agenda from where it lies', async () => {
  const { window, page } = await onMap('/map?cell=debugging')
  const panel = page.getByRole('dialog')
  await panel.locator('summary', { hasText: 'Raise with my manager' }).click()
  await panel.getByRole('button', { name: 'Put on the agenda' }).first().click()
  await panel.getByText('Say what it is about.').waitFor()
  await panel.getByRole('textbox', { name: 'What is it about?' }).fill('I would like to lead the next search for a hard fault.')
  await panel.getByRole('button', { name: 'Put on the agenda' }).first().click()
  await panel.getByText('It is on the next agenda.').waitFor()
  await window.close()
})

test('a missing chance is noted with its reason, stands on the map, and can be taken back', async () => {
  const { window, page } = await onMap('/map?cell=testing')
  const panel = page.getByRole('dialog')
  await panel.locator('summary', { hasText: 'There is no chance to show this' }).click()
  await panel.getByRole('button', { name: 'Mark it' }).click()
  await panel.getByText('Say why.').waitFor()
  await panel.getByRole('textbox', { name: 'Why?' }).fill('The new checkout has no tests of its own until spring.')
  await panel.getByRole('button', { name: 'Mark it' }).click()
  await page.locator('[data-row="testing"]').getByText(/no opportunity since/).waitFor()
  await panel.locator('q', { hasText: 'The new checkout has no tests of its own until spring.' }).waitFor()
  await panel.getByText('It is marked on the map.').waitFor()
  await panel.getByRole('button', { name: 'Take back' }).first().click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Taken back.')
  await expect.poll(() => page.locator('[data-row="testing"]').getByText(/no opportunity/).count()).toBe(0)
  await window.close()
})

test.each(['/map', '/map?as=table', '/map?cell=debugging&why=yes'])('%s fits the width of a phone', async (address) => {
  const { window, page, troubles } = await onMap(address, { phone: true })
  await settled(page)
  expect(await widthTooMuch(page)).toBe(0)
  expect(troubles).toEqual([])
  await window.close()
})

test('a map that is not one’s own nor of somebody whom one manages is refused, and says who may read it', async () => {
  const { window, page } = await onMap()
  const address = page.url()
  await window.close()
  const { window: other, page: refused } = await as({ name: 'Matteo Brambati' })
  await refused.goto(address)
  await refused.getByRole('heading', { level: 1, name: 'You may not see this page' }).waitFor()
  await other.close()
})

test('somebody without a role in a framework is told what is missing and who can mend it', async () => {
  const { window, page } = await onMap('/map', {}, 'Ffion Prydderch')
  await page.getByText('Ask an administrator to record yours').waitFor()
  await window.close()
})

test('a day before there was a role says so, and leads back to today', async () => {
  const { window, page, troubles } = await onMap('/map?on=2001-01-01')
  await page.getByRole('heading', { name: /^There is no map as of / }).waitFor()
  await page.getByRole('link', { name: 'Back to today' }).click()
  await page.getByRole('grid').waitFor()
  expect(new URL(page.url()).searchParams.has('on')).toBe(false)
  expect(troubles).toEqual([])
  await window.close()
})

test('levels stand by their names where their identifiers say nothing else', async () => {
  const { window, page } = await onMap('/map', {}, 'Mei Sakurada')
  const person = /people\/([^/]+)\/map/.exec(page.url())![1]!
  const [first = ''] = await ratedRows(page)
  await page.goto(`/map?cell=${encodeURIComponent(first)}`)
  const scale = page.getByRole('dialog').getByRole('img', { name: /^Rating by month/ }).locator('ol').first().locator('li')
  await scale.first().waitFor({ state: 'attached' })
  for (const level of await scale.allTextContents()) expect(['Intermediate', 'Senior', 'Staff', 'Principal']).toContain(level)
  await page.goto(`/people/${person}/prompts`)
  await page.getByText(/ what Intermediate expects\./).first().waitFor()
  await window.close()
})
