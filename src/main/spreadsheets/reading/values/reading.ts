/** What every reader of a value works on and answers. */
import type { FieldProblemCode, FieldValue } from '../../../../shared/rosters/field.ts'
import type { Cell } from '../cell.ts'

/** A value, nothing, or why it cannot be read. */
export type ValueReading =
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly code: FieldProblemCode; readonly text: string }

export const nothing: ValueReading = { kind: 'nothing' }

export function value(value: FieldValue): ValueReading {
  return { kind: 'value', value }
}

export function problem(code: FieldProblemCode, text: string): ValueReading {
  return { kind: 'problem', code, text }
}

/** Beyond this, a double no longer holds every digit: 2^53 has sixteen. */
export const mostExactDigits = 1e15

/** Blanks of every width out at the ends, full-width forms to half; line breaks to blanks. */
export function tidy(text: string): string {
  if (tidyAlready.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}\u{FEFF}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Letters, digits and everyday Chinese characters, one word: most cells of most files. */
const tidyAlready = /^[!-~\u{4E00}-\u{9FFF}]*$/u

/** Dashes and words with which senders fill what is empty. */
export function standsForNothing(tidied: string): boolean {
  return /^(?:[-—–_/\\]+|无数据|空|null|n\/a|#)$/iu.test(tidied)
}

/** The text of a cell for readers to whom a number is as good as its digits. */
export function plainText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return tidy(cell.text)
    case 'number':
      return String(cell.value)
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'error':
    case 'uncalculated':
      return ''
  }
}
