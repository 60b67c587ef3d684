/** Lines of one file that mean the same person: which came first, and whether they say the same. */
import { createHash } from 'node:crypto'
import type { RosterLine } from './line.ts'

/** Numbers instead of texts: a county's list must not fill the memory. */
type Seen = { readonly rowNumber: number; readonly digest: number }

export class SeenLines {
  /** By key; of 713,138 lines these are some 60 MB. */
  readonly #rows = new Map<string, number>()
  readonly #digests = new Map<string, number>()

  /** A sentence where an earlier line is the same, null for the first. */
  add(
    key: string,
    { line }: { readonly line: RosterLine; readonly number: number },
  ): string | null {
    const short = shortKey(key)
    const earlier = this.#find(short)
    if (earlier === null) {
      this.#rows.set(short, line.rowNumber)
      this.#digests.set(short, digestOf(line))
      return null
    }
    const rows = `第${earlier.rowNumber}行与第${line.rowNumber}行`
    return earlier.digest === digestOf(line)
      ? `${rows}相同。`
      : `${rows}是同一个人而内容不同，用第${earlier.rowNumber}行；不对的请在来文里改正后重新导入。`
  }

  #find(key: string): Seen | null {
    const rowNumber = this.#rows.get(key)
    const digest = this.#digests.get(key)
    return rowNumber === undefined || digest === undefined ? null : { rowNumber, digest }
  }
}

function shortKey(key: string): string {
  return key.length <= 24 ? key : createHash('sha256').update(key).digest('base64').slice(0, 24)
}

function digestOf({ shown }: RosterLine): number {
  return createHash('sha256').update(JSON.stringify(shown)).digest().readUIntBE(0, 6)
}
