import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { readPastCover, untouchedPastCover } from './past-cover-draft.ts'
import type { PastCoverDraft } from './past-cover-draft.ts'

type Asks = PackSummary['asks']

const base = { title: '', documentNumber: null, issuer: '', regionCode: '', draft: false, hash: '' }
const lists = { tiers: [], terms: [], readings: [], taskTable: [], channels: [], materials: [] }

function aPack(asks: Asks): PackSummary {
  const year = { coverageYear: 2025, laterYears: true }
  return { policy: 'p', ...base, ...year, ...lists, asks, taskTableHead: null }
}

const national = aPack({ coveredThisYear: false, gapsSince: 2025 })
const covered = (...coverageYears: readonly number[]) => ({
  birthDate: getDay('1980-05-06'),
  coverageYears,
})

function read(part: Partial<PastCoverDraft>, about: Partial<Parameters<typeof readPastCover>[0]>) {
  return readPastCover({
    draft: { ...untouchedPastCover, ...part },
    pack: national,
    coverageYear: 2031,
    payDay: getDay('2030-11-10'),
    known: null,
    ...about,
  })
}

// 2025 to 2030 are six years; whoever was last in for 2025 missed 2026 … 2030.
test.each([
  ['一直参保', covered(2025, 2026, 2027, 2028, 2029, 2030), 0],
  ['只断了最近一年', covered(2025, 2026, 2027, 2028, 2029), 1],
  ['中间断过、最近连续的不算', covered(2025, 2030), 0],
  ['2025 年度以后断保 5 年', covered(2024, 2025), 5],
  ['2025 年度以前断的不算', covered(2020), 6],
])('%s：照账本填断保年数', (_, known, missedYears) => {
  const { pastCover } = read({}, { known })
  expect(pastCover?.missedYears).toBe(missedYears)
})

test('出生以前的年度不算断保；说明照哪几年填的', () => {
  const known = { birthDate: getDay('2029-03-01'), coverageYears: [] }
  const { pastCover, proposal } = read({}, { known })
  expect(pastCover?.missedYears).toBe(2)
  expect(proposal).toContain('账本里没有 2029、2030 年度的参保记录，按断保 2 年填')
})

test('新建的人账本不知道：空着，问明以前不试算；没有可算的年度的不用问', () => {
  const { missedText, pastCover, proposal, errors, missing } = read({}, {})
  expect([missedText, pastCover]).toEqual(['', null])
  expect(proposal).toContain('请问明本人或查医保系统')
  // Nothing is red before somebody tried to save.
  expect(errors).toEqual({})
  expect(missing).toEqual({ missedYears: '请问明以后填断保年数，连续参保的填 0' })
  expect(read({}, { coverageYear: 2025 }).pastCover?.missedYears).toBe(0)
})

test('经办改过的照经办的，不再随账本', () => {
  expect(read({ missedYears: '1' }, { known: covered(2025) }).pastCover?.missedYears).toBe(1)
  const cleared = read({ missedYears: '' }, { known: covered(2025) })
  expect([cleared.pastCover, cleared.missing.missedYears]).toEqual([
    null,
    '请问明以后填断保年数，连续参保的填 0',
  ])
})

test.each([
  // 2031 − 2025 = 6 at most.
  [
    { missedYears: '7' },
    { missedYears: '请填 0 至 6：断保从 2025 年度算起，到 2031 年度以前最多 6 年。' },
  ],
  [
    { missedYears: '五' },
    { missedYears: '请填 0 至 6：断保从 2025 年度算起，到 2031 年度以前最多 6 年。' },
  ],
  [
    { missedYears: '2', repairedYears: '3' },
    { repairedYears: '请填 0 至 2：补缴的不能多于断保的 2 年。' },
  ],
  [
    { missedYears: '0', waitingSince: getDay('2030-11-11') },
    { waitingSince: '不能晚于缴费日期 2030-11-10，请核对；没有的清空。' },
  ],
])('%j 不试算，说明怎么改', (part, errors) => {
  const answer = read(part, {})
  expect(answer.pastCover).toBeNull()
  expect(answer.errors).toEqual(errors)
})

test('边上的都收：6 年、补缴与断保相等、当天起算', () => {
  const payDay = getDay('2030-11-10')
  const { pastCover } = read(
    { missedYears: '6', repairedYears: '6', waitingSince: payDay },
    { payDay },
  )
  expect(pastCover).toEqual({
    coveredThisYear: false,
    missedYears: 6,
    repairedYears: 6,
    waitingSince: payDay,
  })
})

test('没有断保的不问补缴，原先填的也不送', () => {
  const { asksRepaired, pastCover } = read({ missedYears: '0', repairedYears: '2' }, {})
  expect([asksRepaired, pastCover?.repairedYears]).toEqual([false, 0])
})

test('政策包不问的不显示也不送；眉山只问当年参保', () => {
  const draft = { coveredThisYear: true, missedYears: '3', waitingSince: getDay('2030-01-01') }
  const none = read(draft, { pack: aPack({ coveredThisYear: false, gapsSince: null }) })
  expect(none).toMatchObject({ asksCovered: false, mostMissed: null })
  expect(none.pastCover).toEqual({
    coveredThisYear: false,
    missedYears: 0,
    repairedYears: 0,
    waitingSince: null,
  })
  const meishan = read(draft, { pack: aPack({ coveredThisYear: true, gapsSince: null }) })
  expect(meishan.pastCover).toMatchObject({ coveredThisYear: true, missedYears: 0 })
  // Years before gaps were counted have none either.
  expect(read(draft, { coverageYear: 2024 }).mostMissed).toBeNull()
})
