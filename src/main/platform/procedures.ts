/** The calls of 平台录入. */
import { lookingCalls } from './looking-calls.ts'
import { noticeCalls } from './notice-calls.ts'
import { obstacleCalls } from './obstacle-calls.ts'
import { platformRouter } from './parts.ts'
import type { PlatformParts } from './parts.ts'
import { recordCalls } from './record-calls.ts'

export function makePlatformProcedures(parts: PlatformParts) {
  return platformRouter().router({
    ...lookingCalls(parts),
    ...recordCalls(parts),
    ...obstacleCalls(parts),
    ...noticeCalls(parts),
  })
}
