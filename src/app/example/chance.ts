/** Numbers that look like chance and are the same on every machine: each name begins a sequence of its own. */
export class Chance {
  #state: number

  constructor(name: string) {
    this.#state = seedOf(name)
  }

  /** From 0 up to, and never, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from the first up to and including the second. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  /** Close enough to the normal distribution for people. */
  normal(deviation: number): number {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.next()
    return sum * deviation
  }

  one<T>(of: readonly T[]): T {
    const found = of[Math.floor(this.next() * of.length)]
    if (found === undefined) throw new Error('The example organization has nothing to choose from.')
    return found
  }

  /** One of them, likelier the larger its weight; undefined where none has any. */
  weighted<T>(of: readonly T[], weight: (one: T) => number): T | undefined {
    const weights = of.map(weight)
    let left = this.next() * weights.reduce((sum, it) => sum + it, 0)
    return of.find((_, index) => (left -= weights[index]!) < 0 && weights[index]! > 0)
  }

  /** So many different ones, likelier the larger their weight. */
  several<T>(of: readonly T[], count: number, weight: (one: T) => number = () => 1): T[] {
    const left = new Set(of)
    const chosen: T[] = []
    while (chosen.length < count) {
      const found = this.weighted([...left], weight)
      if (found === undefined) break
      left.delete(found)
      chosen.push(found)
    }
    return chosen
  }
}

function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
