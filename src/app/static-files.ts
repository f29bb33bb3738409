import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { packageRoot } from '../platform/package-root.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

type StaticFile = { readonly plain: Buffer; readonly brotli: Buffer | null; readonly type: string; readonly forever: boolean }

export const webDirectory = path.join(packageRoot, 'dist/web')

/** Every built file, read once. The build leaves a `.br` beside what is worth compressing. */
function filesOf(directory: string): ReadonlyMap<string, StaticFile> {
  const names = existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }) : []
  const known = names.filter((name) => types[path.extname(name)])
  return new Map(known.map((name) => [`/${name.replaceAll(path.sep, '/')}`, fileOf(path.join(directory, name), name)]))
}

function fileOf(file: string, name: string): StaticFile {
  const brotli = existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : null
  return { plain: readFileSync(file), brotli, type: types[path.extname(name)]!, forever: name.startsWith('assets') }
}

/** Serves the built web app from memory. Names in `assets/` carry a hash, so a browser keeps them for ever. */
export function staticFiles(directory: string = webDirectory): MiddlewareHandler {
  const files = filesOf(directory)
  return async (http, next) => {
    const file = files.get(http.req.path)
    if (!file) return next()
    const compressed = file.brotli !== null && /\bbr\b/.test(http.req.header('accept-encoding') ?? '')
    http.header('content-type', file.type)
    http.header('vary', 'Accept-Encoding')
    http.header('cache-control', file.forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (compressed) http.header('content-encoding', 'br')
    return http.body(new Uint8Array(compressed ? file.brotli! : file.plain))
  }
}
