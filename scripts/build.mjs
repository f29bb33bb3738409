// Builds the web app and the server, and compresses what browsers fetch.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

export async function build() {
  const vite = await import('vite')
  for (const configFile of ['vite.server.config.ts', 'vite.config.ts']) {
    await vite.build({ configFile: path.join(root, configFile), logLevel: 'error' })
  }
  compress(path.join(root, 'dist/web'))
}

function compress(directory) {
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const file = path.join(directory, name)
    const text = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
