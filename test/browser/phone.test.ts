import type { BrowserContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openPage, settled, widthTooMuch } from './browser.ts'
import { pages, pagesOfOne } from './pages.ts'
import { startProduct } from './product.ts'

const { as } = startProduct()
let window: BrowserContext

beforeAll(async () => {
  window = (await as({ role: 'steward' }, { phone: true })).window
})

test.each(pages)('%s fits the width of a phone', async (address, heading) => {
  const { page, troubles } = await openPage(window)
  await page.goto(address)
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor({ state: 'attached' })
  await settled(page)
  expect(await widthTooMuch(page)).toBe(0)
  expect(troubles).toEqual([])
  await page.close()
})

test.each(pagesOfOne)('the page of $page fits the width of a phone', async ({ who, address }) => {
  const { window: own, page, troubles } = await as(who, { phone: true })
  await page.goto(await address(own))
  await settled(page)
  expect(await widthTooMuch(page)).toBe(0)
  expect(troubles).toEqual([])
  await own.close()
})

test('the matrix shows one level at a time on a phone, and opens a cell over the whole screen', async () => {
  const { page } = await openPage(window)
  await page.goto('/frameworks/engineering')
  const third = page.getByRole('gridcell', { name: /Finds the cause of faults anywhere in the team/ })
  await expect.poll(() => third.isVisible()).toBe(false)
  await page.locator('label', { has: page.getByRole('radio', { name: 'E3', exact: true }) }).click()
  await third.waitFor({ state: 'visible' })
  await third.click()
  const panel = page.getByRole('dialog', { name: 'Debugging at E3' })
  await panel.waitFor()
  expect((await panel.boundingBox())?.width).toBe(390)
  await panel.getByRole('button', { name: 'E4', exact: true }).click()
  await page.getByRole('dialog', { name: 'Debugging at E4' }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await page.close()
})

test('names, titles and addresses without a place to break fit the width of a phone', async () => {
  const { window: own, page, troubles } = await as({ role: 'administrator' }, { phone: true })
  const headers = { 'x-cairn-request': '1' }
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenwerkstatt'
  const made = await own.request.post('/api/work', { data: { kind: 'project', title: long }, headers })
  const { item } = (await made.json()) as { item: { id: string } }
  const account = await own.request.post('/api/accounts', { data: { name: long, email: `${'long'.repeat(15)}@fellside.example`, roles: ['member', 'steward'], password: null }, headers })
  const { personId } = (await account.json()) as { personId: string }
  for (const address of [`/work/${item.id}`, '/work', `/people/${personId}`, `/settings/people?person=${personId}`, '/settings']) {
    await page.goto(address)
    await page.getByText(long).first().waitFor()
    await settled(page)
    expect([address, await widthTooMuch(page)]).toEqual([address, 0])
  }
  expect(troubles).toEqual([])
  await own.close()
})
