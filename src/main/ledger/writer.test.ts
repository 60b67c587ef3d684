import { describe, expect, test } from 'vitest'
import {
  aDraft,
  aVillage,
  openTestLedger,
  recordVillage,
} from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { asOf } from './index.ts'
import type { Ledger } from './index.ts'

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
