/** The calls of 信息变更. */
import { lookingCalls } from './looking-calls.ts'
import { changesRouter } from './parts.ts'
import type { ChangesParts } from './parts.ts'
import { recordCalls } from './record-calls.ts'
import { sheetCalls } from './sheet-calls.ts'

export function makeChangesProcedures(parts: ChangesParts) {
  return changesRouter().router({
    ...lookingCalls(parts),
    ...recordCalls(parts),
    ...sheetCalls(parts),
  })
}
