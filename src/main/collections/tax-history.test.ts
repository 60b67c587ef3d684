/** What is told afterwards of money on tax lists: in a registration, and when it is decided again. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aDraft, fixedClock } from '../../../tests/support/ledger-builder.ts'
import { begin, packs, reviewer, stage, undo } from '../../../tests/support/roster-office.ts'
import {
  accept,
  anApproved,
  applyTax,
  lineOf,
  openTaxOffice,
  paidRow,
  payAtCounter,
  personNumber,
  taxHead,
} from '../../../tests/support/tax-office.ts'
import type { TaxOffice } from '../../../tests/support/tax-office.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { findRegistration } from '../intake/index.ts'
import { restoreBatch } from '../rosters/restore-batch.ts'
import { standingOf } from '../rosters/standing.ts'
import { openSecondWriter } from '../ledger/index.ts'
import { explainTax } from './explain-tax.ts'
import { readTaxFacts, readTaxRules } from './tax-facts.ts'

let office: TaxOffice

beforeEach(async () => {
  office = await openTaxOffice()
})

async function takeBack(batchId: number): Promise<void> {
  await undo(office.ledger, batchId, '税务发错了文件')
  const writer = openSecondWriter(office.ledger.source, fixedClock)
  try {
    await restoreBatch({
      source: office.ledger.source,
      writer,
      batchId,
      undoRequestId: `undo-batch-${batchId}`,
      operator: reviewer,
      onProgress: () => undefined,
    })
  } finally {
    await writer.close()
  }
}

const fromList = {
  by: reviewer.displayName,
  sender: '区税务局',
  fileName: '已缴费清册.xlsx',
  rowNumber: 2,
  paidOn: '2023-11-20',
  amountFen: 38_000,
  happenedOn: '2023-11-20',
}

describe('登记的办理经过', () => {
  test('清册缴的费和它的冲正都在，写明清册、行、日子和谁；柜台再收的在后面', async () => {
    const registrationId = (await anApproved(office, 1)) ?? 0
    const batchId = await applyTax(office, [{ person: 1, on: '2023-11-20' }])
    const booked = { ...fromList, what: 'booked', settles: true, reason: null }
    const paid = await findRegistration(office.ledger.read, registrationId)
    expect(paid?.listMoney).toMatchObject([{ ...booked, afterSettlement: false }])

    await takeBack(batchId)
    const reversed = { ...fromList, what: 'reversed', reason: '税务发错了文件' }
    const back = await findRegistration(office.ledger.read, registrationId)
    expect(back?.state).toBe('approved')
    expect(back?.listMoney).toMatchObject([booked, reversed])

    await payAtCounter(office, registrationId)
    const again = await findRegistration(office.ledger.read, registrationId)
    expect(again?.settlement?.payment?.channel).toBe('POS机')
    expect(again?.listMoney.map(({ what, afterSettlement }) => [what, afterSettlement])).toEqual([
      ['booked', false],
      ['reversed', false],
    ])
  })

  test('少缴的先记暂收，第二人认可以后也写在经过里', async () => {
    const registrationId = (await anApproved(office, 1)) ?? 0
    await applyTax(office, [{ person: 1, on: '2023-11-20', fen: 30_000 }])
    const { taxPaymentId } = await lineOf(office, 1)
    expect((await accept(office, { taxPaymentId })).kind).toBe('recorded')
    const stored = await findRegistration(office.ledger.read, registrationId)
    expect(stored?.listMoney).toMatchObject([
      { what: 'booked', settles: false, surplusFen: 30_000 },
      { what: 'accepted', settles: true, reason: '村里核实', by: '周敏' },
    ])
    expect(stored?.listMoney[0]?.reason).toContain('少 80 元')
  })
})

describe('重算清册续保的决定', () => {
  test('没有登记的续保按证件号码重算，逐字相同；撤销以后也说得清', async () => {
    const batchId = await applyTax(office, [{ person: 2, voucher: 'V2' }])
    const explained = await explainTax(office.ledger.read, personNumber(2), packs)
    expect(explained).toMatchObject({
      same: true,
      decisions: [
        {
          kind: 'tax-list',
          verdict: 'same',
          payDay: '2023-11-08',
          fileName: '已缴费清册.xlsx',
          rowNumber: 2,
          coverageYear: 2024,
          status: 'booked',
        },
      ],
    })
    await takeBack(batchId)
    const after = await explainTax(office.ledger.read, personNumber(2), packs)
    expect(after).toMatchObject({ same: true, decisions: [{ status: 'reversed' }] })
  })

  test('清册上没有的号码没有可说的', async () => {
    await applyTax(office, [{ person: 2 }])
    expect(await explainTax(office.ledger.read, personNumber(3), packs)).toBeNull()
  })

  test('问了什么没有记下的旧决定不能重算，照实说', async () => {
    await applyTax(office, [{ person: 2 }])
    await office.ledger.writer.record(aDraft('older-0001'), async (writing) => {
      const kept = await writing.read
        .selectFrom('tax_decision')
        .selectAll()
        .executeTakeFirstOrThrow()
      writing.replace('tax_decision', kept, { asked: null })
      return { kind: 'record', result: {} }
    })
    const explained = await explainTax(office.ledger.read, personNumber(2), packs)
    expect(explained).toMatchObject({
      same: false,
      decisions: [{ verdict: 'not-recorded', replayed: null }],
    })
  })
})

describe('断保', () => {
  const year = { policy: 'national-2025', coverageYear: 2028, enrolledSoFar: [] as number[] }

  async function factsOf(person: number) {
    const rules = await readTaxRules(office.ledger.read, packs)
    const line = {
      line: 1,
      rowNumber: 2,
      personId: person,
      idNumber: personNumber(person),
      name: null,
      payer: personNumber(person),
      coverageYear: 2028,
      tier: 1,
      paidOn: fixedClock.today(),
      isExactDay: true,
      amountFen: 40_000,
      voucher: null,
      channel: null,
      ordinal: 1,
    }
    const facts = await readTaxFacts(office.ledger.read, [line], { rules, batchId: null })
    return { facts, rules }
  }

  beforeEach(async () => {
    await office.ledger.writer.record(aDraft('national-001'), async (writing) => {
      writing.open('office_policy', { office_policy_id: 2, policy: 'national-2025' })
      writing.open('enrolment', {
        enrolment_id: 1,
        person_id: 1,
        coverage_year: 2026,
        scheme: 'resident',
        tier: 1,
        source: 'carried-over',
      })
      return { kind: 'record', result: {} }
    })
  })

  // Counted from 2025: of 2025, 2026 and 2027 somebody enrolled for 2026 missed one.
  test.each([
    ['参保到 2026 年度的人', 1, 1],
    ['从来没有参保的人', 2, 3],
  ])('%s按账本里的参保年度算断保', async (_who, person, missedYears) => {
    const { facts } = await factsOf(person)
    expect(facts.pastCoverOf(person, year)).toMatchObject({ missedYears, repairedYears: 0 })
  })

  test('同一份清册前面几行补上的年度算数', async () => {
    const { facts } = await factsOf(2)
    const enrolledSoFar = [2026, 2027]
    expect(facts.pastCoverOf(2, { ...year, enrolledSoFar })).toMatchObject({ missedYears: 0 })
  })

  test('断保进入续保的核定：待遇期往后推', async () => {
    const { rules } = await factsOf(2)
    const asked = {
      policy: 'national-2025',
      coverageYear: 2026,
      paidOn: getDay('2025-11-01'),
      tier: 1,
      identities: [],
    }
    const decide = (missedYears: number) =>
      rules.decideRenewal({ ...asked, pastCover: { ...noPastCover, missedYears } }).answer
    // In the window a wait runs from 1 January: 3 months of it for one year missed.
    expect(decide(0).benefit?.from).toBe('2026-01-01')
    expect(decide(1).benefit?.from).toBe('2026-04-01')
  })

  test('不问断保的政策不去数', async () => {
    const rules = await readTaxRules(office.ledger.read, packs)
    const facts = await readTaxFacts(office.ledger.read, [], { rules, batchId: null })
    expect(
      facts.pastCoverOf(2, { ...year, policy: 'tongliang-2024', coverageYear: 2024 }),
    ).toMatchObject({ missedYears: 0 })
  })
})

test('预览以后撤销了同类的清册，旧预览不能应用', async () => {
  const rows = [paidRow(2, { person: 1, voucher: 'V1' })]
  const first = await applyTax(office, [{ person: 1, voucher: 'V1' }])
  const head = taxHead({ fileName: '又一次.xlsx' })
  const standing = await standingOf(office.ledger.read, head)
  const staged = await stage(office, head, rows)
  // All of it is known: nothing would be booked.
  expect(staged.counts).toMatchObject({ rows: 1, new: 0, same: 1 })
  await takeBack(first)
  const old = { ...staged, record: { ...staged.record, standing } }
  expect(await begin(office.ledger, old, reviewer)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'PREVIEW_OUTDATED' },
  })
  const again = await stage(office, head, rows)
  expect(again.counts).toMatchObject({ rows: 1, new: 1, same: 0 })
  const fresh = { ...again.record, standing: await standingOf(office.ledger.read, head) }
  expect((await begin(office.ledger, { ...again, record: fresh }, reviewer)).kind).toBe('recorded')
})
