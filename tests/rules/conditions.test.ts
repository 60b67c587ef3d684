/** Every condition that a pack can write: when it holds, how it is said, on which days it turns. */
import { describe, expect, test } from 'vitest'
import type { Case, EnrolmentFacts, RefundFacts } from '../../src/main/rules/case.ts'
import { nameDay } from '../../src/main/rules/leaf.ts'
import type { ConditionDocument } from '../../src/main/rules/pack-document.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { clause, leafOf } from './leaves.ts'
import { caseOf, on, refundCaseOf } from './support.ts'

type Value = readonly [name: string, value: string | number, unit?: string]
type Row<Facts> = {
  readonly when: ConditionDocument
  readonly policy?: string
  readonly yes: readonly Facts[]
  readonly no: readonly Facts[]
  readonly say: string
  /** Left out where days say it better. */
  readonly sayNot?: string
  /** No day can make it hold. */
  readonly lasting?: true
  readonly turns?: readonly [fact: string, ...days: readonly string[]]
  readonly values?: readonly Value[]
}

function check<Facts>(row: Row<Facts>, toCase: (policy: string, facts: Facts) => Case) {
  const { when, policy = 'dongming-2024', yes, no, say, sayNot } = row
  const leaf = leafOf(policy, when)
  const held = yes.map((facts) => toCase(policy, facts))
  expect(held.map(leaf.test)).toEqual(yes.map(() => true))
  expect(no.map((facts) => leaf.test(toCase(policy, facts)))).toEqual(no.map(() => false))
  const c = getDefined(held[0], 'case')
  expect(leaf.say(c)).toBe(say)
  expect(leaf.sayNot?.(c)).toBe(sayNot)
  expect(leaf.lasting).toBe(row.lasting ?? false)
  expect(leaf.any).toBeNull()
  const turns = leaf.turns === null ? [] : [leaf.turns.fact, ...leaf.turns.daysOf(c)]
  const [fact, ...days] = row.turns ?? []
  expect(turns).toEqual(fact === undefined ? [] : [fact, ...days.map(on)])
  expect(leaf.values.flatMap(({ readings }) => readings)).toEqual([])
  const stands = { clause, source: '政策包' }
  expect(leaf.values.map(({ make }) => make(c))).toEqual(
    (row.values ?? []).map(([name, value, unit]) => {
      return name === '集中缴费期'
        ? { name, value, clause: '二（一）', source: '政策包' }
        : { name, value, ...(unit === undefined ? {} : { unit }), ...stands }
    }),
  )
}

const window2024 = '2023-09-01 至 2023-12-31'
const windowTurns = ['paidOn', '2023-09-01', '2024-01-01'] as const
const freshman = { circumstance: 'university-student', freshman: true } as const
const student = { circumstance: 'university-student' } as const
const national = { policy: 'national-2025' } as const

