/**
 * 32 random signs as the bits of one integer, from a seed and two counters, so
 * that a draw depends on what it is for and never on the order of drawing.
 * (The finalizer of MurmurHash3, twice; Appleby 2011, public domain.)
 */
export function randomBits(seed: number, one: number, other: number): number {
  return mix(mix((seed ^ Math.imul(one + 1, 0x9e3779b1)) | 0) ^ Math.imul(other + 1, 0x85ebca77))
}

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
