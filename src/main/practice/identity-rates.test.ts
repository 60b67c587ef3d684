import { describe, expect, test } from 'vitest'
import { daysBetween, getDay } from '../../shared/kernel/day.ts'
import { inventHouseholds } from './population.ts'

const practiceDate = getDay('2023-11-20')
const terms = [
  '特困人员（城市三无、农村五保、城乡孤儿、事实无人抚养儿童）',
  '城乡低保对象',
  '低保边缘户',
  '城乡重度（一、二级）残疾人员',
  '计划生育优抚（奖扶）对象',
  '返贫致贫人口',
  '脱贫不稳定户',
  '某种新身份',
]
const households = [
  ...inventHouseholds({
    seed: '身份',
    people: 60_000,
    villages: [
      { name: '东村', target: 1 },
      { name: '西村', target: 1 },
      { name: '南村', target: 1 },
    ],
    terms,
    regionCode: '500151',
    practiceDate,
    tierCount: 2,
  }),
]
const people = households.flatMap(({ members }) => members)
const holders = (term: string) =>
  people.filter(({ identities }) => identities.some((one) => one.term === term))

describe('特殊身份', () => {
  test.each(terms)('%s 有人，也不多于百分之八', (term) => {
    expect(holders(term).length).toBeGreaterThan(10)
    expect(holders(term).length / people.length).toBeLessThan(0.08)
  })

  test('没有人以“普通人员”为特殊身份', () => {
    const plan = {
      seed: '普通',
      people: 5000,
      villages: [{ name: '东村', target: 1 }],
      terms: ['普通人员'],
      regionCode: '500151',
      practiceDate,
      tierCount: 1,
    }
    const ordinary = [...inventHouseholds(plan)].flatMap(({ members }) => members)
    expect(ordinary.flatMap(({ identities }) => identities)).toEqual([])
  })

  test.each(['城乡低保对象', '低保边缘户', '返贫致贫人口', '脱贫不稳定户'])(
    '%s 全户共有，起止相同',
    (term) => {
      for (const { members } of households) {
        const held = members.map(({ identities }) => identities.find((one) => one.term === term))
        for (const one of held) expect(one).toEqual(held[0])
      }
    },
  )

  test('特困人员独居且年满六十', () => {
    for (const { members } of households) {
      const [only] = members
      if (!members.some(({ identities }) => identities.some((one) => one.term === terms[0])))
        continue
      expect(members).toHaveLength(1)
      expect(only && daysBetween(only.birthDate, practiceDate) / 365.25).toBeGreaterThan(59.9)
    }
  })

  test('有人身兼两种，有的有起止，少数已到期，没有起止颠倒的', () => {
    expect(people.filter(({ identities }) => identities.length > 1).length).toBeGreaterThan(50)
    const identities = people.flatMap((person) => person.identities)
    expect(identities.some(({ from }) => from === null)).toBe(true)
    const expired = identities.filter(({ to }) => to !== null && to < practiceDate)
    expect(expired.length).toBeGreaterThan(5)
    expect(expired.length / identities.length).toBeLessThan(0.06)
    for (const { from, to } of identities) {
      if (from !== null) expect(from <= practiceDate).toBe(true)
      if (to !== null) expect(from !== null && from <= to).toBe(true)
    }
  })
})

describe('上年度参保', () => {
  test('约九成五，村与村不同', () => {
    const rate = (village: number) => {
      const members = households
        .filter(({ villageIndex }) => villageIndex === village)
        .flatMap((household) => household.members)
      return members.filter(({ enrolments }) => enrolments.length > 0).length / members.length
    }
    const rates = [0, 1, 2].map(rate)
    for (const one of rates) {
      expect(one).toBeGreaterThan(0.9)
      expect(one).toBeLessThan(0.995)
    }
    expect(new Set(rates).size).toBe(3)
  })

  test('都是 2023 年度，二档是少数', () => {
    const enrolments = people.flatMap((person) => person.enrolments)
    expect(new Set(enrolments.map(({ coverageYear }) => coverageYear))).toEqual(new Set([2023]))
    const second = enrolments.filter(({ tier }) => tier === 2).length / enrolments.length
    expect(second).toBeGreaterThan(0.04)
    expect(second).toBeLessThan(0.09)
  })

  test('近三个月有新生儿，多数还没有参保', () => {
    const newborns = people.filter(({ birthDate }) => daysBetween(birthDate, practiceDate) <= 90)
    expect(newborns.length).toBeGreaterThan(20)
    const enrolled = newborns.filter(({ enrolments }) => enrolments.length > 0)
    expect(enrolled.length).toBeGreaterThan(0)
    expect(enrolled.length / newborns.length).toBeLessThan(0.5)
  })
})
