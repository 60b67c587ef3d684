/** The table of texts that the cells of a workbook share. */
import { mostCellCharacters } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { readXml, unescapeText } from './xml.ts'

const blockBytes = 4 * 1024 * 1024
const readyCount = 4096

/**
 * Texts kept as bytes in few large blocks: two million strings of their own would weigh several
 * times the file. The ones asked for last are kept ready, because a column repeats its words.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = []
  private block = Buffer.alloc(0)
  private used = 0
  private starts = new Float64Array(1024)
  private lengths = new Uint32Array(1024)
  private count = 0
  private readonly readyTexts: string[] = Array.from({ length: readyCount }, () => '')
  private readonly readyIndexes = new Int32Array(readyCount).fill(-1)

  add(text: string): void {
    // The first text of all may be an empty one.
    if (this.blocks.length === 0 || this.used + text.length * 3 > this.block.length) {
      this.block = Buffer.allocUnsafe(blockBytes)
      this.blocks.push(this.block)
      this.used = 0
    }
    if (this.count === this.starts.length) this.grow()
    const length = this.block.write(text, this.used, 'utf8')
    this.starts[this.count] = (this.blocks.length - 1) * blockBytes + this.used
    this.lengths[this.count] = length
    this.used += length
    this.count += 1
  }

  /** The text at a place; null where the table has no such place. */
  at(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null
    const slot = index % readyCount
    if (this.readyIndexes[slot] === index) return this.readyTexts[slot] ?? null
    const start = this.starts[index] ?? 0
    const from = start % blockBytes
    const block = this.blocks[(start - from) / blockBytes]
    const text = block?.toString('utf8', from, from + (this.lengths[index] ?? 0)) ?? null
    if (text !== null) {
      this.readyTexts[slot] = text
      this.readyIndexes[slot] = index
    }
    return text
  }

  private grow(): void {
    const starts = new Float64Array(this.starts.length * 2)
    starts.set(this.starts)
    this.starts = starts
    const lengths = new Uint32Array(this.lengths.length * 2)
    lengths.set(this.lengths)
    this.lengths = lengths
  }
}

/** Reads the table. Runs of rich text are joined; readings in pinyin or kana above it are left out. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const strings = new SharedStrings()
  const text = makeTextCollector()
  await readXml(pieces, {
    open: (name) => {
      if (name === 'si') text.start()
      else text.open(name)
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      if (name === 'si') strings.add(text.take())
      else text.close(name)
    },
  })
  return strings
}

export type TextCollector = {
  start(): void
  open(name: string): void
  add(piece: string): void
  close(name: string): void
  /** What was collected since `start`. */
  take(): string
}

/** Collects the `t` of a rich text, whichever runs they stand in. */
export function makeTextCollector(): TextCollector {
  let collected = ''
  let inText = false
  let inReading = false
  return {
    start: () => {
      collected = ''
      inText = false
      inReading = false
    },
    open: (name) => {
      if (name === 't') inText = true
      else if (name === 'rPh') inReading = true
    },
    add: (piece) => {
      if (!inText || inReading) return
      collected += piece
      if (collected.length > mostCellCharacters * 8) throw refuse('nested-too-deep')
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
    take: () => unescapeText(collected.slice(0, mostCellCharacters * 2)),
  }
}
