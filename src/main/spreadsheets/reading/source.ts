/** A file on disk or in memory behind one face, never larger than the limit. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { SourceFile } from '../roster-file.ts'
import { mostBytes } from './limits.ts'
import { refuse } from './refuse.ts'

const blockBytes = 256 * 1024

export type Source = {
  readonly file: SourceFile
  readonly byteCount: number
  /** The first bytes, up to 4096. */
  readonly head: Buffer
  /** All bytes, block by block. */
  blocks(): AsyncIterable<Buffer>
  /** All bytes at once: where a library cannot do otherwise. */
  all(): Promise<Buffer>
}

/** Opens and looks at the first bytes. Refuses what is empty or too large before it is read. */
export async function openSource(file: SourceFile): Promise<Source> {
  const source = typeof file === 'string' ? await onDisk(file) : inMemory(file)
  if (source.byteCount === 0) throw refuse('empty-file')
  if (source.byteCount > mostBytes) throw refuse('file-too-large')
  return source
}

/** SHA-256 of all bytes, hexadecimal. */
export async function hashOf(source: Source): Promise<string> {
  const hash = createHash('sha256')
  for await (const block of source.blocks()) hash.update(block)
  return hash.digest('hex')
}

/** How many bytes, without reading any. */
export async function countBytes(file: SourceFile): Promise<number> {
  return (typeof file === 'string' ? await onDisk(file) : inMemory(file)).byteCount
}

function inMemory(file: Uint8Array): Source {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  return {
    file,
    byteCount: bytes.length,
    head: bytes.subarray(0, 4096),
    async *blocks() {
      for (let at = 0; at < bytes.length; at += blockBytes) {
        yield bytes.subarray(at, at + blockBytes)
      }
    },
    all: async () => bytes,
  }
}

async function onDisk(file: string): Promise<Source> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, 4096))
    await handle.read(head, 0, head.length, 0)
    return {
      file,
      byteCount: size,
      head,
      blocks: () => blocksOf(file),
      all: async () => {
        const blocks: Buffer[] = []
        for await (const block of blocksOf(file)) blocks.push(block)
        return Buffer.concat(blocks)
      },
    }
  } finally {
    await handle.close()
  }
}

async function* blocksOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r')
  try {
    for (let read = 0; ;) {
      // A file that grows while it is read stays within the limit all the same.
      if (read > mostBytes) throw refuse('file-too-large')
      const block = Buffer.allocUnsafe(blockBytes)
      const { bytesRead } = await handle.read(block, 0, blockBytes, read)
      if (bytesRead === 0) return
      read += bytesRead
      yield block.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
