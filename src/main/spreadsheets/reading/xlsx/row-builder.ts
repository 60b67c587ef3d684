/** Rows out of the cells of a worksheet's XML, whoever read the XML. */
import type { Cell, SheetRow } from '../cell.ts'
import type { SheetNotes } from '../book.ts'
import { mostColumns } from '../limits.ts'
import { general } from '../number-format.ts'
import { refuse } from '../refuse.ts'
import type { SharedStrings } from './strings.ts'
import type { StyleFormats } from './styles.ts'
import { isOn, unescapeText } from './xml.ts'

export type SheetContext = {
  readonly strings: SharedStrings | null
  readonly styles: StyleFormats
  /** Columns that are wanted, A = 0; null: all. Of the others only whether they are filled. */
  readonly wanted: ReadonlySet<number> | null
  /** Of how many filled rows the cells are wanted. */
  readonly cellRowCount: number
  readonly notes: SheetNotes
}

/** A cell as it stands in the XML. */
export type RawCell = {
  /** A = 0; −1: the one after the cell before. */
  column: number
  /** `s`, `n`, `str`, `inlineStr`, `b`, `e`, `d`. */
  type: string
  style: number
  /** `''` where there is none. */
  value: string
  hasFormula: boolean
}

const lastSheetRow = 1_048_576
const lastSheetColumn = 16_383

export class RowBuilder {
  /** Rows that are complete, for whoever reads to take away. */
  rows: SheetRow[] = []
  private readonly context: SheetContext
  private rowNumber = 0
  private hidden = false
  private cells: (Cell | undefined)[] = []
  private filledCount = 0
  private width = 0
  private column = -1
  private filledRowCount = 0

  constructor(context: SheetContext) {
    this.context = context
  }

  /** `r` and `hidden` as the row has them. A row without its number follows the one before it. */
  startRow(r: string | undefined, hidden: string | undefined): void {
    const number = r === undefined ? this.rowNumber + 1 : Number(r)
    // Rows that run backwards would be read twice or not at all.
    if (!Number.isInteger(number) || number <= this.rowNumber || number > lastSheetRow) {
      throw refuse('damaged')
    }
    this.rowNumber = number
    this.hidden = isOn(hidden)
    this.cells = []
    this.filledCount = 0
    this.width = 0
    this.column = -1
  }

  endRow(): void {
    const { rowNumber, hidden, cells, filledCount, width } = this
    if (filledCount === 0 && !hidden) return
    if (filledCount > mostColumns) throw refuse('too-many-columns')
    if (filledCount > 0) this.filledRowCount += 1
    this.rows.push({ rowNumber, hidden, cells, width })
  }

  addCell(raw: RawCell): void {
    const { context } = this
    this.column = raw.column === -1 ? this.column + 1 : raw.column
    if (this.column > lastSheetColumn) throw refuse('damaged')
    if (raw.hasFormula) context.notes.formulaCount += 1
    const isWanted =
      this.filledRowCount < context.cellRowCount &&
      (context.wanted === null || context.wanted.has(this.column))
    if (!isWanted) {
      if (raw.value !== '' || raw.hasFormula) this.fill(raw.type === 'e')
      return
    }
    const cell = makeCell(raw, context)
    if (cell === undefined) return
    this.cells[this.column] = cell
    this.fill(cell.kind === 'error')
  }

  private fill(isError: boolean): void {
    this.filledCount += 1
    if (this.column >= this.width) this.width = this.column + 1
    if (isError) this.context.notes.errorCellCount += 1
  }
}

function makeCell(raw: RawCell, context: SheetContext): Cell | undefined {
  const { type, value } = raw
  if (value === '') {
    return raw.hasFormula && type !== 'str' ? { kind: 'uncalculated' } : undefined
  }
  switch (type) {
    case 's': {
      const text = context.strings?.at(Number(value)) ?? null
      if (text === null) throw refuse('damaged')
      return textCell(text)
    }
    case 'inlineStr':
      return textCell(value)
    case 'str':
      return textCell(unescapeText(value))
    case 'b':
      return { kind: 'boolean', value: isOn(value) }
    case 'e':
      return { kind: 'error', text: value }
    // A day in ISO form, which strict workbooks have; read as the text that it is.
    case 'd':
      return textCell(value.slice(0, 10))
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) throw refuse('damaged')
      return { kind: 'number', value: number, format: context.styles[raw.style] ?? general }
    }
  }
}

/** Blanks alone are an empty cell: what nobody sees is not a value. */
function textCell(text: string): Cell | undefined {
  return /\S/u.test(text) ? { kind: 'text', text } : undefined
}
