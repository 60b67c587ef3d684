/** A price that rises, over real ledgers; every expected sum is worked out by hand. */
import { expect, onTestFinished, test } from 'vitest'
import { aDraft, aPerson, aVillage, anEnrolment } from '../../../tests/support/ledger-builder.ts'
import { rulesFolder } from '../../../tests/support/practice-office.ts'
import { dearer } from '../../../tests/support/dearer.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Over } from '../../shared/rehearsal/model.ts'
import type { Ledger } from '../ledger/index.ts'
import { openBulkReader } from '../ledger/index.ts'
import { sayStanding } from '../../shared/rehearsal/words.ts'
import { readPacks } from '../rules/index.ts'
import { readCandidate, rehearse } from './index.ts'

const { packs } = readPacks(rulesFolder)
const overlay = { readings: {}, amendments: [] }
const standing = { packs, overlay }
const occasion = { coverageYear: 2024, payDay: getDay('2023-11-20') }
const everybody: Over = {
  kind: 'people',
  policy: 'tongliang-2024',
  before: occasion,
  after: occasion,
}

/** Two ordinary people, one of 低保, one of 特困, one in tier 2, one not born yet. */
async function aVillageOfSix(): Promise<Ledger> {
  const { ledger } = await anOpenLedger()
  await ledger.writer.record(aDraft('people-0001'), async (writing) => {
    writing.open('village', aVillage(1))
    for (let number = 1; number <= 6; number += 1) {
      const birth_date = number === 6 ? '2023-12-01' : '1960-01-01'
      writing.open('person', aPerson(number, { birth_date }))
    }
    const identity = { valid_from: null, valid_to: null }
    writing.open('identity', { identity_id: 1, person_id: 3, term: '城乡低保对象', ...identity })
    writing.open('identity', { identity_id: 2, person_id: 4, term: '特困人员', ...identity })
    writing.open('enrolment', anEnrolment(5, { coverage_year: 2023, tier: 2 }))
    return { kind: 'record', result: {} }
  })
  return ledger
}

function proposedFrom(text: string) {
  const { proposed, problems } = readCandidate({ kind: 'amendment', text }, standing)
  if (proposed === null) throw new Error(JSON.stringify(problems))
  return proposed
}

function run(ledger: Ledger, text: string, isCancelled = () => false) {
  const bulk = openBulkReader(ledger.source)
  onTestFinished(() => bulk.close())
  const progress: number[] = []
  const rehearsed = rehearse({
    bulk,
    standing,
    proposed: proposedFrom(text),
    over: everybody,
    onProgress: (done) => progress.push(done),
    isCancelled,
  })
  return { rehearsed, progress }
}

test('涨价以后谁多缴、合计多少，与手工算的一致；加密的账本也能读', async () => {
  const ledger = await aVillageOfSix()
  const { rehearsed } = run(ledger, dearer)
  // Now 380 + 380 + 38 + 0 + 755 = 1553; then 400 + 400 + 58 + 0 + 755 = 1613.
  // Subsidies now 342 + 380 = 722, then 342 + 400 = 742.
  expect(rehearsed?.result).toMatchObject({
    lookedAt: 5,
    leftOut: 1,
    unchanged: 1,
    changed: 4,
    byKind: [
      { kind: 'outcome', count: 0 },
      { kind: 'payable-up', count: 3 },
      { kind: 'payable-down', count: 0 },
      { kind: 'subsidy', count: 1 },
      { kind: 'benefit', count: 0 },
    ],
    payableFen: { before: 155_300, after: 161_300 },
    subsidyFen: { before: 72_200, after: 74_200 },
    sources: [{ source: '参保资助', fen: { before: 72_200, after: 74_200 } }],
    villages: [{ villageId: 1, name: '第1村', lookedAt: 5, changed: 4 }],
  })
  expect(rehearsed?.result.groups[0]).toMatchObject({
    count: 2,
    before: { payableFen: 38_000, category: null },
    after: { payableFen: 40_000, category: null },
    payableFen: { before: 76_000, after: 80_000 },
  })
  expect([...(rehearsed?.rows.personIds ?? [])]).toEqual([1, 2, 3, 4])
})

test('分档的写明是哪一档，两档的人不混在一起', async () => {
  const ledger = await aVillageOfSix()
  // 二档 755 to 775: 395 + 380 where there is a subsidy.
  const bothDearer = dearer
    .replace('2: 75500', '2: 77500')
    .replaceAll('tier: 2, payable: 37500', 'tier: 2, payable: 39500')
  const term = '重点优抚对象（在乡复员军人、烈士遗属、因公牺牲军人遗属、病故军人遗属）'
  const text = `${bothDearer}        - { term: ${term}, amounts: [] }\n`
  const { rehearsed } = run(ledger, text)
  const tiers = rehearsed?.result.groups.map(({ before, after }) => [before.tier, after.tier])
  expect(tiers).toContainEqual(['一档', '一档'])
  expect(tiers).toContainEqual(['二档', '二档'])
  expect(sayStanding(getDefined(rehearsed?.result.groups[0], 'first group').before)).toBe(
    '一档，个人缴 380 元',
  )
})

