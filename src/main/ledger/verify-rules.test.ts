import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forge } from '../../../tests/support/forge.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { tempFolder } from '../../../tests/support/test-ledger.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { verifyConnection } from './verify.ts'
import { resubmitShown, reviewShown } from '../../../tests/support/shown.ts'

let office: TestOffice
/** Registrations: paid and printed twice, free of charge, corrected and waiting. */
let ids: { readonly paid: number; readonly free: number; readonly waiting: number }

beforeAll(async () => {
  office = await openTestOffice()
  const clerk = await office.signedInAs('clerk')
  const reviewer = await office.signedInAs('reviewer')
  const register = async (fields: Parameters<typeof aNewRegistration>[1] = {}) =>
    (await clerk.intake.register(await aNewRegistration(clerk, fields))).registrationId
  const review = (registrationId: number, verdict: 'approved' | 'sent-back') =>
    reviewShown(reviewer, {
      requestId: aRequestId(),
      registrationId,
      verdict,
      reason: verdict === 'approved' ? null : '村选错',
    })
  const paid = await register()
  await review(paid, 'approved')
  const paidOn = getDay('2023-11-20')
  const { decisionDigest } = await clerk.collections.preview({ registrationId: paid, paidOn })
  await clerk.collections.pay({
    requestId: aRequestId(),
    registrationId: paid,
    channel: 'POS机',
    paidOn,
    amountFen: 38_000,
    decisionDigest,
  })
  for (const kind of ['registration', 'receipt', 'registration'] as const) {
    await clerk.printing.print({ requestId: aRequestId(), kind, registrationId: paid })
  }
  const free = await register({ identities: [{ term: '特困人员', from: null, to: null }] })
  await review(free, 'approved')
  const waiting = await register()
  await review(waiting, 'sent-back')
  await resubmitShown(clerk, {
    requestId: aRequestId(),
    registrationId: waiting,
    payDay: paidOn,
    tier: 1,
    circumstance: { kind: 'ordinary' },
    identities: [],
  })
  ids = { paid, free, waiting }
}, 60_000)
afterAll(() => office.close())

/** A copy of the office's file, to forge in and verify. */
function aCopy(): Database {
  const file = join(tempFolder(), 'copy.db')
  const whole = new Sqlite(join(office.dataFolder, 'ledger.db'), { readonly: true })
  whole.exec(`vacuum into '${file}'`)
  whole.close()
  const raw = new Sqlite(file)
  raw.pragma('foreign_keys = OFF')
  // A copy to be thrown away: guards are dropped and made again with every forgery.
  raw.pragma('synchronous = OFF')
  raw.pragma('journal_mode = MEMORY')
  return raw
}

type Row = Readonly<Record<string, string | number | null>>

/** The row of a registration, with some of it put differently. */
function like(raw: Database, table: string, registrationId: number, changes: Row): Row {
  const row = raw
    .prepare(`select * from ${table} where registration_id = ? order by row_id desc limit 1`)
    .get(registrationId) as Row
  const { next } = raw.prepare(`select max(${table}_id) + 1 as next from ${table}`).get() as {
    readonly next: number
  }
  return { ...row, [`${table}_id`]: next, ...changes }
}

function dropUnique(raw: Database, table: string): void {
  const names = raw
    .prepare(
      `select name from sqlite_master where tbl_name = ? and sql like 'create unique index%'`,
    )
    .pluck()
    .all(table)
  for (const name of names) raw.exec(`drop index ${String(name)}`)
}

/** The current row of a registration, with the row id that closes it. */
function current(raw: Database, table: string, registrationId: number): Row & { row_id: number } {
  return raw
    .prepare(`select * from ${table} where registration_id = ? and to_action is null`)
    .get(registrationId) as Row & { row_id: number }
}

function problemsAfter(work: (raw: Database) => void): readonly string[] {
  const raw = aCopy()
  try {
    work(raw)
    return verifyConnection(raw).problems
  } finally {
    raw.close()
  }
}

test('审核、收款、免缴、退回重报、补打都有的账本核验无误', () => {
  expect(problemsAfter(() => undefined)).toEqual([])
})

