/** What 查账 finds of 平台录入 where somebody wrote with the guards taken off. */
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forge } from '../../../tests/support/forge.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { tempFolder } from '../../../tests/support/test-ledger.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { verifyConnection } from './verify.ts'

let office: TestOffice

/** One registration entered, one that failed, was filed and printed twice. */
beforeAll(async () => {
  office = await openTestOffice()
  const clerk = await office.signedInAs('clerk')
  const register = async () =>
    (await clerk.intake.register(await aNewRegistration(clerk))).registrationId
  const enteredOn = getDay('2023-11-20')
  const registrationIds = [await register()]
  await clerk.platform.enter({ requestId: aRequestId(), registrationIds, enteredOn })
  const registrationId = await register()
  const message = '职工医保在保'
  const requestId = aRequestId()
  await clerk.platform.fail({ requestId, registrationId, failedOn: enteredOn, message })
  await clerk.platform.file({
    requestId: aRequestId(),
    registrationId,
    replaces: null,
    cause: 'employee-active',
    actor: 'person',
    remedy: '办理停保',
    dueOn: getDay('2023-11-27'),
  })
  await clerk.platform.printNotice({ requestId: aRequestId(), registrationId })
  await clerk.platform.printNotice({ requestId: aRequestId(), registrationId })
}, 60_000)
afterAll(() => office.close())

function aCopy(): Database {
  const file = join(tempFolder(), 'copy.db')
  const whole = new Sqlite(join(office.dataFolder, 'ledger.db'), { readonly: true })
  whole.exec(`vacuum into '${file}'`)
  whole.close()
  const raw = new Sqlite(file)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('synchronous = OFF')
  return raw
}

type Row = Readonly<Record<string, string | number | null>>

/** A current row of a table, to write another like it. */
function rowOf(raw: Database, table: string): Row & { readonly row_id: number } {
  return raw
    .prepare(`select * from ${table} where to_action is null order by row_id desc limit 1`)
    .get() as Row & { readonly row_id: number }
}

function like(raw: Database, table: string, changes: Row): Row {
  const { row_id: _row, from_action: _from, to_action: _to, ...values } = rowOf(raw, table)
  return { ...values, ...changes }
}

test('照程序办的，查账没有问题', () => {
  const raw = aCopy()
  expect(verifyConnection(raw).problems).toEqual([])
  raw.close()
})

test.each([
  [
    '已录入还有没办结的原因',
    'platform.file',
    (raw: Database) => ({
      open: [['obstacle', like(raw, 'obstacle', { obstacle_id: 9, registration_id: 1 })] as const],
    }),
    '已录入平台，却还有没办结的无法录入',
  ],
  [
    '录入情况不见了',
    'platform.correct',
    (raw: Database) => ({
      close: [['platform_entry', rowOf(raw, 'platform_entry').row_id] as const],
    }),
    '的平台录入情况没有更正就不见了',
  ],
  [
    '原因没有办结就不见了',
    'platform.conclude',
    (raw: Database) => ({ close: [['obstacle', rowOf(raw, 'obstacle').row_id] as const] }),
    '的无法录入没有办结就不见了',
  ],
  [
    '告知书跳了一份',
    'platform.printNotice',
    (raw: Database) => ({
      open: [['notice_copy', like(raw, 'notice_copy', { notice_id: 3, copy_number: 4 })] as const],
    }),
    '份数没有从 1 依次编到 3',
  ],
  [
    '告知书的内容改了',
    'platform.printNotice',
    (raw: Database) => {
      const content = String(rowOf(raw, 'notice_copy')['content']).replace('停保', '退费')
      const changes = { notice_id: 3, copy_number: 3, content }
      return { open: [['notice_copy', like(raw, 'notice_copy', changes)] as const] }
    },
    '第 3 份存下的内容与它的查验码不符',
  ],
  [
    '录入日期在将来',
    'platform.fail',
    (raw: Database) => {
      // A column check stands in the table itself, where no guard can be taken off.
      raw.pragma('ignore_check_constraints = ON')
      const { row_id: rowId } = rowOf(raw, 'platform_entry')
      const row = like(raw, 'platform_entry', { happened_on: '2023-12-01' })
      return {
        close: [['platform_entry', rowId] as const],
        open: [['platform_entry', row] as const],
      }
    },
    '平台录入日期 2023-12-01 晚于办理当天',
  ],
] as const)('%s，查得出来', (_what, kind, forgeryOf, sentence) => {
  const raw = aCopy()
  forge(raw, { kind, ...forgeryOf(raw) })
  expect(verifyConnection(raw).problems.join('')).toContain(sentence)
  raw.close()
})
