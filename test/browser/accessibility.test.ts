import { describe, expect, test } from 'vitest'
import { violationsOn } from './axe.ts'
import { settled, signInAs } from './browser.ts'
import { pages, pagesOfOne } from './pages.ts'
import { startProduct } from './product.ts'

const { as, asVisitor } = startProduct()

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(pages)('%s has nothing that axe finds wrong', async (address, heading) => {
    const { window, page, troubles } = await as({ role: 'steward' }, { theme })
    await page.goto(address)
    await page.getByRole('heading', { name: heading, exact: true }).first().waitFor({ state: 'attached' })
    await settled(page)
    expect(await violationsOn(page)).toEqual([])
    expect(troubles).toEqual([])
    await window.close()
  })

  test.each(pagesOfOne)('the page of $page has nothing that axe finds wrong', async ({ who, address }) => {
    const { window, page, troubles } = await as(who, { theme })
    await page.goto(await address(window))
    await settled(page)
    expect(await violationsOn(page)).toEqual([])
    expect(troubles).toEqual([])
    await window.close()
  })

  test('the audit, the palette and signing in have nothing that axe finds wrong', async () => {
    const { window, page } = await asVisitor({ theme })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor()
    await page.getByRole('button', { name: /Pilar|administrator/ }).first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await signInAs(window, { role: 'administrator' })
    await page.goto('/audit')
    await page.getByRole('table').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Go to a page or a person, or search the framework' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await window.close()
  })
})
