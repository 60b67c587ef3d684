/** What the counter begins with: both sides of what makes a difference, on the shipped packs. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Evidence } from '../../shared/evidence/model.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { readPacks } from '../rules/index.ts'
import { proposeRoute } from './propose-route.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../rules'))

function aLine(changes: Partial<Evidence>): Evidence {
  return {
    batchId: 1,
    kind: 'employee-insurance',
    authority: 'insurance',
    source: '市医保中心',
    fileName: '职工.csv',
    rowNumber: 2,
    listDay: null,
    coverageYear: null,
    name: null,
    idNumber: null,
    eventOn: null,
    precision: null,
    endsOn: null,
    term: null,
    level: null,
    details: [],
    matchedBy: 'number',
    rules: true,
    disputed: false,
    holds: false,
    effect: 'tell',
    said: '',
    text: '市医保中心的名单说了。',
    ...changes,
  }
}

type Asked = {
  readonly policy?: string
  readonly payDay: string
  readonly birth?: string
  readonly evidence?: readonly Evidence[]
  readonly years?: readonly number[] | null
}

function propose({ policy = 'meishan-2024', payDay, birth = '1980-02-03', ...asked }: Asked) {
  const { evidence = [], years = null } = asked
  return proposeRoute(
    {
      policy,
      coverageYear: 2024,
      payDay: getDay(payDay),
      tier: 1,
      circumstance: { kind: 'ordinary' },
      birthDate: getDay(birth),
      identities: [],
      pastCover: noPastCover,
    },
    { evidence, coverageYears: years },
    {
      packs,
      overlay: { readings: {}, amendments: [] },
      registeredOn: getDay(payDay),
    },
  )
}

const left = (day: string) => [aLine({ endsOn: getDay(day) })]
const freed = (day: string) => [aLine({ kind: 'in-prison', endsOn: getDay(day) })]

test.each<[string, Asked, string]>([
  // 眉山 二（二）2: within three months of 2024-03-10 is through 2024-06-10.
  ['停保三个月内', { payDay: '2024-06-10', evidence: left('2024-03-10') }, 'employment-ended'],
  // The day after, of the same year: the notice is silent, and that is not passed over.
  ['停保过了三个月', { payDay: '2024-06-11', evidence: left('2024-03-10') }, 'employment-ended'],
  ['停保日期还没到', { payDay: '2024-03-09', evidence: left('2024-03-10') }, 'ordinary'],
  // 二（二）3: from 2023-09-01 on it may be joined at any time.
  ['集中期开始那天释放', { payDay: '2024-03-10', evidence: freed('2023-09-01') }, 'released'],
  ['集中期开始前一天释放', { payDay: '2024-03-10', evidence: freed('2023-08-31') }, 'ordinary'],
  [
    '退役',
    {
      payDay: '2024-03-10',
      evidence: [aLine({ kind: 'in-service', endsOn: getDay('2024-02-28') })],
    },
    'discharged',
  ],
  [
    '户籍迁入',
    {
      payDay: '2024-03-10',
      evidence: [aLine({ kind: 'registered-population', eventOn: getDay('2024-02-01') })],
    },
    'moved-in',
  ],
  [
    '不管用的名单',
    { payDay: '2024-06-10', evidence: [aLine({ endsOn: getDay('2024-03-10'), rules: false })] },
    'ordinary',
  ],
  // 二（二）1: born 2024-03-01, 90 days later is 2024-05-30; within a year the day after payment.
  ['九十天内的新生儿', { payDay: '2024-05-30', birth: '2024-03-01' }, 'newborn'],
  ['一年以内的新生儿', { payDay: '2024-12-30', birth: '2024-03-01' }, 'newborn'],
  ['集中缴费期内，什么都不特别', { payDay: '2023-11-20' }, 'ordinary'],
  [
    // 方太 二（二）6: a student pays nothing by that alone.
    '在校大学生',
    {
      policy: 'fangtai-2024',
      payDay: '2023-11-20',
      birth: '2005-01-01',
      evidence: [aLine({ kind: 'university-student', holds: true, level: 'school' })],
    },
    'university-student',
  ],
  [
    '毕业了的大学生',
    {
      policy: 'fangtai-2024',
      payDay: '2023-11-20',
      evidence: [aLine({ kind: 'university-student', holds: false })],
    },
    'ordinary',
  ],
])('%s，建议的参保情形', (_who, asked, kind) => {
  expect(propose(asked).circumstance.kind).toBe(kind)
})

test('为什么：名单的原话和条款都在', () => {
  const { circumstance, why } = propose({ payDay: '2024-03-10', evidence: freed('2023-12-01') })
  expect(circumstance).toEqual({ kind: 'released', on: '2023-12-01' })
  expect(why).toContain('市医保中心的名单说了。')
  expect(why).toContain('二（二）3')
})

test('新生儿说出天数和条款', () => {
  // 2024-03-01 to 2024-05-30: 30 + 30 + 30 days.
  expect(propose({ payDay: '2024-05-30', birth: '2024-03-01' }).why).toMatch(
    /^2024-03-01 出生，到缴费日 90 天；.*（二（二）/u,
  )
})

test.each<[readonly number[] | null, string]>([
  [[2022, 2023], '2023 年度的参保记录，按续保'],
  [[2021], '最近参保的是 2021 年度'],
  [[], '没有此人以往年度的参保记录'],
  [null, '账本里没有此人'],
])('普通参保说出往年：%s', (years, why) => {
  expect(propose({ payDay: '2023-11-20', years }).why).toContain(why)
})

test('名单说的情形按通知没有不同，也说出来', () => {
  const { circumstance, why } = propose({ payDay: '2023-11-20', evidence: freed('2023-09-10') })
  expect(circumstance.kind).toBe('ordinary')
  expect(why).toContain('按“刑满释放”办理，结果与普通参保相同。')
})
