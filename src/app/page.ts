import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Context as HttpContext, Handler } from 'hono'
import type { showSession as sessionContract } from '../features/access/api.ts'
import { showSession } from '../features/access/show-session.ts'
import { listFrameworks } from '../features/framework/list-frameworks.ts'
import { showFramework } from '../features/framework/show-framework.ts'
import type { showMap as mapContract } from '../features/progress/api.ts'
import { showMap } from '../features/progress/show-map.ts'
import type { AnyAction } from '../platform/action.ts'
import type { OutputOf } from '../platform/contract.ts'
import { credentialsOf, readForPage, type Credentials, type Surroundings } from './serve-action.ts'
import { webDirectory } from './static-files.ts'

const marker = '<!--first-data-->'

/** What a page asks for first, so that it comes with the page instead of after it. */
type FirstQuery = { readonly action: AnyAction; readonly path: string; readonly input: Readonly<Record<string, string>> }

type Session = OutputOf<typeof sessionContract>

const frameworkQuery = (framework: string): FirstQuery => ({ action: showFramework, path: '/api/frameworks/{framework}', input: { framework } })
const mapQuery = (person: string): FirstQuery => ({ action: showMap, path: '/api/people/{person}/map', input: { person } })
const listQuery: FirstQuery = { action: listFrameworks, path: '/api/frameworks', input: {} }

function firstQueryOf(address: string, { person }: Session): FirstQuery | undefined {
  const framework = address.match(/^\/frameworks\/([\w.-]+)(?:\/(?:roles|compare|glossary|search)(?:\/.*)?)?$/)?.[1]
  if (framework) return frameworkQuery(framework)
  const mapped = address.match(/^\/people\/([0-9a-f-]{36})\/map$/)?.[1] ?? (address === '/map' || (address === '/' && !person?.manages) ? person?.hasRole && person.id : undefined)
  if (mapped) return mapQuery(mapped)
  return address === '/frameworks' || (address === '/' && !person?.hasRole && !person?.manages) ? listQuery : undefined
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
  const credentials = credentialsOf(http)
  const session = (await readForPage(it, showSession, credentials, {}))!
  // Another day or level than the usual is asked for by the page itself.
  const query = Object.keys(http.req.query()).some((name) => looking.has(name)) ? undefined : firstQueryOf(http.req.path, JSON.parse(session) as Session)
  const queries = query ? await answersTo(it, credentials, query) : []
  return forScript(`{"session":${session},"queries":[${queries.join(',')}]}`)
}

const looking = new Set(['family', 'level', 'specialty', 'on'])

/** A map is drawn in the words of its framework, so that both come together. */
async function answersTo(it: Surroundings, credentials: Credentials, query: FirstQuery): Promise<string[]> {
  const data = await readForPage(it, query.action, credentials, query.input)
  if (data === null) return []
  const answer = `{"key":${JSON.stringify([query.path, query.input])},"data":${data}}`
  const framework = query.action === showMap ? (JSON.parse(data) as OutputOf<typeof mapContract>).framework?.id : undefined
  return framework ? [answer, ...(await answersTo(it, credentials, frameworkQuery(framework)))] : [answer]
}

/** JSON that cannot end the script element it stands in. */
const forScript = (json: string): string => json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