/** Covered all along; last in for 2025; never since gaps count; born in 2026. */
async function aVillageWithGaps(): Promise<Ledger> {
  const { ledger } = await anOpenLedger()
  await ledger.writer.record(aDraft('people-0001'), async (writing) => {
    writing.open('village', aVillage(1))
    for (let number = 1; number <= 4; number += 1) {
      const birth_date = number === 4 ? '2026-03-01' : '1960-01-01'
      writing.open('person', aPerson(number, { birth_date }))
    }
    const years = [
      [1, 2025],
      [1, 2026],
      [2, 2025],
      [3, 2024],
    ] as const
    for (const [index, [person_id, coverage_year]] of years.entries()) {
      writing.open('enrolment', anEnrolment(index + 1, { person_id, coverage_year }))
    }
    return { kind: 'record', result: {} }
  })
  return ledger
}

test('断保的照账本问：等待期减一个月，一直参保的不变，断保的各提前一个月', async () => {
  const ledger = await aVillageWithGaps()
  const bulk = openBulkReader(ledger.source)
  onTestFinished(() => bulk.close())
  const occasionOf2027 = { coverageYear: 2027, payDay: getDay('2026-11-10') }
  const rehearsed = rehearse({
    bulk,
    standing,
    proposed: proposedFrom(`amendments:
  - policy: national-2025
    from: 2026-09-01
    documentNumber: 演练〔2026〕1号
    clause: 一
    basis: 演练用
    wait:
      fixed: 2
      least: [{ missedYears: 0, value: 2 }, { missedYears: 4, value: 6 }]
`),
    over: {
      kind: 'people',
      policy: 'national-2025',
      before: occasionOf2027,
      after: occasionOf2027,
    },
    onProgress: () => undefined,
    isCancelled: () => false,
  })
  expect(rehearsed?.result).toMatchObject({ lookedAt: 4, unchanged: 1, changed: 3 })
  const { rows, cases } = getDefined(rehearsed, 'rehearsed')
  const days = [...rows.personIds].map((personId, index) => {
    const { before, after } = getDefined(cases[rows.caseIndexes[index] ?? -1], 'case')
    return [personId, before.benefitFrom, after.benefitFrom]
  })
  // From 2027-01-01: 3 + (missed − 1) months, then 2 + (missed − 1). Missed: 2026; 2025 and 2026;
  // and of the child only 2026, since nobody misses a year before birth.
  expect(days).toEqual([
    [2, '2027-04-01', '2027-03-01'],
    [3, '2027-05-01', '2027-04-01'],
    [4, '2027-04-01', '2027-03-01'],
  ])
})

test('演练以后账本的链头不变，办理照常', async () => {
  const ledger = await aVillageOfSix()
  // The village has somebody unborn and an enrolment without a call behind it: told both times.
  const before = ledger.verify()
  run(ledger, dearer)
  expect(ledger.verify()).toEqual(before)
  expect(before).toMatchObject({
    actionCount: 2,
    headHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
  })
  expect(before.problems).toHaveLength(2)
})

test('演练看到的是开始那一刻的账本，其间办理的不混进来', async () => {
  const ledger = await aVillageOfSix()
  const bulk = openBulkReader(ledger.source)
  onTestFinished(() => bulk.close())
  const read = () => [...bulk.rows(bulk.read.selectFrom('person').select('person_id'))].length
  expect(read()).toBe(6)
  await ledger.writer.record(aDraft('person-0007'), async (writing) => {
    writing.open('person', aPerson(7))
    return { kind: 'record', result: {} }
  })
  expect(read()).toBe(6)
})

test('取消以后没有结果', async () => {
  const ledger = await aVillageOfSix()
  expect(run(ledger, dearer, () => true)).toEqual({ rehearsed: null, progress: [0] })
  expect(run(ledger, dearer).progress).toEqual([0, 6])
})

test('什么也没改的修改，谁也不变', async () => {
  const ledger = await aVillageOfSix()
  const same = dearer.replace('1: 40000', '1: 38000').replace('subsidy: 40000', 'subsidy: 38000')
  const { rehearsed } = run(ledger, same.replace('payable: 5800', 'payable: 3800'))
  expect(rehearsed?.result).toMatchObject({ lookedAt: 5, changed: 0, groups: [] })
})

test.each([
  ['', 0, '没有任何修改'],
  ['amendments:\n  - policy: nowhere-2024\n', 2, 'from'],
  [dearer.replace('payable: 5800', 'payable: 5900'), 18, '改过以后的政策包不成立'],
])('写错的修改说出第几行、怎么改（%#）', (text, line, words) => {
  const { proposed, problems } = readCandidate({ kind: 'amendment', text }, standing)
  expect(proposed).toBeNull()
  expect(problems[0]).toMatchObject({ file: '修改' })
  expect(problems.map((problem) => problem.text).join()).toContain(words)
  expect(problems[0]?.line).toBe(line)
})
