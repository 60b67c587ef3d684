/** The calls of 名册导入. */
import { batchCalls } from './batch-calls.ts'
import { importCalls } from './import-calls.ts'
import { listCalls } from './list-calls.ts'
import { rostersRouter } from './parts.ts'
import type { RostersParts } from './parts.ts'

export function makeRostersProcedures(parts: RostersParts) {
  return rostersRouter().router({
    ...importCalls(parts),
    ...listCalls(parts),
    ...batchCalls(parts),
  })
}
