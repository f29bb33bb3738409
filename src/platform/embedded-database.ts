import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { packageRoot } from './package-root.ts'
import type { FromWorker, ToWorker } from './pglite-worker.ts'

const workerFile = path.join(packageRoot, 'dist/server/pglite-worker.js')

/** PGlite speaks to one session at a time; one pool with one connection keeps it to that. */
export type EmbeddedDatabase = {
  readonly pool: pg.Pool
  /** How many times the database has synced to disk so far. */
  readonly syncCount: () => number
  /** The whole data directory as a gzipped archive, for a fast start of another one. */
  readonly dump: () => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

export type EmbeddedOptions = {
  /** The folder that holds the data; null keeps everything in memory. */
  readonly dataDirectory: string | null
  /** An archive made by `dump`, from which an empty folder starts in a second instead of five. */
  readonly template?: string
  /** What each new connection does first. */
  readonly onConnect?: (client: pg.ClientBase) => Promise<void>
}

/** Opens PostgreSQL inside this process, behind an ordinary `pg.Pool`. */
export async function openEmbeddedDatabase({ dataDirectory, template, onConnect }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (dataDirectory !== null) mkdirSync(dataDirectory, { recursive: true })
  const syncs = new SharedArrayBuffer(4)
  const worker = new Worker(workerFile, { workerData: { dataDirectory, template: template ?? null, syncs } })
  const { ask, fail } = conversation(worker)
  await ask(null, 'ready')
  const pool = poolOver((bytes) => ask({ kind: 'protocol', bytes }, 'protocol'), onConnect)
  worker.on('error', fail)
  return {
    pool,
    syncCount: () => Atomics.load(new Int32Array(syncs), 0),
    dump: async () => (await ask({ kind: 'dump' }, 'dumped')).bytes,
    close: async () => {
      await pool.end()
      await ask({ kind: 'close' }, 'closed')
      await worker.terminate()
    },
  }
}

type Answer<Kind extends FromWorker['kind']> = Extract<FromWorker, { kind: Kind }>
type Waiting = { readonly resolve: (message: FromWorker) => void; readonly reject: (error: Error) => void }

/** Questions to the worker are answered in the order they were asked. */
function conversation(worker: Worker): {
  ask: <Kind extends FromWorker['kind']>(question: ToWorker | null, answer: Kind) => Promise<Answer<Kind>>
  fail: (error: Error) => void
} {
  const waiting: Waiting[] = []
  const fail = (error: Error): void => {
    for (const one of waiting.splice(0)) one.reject(error)
  }
  worker.once('error', fail)
  worker.once('exit', () => fail(new Error('The embedded database has stopped.')))
  worker.on('message', (message: FromWorker) => {
    const first = waiting.shift()
    if (message.kind === 'failed') first?.reject(new Error(`The embedded database failed: ${message.message}`))
    else first?.resolve(message)
  })
  return {
    fail,
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve: resolve as Waiting['resolve'], reject })
        if (question) worker.postMessage(question)
      }),
  }
}

function poolOver(send: (bytes: Uint8Array) => Promise<{ readonly bytes: Uint8Array }>, onConnect: EmbeddedOptions['onConnect']): pg.Pool {
  return new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
    stream: () => new ProtocolStream(send),
    // oxlint-disable-next-line typescript/no-misused-promises -- The pool waits for it; only its types do not say so.
    ...(onConnect ? { onConnect } : {}),
  })
}

/** The socket that `pg` believes it talks to. */
class ProtocolStream extends Duplex {
  readonly #send: (bytes: Uint8Array) => Promise<{ readonly bytes: Uint8Array }>

  constructor(send: (bytes: Uint8Array) => Promise<{ readonly bytes: Uint8Array }>) {
    super()
    this.#send = send
  }

  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {
    // Answers are pushed as they arrive.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#exchange(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    this.#exchange(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  #exchange(bytes: Buffer, done: (error?: Error | null) => void): void {
    // A terminate message ends this stream only; the database stays open for the next one.
    if (bytes[0] === 0x58) {
      this.push(null)
      return done()
    }
    this.#send(new Uint8Array(bytes)).then(
      (answer) => {
        this.push(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength))
        done()
      },
      (error: Error) => done(error),
    )
  }
}
