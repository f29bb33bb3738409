import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settled, signInAs, type Who } from './browser.ts'
import { developmentBuild } from './development-build.ts'
import { pages } from './pages.ts'
import { startProduct } from './product.ts'

const { asVisitor } = startProduct()
let development: Awaited<ReturnType<typeof developmentBuild>>

beforeAll(async () => {
  development = await developmentBuild()
})

afterAll(() => development?.remove())

/** A page that remembers all that the console was told, warnings too. */
async function windowOf(who: Who): Promise<{ window: BrowserContext; page: Page; said: string[]; person: string }> {
  const { window, page } = await asVisitor()
  await development.inPlaceOf(window)
  await signInAs(window, who)
  const { person } = (await (await window.request.get('/api/session')).json()) as { person: { id: string } }
  const said: string[] = []
  page.on('pageerror', (error) => said.push(error.message))
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(`${page.url()}: ${message.text()}`))
  return { window, page, said, person: person.id }
}

/** Opens every page and whatever opens on it. */
async function walk(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address)
    await settled(page)
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
    for (const opener of await page.locator('main button[popovertarget]').all().then((all) => all.slice(0, 3))) await opener.evaluate((button) => ((button as HTMLButtonElement).popoverTargetElement as HTMLElement | null)?.showPopover())
    await settled(page)
  }
}

test('no page says anything to the console, neither React’s warnings of a development build nor errors', async () => {
  const { window, page, said } = await windowOf({ role: 'steward' })
  await walk(page, pages.map(([address]) => address))
  expect(said).toEqual([])
  await window.close()
}, 240_000)

test('nor does any page about somebody, as they and their manager meet it', async () => {
  const engineer = await windowOf({ name: 'Piotr Zieleniak' })
  const manager = await windowOf({ name: 'Bronwen Achterberg' })
  const about = ['map', 'map?as=table', 'map?cell=debugging&why=yes', 'prompts', 'agenda', 'feedback', 'feedback/ask'].map((page) => `/people/${engineer.person}/${page}`)
  await walk(engineer.page, ['/', ...about, '/feedback', '/self-assessment', '/mentoring', '/support', '/about-me'])
  await walk(manager.page, ['/', ...about, `/people/${engineer.person}`, '/team', '/feedback', '/support'])
  await manager.page.goto(`/people/${engineer.person}/feedback/give`)
  await manager.page.getByText('Building software').click()
  await manager.page.getByRole('button', { name: /^Debugging/ }).click()
  await manager.page.getByRole('radio', { name: /^E3 · / }).check()
  await manager.page.getByRole('button', { name: 'Check before sending' }).click()
  await manager.page.getByRole('heading', { name: 'Is this what you saw?' }).waitFor()
  expect([...engineer.said, ...manager.said]).toEqual([])
  await engineer.window.close()
  await manager.window.close()
}, 240_000)
