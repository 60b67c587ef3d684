/** Which ways to pay a payment of a day could have been booked under. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPacks } from '../rules/index.ts'
import { channelsKnownTo } from './channels.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../rules'))
const policy = 'dongming-2024'
const { hash: packHash, channels } = packs.get(policy).summary
const known = channelsKnownTo(packs)

const replaced = JSON.stringify({
  policy,
  from: '2023-12-01',
  documentNumber: '东医保发〔2023〕9号',
  clause: '二',
  basis: '照文件录入',
  channels: [{ channel: '爱山东' }, { channel: '银行柜面' }],
})
const ofAnother = JSON.stringify({
  policy: 'fangtai-2024',
  from: '2023-09-01',
  documentNumber: null,
  clause: '五',
  basis: '电话请示',
  channels: [{ channel: '现金' }],
})

describe('某一天可用的缴费渠道', () => {
  test('没有修改的，是通知写的渠道，照通知的先后', () => {
    const named = known({ policy, packHash, day: '2023-11-20', amendments: [] })
    expect(named).toEqual(channels.map(({ channel }) => channel))
    expect(named).toContain('支付宝')
  })

  test('录入了本地渠道的，从那一天起是本地渠道，前一天还是通知的', () => {
    const asked = { policy, packHash, amendments: [replaced] }
    expect(known({ ...asked, day: '2023-11-30' })).toContain('支付宝')
    expect(known({ ...asked, day: '2023-12-01' })).toEqual(['爱山东', '银行柜面'])
  })

  test('别的政策包的修改不算', () => {
    const asked = { policy, packHash, day: '2023-12-01', amendments: [ofAnother] }
    expect(known(asked)).toEqual(channels.map(({ channel }) => channel))
  })

  test.each([
    ['包已经不是那时的包', { policy, packHash: 'another', day: '2023-11-20' }],
    ['没有装入的包', { policy: 'nowhere-2024', packHash, day: '2023-11-20' }],
    ['不是日期', { policy, packHash, day: '2023-02-30' }],
  ])('%s，就不下结论', (_, asked) => {
    expect(known({ ...asked, amendments: [] })).toBeNull()
  })
})
