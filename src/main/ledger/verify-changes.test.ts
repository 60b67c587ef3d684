/** What 查账 finds of 信息变更 where somebody wrote with the guards taken off. */
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChangesOffice } from '../../../tests/support/changes.ts'
import type { ChangesOffice } from '../../../tests/support/changes.ts'
import { forge } from '../../../tests/support/forge.ts'
import { aRequestId } from '../../../tests/support/practice-office.ts'
import { tempFolder } from '../../../tests/support/test-ledger.ts'
import { verifyConnection } from './verify.ts'

let desk: ChangesOffice

/** One change let in and printed twice, one that waits. */
beforeAll(async () => {
  desk = await openChangesOffice()
  const { personId } = await desk.aPerson()
  const waiting = await desk.change(personId, { wanted: { name: '田秀岚' } })
  await desk.approve(waiting)
  const { changeId } = waiting
  await desk.clerk.changes.printSheet({ requestId: aRequestId(), changeId })
  await desk.clerk.changes.printSheet({ requestId: aRequestId(), changeId })
  const other = await desk.aPerson('郑大海')
  await desk.change(other.personId, { wanted: { name: '郑大河' } })
}, 60_000)
afterAll(() => desk.office.close())

function aCopy(): Database {
  const file = join(tempFolder(), 'copy.db')
  const whole = new Sqlite(join(desk.office.dataFolder, 'ledger.db'), { readonly: true })
  whole.exec(`vacuum into '${file}'`)
  whole.close()
  const raw = new Sqlite(file)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('synchronous = OFF')
  // A column check stands in the table itself, where no guard can be taken off.
  raw.pragma('ignore_check_constraints = ON')
  return raw
}

type Row = Readonly<Record<string, string | number | null>>

function rowOf(raw: Database, table: string): Row & { readonly row_id: number } {
  return raw
    .prepare(`select * from ${table} where to_action is null order by row_id desc limit 1`)
    .get() as Row & { readonly row_id: number }
}

/** A current row of a table with something else in it. */
function like(raw: Database, table: string, changes: Row): Row {
  const { row_id: _row, from_action: _from, to_action: _to, ...values } = rowOf(raw, table)
  return { ...values, ...changes }
}

/** The next version of the change that waits. */
const goOn = (changes: Row) => (raw: Database) => ({
  close: [['person_change', rowOf(raw, 'person_change').row_id] as const],
  open: [['person_change', like(raw, 'person_change', changes)] as const],
})

test('照程序办的，查账没有问题', () => {
  const raw = aCopy()
  expect(verifyConnection(raw).problems).toEqual([])
  raw.close()
})

test.each([
  [
    '经办自己审核',
    'changes.review',
    (raw: Database) =>
      goOn({
        state: 'sent-back',
        decided_by: Number(rowOf(raw, 'person_change')['taken_by']),
        decided_on: '2023-11-20',
        note: '不清楚',
      })(raw),
    '的经办和审核是同一个人',
  ],
  [
    '说已变更，档案却没改',
    'changes.review',
    goOn({ state: 'applied', decided_by: 2, decided_on: '2023-11-20' }),
    '没有经过审核，或者档案与它写的不符',
  ],
  [
    '没有结果就不见了',
    'changes.withdraw',
    (raw: Database) => ({
      close: [['person_change', rowOf(raw, 'person_change').row_id] as const],
    }),
    '没有结果就不见了',
  ],
  [
    '登记日期在将来',
    'changes.mend',
    goOn({ taken_on: '2023-12-01' }),
    '信息变更登记日期 2023-12-01 晚于办理当天',
  ],
  ['别的业务写下变更', 'intake.register', goOn({ reason: '改了' }), '这项业务不写信息变更'],
  [
    '变更登记表跳了一份',
    'changes.printSheet',
    (raw: Database) => ({
      open: [['change_copy', like(raw, 'change_copy', { copy_id: 3, copy_number: 4 })] as const],
    }),
    '份数没有从 1 依次编到 3',
  ],
  [
    '变更登记表的内容改了',
    'changes.printSheet',
    (raw: Database) => {
      const content = String(rowOf(raw, 'change_copy')['content']).replace('田秀岚', '田秀花')
      const changes = { copy_id: 3, copy_number: 3, content }
      return { open: [['change_copy', like(raw, 'change_copy', changes)] as const] }
    },
    '第 3 份存下的内容与它的查验码不符',
  ],
] as const)('%s，查得出来', (_what, kind, forgeryOf, sentence) => {
  const raw = aCopy()
  forge(raw, { kind, ...forgeryOf(raw) })
  expect(verifyConnection(raw).problems.join('')).toContain(sentence)
  raw.close()
})
