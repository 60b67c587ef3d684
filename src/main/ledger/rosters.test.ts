/** 0050: the tables of 名册导入 and what they never let anybody do. */
import { describe, expect, test } from 'vitest'
import {
  aDraft,
  anEnrolment,
  aPerson,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { openRosterLedger } from '../../../tests/support/roster-office.ts'
import type { Ledger, NewRow } from './index.ts'

function aBatch(changes: Partial<NewRow<'roster_batch'>> = {}): NewRow<'roster_batch'> {
  return {
    batch_id: 1,
    import_key: 'import-0001',
    kind: 'deaths',
    evidence_kind: 'death',
    sender: '县民政局',
    authority: 'civil-affairs',
    scope: '',
    coverage_year: null,
    list_day: '2023-10-31',
    full_list: 1,
    file_name: '死亡名单.xlsx',
    file_hash: 'hash-1',
    preview_digest: 'digest-1',
    line_count: 1,
    counts: '{}',
    status: 'applying',
    applied_by: 1,
    applied_on: '2023-11-20',
    confirmed_by: null,
    undone_by: null,
    undone_reason: null,
    not_restored: null,
    ...changes,
  }
}

function aLine(changes: Partial<NewRow<'evidence'>> = {}): NewRow<'evidence'> {
  return {
    batch_id: 1,
    line: 1,
    row_number: 3,
    person_id: null,
    matched_by: 'none',
    id_number: '590000196001010001',
    name: '周桂兰',
    birth_date: null,
    village: null,
    event_on: '2023-10-05',
    event_precision: 'day',
    ends_on: null,
    term: null,
    level: null,
    detail: null,
    ...changes,
  }
}

const kindsOf = {
  apply: { kind: 'rosters.apply', accountId: 1, role: 'clerk' },
  lines: { kind: 'rosters.writeLines', accountId: 1, role: 'clerk' },
  finish: { kind: 'rosters.finish', accountId: 1, role: 'clerk' },
  undo: { kind: 'rosters.undo', accountId: 2, role: 'reviewer' },
} as const
type Step = keyof typeof kindsOf

let requests = 0
function write(ledger: Ledger, step: Step, work: (open: Opening) => void | Promise<void>) {
  requests += 1
  return ledger.writer.record(aDraft(`roster-test-${requests}`, kindsOf[step]), async (writing) => {
    await work(writing)
    return { kind: 'record', result: {} }
  })
}
type Opening = Parameters<Parameters<Ledger['writer']['record']>[1]>[0]

/** A batch that is being written, with one line. */
async function aBegun(ledger: Ledger, changes: Partial<NewRow<'roster_batch'>> = {}) {
  await write(ledger, 'apply', (writing) => writing.open('roster_batch', aBatch(changes)))
  await write(ledger, 'lines', (writing) => writing.open('evidence', aLine()))
}

async function restate(ledger: Ledger, step: Step, changes: Partial<NewRow<'roster_batch'>>) {
  await write(ledger, step, async (writing) => {
    const row = await writing.read
      .selectFrom('roster_batch')
      .selectAll()
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    writing.replace('roster_batch', row, changes)
  })
}

test('0070 在有人的旧账本上升级，核验无误', async () => {
  const { open } = await ledgerBefore(70, async (writer) => void (await recordVillage(writer, 1)))
  expect(open().ledger.verify().problems).toEqual([])
})

test('0050 在有数据的旧账本上升级，核验无误', async () => {
  const { open } = await ledgerBefore(50, async (writer) => void (await recordVillage(writer, 1)))
  const { ledger } = open()
  expect(await ledger.read.selectFrom('roster_batch').selectAll().execute()).toEqual([])
  const villages = await ledger.read.selectFrom('village').select('name').execute()
  expect(villages).toEqual([{ name: '第1村' }])
})

describe('账本不允许', () => {
  test.each([
    ['没有批次的凭据', (writing: Opening) => writing.open('evidence', aLine())],
    [
      '一开始就生效的批次',
      (writing: Opening) => writing.open('roster_batch', aBatch({ status: 'applied' })),
    ],
    [
      '自己放行自己的名册',
      (writing: Opening) => writing.open('roster_batch', aBatch({ confirmed_by: 1 })),
    ],
    [
      '撤销而不写理由',
      (writing: Opening) => writing.open('roster_batch', aBatch({ status: 'undone' })),
    ],
    [
      '同一个文件应用两次',
      (writing: Opening) => {
        writing.open('roster_batch', aBatch())
        writing.open('roster_batch', aBatch({ batch_id: 2, import_key: 'import-0002' }))
      },
    ],
    [
      '说找到了人却没有人',
      (writing: Opening) => {
        writing.open('roster_batch', aBatch())
        writing.open('evidence', aLine({ matched_by: 'number' }))
      },
    ],
  ])('%s', async (_what, work) => {
    const { ledger } = await openRosterLedger()
    await expect(write(ledger, 'apply', work)).rejects.toThrow()
    expect(ledger.verify().problems).toEqual([])
  })

  test('生效以后再往里添行、撤销以后再生效', async () => {
    const { ledger } = await openRosterLedger()
    await aBegun(ledger)
    await restate(ledger, 'finish', { status: 'applied' })
    await expect(
      write(ledger, 'lines', (writing) => writing.open('evidence', aLine({ line: 2 }))),
    ).rejects.toThrow('evidence belongs to a batch that is being applied')
    await restate(ledger, 'undo', { status: 'undone', undone_by: 2, undone_reason: '发错' })
    await expect(
      restate(ledger, 'finish', { status: 'applied', undone_by: null, undone_reason: null }),
    ).rejects.toThrow('applied once and undone once')
    expect(ledger.verify().problems).toEqual([])
  })

  test('撤销名册以外的办理去掉一个人；名册自己建的、没登记过的可以', async () => {
    const { ledger } = await openRosterLedger()
    await write(ledger, 'apply', (writing) => writing.open('roster_batch', aBatch()))
    await write(ledger, 'lines', (writing) => writing.open('person', aPerson(1)))
    const close = async (writing: Opening) => {
      const row = await writing.read
        .selectFrom('person')
        .select('row_id')
        .where('to_action', 'is', null)
        .executeTakeFirstOrThrow()
      writing.close('person', row.row_id)
    }
    await expect(write(ledger, 'finish', close)).rejects.toThrow('only by their next version')
    expect((await write(ledger, 'undo', close)).kind).toBe('recorded')
  })

  test('撤销名册去掉柜台建档的人、参过保的人', async () => {
    const { ledger } = await openRosterLedger()
    await write(ledger, 'apply', (writing) => writing.open('person', aPerson(1)))
    await write(ledger, 'lines', (writing) => {
      writing.open('person', aPerson(2))
      writing.open('enrolment', anEnrolment(2))
    })
    for (const personId of [1, 2]) {
      const close = async (writing: Opening) => {
        const row = await writing.read
          .selectFrom('person')
          .select('row_id')
          .where('person_id', '=', personId)
          .executeTakeFirstOrThrow()
        writing.close('person', row.row_id)
      }
      await expect(write(ledger, 'undo', close)).rejects.toThrow('only by their next version')
    }
  })
})

test('少写了一行却算数，核验指明是哪一批', async () => {
  const { ledger } = await openRosterLedger()
  await aBegun(ledger, { line_count: 2 })
  expect(ledger.verify().problems).toEqual([])
  await restate(ledger, 'finish', { status: 'applied' })
  expect(ledger.verify().problems).toEqual(['第 1 批名册应有 2 行，实际写入的行数不符。'])
})

test('写着有人放行却没有记录，核验指明', async () => {
  const { ledger } = await openRosterLedger()
  await write(ledger, 'apply', (writing) =>
    writing.open('roster_batch', aBatch({ confirmed_by: 2 })),
  )
  expect(ledger.verify().problems).toEqual(['第 1 批名册写着有人放行，却没有放行的记录。'])
})
