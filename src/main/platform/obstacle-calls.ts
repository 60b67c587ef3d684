/** 无法录入: filing what stands in the way, and concluding it. */
import { operatorOf } from '../kernel/call-context.ts'
import { findDetail } from './detail.ts'
import { refusalToFile } from './decide.ts'
import type { FileRefusal } from './decide.ts'
import { getDetail, platformRouter } from './parts.ts'
import type { PlatformParts } from './parts.ts'
import { concludeRow, findObstacleRow, keepFiling, listStandings } from './record.ts'

type ConcludeRefusal = 'OBSTACLE_NOT_FOUND' | 'ALREADY_CONCLUDED'

export function obstacleCalls({ slot }: PlatformParts) {
  const os = platformRouter()
  return {
    file: os.file.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, replaces, ...filing } = input
      const { registrationId, dueOn } = filing
      const recorded = await ledger.writer.record<object, FileRefusal>(
        { requestId, kind: 'platform.file', operator, payload: { replaces, ...filing } },
        async (writing) => {
          const { read, recordedOn: today } = writing
          const [standing = null] = await listStandings(read, [registrationId])
          const detail = await findDetail(read, { registrationId, today })
          const open = detail?.obstacle ?? null
          const refusal = refusalToFile(standing, { open, replaces, dueOn, today })
          if (refusal !== null) return { kind: 'refuse', refusal }
          await keepFiling(writing, filing, operator.accountId)
          return { kind: 'record', subject: `registration:${registrationId}`, result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        switch (refusal.code) {
          case 'FILED_BY_OTHER':
            throw errors.FILED_BY_OTHER({ data: await getDetail(ledger, { registrationId }) })
          case 'ALREADY_ENTERED':
            throw errors.ALREADY_ENTERED({
              data: { registrationNumbers: [...refusal.registrationNumbers] },
            })
          case 'DUE_DAY_PAST':
            throw errors.DUE_DAY_PAST()
          case 'REGISTRATION_NOT_FOUND':
          case 'FUTURE_DAY':
            throw errors.REGISTRATION_NOT_FOUND()
        }
      }
      return getDetail(ledger, { registrationId, atAction: recorded.actionId })
    }),

    conclude: os.conclude.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const recorded = await ledger.writer.record<{ registrationId: number }, ConcludeRefusal>(
        { requestId, kind: 'platform.conclude', operator, payload },
        async (writing) => {
          const row = await findObstacleRow(writing.read, input.obstacleId)
          if (row === null) return { kind: 'refuse', refusal: 'OBSTACLE_NOT_FOUND' }
          if (row.outcome !== null) return { kind: 'refuse', refusal: 'ALREADY_CONCLUDED' }
          const { outcome: kind, note } = input
          concludeRow(writing, row, { kind, note, accountId: operator.accountId })
          const registrationId = row.registration_id
          const subject = `registration:${registrationId}`
          return { kind: 'record', subject, result: { registrationId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      const { registrationId } = recorded.result
      return getDetail(ledger, { registrationId, atAction: recorded.actionId })
    }),
  }
}
