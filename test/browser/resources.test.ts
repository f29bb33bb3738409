import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOn } from './axe.ts'
import { widthTooMuch, type View } from './browser.ts'
import { startProduct, type Opened } from './product.ts'

/** An engineer at E4. */
const engineer = 'Keziah Lonsdale'

const { as } = startProduct()

async function at(address: string, view?: View): Promise<Opened> {
  const opened = await as({ name: engineer }, view)
  await opened.page.goto(address)
  await opened.page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  return opened
}

const behindStone = (page: Page) => page.getByRole('dialog').getByRole('region', { name: 'Learning resources' })

test('from a stone one reaches what can be learned, goes to a page of the framework, and comes back by the browser’s back button', async () => {
  const { window, page, troubles } = await at('/map')
  await page.locator('[data-cell="debugging"]').click()
  const resources = behindStone(page)
  await resources.waitFor()
  expect((await resources.getByRole('link').allInnerTexts())[0]).toContain('Leading a search across teams')
  expect(await violationsOn(page)).toEqual([])
  await resources.getByRole('link', { name: 'What observability asks for' }).click()
  await page.getByRole('dialog', { name: 'Observability' }).waitFor()
  await page.goBack()
  await page.getByRole('dialog', { name: 'Debugging' }).waitFor()
  await resources.waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await page.locator('[data-cell="debugging"]').count()).toBe(1)
  expect(troubles).toEqual([])
  await window.close()
})

test('a link that leads outside says so, opens beside the map, and tells the other page nothing of it', async () => {
  const { window, page } = await at('/map?cell=debugging')
  const asked: (string | undefined)[] = []
  await window.route('https://handbook.example.com/**', (route) => {
    asked.push(route.request().headers().referer)
    return route.fulfill({ contentType: 'text/html', body: '<title>Handbook</title>' })
  })
  const link = behindStone(page).getByRole('link', { name: /^Leading a search across teams.*\(outside, in a new tab\)$/ })
  const [beside] = await Promise.all([window.waitForEvent('page'), link.click()])
  await beside.waitForLoadState()
  expect(await beside.evaluate(() => [document.title, document.referrer, globalThis.opener as unknown])).toEqual(['Handbook', '', null])
  expect(asked).toEqual([undefined])
  expect(new URL(page.url()).searchParams.get('cell')).toBe('debugging')
  await window.close()
})

test('a competency without resources shows no heading for them, on its stone and in its cell', async () => {
  const { window, page } = await at('/map?cell=care')
  await page.getByRole('dialog').getByRole('heading', { name: 'What to do about it' }).waitFor()
  expect(await page.getByText('Learning resources').count()).toBe(0)
  await page.goto('/frameworks/engineering?cell=care%40E4')
  await page.getByRole('dialog').getByRole('link', { name: 'Compare levels side by side' }).waitFor()
  expect(await page.getByText('Learning resources').count()).toBe(0)
  await window.close()
})

test('beside a cell what helps from its level comes first, and on a role page it unfolds below the competency', async () => {
  const { window, page, troubles } = await at('/frameworks/engineering?cell=debugging%40E3')
  const panel = page.getByRole('dialog', { name: 'Debugging at E3' })
  const first = () => panel.getByRole('list').filter({ has: page.getByRole('link', { name: /^How we search/ }) }).getByRole('link').first().innerText()
  await expect.poll(first).toContain('Following a request through every service')
  await panel.getByRole('button', { name: 'E4', exact: true }).click()
  await page.getByRole('dialog', { name: 'Debugging at E4' }).waitFor()
  await page.goto('/frameworks/engineering/roles/backend.E3')
  const summary = page.locator('summary', { hasText: '5 learning resources' })
  await summary.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^Following a request through every service/ }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(troubles).toEqual([])
  await window.close()
})

test('what is raised stands behind the stone, and from the agenda one comes back to it', async () => {
  const { window, page } = await at('/map?cell=observability')
  const panel = page.getByRole('dialog')
  await panel.locator('summary', { hasText: 'Set a goal' }).click()
  await panel.getByRole('textbox', { name: 'What would you like to be able to show?' }).fill('Six alarms a week at most, by spring.')
  await panel.getByRole('button', { name: 'Put on the agenda' }).last().click()
  await panel.getByRole('heading', { name: 'On the next agenda' }).waitFor()
  await panel.getByRole('listitem').filter({ hasText: 'Six alarms a week at most, by spring.' }).waitFor()
  await panel.getByRole('link', { name: 'See the agenda' }).first().click()
  await page.getByRole('listitem').filter({ hasText: 'Six alarms a week' }).getByRole('link', { name: 'Observability' }).click()
  await page.getByRole('dialog', { name: 'Observability' }).getByText('Six alarms a week at most, by spring.').waitFor()
  await window.close()
})

test.each([{ theme: 'dark' }, { phone: true }] as const)('the list is without fault for axe, and fits (%o)', async (view) => {
  const { window, page } = await at('/map?cell=debugging', view)
  await behindStone(page).scrollIntoViewIfNeeded()
  expect(await violationsOn(page)).toEqual([])
  expect(await widthTooMuch(page)).toBe(0)
  await window.close()
})
