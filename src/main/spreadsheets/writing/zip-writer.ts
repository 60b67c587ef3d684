/** Zip archives and packages, part by part. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { Collector } from './collect.ts'

export type ZipPart = {
  /** Path within the archive. */
  readonly name: string
  /** Begun when the parts before it are written. */
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/** Nothing of the moment goes in: equal parts are equal archives. */
const options = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true }

/** The archive's bytes. Throws what a part throws. */
export async function writeZip(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  const collector = new Collector()
  for (const { name, bytes } of parts) {
    zip.addReadStreamLazy(name, options, (give) => {
      const stream = Readable.from(bytes(), { objectMode: false })
      // The archive does not hear of a part that breaks off, and would wait for ever.
      stream.once('error', (error) => collector.destroy(error))
      give(null, stream)
    })
  }
  zip.end()
  await pipeline(zip.outputStream, collector)
  return collector.bytes()
}
