import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  aDraft,
  aPerson,
  aVillage,
  anEnrolment,
  ledgerFileOf,
  openTestLedger,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger, troubleOf } from '../../../tests/support/test-ledger.ts'
import { asOf } from './index.ts'
import type { Ledger, Reader, Writing } from './index.ts'
import { openConnection } from './connection.ts'

/** Actions and rows, to show that something left nothing behind. */
async function countsOf({ read }: Ledger) {
  const count = async (table: 'action' | 'village' | 'person') =>
    (await read.selectFrom(table).selectAll().execute()).length
  return { actions: await count('action'), villages: await count('village') }
}

async function villageNamesAsOf(ledger: Ledger, actionId: number): Promise<readonly string[]> {
  const rows = await asOf(ledger.read, 'village', actionId).select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

describe('某一时点的账', () => {
  test('每一号操作之后的账都能原样查回', async () => {
    const { ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1) // 2
    await recordVillage(ledger.writer, 2) // 3
    await ledger.writer.record(aDraft('rename-0001'), async (writing) => {
      const village = await writing.read
        .selectFrom('village')
        .selectAll()
        .where('name', '=', '第1村')
        .executeTakeFirstOrThrow()
      writing.replace('village', village, { name: '新一村' })
      return { kind: 'record', result: {} }
    }) // 4
    await ledger.writer.record(aDraft('close-00001'), async (writing) => {
      const second = await writing.read
        .selectFrom('village')
        .select('row_id')
        .where('name', '=', '第2村')
        .executeTakeFirstOrThrow()
      writing.close('village', second.row_id)
      return { kind: 'record', result: {} }
    }) // 5

    // Written out by hand from the four actions above; 6 has not happened.
    const expected = [
      [0, []],
      [1, []],
      [2, ['第1村']],
      [3, ['第1村', '第2村']],
      [4, ['新一村', '第2村']],
      [5, ['新一村']],
      [6, ['新一村']],
    ] as const
    for (const [actionId, names] of expected) {
      expect(await villageNamesAsOf(ledger, actionId), `第 ${actionId} 号`).toEqual(names)
    }
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 5, rowCount: 4 })
  })

  test('同一操作里改的记录，办理当时就能读到，别的连接读不到', async () => {
    const { ledger } = await anOpenLedger()
    await ledger.writer.record(aDraft('inside-0001'), async (writing) => {
      writing.open('village', aVillage(1))
      expect(await writing.read.selectFrom('village').selectAll().execute()).toHaveLength(1)
      expect(await ledger.read.selectFrom('village').selectAll().execute()).toHaveLength(0)
      return { kind: 'record', result: {} }
    })
    expect(await ledger.read.selectFrom('village').selectAll().execute()).toHaveLength(1)
  })

  test('编号从 1 起，已结束的编号不再用', async () => {
    const { ledger } = await anOpenLedger()
    await ledger.writer.record(aDraft('numbers-001'), async (writing) => {
      expect(await writing.nextId('village', 'village_id')).toBe(1)
      writing.openMany('village', [aVillage(1), aVillage(2)])
      expect(await writing.nextId('village', 'village_id')).toBe(3)
      return { kind: 'record', result: {} }
    })
    await ledger.writer.record(aDraft('numbers-002'), async (writing) => {
      writing.close('village', 2)
      expect(await writing.nextId('village', 'village_id')).toBe(3)
      return { kind: 'record', result: {} }
    })
  })

  test('没有的或已结束的记录不能结束', async () => {
    const { ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1)
    const close = (requestId: string, rowId: number) =>
      ledger.writer.record(aDraft(requestId), async (writing) => {
        writing.close('village', rowId)
        return { kind: 'record', result: {} }
      })
    await close('close-00001', 1)
    await expect(close('close-00002', 1)).rejects.toThrow('was not current')
    await expect(close('close-00003', 77)).rejects.toThrow('was not current')
  })
})

