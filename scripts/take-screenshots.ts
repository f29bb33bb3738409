/** Takes the pictures of the README from the example organization. Usage: npm run screenshots */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../src/platform/package-root.ts'
import { openBrowser, openWindow, setUpExample, signInAs } from '../test/browser/browser.ts'
import { startCairn } from '../test/run-cairn.ts'
import { until } from '../test/until.ts'
import { findBrowser } from './find-browser.mjs'

/** `who` is signed in for it; `{person}` in the address is that person. */
type Picture = { readonly name: string; readonly who: string; readonly address: string; readonly theme: 'light' | 'dark'; readonly width: number; readonly height: number }

const engineer = 'Rasheed Ballantyne'
const wide = { theme: 'light', width: 1360, height: 850 } as const

const pictures: readonly Picture[] = [
  { name: 'map-light', who: engineer, address: '/people/{person}/map', ...wide, height: 900 },
  { name: 'map-dark', who: engineer, address: '/people/{person}/map', ...wide, theme: 'dark' },
  { name: 'competency', who: engineer, address: '/people/{person}/map?cell=debugging', ...wide },
  { name: 'feedback', who: 'Bronwen Achterberg', address: '/people/{engineer}/feedback/give', ...wide },
  { name: 'team', who: 'Bronwen Achterberg', address: '/team', ...wide },
  { name: 'phone', who: engineer, address: '/people/{person}/map', theme: 'light', width: 390, height: 780 },
  { name: 'matrix-light', who: engineer, address: '/frameworks/engineering', ...wide },
]

const out = path.join(packageRoot, 'docs/images')

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true })
  const data = mkdtempSync(path.join(os.tmpdir(), 'cairn-pictures-'))
  const server = startCairn({ CAIRN_DATA: data, DATABASE_URL: '' })
  const url = await server.url
  const browser = await openBrowser(await findBrowser())
  const first = await openWindow(browser, url)
  await setUpExample(first)
  await signInAs(first, { name: engineer })
  const ids = new Map(((await (await first.request.get('/api/example/people')).json()) as { id: string; name: string }[]).map((it) => [it.name, it.id]))
  await until(async () => ((await (await first.request.get(`/api/people/${ids.get(engineer)}/map`)).json()) as { fittedAt: string | null }).fittedAt)
  for (const picture of pictures) {
    const window = await openWindow(browser, url, picture)
    await signInAs(window, { name: picture.who })
    const page = await window.newPage()
    await page.setViewportSize(picture)
    const address = picture.address.replace('{person}', ids.get(picture.who)!).replace('{engineer}', ids.get(engineer)!)
    await take(page, url, { ...picture, address })
    await window.close()
  }
  await browser.close()
  server.process.kill('SIGTERM')
  await new Promise((resolve) => server.process.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

async function take(page: Page, url: string, { name, address }: Picture): Promise<void> {
  await page.goto(url + address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  process.stdout.write(`docs/images/${name}.png\n`)
}

await main()
