/** The few characters that tie a paper to its record, and how people type them. */
import { createHash } from 'node:crypto'
import type { SheetContent } from '../../shared/printing/model.ts'

/** Eight characters of the content's hash: short enough to type from paper. */
export function shortHashOf(content: SheetContent): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').toUpperCase()
  return `${hex.slice(0, 4)}-${hex.slice(4, 8)}`
}

/** Numbers and hashes as they are typed: blanks, case, full-width and the dash do not count. */
export function normalizeSheetText(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}