describe('重复提交', () => {
  test('同一请求提交两次，只记一次，答复相同', async () => {
    const { ledger } = await anOpenLedger()
    const first = await recordVillage(ledger.writer, 1)
    const second = await recordVillage(ledger.writer, 1)
    expect(first).toEqual({ kind: 'recorded', actionId: 2, result: { villageId: 1 } })
    expect(second).toEqual({ kind: 'repeated', actionId: 2, result: { villageId: 1 } })
    expect(await countsOf(ledger)).toEqual({ actions: 2, villages: 1 })
  })

  test('同一请求同时提交多次，只记一次', async () => {
    const { ledger } = await anOpenLedger()
    const answers = await Promise.all([1, 1, 1, 1].map((n) => recordVillage(ledger.writer, n)))
    expect(answers.map(({ kind }) => kind)).toEqual([
      'recorded',
      'repeated',
      'repeated',
      'repeated',
    ])
    expect(await countsOf(ledger)).toEqual({ actions: 2, villages: 1 })
  })

  test('重新打开账本之后再次提交，仍只记一次', async () => {
    const { folder, ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1)
    await ledger.close()
    const reopened = openTestLedger(folder)
    expect(await recordVillage(reopened.writer, 1)).toMatchObject({ kind: 'repeated', actionId: 2 })
    await reopened.close()
  })

  test('字段先后不同仍是同一请求', async () => {
    const { ledger } = await anOpenLedger()
    const record = (payload: object) =>
      ledger.writer.record(aDraft('same-000001', { payload }), async () => ({
        kind: 'record',
        result: {},
      }))
    await record({ name: '周桂兰', village: { id: 1, name: '一村' }, left: undefined })
    expect(await record({ village: { name: '一村', id: 1 }, name: '周桂兰' })).toMatchObject({
      kind: 'repeated',
    })
  })

  test.each([
    ['内容不同', { payload: { note: '改了' } }],
    ['业务不同', { kind: 'test.other' }],
    ['经办人不同', { accountId: 2 }],
  ])('请求编号已用过而%s，不予办理', async (_what, changes) => {
    const { ledger } = await anOpenLedger()
    await ledger.writer.record(aDraft('reused-0001'), async () => ({ kind: 'record', result: {} }))
    const again = await ledger.writer.record(aDraft('reused-0001', changes), async (writing) => {
      writing.open('village', aVillage(1))
      return { kind: 'record', result: {} }
    })
    expect(again).toEqual({ kind: 'request-id-reused' })
    expect(await countsOf(ledger)).toEqual({ actions: 2, villages: 0 })
  })

  test('第一次和重复的答复逐字相同，没有结果的也一样', async () => {
    const { ledger } = await anOpenLedger()
    const results = [undefined, null, { a: undefined, b: 1 }, [1, null], '好']
    for (const [index, result] of results.entries()) {
      const draft = aDraft(`result-000${index}`)
      const record = () =>
        ledger.writer.record<unknown>(draft, async () => ({ kind: 'record', result }))
      const first = await record()
      const second = await record()
      expect({ ...first, kind: '' }).toEqual({ ...second, kind: '' })
    }
  })
})

