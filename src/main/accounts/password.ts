/** Passwords are kept as scrypt hashes with their parameters beside them. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** log2 of scrypt's cost: 2^17 × 8 × 128 bytes = 128 MiB and some tenths of a second each. */
export const passwordCost = 17
const blockSize = 8
const parallelization = 1
const hashBytes = 32

/** `scrypt$17$8$1$salt$hash`, salt and hash base64url. */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, { salt, cost })
  return ['scrypt', cost, blockSize, parallelization, encode(salt), encode(hash)].join('$')
}

/** Whether the password belongs to the hash. Takes its full time also for a null hash. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, cost, , , salt, hash] = (stored ?? nobody).split('$')
  const expected = Buffer.from(hash ?? '', 'base64url')
  const actual = await derive(password, {
    salt: Buffer.from(salt ?? '', 'base64url'),
    cost: Number(cost),
  })
  return actual.length === expected.length && timingSafeEqual(actual, expected) && stored !== null
}

/** Stands in where nobody has the user name, so that the answer takes as long. */
const nobody = `scrypt$${passwordCost}$8$1$${encode(Buffer.alloc(16))}$${encode(Buffer.alloc(hashBytes))}`

// Each hash holds 128 MiB while it runs; a burst of sign-ins waits instead of eating the memory.
let running = 0
const waiting: (() => void)[] = []
const runningLimit = 2

async function derive(
  password: string,
  options: { readonly salt: Buffer; readonly cost: number },
): Promise<Buffer> {
  if (running >= runningLimit) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const parameters = {
        N: 2 ** options.cost,
        r: blockSize,
        p: parallelization,
        maxmem: 256 * 1024 * 1024,
      }
      scrypt(password.normalize('NFKC'), options.salt, hashBytes, parameters, (error, hash) =>
        error === null ? resolve(hash) : reject(error),
      )
    })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64url')
}
