/** Bytes out of streams that write. */
import { Writable } from 'node:stream'

/** A stream that keeps what is written to it. */
export class Collector extends Writable {
  private readonly pieces: Uint8Array[] = []

  override _write(piece: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(piece)
    done()
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.pieces))
  }
}
