/** The days that people type: 20231120, 2023-11-20, 2023.11.20, 2023/11/20, 2023年11月20日. */
import { readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'

const together = /^(\d{4})(\d{2})(\d{2})$/
const apart = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/

/** The day that was typed, null where it is unfinished or no such day exists. */
export function readTypedDay(typed: string): Day | null {
  const text = typed.normalize('NFKC').trim()
  const match = together.exec(text) ?? apart.exec(text)
  if (match === null) return null
  const [, year = '', month = '', dayOfMonth = ''] = match
  return readDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
}
