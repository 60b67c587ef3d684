/** Gives every cell of a merged range what stands in its first one. */
import type { Cell, MergedRange, SheetRow } from './cell.ts'

export type FilledRow = {
  readonly cells: readonly (Cell | undefined)[]
  /** Columns whose cell is one of several rows' together, its first row included. */
  readonly spanning: ReadonlySet<number>
}

const noColumns: ReadonlySet<number> = new Set()

/** Must see the rows in their order. */
export class MergeFiller {
  /** Those not yet reached, the first to come last. */
  private readonly ahead: MergedRange[]
  private open: { readonly range: MergedRange; readonly cell: Cell | undefined }[] = []
  private readonly wanted: ReadonlySet<number> | null

  /** `wanted`: columns that anybody looks at; null: all. */
  constructor(ranges: readonly MergedRange[], wanted: ReadonlySet<number> | null) {
    this.wanted = wanted
    const inReach = ranges.filter(
      ({ left, right }) =>
        wanted === null || [...wanted].some((column) => column >= left && column <= right),
    )
    this.ahead = inReach.toSorted((a, b) => b.top - a.top)
  }

  fill({ rowNumber, cells }: SheetRow): FilledRow {
    if (this.ahead.length === 0 && this.open.length === 0) return { cells, spanning: noColumns }
    this.open = this.open.filter(({ range }) => range.bottom >= rowNumber)
    for (let next = this.ahead.at(-1); next !== undefined && next.top <= rowNumber;) {
      this.ahead.pop()
      // A range whose first row is empty was never handed in, and has nothing to give.
      const cell = next.top === rowNumber ? cells[next.left] : undefined
      if (next.bottom >= rowNumber) this.open.push({ range: next, cell })
      next = this.ahead.at(-1)
    }
    if (this.open.length === 0) return { cells, spanning: noColumns }
    const filled = [...cells]
    const spanning = new Set<number>()
    for (const { range, cell } of this.open) {
      for (const column of this.columnsOf(range)) {
        filled[column] = cell
        if (range.bottom > range.top) spanning.add(column)
      }
    }
    return { cells: filled, spanning }
  }

  private *columnsOf({ left, right }: MergedRange): Iterable<number> {
    if (this.wanted !== null) {
      for (const column of this.wanted) if (column >= left && column <= right) yield column
      return
    }
    // Beyond a thousand columns nobody looks at a sample.
    for (let column = left; column <= Math.min(right, left + 1000); column += 1) yield column
  }
}
