/**
 * The merged ranges of a worksheet. They stand behind the rows, and the rows cannot be understood
 * without them: so the part is inflated once for its end alone, which costs a tenth of reading it.
 */
import { columnOf } from '../cell.ts'
import type { MergedRange } from '../cell.ts'
import { mostMergedRanges } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { asRefusal, makeXmlFeed } from './xml.ts'
import type { XmlFeed } from './xml.ts'

const word = Buffer.from('sheetData')
/** `</` + prefix + `:sheetData>`; a longer prefix has not been seen. */
const mostBefore = 64

/** Reads the ranges. Overlapping, malformed and one-cell ranges are left out. */
export async function readMergedRanges(
  pieces: AsyncIterable<Buffer>,
): Promise<readonly MergedRange[]> {
  const ranges: MergedRange[] = []
  let kept = Buffer.alloc(0)
  let tail: XmlFeed | null = null
  for await (const piece of pieces) {
    if (tail !== null) {
      feed(tail, text(piece))
      continue
    }
    const joined = kept.length === 0 ? piece : Buffer.concat([kept, piece])
    const end = endOfRows(joined)
    if (end === null) {
      // A copy, so that the piece can be let go of.
      kept = Buffer.from(joined.subarray(Math.max(0, joined.length - mostBefore)))
      continue
    }
    tail = makeTailReader(ranges)
    feed(tail, `<${end.prefix}worksheet>${text(joined.subarray(end.at))}`)
  }
  return ranges
}

/** Ranges are ASCII; what else stands there is not looked at, only walked through. */
function text(piece: Buffer): string {
  return piece.toString('latin1')
}

/** Where the rows end, and the prefix of the worksheet's elements; null where they do not yet. */
function endOfRows(bytes: Buffer): { readonly at: number; readonly prefix: string } | null {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) {
    const behind = at + word.length
    const after = bytes.toString('latin1', behind, behind + 2)
    const before = bytes.toString('latin1', Math.max(0, at - mostBefore), at)
    const tag = /<(\/?)([\w.-]+:)?$/u.exec(before)
    if (tag === null) continue
    const [, slash, prefix = ''] = tag
    if (slash === '/' && after.startsWith('>')) return { at: behind + 1, prefix }
    if (slash === '' && after === '/>') return { at: behind + 2, prefix }
  }
  return null
}

function makeTailReader(ranges: MergedRange[]): XmlFeed {
  return makeXmlFeed({
    open: (name, { ref }) => {
      if (name !== 'mergeCell' || ref === undefined) return
      const range = readRange(ref)
      if (range !== null) ranges.push(range)
      if (ranges.length > mostMergedRanges) throw refuse('inflates-too-far')
    },
  })
}

function feed(reader: XmlFeed, piece: string): void {
  try {
    reader.write(piece)
  } catch (error) {
    throw asRefusal(error)
  }
}

/** `A1:B3`; null where it is none, or a single cell. */
export function readRange(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/u.exec(reference)
  if (match === null) return null
  const [, a = '', b = '', c = '', d = ''] = match
  const left = columnOf(a)
  const right = columnOf(c)
  const top = Number(b)
  const bottom = Number(d)
  if (left < 0 || right < left || top < 1 || bottom < top || bottom > 1_048_576) return null
  return left === right && top === bottom ? null : { top, bottom, left, right }
}
