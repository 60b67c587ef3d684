/** Two administrators at once: nothing is confirmed on what no longer stands. */
import { expect } from 'vitest'
import { actionShown, digestShown, recordShown } from '../../support/shown-standing.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import { anAmendment } from './amendments.ts'
import type { Case } from './case.ts'

const form = (changes: Parameters<typeof anAmendment>[0] = {}) =>
  ({ kind: 'form', amendment: anAmendment(changes) }) as const
const reading = { policy: 'dongming-2024', reading: 'refund-other-insurance-day' }
const included = { ...reading, option: '31-december-included' }
const excluded = { ...reading, option: '31-december-excluded' }

export const standingCases: readonly Case[] = [
  {
    call: 'amendments.record',
    rule: '预看以后别人录入了修改，不录，照现在的情况给出新的对照；看过新的再录就成',
    office: 'founded',
    async run(desk) {
      const first = await desk.signIn('administrator')
      const second = await desk.signIn('administrator')
      // 2025 is priced by nobody yet: from nothing to 420 yuan.
      const source = form({ documentNumber: '东医保发〔2023〕10号', price: pricedAt(42_000) })
      const shown = await first.amendments.preview({ source })
      const beforeOf = ({ entries }: typeof shown) =>
        entries[0]?.changes.find(({ part }) => part === 'price')?.before
      expect(beforeOf(shown)).toBeNull()
      await recordShown(second, { requestId: aRequestId(), source: form() })
      const record = (standingDigest: string) =>
        first.amendments.record({ requestId: aRequestId(), source, standingDigest })
      const refused = await errorOf(record(shown.standingDigest))
      expect(refused.code).toBe('STANDING_CHANGED')
      expect(refused.message).toContain('没有录入')
      const now = await first.amendments.preview({ source })
      expect(refused.data).toEqual(now)
      // What the other one entered: 400 yuan.
      expect(beforeOf(now)).toContain('400')
      expect(await first.amendments.list()).toHaveLength(1)
      expect(await record(now.standingDigest)).toMatchObject([{ amendmentId: 2 }])
    },
  },
  {
    call: 'amendments.record',
    rule: '预看以后别人撤销、确认理解、采用政策包，也要重新看过',
    office: 'founded',
    async run(desk) {
      const first = await desk.signIn('administrator')
      const second = await desk.signIn('administrator')
      const [entered] = await recordShown(second, { requestId: aRequestId(), source: form() })
      const source = form({ clause: '二' })
      const refuse = async (standingDigest: string) =>
        codeOf(first.amendments.record({ requestId: aRequestId(), source, standingDigest }))
      const changes = [
        () =>
          second.office.confirmReading({
            requestId: aRequestId(),
            choice: included,
            shownActionId: null,
          }),
        async () =>
          second.office.adopt({
            requestId: aRequestId(),
            adoption: { policy: 'tongliang-2024', document: '街道办公会', draftConfirmed: false },
            standingDigest: await digestShown(second),
          }),
        () =>
          second.amendments.withdraw({
            requestId: aRequestId(),
            amendmentId: entered?.amendmentId ?? 0,
            reason: '文号录错',
          }),
      ]
      for (const change of changes) {
        const { standingDigest } = await first.amendments.preview({ source })
        await change()
        expect(await refuse(standingDigest)).toBe('STANDING_CHANGED')
      }
    },
  },
  {
    call: 'amendments.record',
    rule: '录成以后同一请求再来一次，得到同一回答，不因别人后来的修改被拒',
    office: 'founded',
    async run(desk) {
      const first = await desk.signIn('administrator')
      const source = form()
      const { standingDigest } = await first.amendments.preview({ source })
      const asked = { requestId: aRequestId(), source, standingDigest }
      const entered = await first.amendments.record(asked)
      const second = await desk.signIn('administrator')
      await recordShown(second, { requestId: aRequestId(), source: form({ clause: '二' }) })
      expect(await first.amendments.record(asked)).toEqual(entered)
    },
  },
  {
    call: 'office.confirmReading',
    rule: '看着没有确认的一处，别人先确认了，不盖掉别人选的',
    office: 'founded',
    async run(desk) {
      const first = await desk.signIn('administrator')
      const second = await desk.signIn('administrator')
      const shownActionId = await actionShown(first, reading)
      expect(shownActionId).toBeNull()
      const confirm = (client: typeof first, choice: typeof included, shown: number | null) =>
        client.office.confirmReading({ requestId: aRequestId(), choice, shownActionId: shown })
      await confirm(second, included, null)
      expect(await codeOf(confirm(first, excluded, shownActionId))).toBe('READING_CHANGED')
      const stands = async () =>
        (await first.amendments.readings()).find((each) => each.reading === reading.reading)
      expect((await stands())?.confirmed?.option).toBe(included.option)
      await confirm(first, excluded, await actionShown(first, reading))
      expect((await stands())?.confirmed?.option).toBe(excluded.option)
    },
  },
  {
    call: 'office.adopt',
    rule: '打开采用以后别人录入了修改，不采用；看过再采用就成',
    office: 'founded',
    async run(desk) {
      const first = await desk.signIn('administrator')
      const second = await desk.signIn('administrator')
      const adoption = { policy: 'tongliang-2024', document: '街道办公会', draftConfirmed: false }
      const adopt = (standingDigest: string) =>
        first.office.adopt({ requestId: aRequestId(), adoption, standingDigest })
      const shown = await digestShown(first)
      await recordShown(second, { requestId: aRequestId(), source: form() })
      expect(await codeOf(adopt(shown))).toBe('STANDING_CHANGED')
      expect((await adopt(await digestShown(first))).policies).toContain('tongliang-2024')
    },
  },
]

function pricedAt(fen: number) {
  return { unit: 'fen', amounts: { 1: fen } }
}
