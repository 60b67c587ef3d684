/** New packs over a real ledger. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aDraft, aPerson, aVillage } from '../../../tests/support/ledger-builder.ts'
import { rulesFolder } from '../../../tests/support/practice-office.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { openBulkReader } from '../ledger/index.ts'
import { readPacks } from '../rules/index.ts'
import { readCandidate, rehearse } from './index.ts'

const { packs } = readPacks(rulesFolder)
const standing = { packs, overlay: { readings: {}, amendments: [] } }
const fileOf = (name: string) => readFileSync(join(rulesFolder, 'tongliang-2024', name), 'utf8')
const pack = (packYaml: string) =>
  ({ kind: 'pack', packYaml, taskTable: fileOf('task-table.csv') }) as const

/** 一档 costs 1020 yuan from 2023-11-11 on instead of from 2024-07-01. */
const earlier = fileOf('pack.yaml')
  .replace('paidTo: 2024-06-30', 'paidTo: 2023-11-10')
  .replace('paidFrom: 2024-07-01', 'paidFrom: 2023-11-11')

test('新政策包一档 380 元改为 1020 元，两个人各多缴 640 元', async () => {
  const { ledger } = await anOpenLedger()
  await ledger.writer.record(aDraft('people-0001'), async (writing) => {
    writing.open('village', aVillage(1))
    for (const number of [1, 2]) {
      writing.open('person', aPerson(number, { birth_date: '1960-01-01' }))
    }
    return { kind: 'record', result: {} }
  })
  const { proposed, problems } = readCandidate(pack(earlier), standing)
  expect(problems).toEqual([])
  if (proposed === null) throw new Error('no pack')
  expect(proposed).toMatchObject({ policy: 'tongliang-2024' })
  const bulk = openBulkReader(ledger.source)
  onTestFinished(() => bulk.close())
  const occasion = { coverageYear: 2024, payDay: getDay('2023-11-20') }
  const rehearsed = rehearse({
    bulk,
    standing,
    proposed,
    over: { kind: 'people', policy: 'tongliang-2024', before: occasion, after: occasion },
    onProgress: () => undefined,
    isCancelled: () => false,
  })
  // 2 × 380 = 760; 2 × 1020 = 2040.
  expect(rehearsed?.result).toMatchObject({
    changed: 2,
    payableFen: { before: 76_000, after: 204_000 },
  })
})

test('另一个名字的新政策包，人人按它办', () => {
  const renamed = earlier.replace('policy: tongliang-2024', 'policy: tongliang-2030')
  const { proposed } = readCandidate(pack(renamed), standing)
  expect(proposed).toMatchObject({ policy: 'tongliang-2030' })
  expect(proposed?.packs.list().map(({ policy }) => policy)).toContain('tongliang-2024')
})

test('与已装入的完全相同的，说没有可演练的', () => {
  const { proposed, problems } = readCandidate(pack(fileOf('pack.yaml')), standing)
  expect(proposed).toBeNull()
  expect(problems[0]?.text).toContain('与已装入的政策包完全相同')
})

test('写错的新政策包指出哪个文件第几行', () => {
  const { proposed, problems } = readCandidate(pack(earlier.replace('tiers:', 'tier:')), standing)
  expect(proposed).toBeNull()
  expect(problems[0]?.file).toBe('tongliang-2024/pack.yaml')
  expect(problems.map(({ line }) => line).some((line) => line > 1)).toBe(true)
})

test('装好还没有采用的政策包也能演练；没有装的说出来', () => {
  const { proposed } = readCandidate({ kind: 'installed', policy: 'meishan-2024' }, standing)
  expect(proposed).toMatchObject({ policy: 'meishan-2024', packs })
  const missing = readCandidate({ kind: 'installed', policy: 'nowhere-2024' }, standing)
  expect(missing.problems[0]?.text).toContain('没有装入政策包“nowhere-2024”')
})
