/**
 * The zip package of a workbook: its parts by name, inflated within bounds and checked against the
 * sum that the package gives of each. Nothing is ever written to the disk.
 */
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { Bug } from '../../../../shared/kernel/assert.ts'
import { FileRefused } from '../../roster-file.ts'
import { harmlessInflatedBytes, mostInflatedBytes, mostInflation, mostParts } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Source } from '../source.ts'

const stored = 0
const deflated = 8
const inflatedPieceBytes = 256 * 1024

export type Package = {
  /** As the package writes them. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Bytes of a part, inflated piece by piece. Refuses what is damaged or larger than it says. */
  read(name: string): AsyncIterable<Buffer>
  close(): void
}

/** Opens the package and looks at its table of contents before anything is inflated. */
export async function openPackage(source: Source): Promise<Package> {
  const zip = await openZip(source)
  try {
    const entries = await listEntries(zip)
    return {
      names: [...entries.values()].map(({ fileName }) => fileName),
      has: (name) => entries.has(nameKey(name)),
      read: (name) => {
        const entry = entries.get(nameKey(name))
        if (entry === undefined) throw refuse('damaged')
        return inflate(zip, entry)
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(source: Source): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  try {
    return typeof source.file === 'string'
      ? await openPromise(source.file, options)
      : await fromBufferPromise(await source.all(), options)
  } catch (error) {
    // The table of contents stands at the end of a zip: without it the end is missing.
    throw refused('truncated', error)
  }
}

/** Part names are compared without regard to case, as the format asks. */
function nameKey(name: string): string {
  return name.replace(/^\//u, '').toLowerCase()
}

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostParts) throw refuse('inflates-too-far')
  const entries = new Map<string, Entry>()
  let inflated = 0
  let packed = 0
  try {
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize
      packed += entry.compressedSize
      if (!entries.has(nameKey(entry.fileName))) entries.set(nameKey(entry.fileName), entry)
    }
  } catch (error) {
    throw refused('damaged', error)
  }
  const bomb = inflated > harmlessInflatedBytes && inflated > packed * mostInflation
  if (bomb || inflated > mostInflatedBytes) throw refuse('inflates-too-far')
  return entries
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw refuse('encrypted')
  let sum = 0
  let inflated = 0
  try {
    for await (const piece of await openPart(zip, entry)) {
      if (!Buffer.isBuffer(piece)) throw new Bug('a part of a package is bytes')
      sum = crc32(piece, sum)
      inflated += piece.length
      // The table of contents was judged by the sizes in it: beyond them nothing is taken.
      if (inflated > entry.uncompressedSize) throw refuse('inflates-too-far')
      yield piece
    }
  } catch (error) {
    throw refused('damaged', error)
  }
  if (sum !== entry.crc32 || inflated !== entry.uncompressedSize) throw refuse('damaged')
}

/**
 * Inflated here and not by the zip library, whose pieces of 16 KB cost a large sheet more in waiting
 * than in inflating.
 */
async function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  if (entry.compressionMethod === stored) return packed
  if (entry.compressionMethod !== deflated) throw refuse('damaged')
  const inflating = createInflateRaw({ chunkSize: inflatedPieceBytes })
  // Whatever goes wrong on either side ends the other, and is thrown to whoever reads.
  pipeline(packed, inflating, () => undefined)
  return inflating
}

/** What the zip library says of a file becomes a refusal; what we say stays, and so does a bug. */
function refused(code: 'damaged' | 'truncated', error: unknown): Error {
  if (error instanceof FileRefused || error instanceof Bug) return error
  return refuse(code)
}
