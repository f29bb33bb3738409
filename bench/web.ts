/**
 * The first load of the matrix page on a processor slowed four times, against a static page with the same table and
 * the same style sheets, the first load of the map of progress against that of the matrix, and a character typed into the
 * filter, against one typed into a bare input. Nine of each in turn, medians.
 *
 * Usage: npm run bench:web
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { findBrowser } from '../scripts/find-browser.mjs'
import { packageRoot } from '../src/platform/package-root.ts'
import { openBrowser, openWindow, setUpExample, signInAs } from '../test/browser/browser.ts'
import { startCairn } from '../test/run-cairn.ts'

const runs = 9
const slowdown = 4
const address = '/frameworks/engineering'
const mapAddress = '/map'

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Runs before the page's own scripts: notes when a table with rows has been painted. */
function watchForTable(): void {
  const look = (): void => {
    if (document.querySelectorAll('table tbody tr').length > 20) requestAnimationFrame(() => setTimeout(() => Object.assign(window, { tableSeen: performance.now() }), 0))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function slowPage(context: BrowserContext): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return { page, cdp }
}

type FirstLoad = { readonly visible: number; readonly scriptBytes: number }

/** One first load with an empty cache: milliseconds until the table is painted, and the bytes of script that came over the wire. */
async function firstLoad(context: BrowserContext, url: string): Promise<FirstLoad> {
  const { page, cdp } = await slowPage(context)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Set<string>()
  let scriptBytes = 0
  cdp.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.addInitScript(watchForTable)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForFunction(() => 'tableSeen' in window)
  const visible = await page.evaluate(() => (window as unknown as { tableSeen: number }).tableSeen)
  await page.close()
  return { visible, scriptBytes }
}

/** Milliseconds from a key going down in the field to the frame after which its effect is painted. */
async function typed(page: Page, selector: string): Promise<number> {
  await page.focus(selector)
  await page.evaluate((field) => {
    const input = document.querySelector(field) as HTMLInputElement
    const rows = (): number => [...document.querySelectorAll('table tbody tr')].filter((it) => (it as HTMLElement).offsetParent !== null).length
    const before = rows()
    input.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        const look = (): void => {
          const changed = input.value !== '' && (before === 0 || rows() !== before)
          if (changed) requestAnimationFrame(() => setTimeout(() => Object.assign(window, { typedIn: performance.now() - start }), 0))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { once: true },
    )
  }, selector)
  await page.keyboard.press('q')
  await page.waitForFunction(() => 'typedIn' in window)
  return page.evaluate(() => (window as unknown as { typedIn: number }).typedIn)
}

type Look = { readonly table: string; readonly links: string }

/** Runs in the page: its table, and the links to its style sheets and fonts. */
const lookOfTable = (): Look => ({
  table: document.querySelector('table')!.parentElement!.outerHTML,
  links: [...document.querySelectorAll('link[rel=stylesheet], link[as=font]')].map((it) => it.outerHTML).join(''),
})

/** A static page with the same table, dressed by the same style sheets and fonts, and one of a bare input. */
function servePlain({ table, links }: Look): Promise<{ url: string; close: () => void }> {
  const html = (head: string, body: string): Buffer => brotliCompressSync(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title>${head}<body>${body}`)
  const pages: Record<string, Buffer> = { '/table': html(links, table), '/input': html('', '<input type="search" aria-label="Filter">') }
  const server = http.createServer((request, response) => {
    const page = pages[request.url ?? '']
    if (page) return response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' }).end(page)
    const file = path.join(packageRoot, 'dist/web', path.normalize(request.url ?? ''))
    if (!existsSync(file)) return response.writeHead(404).end()
    const style = file.endsWith('.css')
    return response.writeHead(200, style ? { 'content-type': 'text/css', 'content-encoding': 'br' } : { 'content-type': 'font/woff2' }).end(readFileSync(style ? `${file}.br` : file))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() })))
}

async function measure(context: BrowserContext, url: string): Promise<void> {
  await setUpExample(context)
  await signInAs(context, { role: 'member' })
  const page = await context.newPage()
  await page.goto(url + address, { waitUntil: 'networkidle' })
  const plain = await servePlain(await page.evaluate(lookOfTable))
  await page.close()

  const [ours, theirs, map, filter, bare]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  let [scriptBytes, mapScriptBytes] = [0, 0]
  for (let run = 0; run < runs; run += 1) {
    const load = await firstLoad(context, url + address)
    scriptBytes = load.scriptBytes
    ours.push(load.visible)
    theirs.push((await firstLoad(context, `${plain.url}/table`)).visible)
    const mapLoad = await firstLoad(context, url + mapAddress)
    mapScriptBytes = mapLoad.scriptBytes
    map.push(mapLoad.visible)
    filter.push(await typedOn(context, url + address))
    bare.push(await typedOn(context, `${plain.url}/input`))
  }
  plain.close()
  console.log(`JavaScript of the first load        ${(scriptBytes / 1024).toFixed(0)} KB compressed (at most 160)`)
  console.log(`table visible, processor ÷ ${slowdown}       ${median(ours).toFixed(0)} ms; static page ${median(theirs).toFixed(0)} ms; ratio ${(median(ours) / median(theirs)).toFixed(2)} (at most 2.5)`)
  console.log(`JavaScript of the map’s first load  ${(mapScriptBytes / 1024).toFixed(0)} KB compressed`)
  console.log(`map visible, processor ÷ ${slowdown}         ${median(map).toFixed(0)} ms; matrix ${median(ours).toFixed(0)} ms; ratio ${(median(map) / median(ours)).toFixed(2)} (at most 1.5)`)
  console.log(`a character into the filter         ${median(filter).toFixed(0)} ms; bare input ${median(bare).toFixed(0)} ms; ${(median(filter) - median(bare)).toFixed(0)} ms more (at most 100)`)
}

async function typedOn(context: BrowserContext, url: string): Promise<number> {
  const { page } = await slowPage(context)
  await page.goto(url, { waitUntil: 'networkidle' })
  const milliseconds = await typed(page, 'input[type="search"]')
  await page.close()
  return milliseconds
}

const data = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-'))
const server = startCairn({ CAIRN_DATA: data, DATABASE_URL: '' })
const url = await server.url
const browser = await openBrowser(await findBrowser())
try {
  await measure(await openWindow(browser, url), url)
} finally {
  await browser.close()
  server.process.kill('SIGTERM')
  await new Promise((resolve) => server.process.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}