const enrolments: readonly Row<Partial<EnrolmentFacts>>[] = [
  {
    when: { window: 'concentrated' },
    yes: [{ paidOn: on('2023-09-01') }, { paidOn: on('2023-12-31') }],
    no: [{ paidOn: on('2023-08-31') }, { paidOn: on('2024-01-01') }],
    say: `在集中缴费期（${window2024}）内缴费`,
    sayNot: `在集中缴费期（${window2024}）以外缴费`,
    turns: windowTurns,
    values: [['集中缴费期', window2024]],
  },
  {
    when: { window: 'outside' },
    yes: [{ paidOn: on('2023-08-31') }, { paidOn: on('2024-01-01') }],
    no: [{ paidOn: on('2023-09-01') }, { paidOn: on('2023-12-31') }],
    say: `在集中缴费期（${window2024}）以外缴费`,
    sayNot: `在集中缴费期（${window2024}）内缴费`,
    turns: windowTurns,
    values: [['集中缴费期', window2024]],
  },
  {
    when: { circumstance: ['newborn', 'released'] },
    yes: [{ circumstance: 'newborn' }, { circumstance: 'released' }],
    no: [{ circumstance: 'ordinary' }, { circumstance: 'back-payment' }],
    say: '参保情形是新生儿、刑满释放',
    sayNot:
      '参保情形是普通参保、户籍迁入、新调入、职工医保中断、退役（复员）、高校大学生、补缴以前年度',
    lasting: true,
  },
  {
    when: { coverageYear: [2023, 2025] },
    yes: [{ coverageYear: 2023 }, { coverageYear: 2025 }],
    no: [{ coverageYear: 2024 }],
    say: '待遇年度是 2023、2025',
    sayNot: '待遇年度不是 2023、2025',
    lasting: true,
  },
  {
    when: { anotherYear: true },
    yes: [{ coverageYear: 2023 }, { coverageYear: 2025 }],
    no: [{ coverageYear: 2024 }],
    say: '是其他待遇年度',
    sayNot: '是本通知的待遇年度',
    lasting: true,
  },
  {
    when: { anotherYear: false },
    yes: [{ coverageYear: 2024 }],
    no: [{ coverageYear: 2025 }],
    say: '是本通知的待遇年度',
    sayNot: '是其他待遇年度',
    lasting: true,
  },
  {
    when: { paidAtOrigin: true },
    yes: [{ circumstance: 'moved-in', paidAtOrigin: true }],
    no: [{ circumstance: 'moved-in' }],
    say: '在原户籍地缴过费',
    sayNot: '没有在原户籍地缴费',
  },
  {
    when: { paidAtOrigin: false },
    yes: [{ circumstance: 'moved-in' }],
    no: [{ circumstance: 'moved-in', paidAtOrigin: true }],
    say: '没有在原户籍地缴费',
    sayNot: '在原户籍地缴过费',
  },
  {
    when: { freshman: true },
    yes: [freshman],
    no: [student],
    say: '是入学新生',
    sayNot: '不是入学新生',
  },
  {
    when: { enrolsAt: 'school' },
    yes: [{ ...student, enrolsAt: 'school' }],
    no: [{ ...student, enrolsAt: 'home' }, student],
    say: '在学校参保',
    sayNot: '在户籍地参保',
  },
  {
    when: { enrolsAt: 'home' },
    yes: [{ ...student, enrolsAt: 'home' }],
    no: [{ ...student, enrolsAt: 'school' }],
    say: '在户籍地参保',
    sayNot: '在学校参保',
  },
  {
    when: { coveredThisYear: true },
    yes: [{ coveredThisYear: true }],
    no: [{}],
    say: '当年参加过基本医保',
    sayNot: '当年没有参加过任何基本医保',
  },
  {
    ...national,
    when: { waiting: true },
    yes: [{ coverageYear: 2026, waitingSince: on('2025-02-01') }],
    no: [{ coverageYear: 2026 }],
    say: '已在等待期里',
    sayNot: '没有正在计算的等待期',
  },
  {
    ...national,
    when: { missedYears: { from: 1, to: 2 } },
    yes: [{ missedYears: 1 }, { missedYears: 2 }],
    no: [{ missedYears: 0 }, { missedYears: 3 }],
    say: '断保年数是 1 至 2 年',
    sayNot: '断保年数不是 1 至 2 年',
    values: [['断保年数', '1 至 2 年']],
  },
  {
    ...national,
    when: { missedYears: { from: 4 } },
    yes: [{ missedYears: 4 }, { missedYears: 9 }],
    no: [{ missedYears: 3 }],
    say: '断保年数是 4 年及以上',
    sayNot: '断保年数不是 4 年及以上',
    values: [['断保年数', '4 年及以上']],
  },
  {
    ...national,
    when: { missedYears: { to: 3 } },
    yes: [{ missedYears: 0 }, { missedYears: 3 }],
    no: [{ missedYears: 4 }],
    say: '断保年数是 不超过 3 年',
    sayNot: '断保年数不是 不超过 3 年',
    values: [['断保年数', '不超过 3 年']],
  },
  {
    ...national,
    when: { missedYears: { to: 0 } },
    yes: [{ missedYears: 0 }],
    no: [{ missedYears: 1 }],
    say: '断保年数是 0 年',
    sayNot: '断保年数不是 0 年',
    values: [['断保年数', '0 年']],
  },
  {
    when: { paidOn: { from: '2023-11-01', to: 'coverage-year-01-31' } },
    yes: [{ paidOn: on('2023-11-01') }, { paidOn: on('2024-01-31') }],
    no: [{ paidOn: on('2023-10-31') }, { paidOn: on('2024-02-01') }],
    say: '缴费日期在 2023-11-01 至 2024-01-31',
    turns: ['paidOn', '2023-11-01', '2024-02-01'],
    values: [['缴费日期', '2023-11-01 至 2024-01-31']],
  },
  {
    when: { paidOn: { to: '2023-11-30' } },
    yes: [{ paidOn: on('2023-11-30') }],
    no: [{ paidOn: on('2023-12-01') }],
    say: '缴费日期在 2023-11-30 及以前',
    turns: ['paidOn', '2023-12-01'],
    values: [['缴费日期', '2023-11-30 及以前']],
  },
  {
    when: { paidOn: { from: '2023-11-01' } },
    yes: [{ paidOn: on('2023-11-01') }],
    no: [{ paidOn: on('2023-10-31') }],
    say: '缴费日期在 2023-11-01 起',
    turns: ['paidOn', '2023-11-01'],
    values: [['缴费日期', '2023-11-01 起']],
  },
  {
    when: { paidOn: {} },
    yes: [{ paidOn: on('2023-11-01') }],
    no: [],
    say: '缴费日期在 任何一天',
    turns: ['paidOn'],
    values: [['缴费日期', '任何一天']],
  },
  {
    // A child is born when it is born: nothing turns with the pay day.
    when: { bornOn: { from: 'previous-year-07-01', to: 'previous-year-12-31' } },
    yes: [{ birthDate: on('2023-07-01') }, { birthDate: on('2023-12-31') }],
    no: [{ birthDate: on('2023-06-30') }, { birthDate: on('2024-01-01') }, {}],
    say: '出生日期在 2023-07-01 至 2023-12-31',
    values: [['出生日期', '2023-07-01 至 2023-12-31']],
  },
  {
    when: { eventOn: { from: '2024-01-01' } },
    yes: [{ circumstance: 'moved-in', eventOn: on('2024-01-01') }],
    no: [{ circumstance: 'moved-in', eventOn: on('2023-12-31') }, {}],
    say: '情形发生的日期在 2024-01-01 起',
    values: [['情形发生的日期', '2024-01-01 起']],
  },
  {
    // Born 2023-08-31: six months later February has 29 days.
    when: { sinceBirth: { unit: 'month', value: 6, counting: 'payment' } },
    yes: [{ birthDate: on('2023-08-31'), paidOn: on('2024-02-29') }],
    no: [{ birthDate: on('2023-08-31'), paidOn: on('2024-03-01') }, {}],
    say: '在出生后 6 个月内缴费',
    sayNot: '不在出生后 6 个月内缴费',
    turns: ['paidOn', '2024-03-01'],
    values: [['出生后期限', 6, 'month']],
  },
  {
    // Ninety days after 2023-10-01 is 2023-12-30: 30 of October, 30 of November, 30 of December.
    when: { sinceBirth: { unit: 'day', value: 90, counting: 'registration-and-payment' } },
    yes: [{ birthDate: on('2023-10-01'), paidOn: on('2023-12-30') }],
    no: [
      { birthDate: on('2023-10-01'), paidOn: on('2023-12-31'), registeredOn: on('2023-12-01') },
      { birthDate: on('2023-10-01'), paidOn: on('2023-12-01'), registeredOn: on('2023-12-31') },
    ],
    say: '在出生后 90 天内登记并缴费',
    sayNot: '不在出生后 90 天内登记并缴费',
    turns: ['paidOn', '2023-12-31'],
    values: [['出生后期限', 90, 'day']],
  },
  {
    when: { sinceEvent: { unit: 'month', value: 3 } },
    yes: [{ eventOn: on('2024-01-31'), paidOn: on('2024-04-30') }],
    no: [{ eventOn: on('2024-01-31'), paidOn: on('2024-05-01') }, {}],
    say: '在情形发生后 3 个月内缴费',
    sayNot: '不在情形发生后 3 个月内缴费',
    turns: ['paidOn', '2024-05-01'],
    values: [['情形发生后期限', 3, 'month']],
  },
  {
    policy: 'tongliang-2024',
    when: { holds: ['稳定脱贫人口'] },
    yes: [{ categories: [{ term: '稳定脱贫户', from: null, to: null }] }],
    no: [{}, { categories: [{ term: '低保边缘户', from: null, to: null }] }],
    say: '有稳定脱贫人口的身份',
    sayNot: '没有稳定脱贫人口的身份',
    values: [['身份', '稳定脱贫人口']],
  },
  {
    policy: 'tongliang-2024',
    when: { holds: ['稳定脱贫人口', '低保边缘户', '稳定脱贫户'] },
    yes: [{ categories: [{ term: '低保边缘户', from: null, to: null }] }],
    no: [{}],
    say: '有稳定脱贫人口、低保边缘户之一的身份',
    sayNot: '没有稳定脱贫人口、低保边缘户的身份',
    values: [['身份', '稳定脱贫人口、低保边缘户']],
  },
]

