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
  /** How long one exchange may take. PGlite ignores `statement_timeout`, so what takes longer ends its thread. */
  readonly timeoutSeconds?: number
}

/** Opens PostgreSQL inside this process, behind an ordinary `pg.Pool`. */
export async function openEmbeddedDatabase({ dataDirectory, template, onConnect, timeoutSeconds = 120 }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (dataDirectory !== null) mkdirSync(dataDirectory, { recursive: true })
  const syncs = new SharedArrayBuffer(4)
  const launch = (): Promise<Conversation> => converse(new Worker(workerFile, { workerData: { dataDirectory, template: template ?? null, syncs } }))
  let running = launch()
  await running

  const send = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const database = await running
    try {
      return (await within(timeoutSeconds, database.ask({ kind: 'protocol', bytes }, 'protocol'))).bytes
    } catch (error) {
      // Whatever was committed is on disk: the next connection finds it through a thread of its own.
      running = database.end().then(launch)
      throw error
    }
  }

  const pool = poolOver(send, onConnect)
  return {
    pool,
    syncCount: () => Atomics.load(new Int32Array(syncs), 0),
    dump: async () => (await (await running).ask({ kind: 'dump' }, 'dumped')).bytes,
    close: async () => {
      await pool.end()
      const database = await running
      await database.ask({ kind: 'close' }, 'closed')
      await database.end()
    },
  }
}

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The embedded database took longer than ${seconds} seconds; the request was ended.`)), seconds * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

type Answer<Kind extends FromWorker['kind']> = Extract<FromWorker, { kind: Kind }>
type Waiting = { readonly resolve: (message: FromWorker) => void; readonly reject: (error: Error) => void }

type Conversation = {
  readonly ask: <Kind extends FromWorker['kind']>(question: ToWorker, answer: Kind) => Promise<Answer<Kind>>
  readonly end: () => Promise<unknown>
}

/** Questions to the worker are answered in the order they were asked. Resolves once the database is ready. */
async function converse(worker: Worker): Promise<Conversation> {
  const waiting: Waiting[] = []
  const failAll = (error: Error): void => {
    for (const one of waiting.splice(0)) one.reject(error)
  }
  worker.on('error', failAll)
  worker.once('exit', () => failAll(new Error('The embedded database has stopped.')))
  worker.on('message', (message: FromWorker) => {
    const first = waiting.shift()
    if (message.kind === 'failed') first?.reject(new Error(`The embedded database failed: ${message.message}`))
    else first?.resolve(message)
  })
  const answer = (): Promise<FromWorker> => new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  await answer()
  return {
    ask: (question) => {
      const answered = answer()
      worker.postMessage(question)
      return answered as Promise<never>
    },
    end: () => worker.terminate(),
  }
}

type Send = (bytes: Uint8Array) => Promise<Uint8Array>

function poolOver(send: Send, onConnect: EmbeddedOptions['onConnect']): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
    stream: () => new ProtocolStream(send),
    // oxlint-disable-next-line typescript/no-misused-promises -- The pool waits for it; only its types do not say so.
    ...(onConnect ? { onConnect } : {}),
  })
  // A connection whose database was ended is replaced by the next query.
  pool.on('error', () => undefined)
  return pool
}

/** The socket that `pg` believes it talks to. */
class ProtocolStream extends Duplex {
  readonly #send: Send

  constructor(send: Send) {
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
        this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
        done()
      },
      (error: Error) => done(error),
    )
  }
}
