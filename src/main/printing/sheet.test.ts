/** What a sheet says of local documents, and of what nobody has said yet. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Registration } from '../../shared/intake/model.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Office } from '../../shared/office/model.ts'
import type { SheetContent } from '../../shared/printing/model.ts'
import type { Amendment, Circumstance } from '../../shared/rules/model.ts'
import { quote } from '../intake/quote.ts'
import { readPacks } from '../rules/index.ts'
import { listSheetDifferences } from './differences.ts'
import { findSheetContent } from './sheet.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../rules'))

type Asked = {
  readonly policy: string
  readonly coverageYear?: number
  readonly payDay: string
  readonly circumstance?: Circumstance
  readonly amendments?: readonly Amendment[]
  /** Of the registration, where it is not the plain one. */
  readonly fields?: Partial<Registration>
}

/** The sheet of somebody registered on the pay day, decided by the shipped packs. */
function aSheetOf(asked: Asked): SheetContent {
  const { policy, coverageYear = 2024, circumstance = { kind: 'ordinary' } } = asked
  const payDay = getDay(asked.payDay)
  const input = {
    policy,
    coverageYear,
    payDay,
    tier: 1,
    circumstance,
    birthDate: getDay('1980-02-03'),
    identities: [],
    pastCover: noPastCover,
  }
  const overlay = { readings: {}, amendments: [...(asked.amendments ?? [])] }
  const quotation = quote(input, { packs, overlay, registeredOn: payDay })
  // What a sheet shows of a registration; the rest has no part in it.
  const registration = {
    registrationNumber: 'R-1',
    coverageYear,
    registeredOn: payDay,
    name: '周玉兰',
    documentType: 'id-card',
    evidenceReason: null,
    evidenceAgainst: [],
    identities: [],
    circumstance,
    pastCover: noPastCover,
    tier: 1,
    takenBy: '李经办',
    review: null,
    settlement: null,
    assessment: null,
    quotation,
    ...asked.fields,
  } as unknown as Registration
  const content = findSheetContent({
    kind: 'registration',
    office: { name: '服务站', practice: false } as unknown as Office,
    registration,
    household: null,
    enrolledYears: [],
    pack: packs.get(policy).summary,
  })
  if (content === null) throw new Error('no sheet')
  return content
}

const price: Amendment = {
  policy: 'national-2025',
  from: '2026-08-25',
  documentNumber: '某医保发〔2026〕12号',
  clause: '一',
  basis: '照文件录入',
  coverageYears: [2027],
  price: { unit: 'fen', amounts: { 1: 42_000 } },
}
const ruling: Amendment = {
  policy: 'tongliang-2024',
  from: '2024-01-01',
  documentNumber: null,
  clause: '二（二）3',
  basis: '电话请示',
  routes: [
    {
      change: 'mid-year',
      row: { start: { at: 'month-first', length: { unit: 'month', value: 1 } } },
    },
  ],
}

describe('并依据本单位录入的文件', () => {
  test('通知自己写的，没有别的文件', () => {
    const { pack } = aSheetOf({ policy: 'tongliang-2024', payDay: '2023-11-20' })
    expect(pack.localDocuments).toBeUndefined()
  })

  test('价格出自录入的文件，写它的文号，一次', () => {
    const asked = { policy: 'national-2025', coverageYear: 2027, payDay: '2026-10-10' }
    expect(aSheetOf({ ...asked, amendments: [price] }).pack.localDocuments).toEqual([
      '某医保发〔2026〕12号',
    ])
  })

  test('没有用到的文件不写', () => {
    const asked = { policy: 'national-2025', coverageYear: 2026, payDay: '2026-01-10' }
    expect(aSheetOf({ ...asked, amendments: [price] }).pack.localDocuments).toBeUndefined()
  })

  test('本单位自己裁定的没有文号，写本单位确定', () => {
    const asked = { policy: 'tongliang-2024', payDay: '2024-03-01', amendments: [ruling] }
    const { pack, decision } = aSheetOf(asked)
    // 3 月缴费，次月 1 日。
    expect(decision.benefit?.from).toBe('2024-04-01')
    expect(pack.localDocuments).toEqual(['本单位确定'])
  })
})

