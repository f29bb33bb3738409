import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Route } from 'playwright-core'
import { build } from 'vite'

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

/** The web app built with the checks that React makes while one develops, and nowhere else: it warns of what HTML forbids, of lists without keys, and of more. */
export async function developmentBuild(): Promise<{ inPlaceOf: (window: BrowserContext) => Promise<void>; remove: () => void }> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'cairn-development-'))
  await build({ configFile: 'vite.config.ts', mode: 'development', logLevel: 'error', define: { 'process.env.NODE_ENV': '"development"' }, build: { outDir: directory, minify: false } })
  const shell = readFileSync(path.join(directory, 'index.html'), 'utf8')
  const asset = (route: Route) => {
    const name = path.basename(new URL(route.request().url()).pathname)
    return route.fulfill({ body: readFileSync(path.join(directory, 'assets', name)), contentType: types[path.extname(name)]! })
  }
  /** The server's page with its first data, and this build's scripts. */
  const page = async (route: Route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const data = /<script type="application\/json"[^]*?<\/script>/.exec(await response.text())?.[0] ?? ''
    return route.fulfill({ response, body: shell.replace('<!--first-data-->', () => data) })
  }
  return {
    inPlaceOf: async (window) => {
      await window.route('**/*', page)
      await window.route('**/assets/*', asset)
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
