/** Takes the pictures of the README from the example organization. Usage: npm run screenshots */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { packageRoot } from '../src/platform/package-root.ts'
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
  const server = spawn(process.execPath, ['bin/cairn', 'start'], { cwd: packageRoot, env: { ...process.env, PORT: '0', CAIRN_DATA: data, DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await new Promise<string>((resolve) => {
    server.stdout.on('data', (chunk: Buffer) => {
      const found = chunk.toString().match(/running at (\S+)/)?.[1]
      if (found) resolve(found)
    })
  })
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  const first = await browser.newPage()
  await first.goto(url)
  await first.evaluate(setUp)
  const cookies = await first.context().cookies()
  for (const picture of pictures) {
    const context = await browser.newContext({ viewport: picture, colorScheme: picture.theme })
    await context.addCookies(cookies)
    await take(await context.newPage(), url, picture)
    await context.close()
  }
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

/** Runs in the page: the example organization, and its steward signed in. */
async function setUp(): Promise<void> {
  const post = (address: string, body: unknown): Promise<Response> =>
    fetch(address, { method: 'POST', headers: { 'x-cairn-request': '1', 'content-type': 'application/json' }, body: JSON.stringify(body) })
  await post('/api/organization', { kind: 'example' })
  const people = (await (await fetch('/api/example/people')).json()) as { id: string; roles: string[] }[]
  await post('/api/example/session', { person: people.find((it) => it.roles.includes('steward'))!.id })
}

async function take(page: Page, url: string, { name, address }: Picture): Promise<void> {
  await page.goto(url + address, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: path.join(out, `${name}.png`) })
  process.stdout.write(`docs/images/${name}.png\n`)
}

await main()
