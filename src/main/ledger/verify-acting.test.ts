import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forge } from '../../../tests/support/forge.ts'
import type { Forgery } from '../../../tests/support/forge.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { reviewShown } from '../../../tests/support/shown.ts'
import { tempFolder } from '../../../tests/support/test-ledger.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { verifyConnection } from './verify.ts'

let office: TestOffice
/** One registration paid and printed, one that waits for review. */
let ids: { readonly paid: number; readonly waiting: number }

beforeAll(async () => {
  office = await openTestOffice()
  const clerk = await office.signedInAs('clerk')
  const reviewer = await office.signedInAs('reviewer')
  const register = async () =>
    (await clerk.intake.register(await aNewRegistration(clerk))).registrationId
  const paid = await register()
  const approval = { registrationId: paid, verdict: 'approved', reason: null } as const
  await reviewShown(reviewer, { requestId: aRequestId(), ...approval })
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
  await clerk.printing.print({
    requestId: aRequestId(),
    kind: 'registration',
    registrationId: paid,
  })
  ids = { paid, waiting: await register() }
}, 60_000)
afterAll(() => office.close())

type Row = Readonly<Record<string, string | number | null>>

function like(raw: Database, table: string, changes: Row = {}): Row {
  const row = raw.prepare(`select * from ${table} order by row_id desc limit 1`).get() as Row
  const next = raw.prepare(`select max(${table}_id) + 1 from ${table}`).pluck().get()
  return { ...row, [`${table}_id`]: Number(next), ...changes }
}

function problemsAfter(
  work: (raw: Database) => Forgery | undefined,
  known: Parameters<typeof verifyConnection>[1] = {},
): string {
  const file = join(tempFolder(), 'copy.db')
  const whole = new Sqlite(join(office.dataFolder, 'ledger.db'), { readonly: true })
  whole.exec(`vacuum into '${file}'`)
  whole.close()
  const raw = new Sqlite(file)
  try {
    raw.pragma('foreign_keys = OFF')
    raw.pragma('synchronous = OFF')
    raw.pragma('journal_mode = MEMORY')
    const forgery = work(raw)
    if (forgery !== undefined) forge(raw, forgery)
    return verifyConnection(raw, known).problems.join('\n')
  } finally {
    raw.close()
  }
}

const approval = (raw: Database, by: number): Row =>
  like(raw, 'review', { registration_id: ids.waiting, verdict: 'approved', decided_by: by })
/** Accounts of a practice office: 1 clerk, 2 reviewer, 3 administrator, 4 auditor. */
const reviewing = { account_id: 2, role: 'reviewer' }

test('审核、收款、打印都有的账本核验无误', () => {
  expect(problemsAfter(() => undefined, { channels: () => ['POS机'] })).toBe('')
})

