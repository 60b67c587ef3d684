/** Power cuts: processes are killed with SIGKILL, at any moment or at a chosen one. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  fileKeyStore,
  findLedger,
  makeLedger,
  takeProgramLock,
  verifyFolder,
} from '../../src/main/ledger/index.ts'
import { startChild } from '../support/child-process.ts'
import {
  fixedClock,
  ledgerFileOf,
  makeTestLedger,
  openTestLedger,
  partsOf,
  rawConnection,
  recordVillage,
} from '../support/ledger-builder.ts'
import { anOpenLedger, tempFolder, troubleOf } from '../support/test-ledger.ts'

test('办理途中断电：凡已答复办成的都在账上，账本核验无误', async () => {
  const folder = tempFolder()
  await makeTestLedger(folder)
  const kept: string[] = []
  for (let round = 0; round < 6; round += 1) {
    const child = startChild('record-loop', folder, String(1 + round * 10_000))
    await child.waitForLines(15)
    // Anywhere between two commits, and inside one.
    await sleep(round * 3)
    await child.kill()
    kept.push(...child.lines.map((line) => line.split(' ')[0] ?? ''))

    const ledger = openTestLedger(folder)
    const actions = await ledger.read.selectFrom('action').select('request_id').execute()
    const found = new Set(actions.map(({ request_id: requestId }) => requestId))
    expect(kept.filter((requestId) => !found.has(requestId))).toEqual([])
    // At most the one action of each round whose answer was cut off.
    expect(found.size - 1 - kept.length).toBeLessThanOrEqual(round + 1)
    expect(ledger.verify().problems).toEqual([])
    await ledger.close()
  }
  expect(kept.length).toBeGreaterThanOrEqual(6 * 15)
})

test('一项办到一半程序退出，这一项不在账上', async () => {
  const { folder, ledger } = await anOpenLedger()
  const child = startChild('exit-inside', folder)
  expect(await child.ended).toBe(3)
  expect(await ledger.read.selectFrom('village').selectAll().execute()).toEqual([])
  expect(await recordVillage(ledger.writer, 1)).toMatchObject({ kind: 'recorded', actionId: 2 })
  expect(ledger.verify().problems).toEqual([])
})

test('两个程序同时办理，各自的都办成', async () => {
  const folder = tempFolder()
  await makeTestLedger(folder)
  const children = [1, 1001].map((first) => startChild('record-loop', folder, String(first), '60'))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
  for (const { lines } of children) {
    expect(lines).toHaveLength(60)
    expect(lines.every((line) => line.endsWith(' recorded'))).toBe(true)
  }
  const ledger = openTestLedger(folder)
  expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 121, rowCount: 121 })
  await ledger.close()
})

test('两个程序同时提交同一请求，只记一次', async () => {
  const folder = tempFolder()
  await makeTestLedger(folder)
  const children = [1, 2].map(() => startChild('record-loop', folder, '1', '30'))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
  const kinds = children.flatMap(({ lines }) => lines.map((line) => line.split(' ')[1]))
  expect(kinds.filter((kind) => kind === 'recorded')).toHaveLength(30)
  expect(kinds.filter((kind) => kind === 'repeated')).toHaveLength(30)
  const ledger = openTestLedger(folder)
  expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 31 })
  await ledger.close()
})

test('核验时别的程序正在办理，看到的是同一时刻，不会误报', async () => {
  const folder = tempFolder()
  await makeTestLedger(folder)
  const child = startChild('record-loop', folder)
  await child.waitForLines(1)
  // Until the child was seen at eight moments of its work: how far it gets between two looks is
  // the machine's affair. A child that stands still is a test that never ends, and so fails.
  const counts = new Set<number>()
  while (counts.size < 8) {
    // Reads what the child prints: with its pipe full it would stand still.
    await sleep(1)
    const { problems, actionCount, rowCount } = verifyFolder(partsOf(folder))
    expect(problems).toEqual([])
    expect(rowCount).toBe(actionCount)
    counts.add(actionCount)
  }
  await child.kill()
})

test('别的程序正在写，等它写完再办，等的时候本程序照常应答', async () => {
  const { folder, ledger } = await anOpenLedger()
  const other = rawConnection(folder)
  other.exec('begin immediate')
  const recorded = recordVillage(ledger.writer, 1)
  let ticks = 0
  for (; ticks < 10; ticks += 1) await sleep(5)
  expect(await ledger.read.selectFrom('office').select('name').execute()).toHaveLength(1)
  other.exec('rollback')
  other.close()
  expect(await recorded).toMatchObject({ kind: 'recorded', actionId: 2 })
})

test('别的程序一直占着不放，五秒后说明白，放开后照常办理', async () => {
  const { folder, ledger } = await anOpenLedger()
  const other = rawConnection(folder)
  other.exec('begin immediate')
  expect(await troubleOf(() => recordVillage(ledger.writer, 1))).toBe('ledger-in-use')
  other.close()
  expect(await recordVillage(ledger.writer, 1)).toMatchObject({ kind: 'recorded', actionId: 2 })
})

test('第二个程序听到谁在用账本；占用者断电后立刻可用', async () => {
  const folder = tempFolder()
  const holder = startChild('hold-lock', folder)
  await holder.waitForLines(1)
  const take = () => takeProgramLock(folder, 'web')
  expect(await troubleOf(take)).toBe('ledger-in-use')
  expect(take).toThrow(`进程 ${holder.processId}（`)
  expect(take).toThrow('网址 http://127.0.0.1:18080/')
  // A lock once slipped away when the holder's garbage was collected.
  await holder.waitForLines(2)
  expect(take).toThrow(`进程 ${holder.processId}（`)
  await holder.kill()
  const lock = take()
  // In one program as well, and with the new holder's name.
  expect(take).toThrow(`进程 ${process.pid}（`)
  lock.release()
  lock.release()
  take().release()
})

test('占用标记文件坏了，重新做一个，不当成账本坏了', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'program.lock'), 'x'.repeat(5000))
  const lock = takeProgramLock(folder, 'web')
  expect(() => takeProgramLock(folder, 'web')).toThrow('这个账本正由')
  lock.release()
})

test('建账本时在任何一步断电，文件夹里要么没有账本，要么是完整的', async () => {
  const outcomes: string[] = []
  for (let step = 1; ; step += 1) {
    const folder = tempFolder()
    const child = startChild('make-and-die', folder, String(step))
    await child.ended
    const { data, keys } = partsOf(folder)
    const options = { data, keys, clockFor: () => fixedClock }
    const ledger = findLedger(options)
    expect(readdirSync(data.folder).filter((name) => name.startsWith('making-'))).toEqual([])
    if (ledger === null) {
      expect(readdirSync(data.folder)).toEqual([])
      outcomes.push('none')
      // The killed maker's key may lie where it was put; the next office has its own.
      const ownKeys = fileKeyStore(join(folder, 'keys', 'next.key'))
      await makeLedger({
        ...options,
        keys: ownKeys,
        encrypted: true,
        practiceDate: null,
        fill: async (writer) => void (await recordVillage(writer, 1)),
      })
      const made = findLedger({ ...options, keys: ownKeys })
      expect(made?.verify()).toMatchObject({ sound: true, actionCount: 1 })
      await made?.close()
    } else {
      expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 1 })
      await ledger.close()
      outcomes.push('whole')
    }
    if (child.lines.includes('made')) break
    expect(step).toBeLessThan(40)
  }
  // Both kinds were seen, first none and from one step on whole.
  expect(outcomes.lastIndexOf('none')).toBeGreaterThan(5)
  expect(outcomes.indexOf('whole')).toBe(outcomes.lastIndexOf('none') + 1)
}, 120_000)

test('建到一半断电，残留在下一次打开时清掉；还在建的不动', async () => {
  const folder = tempFolder()
  const { data, keys } = partsOf(folder)
  const options = { data, keys, clockFor: () => fixedClock }
  const maker = startChild('make-and-wait', folder)
  await maker.waitForLines(1)
  expect(findLedger(options)).toBeNull()
  expect(readdirSync(data.folder)).toHaveLength(1)
  await maker.kill()
  expect(existsSync(ledgerFileOf(folder))).toBe(false)
  expect(findLedger(options)).toBeNull()
  expect(readdirSync(data.folder)).toEqual([])
})
