/** The few characters that tie a paper to its record. */
import { createHash } from 'node:crypto'

/** Eight characters of the content's hash: short enough to type from paper. */
export function shortHashOf(content: object): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').toUpperCase()
  return `${hex.slice(0, 4)}-${hex.slice(4, 8)}`
}
