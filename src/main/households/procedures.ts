/** The calls of households. */
import { memberCalls } from './member-calls.ts'
import { householdsRouter } from './parts.ts'
import type { HouseholdsParts } from './parts.ts'
import { registerCalls } from './register-calls.ts'
import { sheetCalls } from './sheet-calls.ts'

export function makeHouseholdsProcedures(parts: HouseholdsParts) {
  return householdsRouter().router({
    ...memberCalls(parts),
    ...registerCalls(parts),
    ...sheetCalls(parts),
  })
}