describe('没有办成的不留痕迹', () => {
  test('不予办理时，已写的数据全部撤回，请求编号还可再用', async () => {
    const { ledger } = await anOpenLedger()
    const before = await countsOf(ledger)
    const refused = await ledger.writer.record<object, 'twice'>(
      aDraft('refused-001'),
      async (writing) => {
        writing.open('village', aVillage(1))
        return { kind: 'refuse', refusal: 'twice' }
      },
    )
    expect(refused).toEqual({ kind: 'refused', refusal: 'twice' })
    expect(await countsOf(ledger)).toEqual(before)
    expect(await recordVillage(ledger.writer, 1, 'refused-001')).toMatchObject({ actionId: 2 })
  })

  test('办理中途出错时不留数据，下一项照常办理', async () => {
    const { ledger } = await anOpenLedger()
    const failed = ledger.writer.record(aDraft('failing-001'), async (writing) => {
      writing.open('village', aVillage(1))
      await Promise.resolve()
      throw new Error('断了')
    })
    const next = recordVillage(ledger.writer, 2)
    await expect(failed).rejects.toThrow('断了')
    expect(await next).toMatchObject({ kind: 'recorded', actionId: 2 })
    expect(await countsOf(ledger)).toEqual({ actions: 2, villages: 1 })
    expect(ledger.verify().problems).toEqual([])
  })

  test('存不下的值不会写进去', async () => {
    const { ledger } = await anOpenLedger()
    const half = '半个字符\uD842'
    for (const [index, row] of [
      { ...aVillage(1), name: half },
      { ...aVillage(1), position: 0.5 },
      { ...aVillage(1), position: Number.NaN },
      { ...aVillage(1), position: 2 ** 53 },
    ].entries()) {
      const recorded = ledger.writer.record(aDraft(`badvalue-00${index}`), async (writing) => {
        writing.open('village', row)
        return { kind: 'record', result: {} }
      })
      await expect(recorded).rejects.toThrow('no value for a ledger column')
    }
    await expect(
      ledger.writer.record(aDraft('badvalue-9'), async () => ({
        kind: 'record',
        subject: half,
        result: {},
      })),
    ).rejects.toThrow('no value for a ledger column')
    expect(await countsOf(ledger)).toEqual({ actions: 1, villages: 0 })
  })

  test('同时交来的办理按先后一项一项记', async () => {
    const { ledger } = await anOpenLedger()
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
    const recorded = await Promise.all(
      numbers.map((number) =>
        ledger.writer.record(aDraft(`queued-${1000 + number}`), async (writing) => {
          // The later ones are quicker, and still have to wait.
          for (let round = number; round < 20; round += 1) await Promise.resolve()
          writing.open('village', aVillage(number))
          return { kind: 'record', result: { number } }
        }),
      ),
    )
    expect(recorded.map((one) => (one.kind === 'recorded' ? one.actionId : 0))).toEqual(
      numbers.map((number) => number + 1),
    )
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 21, rowCount: 21 })
  })
})

describe('程序写错时', () => {
  test('办理之中再开一项办理，立刻报错而不是一直等下去', async () => {
    const { ledger } = await anOpenLedger()
    const outer = ledger.writer.record(aDraft('outer-00001'), async () => {
      await recordVillage(ledger.writer, 1)
      return { kind: 'record', result: {} }
    })
    await expect(outer).rejects.toThrow('inside itself')
    expect(await recordVillage(ledger.writer, 1)).toMatchObject({ kind: 'recorded', actionId: 2 })
  })

  test('办理结束之后才到的写入不会混进下一项', async () => {
    const { ledger } = await anOpenLedger()
    let late: Writing | null = null
    await ledger.writer.record<object, 'no'>(aDraft('late-000001'), async (writing) => {
      late = writing
      return { kind: 'refuse', refusal: 'no' }
    })
    await ledger.writer.record(aDraft('late-000002'), async () => {
      expect(() => late?.open('village', aVillage(1))).toThrow('over')
      expect(() => late?.close('office', 1)).toThrow('over')
      await expect(late?.read.selectFrom('village').selectAll().execute()).rejects.toThrow('over')
      return { kind: 'record', result: {} }
    })
    expect(ledger.verify().problems).toEqual([])
  })

  test('关闭账本会等正在办理的办完，之后的不再接受', async () => {
    const { folder, ledger } = await anOpenLedger()
    const inTime = recordVillage(ledger.writer, 1)
    const closed = ledger.close()
    await expect(recordVillage(ledger.writer, 2)).rejects.toThrow('after the ledger was closed')
    expect(await inTime).toMatchObject({ kind: 'recorded' })
    await closed
    const reopened = openTestLedger(folder)
    expect(await countsOf(reopened)).toEqual({ actions: 2, villages: 1 })
    await reopened.close()
  })
})

