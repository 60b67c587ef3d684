/** What the rest of the program may rely on: readers that cannot write, and files kept privately. */
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
import type { Ledger, Reader, Writing } from './index.ts'
import { openConnection } from './connection.ts'

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
    expect(reopened.verify()).toMatchObject({ sound: true, actionCount: 2, rowCount: 2 })
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
