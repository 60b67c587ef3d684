/** 告知书: preview, a counted copy, and verification. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { findNotice, findNoticeCopy, openNotice, verifyNotice } from './notices.ts'
import { platformRouter } from './parts.ts'
import type { PlatformParts } from './parts.ts'

export function noticeCalls({ slot }: PlatformParts) {
  const os = platformRouter()
  return {
    previewNotice: os.previewNotice.handler(async ({ input, errors }) => {
      const { read, clock } = slot.get()
      const found = await findNotice(read, { ...input, today: clock.today() })
      if (found === null) throw errors.NOTHING_FILED()
      return found.content
    }),

    printNotice: os.printNotice.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, registrationId } = input
      const recorded = await ledger.writer.record<{ noticeId: number }, 'NOTHING_FILED'>(
        { requestId, kind: 'platform.printNotice', operator, payload: { registrationId } },
        async (writing) => {
          const today = writing.recordedOn
          const found = await findNotice(writing.read, { registrationId, today })
          if (found === null) return { kind: 'refuse', refusal: 'NOTHING_FILED' }
          const { accountId } = operator
          const noticeId = await openNotice(writing, { ...found, registrationId, accountId })
          return { kind: 'record', subject: `notice:${noticeId}`, result: { noticeId } }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return getDefined(await findNoticeCopy(ledger.read, recorded.result.noticeId), 'notice')
    }),

    getNotice: os.getNotice.handler(async ({ input, errors }) => {
      const copy = await findNoticeCopy(slot.get().read, input.noticeId)
      if (copy === null) throw errors.NOTICE_NOT_FOUND()
      return copy
    }),

    verifyNotice: os.verifyNotice.handler(({ input }) => verifyNotice(slot.get().read, input)),
  }
}
