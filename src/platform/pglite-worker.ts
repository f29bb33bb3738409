import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * The embedded PostgreSQL, in a thread of its own so that a heavy query never
 * blocks requests. It answers raw protocol bytes with raw protocol bytes.
 */
export type WorkerData = { readonly dataDirectory: string | null; readonly template: string | null }
export type ToWorker =
  | { readonly kind: 'protocol'; readonly bytes: Uint8Array }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'protocol'; readonly bytes: Uint8Array }
  | { readonly kind: 'dumped'; readonly bytes: Uint8Array }
  | { readonly kind: 'closed' }

type Stream = { readonly nfd: number }
type NodeFsModule = { NODEFS?: { stream_ops: { fsync?: (stream: Stream) => number } } }

/** How often the database asked the disk to keep what it wrote; shared so that a test can count. */
const syncs = new Int32Array((workerData as { syncs: SharedArrayBuffer }).syncs)

/** PGlite's file system has no fsync of its own; without one a commit would be acknowledged before it is on disk. */
class SyncedNodeFS extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = [emscriptenOpts.preRun ?? []].flat()
    const withSync = preRun.map((run) => (module: Parameters<typeof run>[0]) => {
      run(module)
      addSync(module as NodeFsModule)
    })
    return { emscriptenOpts: { ...emscriptenOpts, preRun: withSync } }
  }
}

function addSync(module: NodeFsModule): void {
  if (!module.NODEFS) return
  module.NODEFS.stream_ops.fsync ??= (stream) => {
    fs.fsyncSync(stream.nfd)
    Atomics.add(syncs, 0, 1)
    return 0
  }
}

/** PostgreSQL as PGlite starts it, but syncing: `-F` would switch fsync off. */
const syncedStartParams = (): string[] => [...PGlite.defaultStartParams.filter((it) => it !== '-F'), '-c', 'wal_sync_method=fsync']

async function open({ dataDirectory, template }: WorkerData): Promise<PGlite> {
  const loadDataDir = template === null ? {} : { loadDataDir: new Blob([fs.readFileSync(template)]) }
  if (dataDirectory === null) return PGlite.create(loadDataDir)
  return PGlite.create({ fs: new SyncedNodeFS(dataDirectory), startParams: syncedStartParams(), ...loadDataDir })
}

if (!parentPort) throw new Error('The embedded database runs only as a worker thread.')
const port = parentPort

const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

const sendBytes = (kind: 'protocol' | 'dumped', bytes: Uint8Array): void => {
  const own = bytes.slice()
  say({ kind, bytes: own }, [own.buffer as ArrayBuffer])
}

async function handle(db: PGlite, message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'protocol':
      return sendBytes('protocol', await db.execProtocolRaw(message.bytes))
    case 'dump':
      return sendBytes('dumped', new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer()))
    case 'close':
      await db.close()
      say({ kind: 'closed' })
      return port.close()
  }
}

try {
  const db = await open(workerData as WorkerData)
  port.on('message', (message: ToWorker) => {
    handle(db, message).catch((error: unknown) => say({ kind: 'failed', message: String(error) }))
  })
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
}
