import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A secret of 256 bits, in letters that may stand in a cookie or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. A random secret of this length needs no salt and no slow hash. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** scrypt at OWASP's recommended cost: 2^17 blocks of 8 × 128 bytes, which is 128 MiB for the moment of the check. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const keyLength = 32

const derive = (password: string, salt: Buffer, { N, r, p }: Pick<typeof cost, 'N' | 'r' | 'p'>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: cost.maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** The hash with its cost and salt, so that the cost can rise without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether the password fits. Without a hash it takes as long and says no, so that nobody learns which accounts exist. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const [, n, r, p, salt, key] = (hash ?? '').split('$')
  if (!salt || !key) {
    await derive(password, randomBytes(16), cost)
    return false
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'))
}
