import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExampleServer } from '../server.ts'
import { openBrowser, openPage, openWindow, signInAs } from './browser.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startExampleServer>>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startExampleServer()])
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a pasted address becomes an item with its teams, the same issue is not recorded twice, and an epic says what it lacks until a task is added', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'member' })
  const { page, troubles } = await openPage(window)

  await page.goto('/work')
  await page.getByRole('textbox', { name: 'Paste the address of an issue' }).fill('https://gitlab.com/groups/fellside-made-up/-/epics/7')
  await page.getByRole('button', { name: 'Continue' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record work' })
  await dialog.getByRole('textbox', { name: 'Title' }).waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('fellside-made-up&7')
  expect(await dialog.getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('epic')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Boxes that say where they are')
  await dialog.getByRole('checkbox', { name: 'Delivery' }).check()
  await dialog.getByRole('checkbox', { name: 'Platform' }).check()
  await dialog.getByRole('button', { name: 'Record work' }).click()

  await page.getByRole('heading', { name: 'Boxes that say where they are' }).waitFor()
  await page.getByText('Reaches across teams').waitFor()
  await page.getByText('This epic has no tasks yet').waitFor()

  await page.getByRole('button', { name: 'Add a task' }).click()
  await dialog.getByRole('textbox', { name: 'Issue in the tracker' }).fill('https://gitlab.com/groups/fellside-made-up/-/epics/7?tab=details')
  await dialog.getByText('This issue is recorded already').waitFor()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The same again')
  await dialog.getByRole('button', { name: 'Record work' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'One issue is one item'.toLowerCase() }).waitFor()
  await dialog.getByRole('textbox', { name: 'Issue in the tracker' }).fill('')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Draw the route')
  await dialog.getByRole('button', { name: 'Record work' }).click()
  await page.getByRole('link', { name: 'Draw the route' }).click()
  await page.getByRole('navigation', { name: 'What it is part of' }).getByRole('link', { name: 'Boxes that say where they are' }).waitFor()

  await page.goto('/work')
  await page.getByRole('textbox', { name: 'Paste the address of an issue' }).fill('gitlab.com/groups/Fellside-made-up/-/work_items/7')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('status').getByRole('link', { name: 'Open it' }).click()
  await page.getByRole('heading', { name: 'Boxes that say where they are' }).waitFor()
  expect(troubles.filter((it) => !it.includes('409'))).toEqual([])
  await window.close()
})

test('a table is imported after its problems are mended, and found again by keyboard alone', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'member' })
  const { page } = await openPage(window)
  await page.goto('/work/import')
  const choose = (text: string) => page.locator('input[type=file]').setInputFiles({ name: 'work.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('kind,title,parent\nepic,Quieter alarms,\nstory,Fewer pages at night,Quieter alarms\n')
  await page.getByRole('alert').getByText('Line 3, kind').waitFor()
  expect(await page.getByRole('button', { name: /^Record/ }).count()).toBe(0)
  await choose('kind,title,parent\nepic,Quieter alarms,\ntask,Fewer pages at night,Quieter alarms\n')
  await page.getByRole('button', { name: 'Record 2 items' }).click()
  await page.getByText('2 items are recorded.').waitFor()

  await page.goto('/work')
  await page.getByRole('button', { name: 'Record by hand' }).focus()
  await page.keyboard.press('Enter')
  const epic = page.getByRole('dialog').getByRole('combobox', { name: 'Epic that it is part of' })
  await epic.focus()
  await page.keyboard.type('quieter')
  await page.getByRole('option', { name: /Quieter alarms/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take “Quieter alarms” away' }).waitFor()
  await window.close()
})
