import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Context as HttpContext, Handler } from 'hono'
import { showSession } from '../features/access/show-session.ts'
import { listFrameworks } from '../features/framework/list-frameworks.ts'
import { showFramework } from '../features/framework/show-framework.ts'
import type { AnyAction } from '../platform/action.ts'
import { credentialsOf, readForPage, type Surroundings } from './serve-action.ts'
import { webDirectory } from './static-files.ts'

const marker = '<!--first-data-->'

/** What a page asks for first, so that it comes with the page instead of after it. */
type FirstQuery = { readonly action: AnyAction; readonly path: string; readonly input: Readonly<Record<string, string>> }

function firstQueryOf(address: string): FirstQuery | undefined {
  const framework = address.match(/^\/frameworks\/([\w.-]+)(?:\/(?:roles|compare|glossary|search)(?:\/.*)?)?$/)?.[1]
  if (framework) return { action: showFramework, path: '/api/frameworks/{framework}', input: { framework } }
  return address === '/' || address === '/frameworks' ? { action: listFrameworks, path: '/api/frameworks', input: {} } : undefined
}

/** The one page of the web app, with who is signed in and the page's first data inside. */
export function pageHandler(it: Surroundings, directory: string = webDirectory): Handler {
  const file = path.join(directory, 'index.html')
  const shell = existsSync(file) ? readFileSync(file, 'utf8') : `<!doctype html><title>Cairn</title>${marker}<p>The web app is not built. Run “npm start”, which builds it.</p>`
  return async (http) => {
    const first = await firstDataOf(it, http)
    const page = shell.replace(marker, () => `<script type="application/json" id="first-data">${first}</script>`)
    return http.html(page, 200, { 'cache-control': 'private, no-cache', vary: 'Cookie' })
  }
}

async function firstDataOf(it: Surroundings, http: HttpContext): Promise<string> {
  const query = firstQueryOf(http.req.path)
  const credentials = credentialsOf(http)
  const session = await readForPage(it, showSession, credentials, {})
  const data = query ? await readForPage(it, query.action, credentials, query.input) : null
  const queries = query && data !== null ? `{"key":${JSON.stringify([query.path, query.input])},"data":${data}}` : ''
  return forScript(`{"session":${session},"queries":[${queries}]}`)
}

/** JSON that cannot end the script element it stands in. */
const forScript = (json: string): string => json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
