// Finds the browser for the tests, or installs one, saying so. Browser tests are never skipped.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root, stop } from './set-up.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe']

export async function findBrowser() {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : stop(`CHROMIUM is ${named}, and there is no such file. Set it to a Chromium or Chrome, or leave it out.`)
  return installedBrowser() ?? fromDistribution() ?? (await fromPlaywright()) ?? stop('The tests need Chromium or Chrome. Install one, or set CHROMIUM to its path.')
}

/** The browser on the path or in its usual place, if there is one. */
export function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).concat(places).find(existsSync)
}

/** As root on Debian or Ubuntu the distribution's package is the shortest way. */
function fromDistribution() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  process.stdout.write('No browser found. Installing Chromium from the distribution’s packages (apt-get install chromium), about 100 MB …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  return result.status === 0 ? installedBrowser() : undefined
}

async function fromPlaywright() {
  const { chromium } = await import('playwright-core')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  process.stdout.write('No browser found. Downloading Chromium with Playwright, about 150 MB …\n')
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], { stdio: 'inherit' })
  return result.status === 0 && existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}