describe('链做得天衣无缝的伪造，核验仍能指明', () => {
  test('分录借贷不平', () => {
    const problems = problemsAfter((raw) => {
      const line = like(raw, 'journal_line', ids.paid, { amount_fen: 10_000 })
      forge(raw, { open: [['journal_line', line]] })
    })
    expect(problems.join('\n')).toMatch(/第 \d+ 号操作的分录借贷不平，相差 100\.00 元。/u)
    expect(problems.join('\n')).toMatch(/第 \d+ 号操作的分录不属于任何一份最终核定。/u)
  })

  test.each([
    ['经办的人', 'paid'],
    ['退回后重报的人', 'waiting'],
  ] as const)('审核人就是%s', (_who, which) => {
    const problems = problemsAfter((raw) => {
      const { taken_by: takenBy } = like(raw, 'registration', ids[which], {})
      const review = like(raw, 'review', ids[which], {
        verdict: 'approved',
        reason: null,
        decided_by: takenBy ?? 0,
        registration_id: ids[which],
      })
      dropUnique(raw, 'review')
      forge(raw, { open: [['review', review]] })
    })
    expect(problems.join('\n')).toMatch(
      /登记 500151004-2024-\d+ 由经办过它的人审核（第 \d+ 号操作）。/u,
    )
  })

  test('核定金额的人就是经办的人', () => {
    const problems = problemsAfter((raw) => {
      const { taken_by: takenBy } = like(raw, 'registration', ids.waiting, {})
      const assessed = {
        assessment_id: 1,
        registration_id: ids.waiting,
        amount_fen: 100,
        ground: '批复',
        assessed_by: takenBy ?? 0,
        assessed_on: '2023-11-20',
      }
      forge(raw, { open: [['assessment', assessed]] })
    })
    expect(problems.join('\n')).toMatch(/登记 \S+ 没有审核通过就核定了金额（第 \d+ 号操作）。/u)
    expect(problems.join('\n')).toMatch(/登记 \S+ 的金额由经办过它的人核定（第 \d+ 号操作）。/u)
  })

  test('收了没有审核的登记的钱，金额也没核定过', () => {
    const problems = problemsAfter((raw) => {
      const payment = like(raw, 'payment', ids.paid, {
        receipt_number: 'S-伪造',
        registration_id: ids.waiting,
        amount_fen: 1,
      })
      forge(raw, { kind: 'collections.pay', open: [['payment', payment]] })
    })
    expect(problems.join('\n')).toContain('收据 S-伪造 所收的登记没有审核通过')
    expect(problems.join('\n')).toContain('收据 S-伪造 收的 0.01 元与最终核定的金额或日期不符。')
    expect(problems.join('\n')).toContain('收据号 S-伪造 与登记号不符')
    expect(problems).toHaveLength(3)
  })

  test('没有审核、没有收款、没有分录就记为参保', () => {
    const problems = problemsAfter((raw) => {
      const settlement = like(raw, 'settlement', ids.paid, { registration_id: ids.waiting })
      const { person_id: personId } = like(raw, 'registration', ids.waiting, {})
      const enrolment = {
        enrolment_id: 9999,
        person_id: personId ?? 0,
        coverage_year: 2024,
        scheme: 'resident',
        tier: 1,
        source: 'registration',
      }
      forge(raw, {
        kind: 'collections.pay',
        open: [
          ['settlement', settlement],
          ['enrolment', enrolment],
        ],
      })
    })
    expect(problems.join('\n')).toContain('没有审核通过就作了最终核定')
    expect(problems.join('\n')).toContain('核定应缴 380.00 元，没有收款却记为参保。')
    expect(problems.join('\n')).toContain('的分录与最终核定不符')
    expect(problems).toHaveLength(3)
  })

  test('核定的金额与核定内容不一样，又没有参保记录', () => {
    const problems = problemsAfter((raw) => {
      const settlement = like(raw, 'settlement', ids.paid, {
        registration_id: ids.waiting,
        payable_fen: 0,
      })
      forge(raw, { open: [['settlement', settlement]] })
    })
    expect(problems.join('\n')).toContain('最终核定的 0.00 元与核定依据中的金额不符。')
    expect(problems.join('\n')).toContain('已最终核定，却没有相应的参保记录')
  })

  test('凭空记的参保', () => {
    const problems = problemsAfter((raw) => {
      const enrolment = {
        enrolment_id: 9999,
        person_id: 1,
        coverage_year: 2031,
        scheme: 'resident',
        tier: 1,
        source: 'registration',
      }
      forge(raw, { kind: 'collections.pay', open: [['enrolment', enrolment]] })
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/第 \d+ 号操作给第 1 号人员记了参保，没有最终核定作依据。/u)
  })

  test.each([
    ['登记', 'registration', { registration_id: 9999, registration_number: 'X', person_id: 1 }],
    ['打印', 'print', { print_id: 9999, sheet_number: 'X', copy_number: 77 }],
  ] as const)('%s编号跳号', (what, table, changes) => {
    const problems = problemsAfter((raw) => {
      forge(raw, { open: [[table, like(raw, table, ids.paid, changes)]] })
    })
    expect(problems.join('\n')).toContain(`${what}的编号不连续：编到第 9999 号`)
  })

  test('登记号、收据号用了两次', () => {
    const problems = problemsAfter((raw) => {
      dropUnique(raw, 'registration')
      dropUnique(raw, 'payment')
      const registration = like(raw, 'registration', ids.paid, { person_id: 1 })
      const payment = like(raw, 'payment', ids.paid, {})
      forge(raw, {
        open: [
          ['registration', registration],
          ['payment', payment],
        ],
      })
    })
    expect(problems.join('\n')).toMatch(/登记号 500151004-2024-\d+ 用在了 2 份登记上。/u)
    expect(problems.join('\n')).toMatch(/收据号 S500151004-2024-\d+ 用了 2 次。/u)
  })

  test('第二份打印的份数从 3 编起', () => {
    const problems = problemsAfter((raw) => {
      const print = like(raw, 'print', ids.paid, { copy_number: 9 })
      forge(raw, { kind: 'printing.print', open: [['print', print]] })
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/单据 \S+ 打印过 3 份，份数没有从 1 依次编到 3。/u)
  })
})

describe('先有登记、再由另一人审核、再核定，什么次序写进去都要指明', () => {
  const approvalOf = (raw: Database, registrationId: number, by: number) =>
    like(raw, 'review', ids.paid, { registration_id: registrationId, decided_by: by })
  const newRegistration = (raw: Database, changes: Row = {}): Row => {
    const row = like(raw, 'registration', ids.waiting, { person_id: 1, ...changes })
    const id = Number(row['registration_id'])
    return { ...row, registration_number: `500151004-2024-${String(id).padStart(6, '0')}` }
  }

  test('经办本人的审核写在登记之前，同一项操作', () => {
    const problems = problemsAfter((raw) => {
      const registration = newRegistration(raw, { taken_by: 1 })
      const review = approvalOf(raw, Number(registration['registration_id']), 1)
      forge(raw, {
        open: [
          ['review', review],
          ['registration', registration],
        ],
      })
    })
    expect(problems.join('\n')).toMatch(/由经办过它的人审核/u)
    expect(problems.join('\n')).toMatch(/还没有登记就先有了审核/u)
  })

  test('经办本人的审核写在登记之前，早一项操作', () => {
    const problems = problemsAfter((raw) => {
      const registration = newRegistration(raw, { taken_by: 1 })
      const review = approvalOf(raw, Number(registration['registration_id']), 1)
      forge(raw, { open: [['review', review]] })
      forge(raw, { open: [['registration', registration]], kind: 'intake.register' })
    })
    expect(problems.join('\n')).toMatch(/由经办过它的人审核/u)
    expect(problems.join('\n')).toMatch(/还没有登记就先有了审核/u)
    expect(problems.join('\n')).toMatch(/没有退回就被改写/u)
  })

  test('审核通过后由审核人改写，再核定', () => {
    const problems = problemsAfter((raw) => {
      const { row_id: rowId, ...row } = current(raw, 'registration', ids.waiting)
      const takers = raw
        .prepare('select taken_by from registration where registration_id = ?')
        .pluck()
        .all(ids.waiting)
      const other = [1, 2, 3].find((id) => !takers.includes(id)) ?? 0
      forge(raw, { open: [['review', approvalOf(raw, ids.waiting, other)]] })
      forge(raw, {
        kind: 'intake.resubmit',
        close: [['registration', rowId]],
        open: [['registration', { ...row, tier: 2, taken_by: other }]],
      })
      const settlement = like(raw, 'settlement', ids.paid, { registration_id: ids.waiting })
      forge(raw, { kind: 'collections.pay', open: [['settlement', settlement]] })
    })
    expect(problems.join('\n')).toMatch(/由经办过它的人审核/u)
    expect(problems.join('\n')).toMatch(/在审核之后、没有退回就被改写/u)
    expect(problems.join('\n')).toMatch(/最终核定的不是审核通过的那一份内容/u)
  })

  test('登记没有撤回就不见了', () => {
    const problems = problemsAfter((raw) => {
      forge(raw, {
        kind: 'intake.withdraw',
        close: [['registration', current(raw, 'registration', ids.waiting).row_id]],
      })
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/登记 \S+ 没有撤回就不见了（第 \d+ 号操作）。/u)
  })

  test.each([
    ['payment', '收款'],
    ['settlement', '最终核定'],
    ['journal_line', '分录'],
    ['print', '打印'],
  ] as const)('去掉 %s', (table, what) => {
    const problems = problemsAfter((raw) => {
      forge(raw, { close: [[table, current(raw, table, ids.paid).row_id]] })
    })
    expect(problems.join('\n')).toContain(`号操作把 1 条${what}记录作了结束，${what}只能冲正`)
  })

  test('去掉登记来的参保', () => {
    const problems = problemsAfter((raw) => {
      const row = raw.prepare(`select row_id from enrolment where source = 'registration'`).pluck()
      forge(raw, { close: [['enrolment', Number(row.get())]] })
    })
    expect(problems.join('\n')).toContain('号操作把 1 条参保记录作了结束')
  })
})
