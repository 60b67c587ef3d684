/** A cell as the sender's screen shows it. */
import type { Cell } from './cell.ts'
import { showNumber } from './show-number.ts'

export function showCell(cell: Cell, from1904: boolean): string {
  switch (cell.kind) {
    case 'text':
      return cell.text.trim()
    case 'number':
      return showNumber(cell, from1904)
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'error':
      return cell.text
    case 'uncalculated':
      return ''
  }
}
