/**
 * What the sender sent, kept as it came: encrypted part by part, each part sealed against being
 * changed or moved, so that a stolen data folder tells nothing. Plain in a practice office.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { Trouble } from '../kernel/trouble.ts'
import { fileKeyOf, fileOf } from './staging.ts'
import type { StagingPlace } from './staging.ts'

const nonceBytes = 12
const tagBytes = 16
const headBytes = 4 + nonceBytes + tagBytes

/**
 * Adds one part. `storedBytes` is the length of the file before, as it was recorded: what a crash
 * left behind it is cut off. Answers the length after.
 */
export function appendPart(
  place: StagingPlace,
  part: { readonly bytes: Buffer; readonly offset: number },
): void {
  const file = fileOf(place)
  const sealed = seal(place, part)
  const before = lengthBefore(place, part.offset)
  if (existsSync(file) && statSync(file).size > before) truncateSync(file, before)
  const handle = openSync(file, 'a', 0o600)
  try {
    writeSync(handle, sealed)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function seal(place: StagingPlace, { bytes, offset }: { bytes: Buffer; offset: number }): Buffer {
  const key = fileKeyOf(place)
  if (key === null) return bytes
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`part at ${offset}`))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, nonce, cipher.getAuthTag(), body])
}

/** Where the part at an offset begins in the file. */
function lengthBefore(place: StagingPlace, offset: number): number {
  if (fileKeyOf(place) === null || offset === 0) return offset
  let at = 0
  for (const part of heads(place)) {
    if (part.offset >= offset) break
    at = part.at + headBytes + part.length
  }
  return at
}

type Head = { readonly at: number; readonly length: number; readonly offset: number }

function* heads(place: StagingPlace): Generator<Head> {
  const file = fileOf(place)
  if (!existsSync(file)) return
  const { size } = statSync(file)
  const handle = openSync(file, 'r')
  try {
    let [at, offset] = [0, 0]
    const length = Buffer.alloc(4)
    while (at + headBytes <= size) {
      readSync(handle, length, 0, 4, at)
      const bytes = length.readUInt32BE()
      if (at + headBytes + bytes > size) return
      yield { at, length: bytes, offset }
      at += headBytes + bytes
      offset += bytes
    }
  } finally {
    closeSync(handle)
  }
}

/** The parts as they were sent, in their order. Throws Trouble where somebody changed the file. */
export function* partsOf(place: StagingPlace): Generator<Buffer> {
  const key = fileKeyOf(place)
  const file = fileOf(place)
  const handle = openSync(file, 'r')
  try {
    if (key === null) {
      const { size } = statSync(file)
      const step = 1024 * 1024
      for (let at = 0; at < size; at += step) {
        const bytes = Buffer.alloc(Math.min(step, size - at))
        readSync(handle, bytes, 0, bytes.length, at)
        yield bytes
      }
      return
    }
    for (const { at, length, offset } of heads(place)) {
      const sealed = Buffer.alloc(headBytes - 4 + length)
      readSync(handle, sealed, 0, sealed.length, at + 4)
      yield unseal(sealed, { key, offset, file })
    }
  } finally {
    closeSync(handle)
  }
}

function unseal(
  sealed: Buffer,
  { key, offset, file }: { readonly key: Buffer; readonly offset: number; readonly file: string },
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(`part at ${offset}`))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes + tagBytes)),
      decipher.final(),
    ])
  } catch (error) {
    throw new Trouble(
      'ledger-damaged',
      `暂存的名册文件 ${file} 已损坏或被改动，不能再用，请放弃这份导入后重新上传。`,
      { cause: error },
    )
  }
}

/** SHA-256 of the whole file, letting others go on meanwhile. */
export async function hashOf(place: StagingPlace): Promise<string> {
  const hash = createHash('sha256')
  for (const part of partsOf(place)) {
    hash.update(part)
    await yieldToOthers()
  }
  return hash.digest('hex')
}

/** What a reader is given: the file itself where it is plain, else its bytes, never decrypted on disk. */
export function sourceOf(place: StagingPlace): string | Uint8Array {
  if (fileKeyOf(place) === null) return fileOf(place)
  return Buffer.concat([...partsOf(place)])
}
