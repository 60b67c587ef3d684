/** 已录入, 失败, 更正, and taking over what rosters say. */
import { platformBatchLimit } from '../../shared/platform/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { Reader } from '../ledger/index.ts'
import { refusalToEnter } from './decide.ts'
import type { EnterRefusal } from './decide.ts'
import { findNews, registrationsWithNews } from './news.ts'
import { getDetail, platformRouter } from './parts.ts'
import type { PlatformParts } from './parts.ts'
import { keepRecords, listStandings } from './record.ts'
import type { NewRecord } from './record.ts'
import { withFilter } from './rows.ts'

type RecordRefusal = 'REGISTRATION_NOT_FOUND' | 'FUTURE_DAY' | 'NOTHING_RECORDED'

export function recordCalls({ slot }: PlatformParts) {
  const os = platformRouter()
  return {
    enter: os.enter.handler(async ({ input, context, errors }) => {
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const ids = [...new Set(input.registrationIds)]
      const recorded = await slot
        .get()
        .writer.record<{ entered: number }, EnterRefusal>(
          { requestId, kind: 'platform.enter', operator, payload },
          async (writing) => {
            const refusal = refusalToEnter(await listStandings(writing.read, ids), {
              enteredOn: input.enteredOn,
              today: writing.recordedOn,
            })
            if (refusal !== null) return { kind: 'refuse', refusal }
            const records = ids.map((id) => ({
              registrationId: id,
              status: 'entered' as const,
              happenedOn: input.enteredOn,
              message: null,
              source: null,
            }))
            await keepRecords(writing, records, operator.accountId)
            return { kind: 'record', subject: subjectOf(ids), result: { entered: ids.length } }
          },
        )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code !== 'ALREADY_ENTERED') throw errors[refusal.code]()
        const numbers = [...refusal.registrationNumbers]
        throw errors.ALREADY_ENTERED({
          message: `${numbers.join('、')} 已经录入平台，本次没有保存，请刷新后再选；记错的，先更正为未录入。`,
          data: { registrationNumbers: numbers },
        })
      }
      return recorded.result
    }),

    fail: os.fail.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const { registrationId, failedOn, message } = input
      const recorded = await ledger.writer.record<
        object,
        Exclude<RecordRefusal, 'NOTHING_RECORDED'>
      >({ requestId, kind: 'platform.fail', operator, payload }, async (writing) => {
        if (failedOn > writing.recordedOn) return { kind: 'refuse', refusal: 'FUTURE_DAY' }
        const [standing] = await listStandings(writing.read, [registrationId])
        if (!standing) return { kind: 'refuse', refusal: 'REGISTRATION_NOT_FOUND' }
        const records = [
          {
            registrationId,
            status: 'failed' as const,
            happenedOn: failedOn,
            message,
            source: null,
          },
        ]
        await keepRecords(writing, records, operator.accountId)
        return { kind: 'record', subject: subjectOf([registrationId]), result: {} }
      })
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDetail(ledger, { registrationId, atAction: recorded.actionId })
    }),

    correct: os.correct.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const { registrationId, reason } = input
      const recorded = await ledger.writer.record<object, Exclude<RecordRefusal, 'FUTURE_DAY'>>(
        { requestId, kind: 'platform.correct', operator, payload },
        async (writing) => {
          const [standing] = await listStandings(writing.read, [registrationId])
          if (!standing) return { kind: 'refuse', refusal: 'REGISTRATION_NOT_FOUND' }
          if (standing.status === 'waiting') return { kind: 'refuse', refusal: 'NOTHING_RECORDED' }
          const records = [
            {
              registrationId,
              status: 'waiting' as const,
              happenedOn: writing.recordedOn,
              message: reason,
              source: null,
            },
          ]
          await keepRecords(writing, records, operator.accountId)
          return { kind: 'record', subject: subjectOf([registrationId]), result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDetail(ledger, { registrationId, atAction: recorded.actionId })
    }),

    takeOver: os.takeOver.handler(async ({ input, context, errors }) => {
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      type Taken = { readonly taken: number; readonly left: number }
      const recorded = await slot
        .get()
        .writer.record<Taken, 'NOTHING_PROPOSED'>(
          { requestId, kind: 'platform.takeOver', operator, payload },
          async (writing) => {
            const wanted = await listWanted(writing.read, input.which)
            const ids = wanted.slice(0, platformBatchLimit)
            const news = await findNews(writing.read, {
              registrationIds: ids,
              today: writing.recordedOn,
            })
            const records = [...news].map(([registrationId, said]): NewRecord => {
              const { status, happenedOn, message, roster, line } = said
              const source = { batchId: roster.batchId, line }
              return { registrationId, status, happenedOn, message, source }
            })
            if (records.length === 0) return { kind: 'refuse', refusal: 'NOTHING_PROPOSED' }
            await keepRecords(writing, records, operator.accountId)
            const left = wanted.length - ids.length
            const result = { taken: records.length, left }
            return { kind: 'record', subject: subjectOf([...news.keys()]), result }
          },
        )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return recorded.result
    }),
  }
}

type Which =
  | { readonly kind: 'some'; readonly registrationIds: readonly number[] }
  | { readonly kind: 'all'; readonly villageId?: number | undefined }

/** Registrations that are to be taken over, the oldest first; some of them may have no news. */
async function listWanted(read: Reader, which: Which): Promise<readonly number[]> {
  if (which.kind === 'some') return [...new Set(which.registrationIds)]
  const rows = await withFilter(read, { villageId: which.villageId })
    .select('r.registration_id')
    .where('r.registration_id', 'in', registrationsWithNews(read))
    .orderBy('r.registration_id')
    .execute()
  return rows.map((row) => row.registration_id)
}

/** One registration by name; of many the first, the payload and the rows have them all. */
function subjectOf(registrationIds: readonly number[]): string {
  return `registration:${registrationIds[0]}`
}
