/** What the tax office says it took in, from the list into the books and back. */
import { beforeEach, describe, expect, test } from 'vitest'
import {
  apply,
  begin,
  clerk,
  reviewer,
  stage,
  undo,
  writeOn,
} from '../../../tests/support/roster-office.ts'
import { aHead, aRow } from '../../../tests/support/rosters.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { findRegistration } from '../intake/index.ts'
import { countEnrolments } from '../quotas/store.ts'
import {
  accept,
  anApproved,
  applyTax,
  balances,
  bookingsOf,
  enrolments,
  lineOf,
  openTaxOffice,
  payAtCounter,
  personName,
  personNumber,
  stageTax,
  taxLines,
  taxTotals,
} from '../../../tests/support/tax-office.ts'
import type { TaxOffice } from '../../../tests/support/tax-office.ts'

let office: TaxOffice

beforeEach(async () => {
  office = await openTaxOffice()
})

const renewed = (person: number, tier = 1) => ({
  person_id: person,
  coverage_year: 2024,
  tier,
  source: 'tax-list',
})

async function died(person: number, on: string): Promise<void> {
  const rows = [aRow(2, { name: personName(person), idNumber: personNumber(person), diedOn: on })]
  const head = aHead({ listDay: getDay('2023-11-20') })
  await apply(office.ledger, await stage(office, head, rows))
}