describe('读的一方', () => {
  test('类型上没有任何写的办法', () => {
    const attempts = (read: Reader, ledger: Ledger) => {
      // @ts-expect-error A reader cannot insert.
      read.insertInto('village')
      // @ts-expect-error A reader cannot update.
      read.updateTable('village')
      // @ts-expect-error A reader cannot delete.
      read.deleteFrom('village')
      // @ts-expect-error Kysely's `with` would lead to all of these.
      read.with('v', (db) => db.selectFrom('village').selectAll())
      // @ts-expect-error A reader has no transaction of its own.
      read.transaction()
      // @ts-expect-error Rows are written inside an action only.
      ledger.writer.open('village', aVillage(1))
    }
    expect(attempts).toBeTypeOf('function')
  })

  test('绕过类型也写不进去', async () => {
    const { ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1)
    type Escaped = { deleteFrom(table: string): { execute(): Promise<unknown> } }
    const outside = ledger.read as unknown as Escaped
    await expect(outside.deleteFrom('village').execute()).rejects.toThrow('readonly')
    await ledger.writer.record(aDraft('escape-0001'), async (writing) => {
      const inside = writing.read as unknown as Escaped
      await expect(inside.deleteFrom('village').execute()).rejects.toThrow('DeleteQueryNode')
      return { kind: 'record', result: {} }
    })
  })
})

describe('文件', () => {
  test('写的连接和读的连接都带着约定的设置', async () => {
    const { folder, ledger } = await anOpenLedger({ encrypted: false })
    await recordVillage(ledger.writer, 1)
    const common = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      temp_store: 2,
      busy_timeout: 5000,
    }
    for (const [mode, expected] of [
      ['write', { ...common, query_only: 0 }],
      ['read', { ...common, query_only: 1 }],
    ] as const) {
      const connection = openConnection({ file: ledgerFileOf(folder), key: null, mode })
      for (const [pragma, value] of Object.entries(expected)) {
        expect(connection.pragma(pragma, { simple: true }), `${mode} ${pragma}`).toBe(value)
      }
      connection.close()
    }
  })

  test('账本的文件只有本人能读写', async () => {
    const { folder, ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1)
    const office = join(folder, 'office')
    const files = readdirSync(office).map((name) => join(office, name))
    expect(files.map((file) => file.slice(office.length + 1)).sort()).toEqual([
      'ledger.db',
      'ledger.db-shm',
      'ledger.db-wal',
      'ledger.json',
    ])
    for (const file of [...files, join(folder, 'keys', 'office.key')]) {
      expect((statSync(file).mode & 0o777).toString(8), file).toBe('600')
    }
  })

  test('关闭之后不留日志文件', async () => {
    const { folder, ledger } = await anOpenLedger()
    await recordVillage(ledger.writer, 1)
    expect(existsSync(`${ledgerFileOf(folder)}-wal`)).toBe(true)
    await ledger.close()
    expect(readdirSync(join(folder, 'office')).sort()).toEqual(['ledger.db', 'ledger.json'])
  })

  test('一份年度只有一条有效参保：第二条由数据库拒绝，且不是磁盘故障', async () => {
    const { ledger } = await anOpenLedger()
    const enrol = (number: number, year: number) =>
      ledger.writer.record(aDraft(`enrol-${number}-${year}`), async (writing) => {
        writing.open('enrolment', anEnrolment(number, { person_id: 1, coverage_year: year }))
        return { kind: 'record', result: {} }
      })
    await ledger.writer.record(aDraft('person-0001'), async (writing) => {
      writing.open('person', aPerson(1))
      return { kind: 'record', result: {} }
    })
    await enrol(1, 2024)
    await expect(enrol(2, 2024)).rejects.toThrow('UNIQUE constraint failed')
    expect(await enrol(2, 2025)).toMatchObject({ kind: 'recorded' })
    await expect(troubleOf(() => enrol(3, 2025))).rejects.toThrow('UNIQUE constraint failed')
  })
})
