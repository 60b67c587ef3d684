/** Lists that bring people in or change them, and what an undo puts back. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aDraft, aPerson, fixedClock } from '../../../tests/support/ledger-builder.ts'
import {
  apply,
  begin,
  openRosterLedger,
  reviewer,
  stage,
  undo,
  writeOn,
} from '../../../tests/support/roster-office.ts'
import { aHead, aNumber, aRow } from '../../../tests/support/rosters.ts'
import { openSecondWriter } from '../ledger/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { soundOf } from '../people/index.ts'
import { notRestoredOf } from './batches.ts'
import { restoreBatch } from './restore-batch.ts'
import { listLines } from './staged-lines.ts'
import { findBatchRow } from './store.ts'

let office: { readonly folder: string; readonly ledger: Ledger }

beforeEach(async () => {
  office = await openRosterLedger()
  await office.ledger.writer.record(aDraft('people-0001'), async (writing) => {
    for (const [index, name] of ['周桂兰', '王建国'].entries()) {
      const number = aNumber(index + 1)
      const fields = { name, ...soundOf(name), id_number: number, id_tail: number.slice(-4) }
      writing.open('person', aPerson(index + 1, fields))
    }
    return { kind: 'record', result: {} }
  })
})

const population = aHead({
  kind: 'registered-population',
  sender: '派出所',
  authority: 'police',
  fileName: '户籍人口.xlsx',
})

const resident = (row: number, fields: Readonly<Record<string, string>>) =>
  aRow(row, { village: '新联村', ...fields })

function people() {
  return office.ledger.read
    .selectFrom('person')
    .select(['person_id', 'name', 'pinyin', 'sex', 'birth_date', 'village_id', 'relation_to_head'])
    .where('to_action', 'is', null)
    .orderBy('person_id')
    .execute()
}

const threeRows = [
  resident(2, { name: '周桂兰', idNumber: aNumber(1), householdNumber: 'H1', relation: '户主' }),
  resident(3, { name: '王建国', idNumber: aNumber(2), village: '石庙' }),
  resident(4, {
    name: '单小军',
    idNumber: aNumber(901, '20100203'),
    householdNumber: 'H1',
    relation: '子',
  }),
]

describe('户籍人口', () => {
  test('一千多人的批次分段撤销，中途停下再接着撤，一个不剩', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) =>
      resident(index + 2, {
        name: '村民',
        idNumber: aNumber(index % 900, `19${60 + Math.floor(index / 900)}0302`),
        householdNumber: `H${Math.floor(index / 4)}`,
      }),
    )
    const batchId = await apply(office.ledger, await stage(office, population, rows), reviewer)
    expect(await people()).toHaveLength(1202)
    await undo(office.ledger, batchId)
    const status = async () => (await findBatchRow(office.ledger.read, batchId))?.status
    // Too many for one action: nothing was put back yet, and none of it counts any more.
    expect(await status()).toBe('undoing')
    expect(await people()).toHaveLength(1202)
    const restore = async (onProgress: () => void) => {
      const writer = openSecondWriter(office.ledger.source, fixedClock)
      const request = { batchId, undoRequestId: `undo-batch-${batchId}`, operator: reviewer }
      try {
        return await restoreBatch({ source: office.ledger.source, writer, onProgress, ...request })
      } finally {
        await writer.close()
      }
    }
    const crash = () => {
      throw new Error('power cut')
    }
    await expect(restore(crash)).rejects.toThrow('power cut')
    expect(await status()).toBe('undoing')
    expect((await people()).length).toBeLessThan(1202)
    expect(await restore(() => undefined)).toBe(true)
    expect(await status()).toBe('undone')
    expect(await people()).toHaveLength(2)
    const households = office.ledger.read.selectFrom('household').selectAll()
    expect(await households.where('to_action', 'is', null).execute()).toEqual([])
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('写到一半停下的，可以撤销，写进去的都收回', async () => {
    const rows = Array.from({ length: 1800 }, (_, index) =>
      resident(index + 2, {
        name: '村民',
        idNumber: aNumber(index % 900, `19${60 + Math.floor(index / 900)}0302`),
      }),
    )
    const staged = await stage(office, population, rows)
    const begun = await begin(office.ledger, staged, reviewer)
    if (begun.kind !== 'recorded') throw new Error('was not begun')
    const { batchId } = begun.result
    expect(await writeOn(office.ledger, staged, { batchId, stopAfter: 1 })).toBe(false)
    const written = (await people()).length
    expect(written).toBeGreaterThan(2)
    expect(written).toBeLessThan(1802)
    await undo(office.ledger, batchId)
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
    expect((await findBatchRow(office.ledger.read, batchId))?.status).toBe('undone')
    expect(await people()).toHaveLength(2)
    // What is taken back is not gone on with.
    expect(await writeOn(office.ledger, staged, { batchId })).toBe(false)
    expect(await people()).toHaveLength(2)
  })

  test('预览写明新建的人和旧值、新值', async () => {
    const { counts, side } = await stage(office, population, threeRows)
    expect(counts).toMatchObject({ new: 1, changed: 2, peopleNew: 1, peopleChanged: 2 })
    const { rows } = listLines(side, { kind: 'registered-population', after: 0 })
    expect(rows[0]?.changes).toEqual([{ what: '户号、与户主关系', before: null, after: 'H1 户主' }])
    expect(rows[1]?.changes).toEqual([{ what: '村（社区）', before: '新联村', after: '石庙社区' }])
  })

  test('新来的人建档，按身份证号写出生日期和性别；同一户号是一户', async () => {
    await apply(office.ledger, await stage(office, population, threeRows), reviewer)
    expect(await people()).toMatchObject([
      { person_id: 1, village_id: 1, relation_to_head: '户主' },
      { person_id: 2, village_id: 2 },
      {
        person_id: 3,
        name: '单小军',
        pinyin: 'shanxiaojun',
        sex: 'male',
        birth_date: '2010-02-03',
        relation_to_head: '子',
      },
    ])
    const households = await office.ledger.read.selectFrom('household').selectAll().execute()
    expect(households).toMatchObject([{ household_number: 'H1', village_id: 1 }])
    expect(office.ledger.verify().problems).toEqual([])
  })

  test('同一份再来一次，什么也不变', async () => {
    await apply(office.ledger, await stage(office, population, threeRows), reviewer)
    const again = await stage(office, population, threeRows)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 3, ended: 0, lastTime: 3 })
  })

  test('没有的村是错，写法不同的村认得出', async () => {
    const { side } = await stage(office, population, [
      resident(2, { name: '周桂兰', idNumber: aNumber(1), village: '赵庄村' }),
      resident(3, { name: '王建国', idNumber: aNumber(2), village: '石庙社区居委会' }),
    ])
    const { rows } = listLines(side, { kind: 'registered-population', after: 0 })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['bad', 'changed'])
    expect(rows[0]?.problems).toMatchObject([{ code: 'village-unknown' }])
  })

  test('撤销恢复原样，后来改过的不动，写明是谁、为什么', async () => {
    const batchId = await apply(office.ledger, await stage(office, population, threeRows), reviewer)
    await office.ledger.writer.record(aDraft('later-000001', { accountId: 1 }), async (writing) => {
      const row = await writing.read
        .selectFrom('person')
        .selectAll()
        .where('person_id', '=', 2)
        .where('to_action', 'is', null)
        .executeTakeFirstOrThrow()
      writing.replace('person', row, { phone: '13800000001' })
      return { kind: 'record', result: {} }
    })
    await undo(office.ledger, batchId)
    expect(await people()).toMatchObject([
      { person_id: 1, village_id: 1, relation_to_head: null },
      { person_id: 2, village_id: 2 },
    ])
    const batch = await findBatchRow(office.ledger.read, batchId)
    expect(batch?.status).toBe('undone')
    expect(batch === null ? [] : notRestoredOf(batch)).toMatchObject([
      {
        personId: 2,
        name: '王建国',
        what: '人员档案',
        reason: '导入以后档案又改过，保持现在的样子。',
      },
    ])
    const households = await office.ledger.read
      .selectFrom('household')
      .selectAll()
      .where('to_action', 'is', null)
      .execute()
    expect(households).toEqual([])
    expect(office.ledger.verify().problems).toEqual([])
  })
})

describe('常住人口', () => {
  test('只补电话，不改户籍村', async () => {
    const head = {
      ...population,
      kind: 'resident-population',
      sender: '新联村',
      authority: 'village',
    } as const
    const staged = await stage(office, head, [
      resident(2, {
        name: '周桂兰',
        idNumber: aNumber(1),
        village: '石庙社区',
        phone: '13900000001',
      }),
    ])
    await apply(office.ledger, staged, reviewer)
    const rows = await office.ledger.read
      .selectFrom('person')
      .select(['village_id', 'phone'])
      .where('person_id', '=', 1)
      .where('to_action', 'is', null)
      .execute()
    expect(rows).toEqual([{ village_id: 1, phone: '13900000001' }])
  })
})

describe('上年度参保', () => {
  const head = aHead({
    kind: 'enrolled-before',
    sender: '县医保局',
    authority: 'insurance',
    coverageYear: 2023,
    listDay: null,
  })
  const rows = [
    aRow(2, { name: '周桂兰', idNumber: aNumber(1) }),
    aRow(3, { name: '外乡人', idNumber: aNumber(500) }),
  ]
  const enrolled = () =>
    office.ledger.read
      .selectFrom('enrolment')
      .select(['person_id', 'coverage_year', 'source'])
      .where('to_action', 'is', null)
      .execute()

  test('找得到的人补记参保，撤销就没有了', async () => {
    const batchId = await apply(office.ledger, await stage(office, head, rows), reviewer)
    expect(await enrolled()).toEqual([
      { person_id: 1, coverage_year: 2023, source: 'carried-over' },
    ])
    await undo(office.ledger, batchId)
    expect(await enrolled()).toEqual([])
  })

  test('经办不能应用，要审核的人', async () => {
    const staged = await stage(office, head, rows)
    await expect(apply(office.ledger, staged)).rejects.toThrow('KIND_NOT_ALLOWED')
  })
})