describe('参保的条件', () => {
  test.each(enrolments.map((row) => [row.say, row] as const))('%s', (_, row) => {
    check(row, caseOf)
  })

  test('没有写出生日期或情形日期的，到哪天截止也无从说起', () => {
    const six = { unit: 'month', value: 6 } as const
    const birth = leafOf('dongming-2024', { sinceBirth: { ...six, counting: 'payment' } })
    const event = leafOf('dongming-2024', { sinceEvent: six })
    const c = caseOf('dongming-2024', {})
    expect([birth, event].map(({ turns }) => turns?.daysOf(c))).toEqual([[], []])
  })
})

const refunds: readonly Row<Partial<RefundFacts>>[] = [
  {
    when: { ground: ['death', 'employee-insurance'] },
    yes: [{ ground: 'death' }, { ground: 'employee-insurance' }],
    no: [{ ground: 'clerical-error' }],
    say: '退费事由是死亡、参加职工医保',
    sayNot: '不是死亡、参加职工医保',
    lasting: true,
  },
  {
    when: { window: 'concentrated' },
    yes: [{ paidOn: on('2023-09-01') }, { paidOn: on('2023-12-31') }],
    no: [{ paidOn: on('2023-08-31') }, { paidOn: on('2024-01-01') }],
    say: `在集中缴费期（${window2024}）内缴费`,
    sayNot: `在集中缴费期（${window2024}）以外缴费`,
    turns: windowTurns,
    values: [['集中缴费期', window2024]],
  },
  {
    when: { groundOn: { to: 'previous-year-12-31' } },
    yes: [{ groundOn: on('2023-12-31') }],
    no: [{ groundOn: on('2024-01-01') }, { groundOn: null }],
    say: '退费事由发生的日期在 2023-12-31 及以前',
    turns: ['groundOn', '2024-01-01'],
    values: [['退费事由发生的日期', '2023-12-31 及以前']],
  },
  {
    when: { beforeBenefit: true },
    yes: [{ appliedOn: on('2023-12-31') }],
    no: [{ appliedOn: on('2024-01-01') }],
    say: '在进入待遇享受期（2024-01-01）以前申请',
    sayNot: '在进入待遇享受期（2024-01-01）以后申请',
    turns: ['appliedOn', '2024-01-01'],
  },
  {
    when: { beforeBenefit: false },
    yes: [{ appliedOn: on('2024-04-01'), benefitFrom: on('2024-04-01') }],
    no: [{ appliedOn: on('2024-03-31'), benefitFrom: on('2024-04-01') }],
    say: '在进入待遇享受期（2024-04-01）以后申请',
    sayNot: '在进入待遇享受期（2024-04-01）以前申请',
    turns: ['appliedOn', '2024-04-01'],
  },
]

test('三种能另选的日期各有叫法', () => {
  expect((['paidOn', 'groundOn', 'appliedOn'] as const).map(nameDay)).toEqual([
    '缴费日期',
    '退费事由发生的日期',
    '申请退费的日期',
  ])
})

describe('退费的条件', () => {
  test.each(refunds.map((row) => [row.say, row] as const))('%s', (_, row) => {
    check(row, refundCaseOf)
  })

  test('退费不问参保的情况', () => {
    expect(refundCaseOf('dongming-2024', {})).toMatchObject({
      circumstance: 'ordinary',
      categories: [],
      held: [],
      paidAtOrigin: false,
      freshman: false,
      enrolsAt: null,
      coveredThisYear: false,
      missedYears: 0,
      // A death is no other insurance: its reading is not looked at.
      touched: 0,
    })
  })

  test('参保没有退费事由', () => {
    const leaf = leafOf('dongming-2024', { ground: ['death'] })
    expect(leaf.test(caseOf('dongming-2024', {}))).toBe(false)
  })
})
