/** Takes the pictures of the README from the example organization. Usage: npm run screenshots */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../src/platform/package-root.ts'
import { openBrowser, openWindow, setUpExample, signInAs } from '../test/browser/browser.ts'
import { startCairn } from '../test/run-cairn.ts'
import { findBrowser } from './find-browser.mjs'

type Picture = { readonly name: string; readonly address: string; readonly theme: 'light' | 'dark'; readonly width: number; readonly height: number }

const pictures: readonly Picture[] = [
  { name: 'matrix-light', address: '/frameworks/engineering', theme: 'light', width: 1360, height: 850 },
  { name: 'matrix-dark', address: '/frameworks/engineering', theme: 'dark', width: 1360, height: 850 },
  { name: 'role-page', address: '/frameworks/platform/roles/developer-productivity.staff', theme: 'light', width: 1360, height: 850 },
  { name: 'compare', address: '/frameworks/engineering/compare', theme: 'light', width: 1360, height: 850 },
  { name: 'phone', address: '/frameworks/engineering', theme: 'light', width: 390, height: 780 },
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
  await signInAs(first, { role: 'steward' })
  const cookies = await first.cookies()
  for (const picture of pictures) {
    const context = await browser.newContext({ viewport: picture, colorScheme: picture.theme })
    await context.addCookies(cookies)
    await take(await context.newPage(), url, picture)
    await context.close()
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
