/** A real thread beside a ledger that is being written to. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTestOffice, rulesFolder } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { aDraft, aPerson, aVillage } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger, tempFolder } from '../../../tests/support/test-ledger.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { readPacks } from '../rules/index.ts'
import type { RehearsalTask } from './messages.ts'
import { startThread } from './start-thread.ts'

const { packs } = readPacks(rulesFolder)
const occasion = { coverageYear: 2024, payDay: getDay('2024-08-01') }
/** From 1 July: 1020 becomes 1100 in tier 1. */
const text = `amendments:
  - policy: tongliang-2024
    from: 2023-11-01
    documentNumber: 演练〔2023〕2号
    clause: 一
    basis: 演练用
    prices:
      - change: standard
        row:
          bands:
            - { paidTo: 2024-06-30, amounts: { 1: 38000, 2: 75500 }, subsidies: apply }
            - paidFrom: 2024-07-01
              amounts: { 1: 110000, 2: 150000 }
              subsidies: silent
              silentClause: 附件1
              silentText: 资助多少没有写，须请示，不要先收款。
`

async function aTask(people: number): Promise<Omit<RehearsalTask, 'cancelled'>> {
  const { ledger } = await anOpenLedger({ encrypted: true })
  await ledger.writer.record(aDraft('people-0001'), async (writing) => {
    writing.open('village', aVillage(1))
    for (let number = 1; number <= people; number += 1) writing.open('person', aPerson(number))
    return { kind: 'record', result: {} }
  })
  return {
    source: ledger.source,
    places: { rulesFolder, brought: [] },
    packHashes: Object.fromEntries(packs.list().map(({ policy, hash }) => [policy, hash])),
    overlay: { readings: {}, amendments: [] },
    candidate: { kind: 'amendment', text },
    over: { kind: 'people', policy: 'tongliang-2024', before: occasion, after: occasion },
  }
}

test('线程里演练：加密的账本，三个人每人多缴 80 元，边走边报进度', async () => {
  const progress: number[] = []
  const { ended } = startThread(await aTask(3), { onProgress: (done) => progress.push(done) })
  const end = await ended
  // 3 × 1020 = 3060; 3 × 1100 = 3300.
  expect(end).toMatchObject({
    kind: 'finished',
    rehearsed: { result: { changed: 3, payableFen: { before: 306_000, after: 330_000 } } },
  })
  expect(progress).toEqual([0, 3])
})

test('取消以后很快就停，没有结果', async () => {
  const thread = startThread(await aTask(3), { onProgress: () => thread.cancel() })
  thread.cancel()
  thread.cancel()
  expect(await thread.ended).toEqual({ kind: 'cancelled' })
})

test.each([
  ['抛出错误', `throw new Error('broken')`],
  ['自己退出', `process.exit(3)`],
  ['什么也不说就完了', ''],
])('线程%s，用一句话告诉经办', async (_what, script) => {
  const entry = join(tempFolder(), 'broken.mjs')
  writeFileSync(entry, script)
  const end = await startThread(await aTask(1), { onProgress: () => undefined, entry }).ended
  expect(end).toMatchObject({ kind: 'failed' })
  expect(end.kind === 'failed' ? end.sentence : '').toMatch(/^演练的程序意外中断.*。$/u)
})

test('一直不听的线程，取消后也会结束', async () => {
  const entry = join(tempFolder(), 'deaf.mjs')
  writeFileSync(entry, 'for (;;) Math.random()')
  const thread = startThread(await aTask(1), { onProgress: () => undefined, entry })
  thread.cancel()
  expect(await thread.ended).toEqual({ kind: 'cancelled' })
})

test('政策包文件变过，说明要重新启动', async () => {
  const task = { ...(await aTask(1)), packHashes: { 'tongliang-2024': 'another' } }
  const end = await startThread(task, { onProgress: () => undefined }).ended
  expect(end).toMatchObject({ kind: 'failed' })
  expect(end.kind === 'failed' ? end.sentence : '').toContain('政策包文件在程序启动以后变过')
})

test('演练期间柜台照常登记，登记的人不混进这一次', async () => {
  const office = await openTestOffice({ people: 40 })
  onTestFinished(() => office.close())
  const clerk = await office.signedInAs('clerk')
  const registration = await aNewRegistration(clerk)
  const saving: Promise<{ readonly state: string }>[] = []
  const task = {
    ...(await aTask(1)),
    source: { file: join(office.dataFolder, 'ledger.db'), key: null },
  }
  const onProgress = () => {
    if (saving.length === 0) saving.push(clerk.intake.register(registration))
  }
  const end = await startThread(task, { onProgress }).ended
  expect(await Promise.all(saving)).toMatchObject([{ state: 'awaiting-review' }])
  expect(end).toMatchObject({ kind: 'finished', rehearsed: { result: { lookedAt: 40 } } })
})