describe('没有金额、没有待遇期的', () => {
  const backPayment = {
    policy: 'fangtai-2024',
    coverageYear: 2023,
    payDay: '2023-11-20',
    circumstance: { kind: 'back-payment' },
  } as const
  const midYear = { policy: 'tongliang-2024', payDay: '2024-03-01' }

  test('须审核批准的是待核定', () => {
    const { decision } = aSheetOf(backPayment)
    expect([decision.payableFen, decision.benefit]).toEqual([null, null])
    expect(decision.unsaid).toEqual({ amount: '待核定', benefit: '待核定' })
  })

  test('通知没有写从哪天起的是政策未写明', () => {
    const { decision } = aSheetOf(midYear)
    expect([decision.payableFen, decision.benefit]).toEqual([38_000, null])
    expect(decision.unsaid?.benefit).toBe('政策未写明')
  })

  test('都写明的不多记一个字：验证码和以前一样', () => {
    const { decision } = aSheetOf({ policy: 'tongliang-2024', payDay: '2023-11-20' })
    expect('unsaid' in decision).toBe(false)
  })

  test('以前印的写“文件未写明”，只是说法不同，不算内容不同', () => {
    const now = aSheetOf(backPayment)
    const { unsaid: _, ...decision } = now.decision
    expect(listSheetDifferences({ ...now, decision }, now)).toEqual([])
    const silent = {
      ...now,
      decision: { ...now.decision, unsaid: { amount: '待核定', benefit: '政策未写明' } },
    }
    expect(listSheetDifferences(silent, now)).toEqual([
      { field: '待遇期', printed: '政策未写明', now: '待核定' },
    ])
  })
})

describe('名单载明不利、仍予登记的', () => {
  const said = (row: number) => ({
    kind: 'death' as const,
    text: `某县民政局（截至 2023-10-31）“死亡名单.xlsx”第 ${row} 行：死亡。`,
  })
  const asked = { policy: 'tongliang-2024', payDay: '2023-11-20' } as const

  test('登记表写明谁的名单第几行、截至哪天和理由', () => {
    const fields = { evidenceAgainst: [said(7)], evidenceReason: '本人到场' }
    expect(aSheetOf({ ...asked, fields }).takenAgainst).toBe(
      '某县民政局（截至 2023-10-31）“死亡名单.xlsx”第 7 行：死亡。仍予登记的理由：本人到场',
    )
  })

  test('四条的写三条和条数，留得住签字的地方', () => {
    const evidenceAgainst = [7, 8, 9, 10].map(said)
    const text = aSheetOf({ ...asked, fields: { evidenceAgainst, evidenceReason: '本人到场' } })
    expect(text.takenAgainst).toContain('第 9 行：死亡。等 4 条。仍予登记的理由')
    expect(text.takenAgainst).not.toContain('第 10 行')
  })

  test('没有的不写', () => {
    expect(aSheetOf(asked).takenAgainst).toBeUndefined()
  })
})

test.each([
  ['dongming-2024', '村居（社区）代收', true],
  ['dongming-2024', '商业银行柜台', undefined],
  ['meishan-2024', '社区、村（组）', true],
])('%s 的%s：代收照政策包', (policy, channel, collectedHere) => {
  const payment = { channel, receiptNumber: 'S1', paidOn: getDay('2023-11-20'), bookedBy: '李' }
  const quoted = quote(
    {
      policy,
      coverageYear: 2024,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' },
      birthDate: getDay('1980-02-03'),
      identities: [],
      pastCover: noPastCover,
    },
    { packs, overlay: { readings: {}, amendments: [] }, registeredOn: getDay('2023-11-20') },
  )
  const settlement = { decision: quoted, payment: { ...payment, amountFen: 38_000 } }
  const fields = { settlement } as unknown as Partial<Registration>
  const content = aSheetOf({ policy, payDay: '2023-11-20', fields })
  expect(content.payment?.collectedHere).toBe(collectedHere)
})
