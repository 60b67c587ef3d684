/** What the database itself refuses, whoever writes. */
import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  aDraft,
  anEnrolment,
  openTestLedger,
  rawConnection,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'

const nextAction = `insert into action values
  (4, 'raw-00000001', 'raw', null, null, '', '', null, null, null, '{}', '{}', '', '', 'h4');`
const enrolment = `insert into enrolment
  (from_action, enrolment_id, person_id, coverage_year, scheme, tier, source)`

/** Actions 1 to 3: the office, village 1 (row 1, later closed by nobody), enrolment 1 of person 1. */
async function folderOfThreeActions(): Promise<string> {
  const { folder, ledger } = await anOpenLedger()
  await recordVillage(ledger.writer, 1)
  await ledger.writer.record(
    aDraft('enrol-00001', { kind: 'practice.people' }),
    async (writing) => {
      writing.open('enrolment', anEnrolment(1))
      return { kind: 'record', result: {} }
    },
  )
  await ledger.close()
  return folder
}

/** `careful` connections have the settings of ours; others are a stranger's tool. */
function tryRaw(connection: Database, sql: string, careful: boolean): string {
  connection.pragma(`recursive_triggers = ${careful ? 'ON' : 'OFF'}`)
  connection.pragma(`foreign_keys = ${careful ? 'ON' : 'OFF'}`)
  try {
    connection.exec(`begin; ${sql}; commit;`)
    return 'accepted'
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback')
    return error instanceof Error ? error.message : 'no error'
  }
}

const neverChanges = 'a row version never changes'
const openedNow = 'opened by the action being recorded'
const numbered = 'numbered without gaps'

test.each([
  ['改一条记录', `update village set name = '假村'`, neverChanges],
  ['改记录的行号', `update village set row_id = 9`, neverChanges],
  ['用别名改记录的行号', `update village set rowid = 9`, neverChanges],
  ['用另一别名改记录的行号', `update village set _rowid_ = 9`, neverChanges],
  ['把记录挪到另一号操作', `update village set from_action = 1`, neverChanges],
  [
    '改记录同时结束它',
    `update village set name = '假', to_action = 4; ${nextAction}`,
    neverChanges,
  ],
  [
    '冲突时改记录',
    `${enrolment} values (4, 1, 1, 2024, 'resident', 1, 'registration')
    on conflict (enrolment_id) where to_action is null do update set tier = 2`,
    neverChanges,
  ],
  ['删一条记录', `delete from village`, 'a row version is never deleted'],
  [
    '按行号替换一条记录',
    `insert or replace into village
    (row_id, from_action, village_id, name, position) values (1, 4, 1, '假村', 1); ${nextAction}`,
    openedNow,
  ],
  [
    '补记到过去的操作',
    `${enrolment} values (3, 2, 2, 2024, 'resident', 1, 'registration')`,
    openedNow,
  ],
  [
    '记到将来的操作',
    `${enrolment} values (9, 2, 2, 2024, 'resident', 1, 'registration')`,
    openedNow,
  ],
  [
    '一记就是已结束的',
    `insert into village (from_action, to_action, village_id, name, position)
    values (4, 5, 2, '二村', 2)`,
    openedNow,
  ],
  ['结束到过去的操作', `update village set to_action = 3`, 'a row version is closed once'],
  ['改一号操作', `update action set payload = '{}'`, 'an action never changes'],
  [
    '用别名改操作编号',
    `update action set rowid = 9 where action_id = 3`,
    'an action never changes',
  ],
  ['删一号操作', `delete from action where action_id = 3`, 'an action is never deleted'],
  ['删全部操作', `delete from action`, 'an action is never deleted'],
  ['操作编号有缺口', nextAction.replace('(4,', '(5,'), numbered],
  ['操作编号重复', nextAction.replace('(4,', '(3,'), numbered],
  [
    '替换一号操作',
    nextAction.replace('insert', 'insert or replace').replace('(4,', '(3,'),
    numbered,
  ],
  [
    '按请求编号替换操作',
    nextAction.replace('insert', 'insert or replace').replace('raw-00000001', 'enrol-00001'),
    numbered,
  ],
  [
    '同一人同一年度的第二条参保',
    `${enrolment} values (4, 2, 1, 2024, 'resident', 1, 'registration');
    ${nextAction}`,
    'UNIQUE constraint failed',
  ],
  [
    '险种写错',
    `${enrolment} values (4, 2, 2, 2024, 'employee', 1, 'registration')`,
    'CHECK constraint failed',
  ],
])('数据库拒绝：%s', async (_what, sql, message) => {
  const folder = await folderOfThreeActions()
  const raw = rawConnection(folder)
  expect(tryRaw(raw, sql, true)).toContain(message)
  expect(tryRaw(raw, sql, false)).toContain(message)
  raw.close()
  const ledger = openTestLedger(folder)
  expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 3, rowCount: 3 })
  await ledger.close()
})

test.each([
  [
    '没有操作的记录',
    `${enrolment} values (4, 2, 2, 2024, 'resident', 1, 'registration')`,
    'FOREIGN KEY',
  ],
  ['没有操作的结束', `update village set to_action = 4`, 'FOREIGN KEY'],
  [
    '用唯一键替换一条有效参保',
    `insert or replace into enrolment
    (from_action, enrolment_id, person_id, coverage_year, scheme, tier, source)
    values (4, 2, 1, 2024, 'resident', 2, 'registration'); ${nextAction}`,
    'a row version is never deleted',
  ],
])('本程序的连接还拒绝：%s', async (_what, sql, message) => {
  const folder = await folderOfThreeActions()
  const raw = rawConnection(folder)
  expect(tryRaw(raw, sql, true)).toContain(message)
  raw.close()
})

test('结束过的记录不能再结束，也不能恢复', async () => {
  const { folder, ledger } = await anOpenLedger()
  await recordVillage(ledger.writer, 1)
  await ledger.writer.record(aDraft('close-00001'), async (writing) => {
    writing.close('village', 1)
    return { kind: 'record', result: {} }
  })
  await ledger.close()
  const raw = rawConnection(folder)
  for (const to of ['null', '4', '2']) {
    const sql = `update village set to_action = ${to}`
    expect(tryRaw(raw, sql, false)).toBe('a row version is closed once')
  }
  raw.close()
})

test('每张表的每一列都在防改规则之内', async () => {
  const folder = await folderOfThreeActions()
  const raw = rawConnection(folder)
  const columns = raw
    .prepare(
      `select m.name as tableName, c.name as columnName,
         (select sql from sqlite_master where name = m.name || '_never_changes') as guard
       from sqlite_master m, pragma_table_info(m.name) c
       where m.type = 'table' and m.name <> 'action' and c.name <> 'to_action'`,
    )
    .all() as readonly { tableName: string; columnName: string; guard: string }[]
  raw.close()
  // Twelve tables, each with row_id, from_action and at least two columns of its own.
  expect(columns.length).toBeGreaterThan(12 * 4)
  for (const { tableName, columnName, guard } of columns) {
    expect(guard, `${tableName}.${columnName}`).toContain(
      `new.${columnName} is not old.${columnName}`,
    )
  }
})
