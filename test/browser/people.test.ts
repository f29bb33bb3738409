import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExampleServer } from '../server.ts'
import { violationsOn } from './axe.ts'
import { openBrowser, openPage, openWindow, signInAs } from './browser.ts'
import { hasNoTrap, keepsFocus, pressAt, tabTo } from './by-keyboard.ts'

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

test('without a mouse, somebody is found, moved to another level and team, and given a manager', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'administrator' })
  const { page, troubles } = await openPage(window)
  const record = (button: string) => pressAt(page, page.getByRole('button', { name: button, exact: true }))
  const recorded = (heading: string) => page.locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) }).last().getByText('Recorded.').waitFor()

  await page.goto('/people')
  await page.getByRole('link', { name: 'Piotr Zieleniak' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('piotr')
  await page.getByRole('link', { name: 'Saoirse Mac Giolla' }).waitFor({ state: 'detached' })
  await pressAt(page, page.getByRole('link', { name: 'Piotr Zieleniak' }))
  await page.getByRole('heading', { level: 1, name: 'Piotr Zieleniak' }).waitFor()
  await hasNoTrap(page)
  await pressAt(page, page.getByRole('link', { name: 'Change employment, managers or teams' }))

  await page.getByRole('heading', { level: 2, name: 'Piotr Zieleniak' }).waitFor()
  await tabTo(page, page.getByRole('combobox', { name: 'Level' }))
  await page.keyboard.type('E5')
  await tabTo(page, page.getByRole('button', { name: 'Add another role' }))
  await page.keyboard.press('Enter')
  await keepsFocus(page.getByRole('combobox', { name: 'Job family of other role 1' }))
  await page.keyboard.type('Backend')
  await record('Record')
  await recorded('Join or move')
  await keepsFocus(page.getByRole('button', { name: 'Record', exact: true }))
  const newest = page.getByRole('row').nth(1)
  expect(await newest.textContent()).toMatch(/Mobile.*also Backend.*E5/)

  const field = page.getByRole('searchbox', { name: 'Add a manager' }).last()
  await tabTo(page, field)
  await page.keyboard.type('oduya')
  await pressAt(page, page.getByRole('button', { name: /Maren Oduya/ }))
  await keepsFocus(field)
  await record('Change managers')
  await recorded('Managers')
  expect(await newest.textContent()).toContain('Maren Oduya')
  await tabTo(page, page.getByRole('button', { name: 'Remove Maren Oduya' }).last(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await keepsFocus(field)

  await tabTo(page, page.getByRole('combobox', { name: 'Team', exact: true }))
  await page.keyboard.type('Delivery')
  await record('Put on the team')
  await recorded('Teams')
  await page.getByRole('button', { name: 'Take off Delivery' }).waitFor()
  await pressAt(page, page.getByRole('textbox', { name: /^Type Piotr/ }))
  await page.keyboard.press('Enter')
  await hasNoTrap(page)
  expect(troubles).toEqual([])
  await window.close()
})

test('without a mouse, a table of people is imported, and a team is added and changed in a dialog that gives the focus back', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'administrator' })
  const { page, troubles } = await openPage(window)
  await page.goto('/settings/people')
  const choosing = page.waitForEvent('filechooser')
  await pressAt(page, page.getByRole('button', { name: 'Choose a file' }))
  const table = csv.replaceAll('nadia.quell', 'nils.quell').replaceAll('Nadia', 'Nils').replace('managers', 'secondary,managers').replace('E2,', 'E2,frontend,')
  await (await choosing).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByText('also frontend').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await pressAt(page, page.getByRole('button', { name: 'Import all of this' }))
  const done = page.getByText('1 person was changed.')
  await done.waitFor()
  await keepsFocus(page.locator('[tabindex="-1"]', { has: done }).last())

  await pressAt(page, page.getByRole('button', { name: 'Add a team' }))
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await keepsFocus(name)
  await page.keyboard.press('Escape')
  await keepsFocus(page.getByRole('button', { name: 'Add a team' }))
  await page.keyboard.press('Enter')
  await keepsFocus(name)
  await page.keyboard.type('CHECKOUT')
  await page.keyboard.press('Enter')
  await page.getByText('A team has the identifier “checkout” already').waitFor()
  await page.getByText('There is a team “Checkout” already').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Søk og søm')
  await tabTo(page, page.getByRole('checkbox', { name: 'Catalogue' }))
  await page.keyboard.press('Space')
  await pressAt(page, page.getByRole('button', { name: 'Add the team' }))

  await page.getByRole('heading', { level: 1, name: 'Søk og søm' }).waitFor()
  expect(page.url()).toMatch(/\/teams\/sok-og-som$/)
  await page.getByText('Works in Catalogue.').waitFor()
  const change = page.getByRole('button', { name: 'Change this team' })
  await pressAt(page, change)
  await keepsFocus(name)
  await pressAt(page, page.getByRole('button', { name: 'Cancel' }))
  await keepsFocus(change)
  await page.keyboard.press('Enter')
  await keepsFocus(name)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Søk')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Søk', exact: true }).waitFor()
  await keepsFocus(change)
  expect(troubles.filter((it) => !it.includes('422'))).toEqual([])
  await window.close()
})

test('whoever has an account and no employment is found as it is typed on any keyboard, and hired', async () => {
  const window = await openWindow(browser, server.url)
  await signInAs(window, { role: 'administrator' })
  const made = await window.request.post('/api/accounts', { data: { name: 'Søren Łoś', email: 'soren@fellside.example', roles: ['member'], password: null }, headers: { 'x-cairn-request': '1' } })
  expect(made.ok()).toBe(true)
  const { page, troubles } = await openPage(window)
  await page.goto('/settings/people')
  await page.getByRole('heading', { name: 'No employment yet' }).waitFor()
  await page.getByLabel('Find a person').fill('soren los')
  await page.getByRole('button', { name: /Søren Łoś.*no employment yet/ }).first().click()
  await page.getByRole('heading', { level: 2, name: 'Søren Łoś' }).waitFor()
  await page.getByText('Record what they do here').waitFor()
  expect(await page.getByRole('button', { name: 'Record that they leave' }).count()).toBe(0)
  await page.getByLabel('What they do').fill('Gardener')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByRole('button', { name: 'Record that they leave' }).waitFor()
  await page.goto('/people?text=SOREN')
  await page.getByRole('link', { name: 'Søren Łoś' }).waitFor()
  expect(troubles).toEqual([])
  await window.close()
})
