import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startExampleServer, startTestServer } from '../server.ts'
import { violationsOn } from './axe.ts'
import { openBrowser, openPage, openWindow, signInAs } from './browser.ts'
import { pages, pagesOfOne } from './pages.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startExampleServer>>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startExampleServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(pages)('%s has nothing that axe finds wrong', async (address, heading) => {
    const window = await openWindow(browser, server.url, { theme })
    await signInAs(window, { role: 'steward' })
    const { page, troubles } = await openPage(window)
    await page.goto(address)
    await page.getByRole('heading', { name: heading, exact: true }).first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect(await violationsOn(page)).toEqual([])
    expect(troubles).toEqual([])
    await window.close()
  })

  test.each(pagesOfOne)('the page of $page has nothing that axe finds wrong', async ({ who, address }) => {
    const window = await openWindow(browser, server.url, { theme })
    await signInAs(window, who)
    const { page, troubles } = await openPage(window)
    await page.goto(await address(window))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await violationsOn(page)).toEqual([])
    expect(troubles).toEqual([])
    await window.close()
  })

  test('the audit, the palette and signing in have nothing that axe finds wrong', async () => {
    const window = await openWindow(browser, server.url, { theme })
    const { page } = await openPage(window)
    await page.goto('/')
    await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor()
    await page.getByRole('button', { name: /Pilar|administrator/ }).first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await signInAs(window, { role: 'administrator' })
    await page.goto('/audit')
    await page.getByRole('table').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search the framework or go to a page' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await window.close()
  })

  test('the welcome of a fresh installation has nothing that axe finds wrong', async () => {
    const fresh = await startTestServer('empty')
    const window = await openWindow(browser, fresh.url, { theme })
    const { page } = await openPage(window)
    await page.goto('/')
    await page.getByRole('button', { name: 'Set up your organization' }).click()
    expect(await violationsOn(page)).toEqual([])
    await window.close()
    await fresh.close()
  })
})
