import type { Browser, BrowserContext } from 'playwright-core'
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

const csv = `email,name,framework,family,level,managers,teams,starts_on
nadia.quell@fellside.example,Nadia Quell,engineering,backend,E2,bronwen.achterberg@fellside.example,checkout,2026-01-05
`

const idOf = async (window: BrowserContext, name: string): Promise<string> => {
  const { people } = (await (await window.request.get(`/api/people?text=${encodeURIComponent(name)}`)).json()) as { people: { id: string }[] }
  return people[0]!.id
}

test('an administrator imports people as the preview said, and gives somebody another manager, who is told with the engineer', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'administrator' })
  const { page, troubles } = await openPage(window)

  await page.goto('/settings/people')
  await page.getByLabel('Or paste the table').fill(csv.replace('E2', 'E22'))
  await page.getByRole('button', { name: 'See what would change' }).click()
  await page.getByText('Line 2, level').waitFor()
  expect(await page.getByRole('button', { name: 'Import all of this' }).count()).toBe(0)

  await page.getByLabel('Or paste the table').fill(csv)
  await page.getByRole('button', { name: 'See what would change' }).click()
  await page.getByText('1 person changes, 0 stay as they are').waitFor()
  await page.getByRole('cell', { name: /Nadia Quell/ }).waitFor()
  await page.getByRole('button', { name: 'Import all of this' }).click()
  await page.getByText('1 person was changed.').waitFor()

  await page.getByLabel('Find a person').fill('Quell')
  await page.getByRole('button', { name: /Nadia Quell/ }).click()
  const managers = page.locator('section', { has: page.getByRole('heading', { name: 'Managers', exact: true }) }).last()
  await managers.getByRole('button', { name: 'Remove Bronwen Achterberg' }).click()
  await managers.getByLabel('Add a manager').fill('Maren')
  await managers.getByRole('button', { name: /Maren Oduya/ }).click()
  await managers.getByRole('button', { name: 'Change managers' }).click()
  await managers.getByText('Recorded.').waitFor()
  await page.getByRole('link', { name: 'See their page' }).click()
  await page.getByRole('heading', { name: 'Nadia Quell' }).waitFor()
  await page.getByRole('link', { name: 'Maren Oduya' }).waitFor()
  expect(troubles).toEqual([])

  const person = await idOf(window, 'Nadia Quell')
  await window.close()
  const hers = await openWindow(browser, server.url)
  await hers.request.post('/api/example/session', { data: { person }, headers: { 'x-cairn-request': '1' } })
  const notices = (await openPage(hers)).page
  await notices.goto('/notices')
  await notices.getByText(/you are managed by Maren Oduya/).waitFor()
  await notices.getByText('Until then: Bronwen Achterberg.').waitFor()
  await notices.getByRole('button', { name: 'Mark as read' }).click()
  await notices.getByRole('button', { name: 'Mark as read' }).waitFor({ state: 'detached' })
  await hers.close()

  const theirs = await openWindow(browser, server.url)
  await signInAs(theirs, { name: 'Bronwen Achterberg' })
  const former = (await openPage(theirs)).page
  await former.goto('/notices')
  await former.getByText(/Nadia Quell is managed by Maren Oduya/).waitFor()
  await theirs.close()
})

test('a colleague sees name, family and team of somebody, and nothing of their level', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'steward' })
  const { page } = await openPage(window)
  await page.goto('/people?text=ballantyne')
  await page.getByRole('link', { name: 'Rasheed Ballantyne' }).click()
  await page.getByRole('heading', { name: 'Rasheed Ballantyne' }).waitFor()
  await page.getByRole('link', { name: 'Checkout' }).waitFor()
  expect(await page.getByRole('main').textContent()).not.toMatch(/E4|Over time/)
  await page.goto('/settings/retention')
  await page.getByRole('heading', { name: 'This is for administrators' }).waitFor()
  await window.close()
})
