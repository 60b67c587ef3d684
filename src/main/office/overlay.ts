/** What the office has confirmed, as the rules engine takes it. */
import type { Office } from '../../shared/office/model.ts'
import type { Overlay } from '../rules/index.ts'

export function overlayFrom(office: Office): Overlay {
  const readings: Record<string, Record<string, string>> = {}
  for (const { policy, reading, option } of office.readings) {
    readings[policy] = { ...readings[policy], [reading]: option }
  }
  return { readings }
}