describe('链做得天衣无缝，办的人、日子、内容不对的，核验都要指明', () => {
  test.each<[string, (raw: Database) => Forgery, string]>([
    [
      '审计岗位审核',
      (raw) => ({
        action: { account_id: 4, role: 'auditor' },
        open: [['review', approval(raw, 4)]],
      }),
      '由“审计”办理，这个岗位不能办这项业务',
    ],
    [
      '审计冒用审核岗位',
      (raw) => ({
        action: { account_id: 4, role: 'reviewer' },
        open: [['review', approval(raw, 4)]],
      }),
      '以“审核”岗位办理，这个账号当时没有这个岗位',
    ],
    [
      '没有的账号审核',
      (raw) => ({
        action: { account_id: 999, role: 'reviewer' },
        open: [['review', approval(raw, 999)]],
      }),
      '由第 999 号账号办理，当时没有这个账号',
    ],
    [
      '没有经办人的操作',
      (raw) => ({
        action: { account_id: null, role: null },
        open: [['review', approval(raw, 2)]],
      }),
      '没有经办人，只有建立单位的操作可以没有',
    ],
    [
      '审核记在另一账号名下',
      (raw) => ({
        action: { account_id: 3, role: 'administrator' },
        open: [['review', approval(raw, 2)]],
      }),
      '的审核记在第 2 号账号名下，办理的却不是这个账号',
    ],
    [
      '收款操作里夹带审核',
      (raw) => ({ kind: 'collections.pay', open: [['review', approval(raw, 1)]] }),
      '写下了 1 条审核记录，这项业务不写审核',
    ],
    [
      '经办给自己加管理岗位',
      (raw) => ({
        kind: 'accounts.add',
        open: [['account_role', like(raw, 'account_role', { account_id: 1, role: 'auditor' })]],
      }),
      '由“经办”办理，这个岗位不能办这项业务',
    ],
    [
      '又建立一次单位来加岗位',
      (raw) => ({
        kind: 'office.found',
        open: [['account_role', like(raw, 'account_role', { account_id: 1, role: 'auditor' })]],
      }),
      '又建立了一次单位',
    ],
    [
      '凭空记成原有的参保',
      (raw) => ({
        kind: 'collections.pay',
        open: [
          ['enrolment', like(raw, 'enrolment', { coverage_year: 2031, source: 'carried-over' })],
        ],
      }),
      '记了参保，来源与这项业务不符',
    ],
    [
      '不知道什么业务记的参保',
      (raw) => ({
        kind: 'x',
        open: [
          ['enrolment', like(raw, 'enrolment', { coverage_year: 2031, source: 'carried-over' })],
        ],
      }),
      '写下了 1 条参保记录，这项业务不写参保',
    ],
    [
      '人不见了',
      (raw) => ({
        kind: 'intake.resubmit',
        close: [['person', Number(like(raw, 'person')['row_id'])]],
      }),
      '号人员不见了',
    ],
    [
      '审核日期不存在',
      (raw) => ({
        action: reviewing,
        open: [['review', { ...approval(raw, 2), decided_on: '2031-02-29' }]],
      }),
      '的审核日期 2031-02-29 不是存在的日期',
    ],
    [
      '审核日期不是办理当天',
      (raw) => ({
        action: reviewing,
        open: [['review', { ...approval(raw, 2), decided_on: '2023-11-19' }]],
      }),
      '的审核日期 2023-11-19 不是办理当天',
    ],
    [
      '缴费日期晚于办理当天',
      (raw) => ({
        kind: 'collections.pay',
        open: [
          [
            'payment',
            like(raw, 'payment', {
              registration_id: ids.waiting,
              receipt_number: 'S-伪造',
              paid_on: '2023-11-21',
            }),
          ],
        ],
      }),
      '的缴费日期 2023-11-21 晚于办理当天',
    ],
    [
      '缴费日期早于登记日期',
      (raw) => ({
        kind: 'collections.pay',
        open: [
          [
            'payment',
            like(raw, 'payment', {
              registration_id: ids.waiting,
              receipt_number: 'S-伪造',
              paid_on: '2023-11-19',
            }),
          ],
        ],
      }),
      '的缴费日期早于登记日期',
    ],
    [
      '操作的日期与时刻对不上',
      () => ({ kind: 'accounts.signOut', action: { recorded_on: '2023-11-25' } }),
      '的日期 2023-11-25 与它的时刻对不上',
    ],
    [
      '打印的内容与查验码不符',
      (raw) => {
        const print = like(raw, 'print', { copy_number: 2 })
        const content = String(print['content']).replaceAll('38000', '100')
        return { kind: 'printing.print', open: [['print', { ...print, content }]] }
      },
      '第 2 份存下的内容与它的查验码不符',
    ],
  ])('%s', (_what, forgery, words) => {
    expect(problemsAfter(forgery)).toContain(words)
  })

  test('正式单位的时刻往回走，又没有确认时钟更正', () => {
    const problems = (kind: string) =>
      problemsAfter((raw) => {
        raw.exec('drop trigger office_never_changes; update office set practice_date = null')
        const action = { recorded_at: '2023-11-18T02:00:00.000Z', recorded_on: '2023-11-18' }
        return { kind, action }
      })
    expect(problems('accounts.signOut')).toMatch(
      /第 \d+ 号操作记在 2023-11-18，早于它前一操作的时刻，没有管理人员确认时钟更正。/u,
    )
    expect(problems('office.confirmClock')).not.toContain('早于它前一操作的时刻')
  })

  test('通知中没有的缴费渠道；政策包换过的无从核对', () => {
    const channels = (answer: readonly string[] | null) =>
      problemsAfter(() => undefined, { channels: () => answer })
    expect(channels(['微信'])).toMatch(/收据 \S+ 的缴费渠道“POS机”通知中没有。/u)
    expect(channels(null)).toBe('')
  })
})
