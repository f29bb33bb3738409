import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { AnyAction } from '../platform/action.ts'
import { openApiDocument } from '../platform/openapi.ts'
import { actions } from './actions.ts'
import { guardAgainstForgery } from './forgery.ts'
import { addOperatorRoutes } from './operator-routes.ts'
import { pageHandler } from './page.ts'
import { problemResponse, serveAction, type Surroundings } from './serve-action.ts'
import { staticFiles } from './static-files.ts'

/** The usual largest body of a request, in bytes. A contract may declare a larger one. */
const usualLimitBytes = 256 * 1024

export type App = Hono

/** The whole product as one request handler: API, web app, health. */
export function createApp(it: Surroundings, isReady: () => boolean = () => true): App {
  const app = new Hono()
  app.use(logRequests(it))
  app.use(secure(it))
  addHealth(app, it, isReady)
  app.use('/api/*', guardAgainstForgery)
  for (const action of actions) addRoute(app, it, action)
  app.get('/api/openapi.json', (http) => http.json(openApiDocument(actions.map(({ contract }) => contract))))
  const page = pageHandler(it)
  app.get('/api', page)
  app.all('/api/*', () => problemResponse({ kind: 'not-found', what: 'such address in the API' }))
  if (it.everyone?.kind === 'operator') addOperatorRoutes(app, it)
  app.get('*', staticFiles(), page)
  app.onError((error, http) => {
    it.log.error('request-failed', error, { path: routeOf(http.req.path) })
    return new Response(JSON.stringify({ type: 'urn:cairn:problem:internal', title: 'Something went wrong', status: 500, detail: 'Nothing was changed. Try again; if it stays so, tell whoever operates Cairn.' }), {
      status: 500,
      headers: { 'content-type': 'application/problem+json' },
    })
  })
  return app
}

function addRoute(app: Hono, it: Surroundings, action: AnyAction): void {
  const { method, path, limitBytes = usualLimitBytes } = action.contract
  const limit = bodyLimit({ maxSize: limitBytes, onError: () => problemResponse({ kind: 'too-large', limitBytes }) })
  app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), limit, (http) => serveAction(it, action, http))
}

function addHealth(app: Hono, { db }: Surroundings, isReady: () => boolean): void {
  app.get('/healthz', (http) => http.json({ status: 'alive' }))
  app.get('/readyz', async (http) => {
    if (!isReady()) return http.json({ status: 'stopping' }, 503)
    await db.kysely.selectFrom('organization').select('kind').execute()
    return http.json({ status: 'ready' })
  })
}

const self = ["'self'"]

/** Scripts, styles, fonts and requests from this server alone, and no page that frames it. */
const secure = ({ secure }: Surroundings) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      fontSrc: self,
      imgSrc: [...self, 'data:'],
      connectSrc: self,
      manifestSrc: self,
      formAction: self,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
  })

const logRequests = ({ log }: Surroundings) => async (http: { req: { method: string; path: string }; res: Response }, next: () => Promise<void>) => {
  const start = performance.now()
  await next()
  log.info('request', { method: http.req.method, path: routeOf(http.req.path), status: http.res.status, milliseconds: Math.round(performance.now() - start) })
}

/** Addresses carry identifiers of people; a log line keeps only the shape of the address. */
const routeOf = (path: string): string => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{id}').slice(0, 200)