describe('一行清册记成什么', () => {
  test('没有登记的人按缴费日核定，金额相符就是续保：记缴费、记参保、记账', async () => {
    const staged = await stageTax(office, [{ person: 1 }, { person: 2, voucher: 'V2' }])
    expect(staged.counts).toMatchObject({
      new: 2,
      payments: [
        { booking: 'renewal', lines: 2, amountFen: 76_000, appliedFen: 76_000, surplusFen: 0 },
      ],
    })
    await apply(office.ledger, staged, reviewer)
    expect(await enrolments(office)).toEqual([renewed(1), renewed(2)])
    // 2 × 380 元 with the tax office, and as contribution.
    expect(await balances(office)).toEqual({ contribution: -76_000, fund: 76_000 })
    expect(await lineOf(office, 2)).toMatchObject({
      paidOn: '2023-11-08',
      appliedFen: 38_000,
      voucher: 'V2',
      outcome: 'renewal',
      status: 'booked',
    })
    const pinned = await office.ledger.read.selectFrom('tax_decision').selectAll().execute()
    expect(pinned).toHaveLength(1)
    expect(JSON.parse(pinned[0]?.content ?? '{}')).toMatchObject({
      payDay: '2023-11-08',
      answer: { outcome: 'accepted', charge: { payableFen: 38_000 } },
    })
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('清册没有档次，金额说明缴的是哪一档', async () => {
    await applyTax(office, [{ person: 1, fen: 75_500 }])
    expect(await enrolments(office)).toEqual([renewed(1, 2)])
  })

  test('多缴的记参保，多出的暂收；少缴的全部暂收，不记参保', async () => {
    const staged = await stageTax(office, [
      { person: 1, fen: 40_000, tier: 1 },
      { person: 2, fen: 30_000, tier: 1 },
    ])
    expect(bookingsOf(staged)).toEqual([
      [2, 'over', 2000],
      [3, 'short', 30_000],
    ])
    await apply(office.ledger, staged, reviewer)
    expect(await enrolments(office)).toEqual([renewed(1)])
    // 380 of 400 count; 20 and the 300 are to be given back.
    expect(await balances(office)).toEqual({
      contribution: -38_000,
      fund: 70_000,
      surplus: -32_000,
    })
  })

  test('一人一年缴了两次：第二笔暂收，不多记参保', async () => {
    await applyTax(office, [{ person: 1, on: '2023-10-20' }])
    await applyTax(office, [{ person: 1, on: '2023-11-08' }])
    expect(await enrolments(office)).toEqual([renewed(1)])
    expect(await taxTotals(office)).toEqual(
      expect.arrayContaining([
        { booking: 'second', lines: 1, amountFen: 38_000, appliedFen: 0, surplusFen: 38_000 },
      ]),
    )
    expect(await balances(office)).toEqual({
      contribution: -38_000,
      fund: 76_000,
      surplus: -38_000,
    })
  })

  test.each([
    ['缴费日当天以前去世', '2023-11-08', 'dead'],
    ['缴费以后、待遇期以前去世', '2023-11-15', 'dead'],
  ])('%s的不记参保', async (_why, on, cause) => {
    await died(1, on)
    await applyTax(office, [{ person: 1 }])
    expect(await enrolments(office)).toEqual([])
    expect((await lineOf(office, 1)).cause).toBe(cause)
  })

  test('职工在保的不记参保，写明凭据', async () => {
    const rows = [
      aRow(2, { name: personName(1), idNumber: personNumber(1), joinedOn: '2023-05-01' }),
    ]
    const head = aHead({
      kind: 'employee-insurance',
      sender: '医保中心',
      authority: 'insurance',
    })
    await apply(office.ledger, await stage(office, head, rows))
    await applyTax(office, [{ person: 1 }])
    const line = await lineOf(office, 1)
    expect(line).toMatchObject({ cause: 'covered-elsewhere', surplusFen: 38_000 })
    expect(line.reason).toContain('医保中心')
  })

  test('按缴费日不能参保的、找不到人的，钱照记暂收，逐条有原因', async () => {
    const staged = await stageTax(office, [
      // The window opened on 2023-10-12.
      { person: 1, on: '2023-10-11' },
      { person: 77 },
    ])
    expect(bookingsOf(staged)).toEqual([
      [2, 'not-covered', 38_000],
      [3, 'unknown', 38_000],
    ])
    await apply(office.ledger, staged, reviewer)
    const { lines } = await taxLines(office, 'open')
    expect(lines.map(({ cause, reason }) => [cause, reason !== null])).toEqual([
      ['unknown', true],
      ['not-covered', true],
    ])
    expect(await enrolments(office)).toEqual([])
    expect(await balances(office)).toEqual({ fund: 76_000, surplus: -76_000 })
  })

  test('零和负的金额是错，不写', async () => {
    const staged = await stageTax(office, [{ person: 1, fen: -38_000 }, { person: 2 }])
    expect(staged.counts).toMatchObject({ bad: 1, new: 1 })
    await apply(office.ledger, staged, reviewer)
    expect((await taxLines(office)).lines).toHaveLength(1)
  })
})

describe('已有登记的人', () => {
  const registrationOf = (registrationId: number) =>
    findRegistration(office.ledger.read, registrationId)

  test('批准待缴的登记随之生效，多出的暂收；撤销后回到待缴', async () => {
    const registrationId = (await anApproved(office, 1)) ?? 0
    const batchId = await applyTax(office, [{ person: 1, on: '2023-11-20', fen: 40_000 }])
    expect(await registrationOf(registrationId)).toMatchObject({
      state: 'effective',
      settlement: { payment: { channel: '税务清册', receiptNumber: null, amountFen: 40_000 } },
    })
    expect(await enrolments(office)).toMatchObject([{ person_id: 1, source: 'registration' }])
    expect(await balances(office)).toEqual({ contribution: -38_000, fund: 40_000, surplus: -2000 })
    expect(office.ledger.verify().problems).toEqual([])
    await undo(office.ledger, batchId)
    expect((await registrationOf(registrationId))?.state).toBe('approved')
    expect((await payAtCounter(office, registrationId)).kind).toBe('recorded')
    expect(await balances(office)).toEqual({ contribution: -38_000, fund: 38_000 })
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('缴费早于登记的不动登记，钱记暂收，写明登记号', async () => {
    const registrationId = (await anApproved(office, 1)) ?? 0
    await applyTax(office, [{ person: 1, on: '2023-11-19' }])
    expect((await registrationOf(registrationId))?.state).toBe('approved')
    expect(await lineOf(office, 1)).toMatchObject({ cause: 'before-registration' })
  })

  test('柜台已收的，清册再来一笔是重复', async () => {
    await payAtCounter(office, (await anApproved(office, 1)) ?? 0)
    await applyTax(office, [{ person: 1 }])
    expect(await lineOf(office, 1)).toMatchObject({ cause: 'second', surplusFen: 38_000 })
  })

  test('清册已记续保的，柜台不再登记', async () => {
    await applyTax(office, [{ person: 1 }])
    expect(await anApproved(office, 1)).toBeNull()
  })
})

describe('累计的清册和重复的行', () => {
  test('下个月的清册重复以前的行：以前的无变化，只记新的', async () => {
    await applyTax(office, [
      { person: 1, voucher: 'V1' },
      { person: 2, voucher: 'V2' },
    ])
    const staged = await stageTax(office, [
      { person: 1, voucher: 'V1' },
      { person: 2, voucher: 'V2' },
      { person: 3, voucher: 'V3' },
    ])
    expect(staged.counts).toMatchObject({ same: 2, new: 1 })
    await apply(office.ledger, staged, reviewer)
    expect((await taxLines(office)).lines).toHaveLength(3)
    expect(await balances(office)).toEqual({ contribution: -114_000, fund: 114_000 })
  })

  test('没有凭证号的两笔同日同额是两笔：第二笔暂收，下次都无变化', async () => {
    const twice = [{ person: 1 }, { person: 1 }]
    const first = await stageTax(office, twice)
    expect(bookingsOf(first)).toEqual([
      [2, 'renewal', 0],
      [3, 'second', 38_000],
    ])
    await apply(office.ledger, first, reviewer)
    const again = await stageTax(office, [...twice, { person: 2 }])
    expect(bookingsOf(again).map(([, booking]) => booking)).toEqual(['same', 'same', 'renewal'])
    const third = await stageTax(office, [...twice, { person: 1 }])
    expect(bookingsOf(third).map(([, booking]) => booking)).toEqual(['same', 'same', 'second'])
  })

  test('同一凭证号的同一行在文件里写了两遍，只记一笔', async () => {
    const staged = await stageTax(office, [
      { person: 1, voucher: 'V1' },
      { person: 1, voucher: 'V1' },
    ])
    expect(staged.counts).toMatchObject({ new: 1, duplicate: 1 })
  })

  test('先来没有凭证号的清册，后来带凭证号的明细：是同一笔', async () => {
    await applyTax(office, [{ person: 1 }])
    const staged = await stageTax(office, [
      { person: 1, voucher: 'V1' },
      { person: 1, voucher: 'V2' },
    ])
    expect(bookingsOf(staged).map(([, booking]) => booking)).toEqual(['same', 'second'])
  })

  test('同一凭证号金额变了：已记的不改，标出来', async () => {
    await applyTax(office, [{ person: 1, voucher: 'V1' }])
    const staged = await stageTax(office, [{ person: 1, voucher: 'V1', fen: 40_000 }])
    expect(staged.counts).toMatchObject({ changed: 1, payments: [{ booking: 'differs' }] })
    await apply(office.ledger, staged, reviewer)
    expect((await taxLines(office)).lines).toHaveLength(1)
  })
})

describe('认可', () => {
  test('少缴的由第二人认可：按核定记参保，差额记应收', async () => {
    await applyTax(office, [{ person: 1, fen: 30_000, tier: 1 }])
    const { taxPaymentId } = await lineOf(office, 1)
    expect(await accept(office, { taxPaymentId }, reviewer)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'OWN_BATCH' },
    })
    expect((await accept(office, { taxPaymentId })).kind).toBe('recorded')
    expect(await enrolments(office)).toEqual([renewed(1)])
    // 300 came in, 380 are due.
    expect(await balances(office)).toEqual({
      contribution: -38_000,
      fund: 30_000,
      receivable: 8000,
    })
    expect(await lineOf(office, 1)).toMatchObject({
      status: 'accepted',
      shortfallFen: 8000,
      acceptReason: '村里核实',
      acceptedBy: clerk.displayName,
    })
    expect(await accept(office, { taxPaymentId })).toMatchObject({
      refusal: { code: 'ALREADY_DECIDED' },
    })
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('重复的不能认可为参保，可以核对后留待退费', async () => {
    await applyTax(office, [{ person: 1, on: '2023-10-20' }, { person: 1 }])
    const { lines } = await taxLines(office, 'open')
    const taxPaymentId = lines[0]?.taxPaymentId ?? 0
    expect(await accept(office, { taxPaymentId })).toMatchObject({
      refusal: { code: 'CANNOT_ENROL' },
    })
    const before = await balances(office)
    expect((await accept(office, { taxPaymentId, as: 'surplus' })).kind).toBe('recorded')
    expect(await balances(office)).toEqual(before)
    expect((await taxLines(office, 'open')).lines).toEqual([])
    expect((await taxLines(office, 'decided')).lines).toMatchObject([{ status: 'kept' }])
  })
})

describe('撤销', () => {
  test('缴费用冲正撤回，参保随之撤回，可以再应用一次', async () => {
    const paid = [{ person: 1 }, { person: 2, fen: 40_000, tier: 1 }, { person: 77 }]
    const batchId = await applyTax(office, paid)
    expect((await undo(office.ledger, batchId)).kind).toBe('recorded')
    expect(await enrolments(office)).toEqual([])
    expect(await balances(office)).toEqual({})
    const { lines } = await taxLines(office)
    expect(lines.map(({ status }) => status)).toEqual(['reversed', 'reversed', 'reversed'])
    await applyTax(office, paid)
    expect(await enrolments(office)).toEqual([renewed(1), renewed(2)])
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('已由第二人认可的不撤，列出来', async () => {
    const batchId = await applyTax(office, [{ person: 1, fen: 30_000, tier: 1 }, { person: 2 }])
    await accept(office, { taxPaymentId: (await lineOf(office, 1)).taxPaymentId })
    await undo(office.ledger, batchId)
    expect(await enrolments(office)).toEqual([renewed(1)])
    const batch = await office.ledger.read
      .selectFrom('roster_batch')
      .select('not_restored')
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(batch.not_restored ?? '[]')).toMatchObject([
      { name: personName(1), what: '缴费' },
    ])
    expect(office.ledger.verify().problems).toEqual([])
  })
})

test('写完以前不算完成任务、也不列出来，写完一起算', async () => {
  // Two stretches of a hundred lines.
  const people = 150
  const many = await openTaxOffice(people)
  const paid = Array.from({ length: people }, (_, index) => ({ person: index + 1 }))
  const staged = await stageTax(many, paid)
  expect((await begin(many.ledger, staged, reviewer)).kind).toBe('recorded')
  expect(await writeOn(many.ledger, staged, { batchId: 1, stopAfter: 1 })).toBe(false)
  expect(await enrolments(many)).toHaveLength(100)
  expect(await countEnrolments(many.ledger.read, 2024)).toEqual(new Map())
  expect((await taxLines(many)).lines).toEqual([])
  expect(await writeOn(many.ledger, staged, { batchId: 1 })).toBe(true)
  expect(await countEnrolments(many.ledger.read, 2024)).toEqual(new Map([['新联村', people]]))
  expect(await taxTotals(many)).toMatchObject([{ booking: 'renewal', lines: people }])
})
