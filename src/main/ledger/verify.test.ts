import type { Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import {
  aDraft,
  anEnrolment,
  keysOf,
  openTestLedger,
  partsOf,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger, tamper } from '../../../tests/support/test-ledger.ts'
import { chainStart, hashOfAction } from './chain.ts'
import { asOf, verifyFolder } from './index.ts'
import type { ActionTable } from './index.ts'

/** 1 office, 2 village 1, 3 enrolment of person 1, 4 the village renamed, 5 village 3. */
async function fiveActions(): Promise<{ readonly folder: string; readonly head: string }> {
  const { folder, ledger } = await anOpenLedger()
  await recordVillage(ledger.writer, 1)
  await ledger.writer.record(
    aDraft('enrol-00001', { kind: 'practice.people' }),
    async (writing) => {
      writing.open('enrolment', anEnrolment(1))
      return { kind: 'record', result: {} }
    },
  )
  await ledger.writer.record(aDraft('rename-0001'), async (writing) => {
    const village = await writing.read.selectFrom('village').selectAll().executeTakeFirstOrThrow()
    writing.replace('village', village, { name: '新一村' })
    return { kind: 'record', result: {} }
  })
  await recordVillage(ledger.writer, 3)
  const head = ledger.verify().headHash ?? ''
  await ledger.close()
  return { folder, head }
}

function verify(folder: string, printedHead?: string) {
  return verifyFolder(
    { data: partsOf(folder).data, keys: keysOf(folder) },
    printedHead === undefined ? {} : { printedHead },
  )
}

/** Drops the named guard, does its work, and puts the guard back as it was: the careful forger. */
function without(guard: string, change: string): (raw: Database) => void {
  return (raw) => {
    const sql = raw.prepare('select sql from sqlite_master where name = ?').pluck().get(guard)
    raw.exec(`drop trigger ${guard}; ${change}; ${String(sql)}`)
  }
}

/** Makes every hash from an action on anew, as a forger who knows this program would. */
function rehashFrom(raw: Database, first: number, last: number): void {
  const guard = 'action_never_changes'
  const sql = raw.prepare('select sql from sqlite_master where name = ?').pluck().get(guard)
  raw.exec(`drop trigger ${guard}`)
  const actions = raw
    .prepare('select * from action order by action_id')
    .all() as readonly ActionTable[]
  let previousHash = chainStart
  for (const { hash, ...action } of actions) {
    if (action.action_id < first || action.action_id > last) {
      previousHash = hash
      continue
    }
    const next = hashOfAction({ ...action, previous_hash: previousHash })
    raw
      .prepare('update action set previous_hash = ?, hash = ? where action_id = ?')
      .run(previousHash, next, action.action_id)
    previousHash = next
  }
  raw.exec(String(sql))
}

describe('没有动过的账本', () => {
  test('核验无误', async () => {
    const { folder, head } = await fiveActions()
    // Rows: office, village 1 twice, enrolment, village 3.
    expect(verify(folder)).toEqual({
      sound: true,
      actionCount: 5,
      rowCount: 5,
      headHash: head,
      problems: [],
    })
  })

  test('刚建立而一项也没办的账本核验无误，任何时点都是空的', async () => {
    const { folder, ledger } = await anOpenLedger({ fill: async () => undefined })
    expect(verify(folder)).toEqual({
      sound: true,
      actionCount: 0,
      rowCount: 0,
      headHash: null,
      problems: [],
    })
    for (const actionId of [0, 1, 99]) {
      expect(await asOf(ledger.read, 'person', actionId).selectAll().execute()).toEqual([])
    }
  })

  test('昨天纸上打印的链头今天还在链上', async () => {
    const { folder, head } = await fiveActions()
    const ledger = openTestLedger(folder)
    await recordVillage(ledger.writer, 6)
    await ledger.close()
    expect(verify(folder, head)).toMatchObject({ sound: true, actionCount: 6 })
  })
})

const contents = '的内容与当时记下的不一致'
const data = '写入的数据与当时记下的不一致'

describe('动过的账本', () => {
  test.each([
    [
      '改操作的内容',
      without('action_never_changes', `update action set payload = '{}' where action_id = 3`),
      [`第 3 号操作${contents}`],
    ],
    [
      '改操作的经办人',
      without(
        'action_never_changes',
        `update action set account_id = 9, role = 'clerk' where action_id = 2`,
      ),
      [`第 2 号操作${contents}`],
    ],
    [
      '改操作的日期',
      without(
        'action_never_changes',
        `update action set recorded_on = '2023-11-19' where action_id = 5`,
      ),
      [`第 5 号操作${contents}`],
    ],
    [
      '改记录的一列',
      without('enrolment_never_changes', `update enrolment set tier = 2`),
      [`第 3 号操作${data}`],
    ],
    [
      '把空的一列填上',
      without('office_never_changes', `update office set practice_date = '2023-01-01'`),
      [`第 1 号操作${data}`],
    ],
    [
      '删一条记录',
      without('enrolment_never_goes', `delete from enrolment`),
      [`第 3 号操作${data}`],
    ],
    [
      '恢复已结束的记录',
      (raw: Database) => {
        without('village_never_goes', `delete from village where name = '新一村'`)(raw)
        without('village_closes_once', `update village set to_action = null where row_id = 1`)(raw)
      },
      [`第 4 号操作${data}`],
    ],
    [
      '把记录挪到另一号操作',
      without('village_never_changes', `update village set from_action = 3 where row_id = 3`),
      [`第 3 号操作${data}`, `第 5 号操作${data}`],
    ],
    [
      '提前结束一条记录',
      without('village_closes_once', `update village set to_action = 5 where row_id = 2`),
      [`第 5 号操作${data}`],
    ],
    [
      '删中间的一号操作',
      without('action_never_goes', `delete from action where action_id = 3`),
      ['指向不存在的操作', '第 3 号操作', '第 4 号操作之前缺少操作', '第 4 号操作与前一操作接不上'],
    ],
    [
      '删最后一号操作而留下它的记录',
      without('action_never_goes', `delete from action where action_id = 5`),
      ['指向不存在的操作', '不存在的第 5 号操作'],
    ],
    [
      '插一条补记的记录',
      without(
        'enrolment_opens_now',
        `insert into enrolment (from_action, enrolment_id, person_id, coverage_year, scheme, tier,
           source) values (3, 2, 2, 2024, 'resident', 1, 'registration')`,
      ),
      [`第 3 号操作${data}`],
    ],
    [
      '记录记在没有的操作名下',
      without(
        'village_opens_now',
        `insert into village (from_action, village_id, name, position) values (77, 7, '七村', 7)`,
      ),
      ['不存在的第 77 号操作'],
    ],
    [
      '改了内容又把中间一段链重算',
      (raw: Database) => {
        without('action_never_changes', `update action set payload = '{}' where action_id = 3`)(raw)
        rehashFrom(raw, 3, 4)
      },
      ['第 5 号操作与前一操作接不上'],
    ],
    ['去掉防删规则', `drop trigger person_never_goes`, ['person_never_goes 被删除']],
    [
      '把防改规则换成空的',
      `drop trigger village_never_changes;
       create trigger village_never_changes before update on village begin select 1; end`,
      ['village_never_changes 被改动'],
    ],
    ['去掉唯一约束', `drop index enrolment_current_1`, ['enrolment_current_1 被删除']],
    [
      '埋一个暗改数据的触发器',
      `create trigger helper after insert on village begin select 1; end`,
      ['多出了 trigger helper'],
    ],
    ['去掉一张表', `drop table identity`, ['table identity 被删除']],
    ['去掉操作表', `drop table action`, ['table action 被删除', '没有全部读完']],
  ] as const)('%s，核验能发现并指明', async (_what, change, expected) => {
    const { folder } = await fiveActions()
    tamper(folder, change)
    const found = verify(folder)
    expect(found.sound).toBe(false)
    for (const sentence of expected) expect(found.problems.join('\n')).toContain(sentence)
    // Every problem is a sentence, and finding one thing does not blame the whole ledger.
    for (const problem of found.problems) expect(problem).toMatch(/\p{Script=Han}.*。$/u)
    expect(found.problems.length).toBeLessThan(12)
  })

  test('整条链都重算过的账本自身看不出来，纸上的链头能发现', async () => {
    const { folder, head } = await fiveActions()
    tamper(folder, (raw) => {
      without('action_never_changes', `update action set payload = '{}' where action_id = 3`)(raw)
      rehashFrom(raw, 3, 5)
    })
    const itself = verify(folder)
    expect(itself.problems).toEqual([])
    expect(itself.headHash).not.toBe(head)
    expect(verify(folder, head).problems).toEqual([
      '纸上打印的链头不在账本中，账本被整体改写过，或者不是同一个账本。',
    ])
  })

  test('末尾连记录带操作一起删掉，纸上的链头能发现', async () => {
    const { folder, head } = await fiveActions()
    tamper(folder, (raw) => {
      without('village_never_goes', `delete from village where from_action = 5`)(raw)
      without('action_never_goes', `delete from action where action_id = 5`)(raw)
    })
    expect(verify(folder).problems).toEqual([])
    expect(verify(folder, head).sound).toBe(false)
  })

  test('问题再多也只列前二十条', async () => {
    const { folder } = await fiveActions()
    tamper(folder, (raw) => {
      const rows = Array.from(
        { length: 50 },
        (_, i) => `(${100 + i}, ${100 + i}, '村${i}', ${100 + i})`,
      )
      without(
        'village_opens_now',
        `insert into village (from_action, village_id, name, position) values ${rows.join(', ')}`,
      )(raw)
    })
    expect(verify(folder).problems).toHaveLength(20)
  })
})
