/** A cell as the file holds it, whichever format the file has. */
import type { NumberFormat } from './number-format.ts'

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** Raw, never a date: what the number means, its format and the workbook's epoch say. */
  | { readonly kind: 'number'; readonly value: number; readonly format: NumberFormat }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** #N/A, #REF! … */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula of which the file holds no result. */
  | { readonly kind: 'uncalculated' }

/** By column, A = 0; holes are empty cells. */
export type Cells = readonly (Cell | undefined)[]

export type SheetRow = {
  readonly rowNumber: number
  readonly hidden: boolean
  readonly cells: Cells
  /** Columns up to the last that has something in it, also one that was not asked for; 0: empty. */
  readonly width: number
}

/** Cells shown as one, A1 = row 1, column 0; all four included. */
export type MergedRange = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** `A` for 0, `AA` for 26. */
export function letterOf(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** 0 for `A`; −1 where the text is no column. */
export function columnOf(letters: string): number {
  let column = 0
  for (let index = 0; index < letters.length; index += 1) {
    const code = letters.charCodeAt(index) - 64
    if (code < 1 || code > 26) return -1
    column = column * 26 + code
  }
  return column > 16_384 ? -1 : column - 1
}
