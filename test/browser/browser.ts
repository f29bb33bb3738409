import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { installedBrowser } from '../../scripts/find-browser.mjs'
import { say } from '../../src/phrases/say.ts'

const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The browser that CHROMIUM names, or the system's. Without one the tests fail: what was not tried is not proven. */
function browserPath(): string {
  const found = process.env.CHROMIUM ?? installedBrowser()
  if (!found) throw new Error('These tests need Chromium or Chrome. Run “npm test”, which finds or installs one, or set CHROMIUM to its path.')
  return found
}

export const openBrowser = (executablePath = browserPath()): Promise<Browser> => chromium.launch({ executablePath, args: quiet })

export type View = { width?: number; theme?: 'light' | 'dark'; phone?: boolean }

const phoneSize = { width: 390, height: 844 }

/** A window of its own, with its own cookies. Whatever the page reports as wrong fails the test that ends it. */
export async function openWindow(browser: Browser, url: string, { width = 1440, theme = 'light', phone = false }: View = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: url,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: phone ? phoneSize : { width, height: 900 },
    ...(phone && { hasTouch: true, isMobile: true }),
  })
}

export type Who = { role: 'steward' | 'administrator' | 'lead' | 'member' } | { name: string } | { id: string }

type ExamplePerson = { id: string; name: string; roles: string[] }

async function idOf(window: BrowserContext, who: Who): Promise<string> {
  if ('id' in who) return who.id
  const people = (await (await window.request.get('/api/example/people')).json()) as ExamplePerson[]
  const person = people.find((one) => ('name' in who ? one.name === who.name : who.role === 'member' ? one.roles.join() === 'member' : one.roles.includes(who.role)))
  if (!person) throw new Error(`Nobody in the example organization is ${JSON.stringify(who)}.`)
  return person.id
}

/** Signs a window in as a person of the example organization, as the sign-in page does. */
export async function signInAs(window: BrowserContext, who: Who): Promise<void> {
  const answer = await window.request.post('/api/example/session', { data: { person: await idOf(window, who) }, headers: { 'x-cairn-request': '1' } })
  if (!answer.ok()) throw new Error(`Signing in was refused: ${await answer.text()}`)
}

/** Sets up the example organization, as the first page does. */
export async function setUpExample(window: BrowserContext): Promise<void> {
  const answer = await window.request.post('/api/organization', { data: { kind: 'example' }, headers: { 'x-cairn-request': '1' } })
  if (!answer.ok()) throw new Error(`Setting up the example was refused: ${await answer.text()}`)
}

/** A page that remembers what went wrong in it: errors that nobody caught, and what the browser refused. */
export async function openPage(window: BrowserContext): Promise<{ page: Page; troubles: string[] }> {
  const page = await window.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
  return { page, troubles }
}

/** Waits until a page has its heading and nothing of it is still to come: no request is under way, and nothing holds a place for what is. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.getByRole('status').filter({ hasText: say('shell.loading') }).first().waitFor({ state: 'detached' })
}

/** By how many pixels a page is wider than its window. */
export const widthTooMuch = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
