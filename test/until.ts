import { setTimeout as wait } from 'node:timers/promises'

/** Looks again and again until there is an answer. The test's own time limit is the end of its patience. */
export async function until<T>(look: () => Promise<T | undefined | null | false> | T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false) return found
    await wait(100)
  }
}
