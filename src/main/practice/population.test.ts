import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf, daysBetween, getDay } from '../../shared/kernel/day.ts'
import { readIdNumber } from '../../shared/kernel/id-number.ts'
import { inventHouseholds } from './population.ts'
import type { PopulationPlan, PracticeHousehold, PracticePerson } from './population.ts'

const practiceDate = getDay('2023-11-20')

/** A township with three villages of 5 : 3 : 2 and terms of several kinds. */
function aPlan(changes: Partial<PopulationPlan> = {}): PopulationPlan {
  return {
    seed: 'tests',
    people: 3000,
    villages: [
      { name: '东村', target: 500 },
      { name: '西村', target: 300 },
      { name: '南社区', target: 200 },
    ],
    terms: ['特困人员', '城乡低保对象', '重度残疾人员', '计划生育优抚（奖扶）对象', '某种新身份'],
    regionCode: '500151004',
    practiceDate,
    tierCount: 2,
    ...changes,
  }
}

const invent = (changes: Partial<PopulationPlan> = {}): readonly PracticeHousehold[] => [
  ...inventHouseholds(aPlan(changes)),
]
const peopleOf = (households: readonly PracticeHousehold[]): readonly PracticePerson[] =>
  households.flatMap((household) => household.members)

const township = invent({ people: 30_158 })
const townspeople = peopleOf(township)

describe('同一种子得到同一批人', () => {
  test('在任何机器上都一样', () => {
    const hash = createHash('sha256').update(JSON.stringify(invent())).digest('hex')
    // Changes only where the invention itself is meant to change: practice offices are remade then.
    expect(hash).toBe('ad4f99fc099133bdab4e278a05002c9df42f01ba6530893109bf0b62f91910cb')
  })

  test('另一种子得到另一批人', () => {
    expect(invent({ seed: 'other' })).not.toEqual(invent())
  })

  test('不用系统的随机数、时间和排序规则', () => {
    for (const file of ['random', 'families', 'given-names', 'naming', 'population', 'apportion']) {
      const source = readFileSync(join(import.meta.dirname, `${file}.ts`), 'utf8')
      expect(source).not.toMatch(/Math\.random|new Date|Date\.now|localeCompare|Intl\./u)
    }
  })
})

describe('身份证号', () => {
  test('练习单位都认，正式单位都不认', () => {
    for (const { idNumber, birthDate, sex } of townspeople) {
      expect(readIdNumber(idNumber, { practice: true, today: practiceDate })).toMatchObject({
        kind: 'read',
        idNumber: { number: idNumber, birthDate, sex, regionCode: '590151' },
      })
      expect(readIdNumber(idNumber, { practice: false, today: practiceDate })).toMatchObject({
        kind: 'refused',
        refusal: 'practice-only',
      })
    }
  })

  test('没有两个人同号，户号也不重复', () => {
    expect(new Set(townspeople.map(({ idNumber }) => idNumber)).size).toBe(30_158)
    expect(new Set(township.map((one) => one.householdNumber)).size).toBe(township.length)
  })

  test('电话不会是真人的：100 开头', () => {
    for (const { phone } of townspeople) if (phone !== null) expect(phone).toMatch(/^100\d{8}$/)
    expect(share(townspeople, ({ phone }) => phone !== null)).toBeGreaterThan(0.8)
  })
})

describe('村（社区）', () => {
  test('人数按任务数分配，一个不差', () => {
    const plan = fc.record({
      people: fc.integer({ min: 1, max: 400 }),
      targets: fc.array(fc.integer({ min: 1, max: 78_100 }), { minLength: 1, maxLength: 15 }),
    })
    fc.assert(
      fc.property(plan, ({ people, targets }) => {
        const villages = targets.map((target, index) => ({ name: `${index}村`, target }))
        const total = targets.reduce((sum, target) => sum + target, 0)
        const households = invent({ people, villages })
        expect(peopleOf(households)).toHaveLength(people)
        for (const [index, target] of targets.entries()) {
          const count = peopleOf(households.filter((one) => one.villageIndex === index)).length
          expect(Math.abs(count - (people * target) / total)).toBeLessThan(1)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('全额人口时与任务表完全一致', () => {
    const villages = [
      { name: '平安村', target: 1894 },
      { name: '新市社区', target: 143 },
    ]
    const households = invent({ people: 2037, villages })
    expect(peopleOf(households.filter((one) => one.villageIndex === 1))).toHaveLength(143)
  })
})

describe('户', () => {
  test('一至七人，第一人是户主，其余不是', () => {
    for (const { members } of township) {
      expect(members.length).toBeGreaterThanOrEqual(1)
      expect(members.length).toBeLessThanOrEqual(7)
      const heads = members.filter((member) => member.relationToHead === '户主')
      expect(heads).toEqual([members[0]])
    }
    const average = townspeople.length / township.length
    expect(average).toBeGreaterThan(2.6)
    expect(average).toBeLessThan(3.8)
    expect(share(township, ({ members }) => members.length >= 5)).toBeGreaterThan(0.1)
  })

  test('同户不同名', () => {
    for (const { members } of township) {
      expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
    }
  })

  test('母亲生育时 18 至 45 岁，父亲至少 16 岁', () => {
    for (const household of township) {
      for (const { mother, father, child } of descents(household)) {
        if (mother !== undefined) {
          const age = daysBetween(mother.birthDate, child.birthDate) / 365.25
          expect(age).toBeGreaterThanOrEqual(18)
          expect(age).toBeLessThanOrEqual(45)
        }
        if (father !== undefined) {
          expect(daysBetween(father.birthDate, child.birthDate) / 365.25).toBeGreaterThan(16)
        }
      }
    }
  })

  test('夫妻一男一女，都满二十岁，相差不到八岁', () => {
    for (const { members } of township) {
      const head = members[0]
      const spouse = members.find((member) => member.relationToHead === '配偶')
      if (head === undefined || spouse === undefined) continue
      expect(head.sex).not.toBe(spouse.sex)
      expect(Math.abs(daysBetween(head.birthDate, spouse.birthDate)) / 365.25).toBeLessThan(8)
      for (const one of [head, spouse]) {
        expect(daysBetween(one.birthDate, practiceDate) / 365.25).toBeGreaterThan(20)
      }
    }
  })

  test('子女多随父姓，少数随母姓，没有别的姓', () => {
    let withFather = 0
    let withMother = 0
    for (const household of township) {
      for (const { mother, father, child } of descents(household)) {
        if (mother === undefined || father === undefined || child.name.includes('·')) continue
        if (surname(child) === surname(father)) withFather += 1
        else {
          expect(surname(child)).toBe(surname(mother))
          withMother += 1
        }
      }
    }
    expect(withMother).toBeGreaterThan(0)
    expect(withMother / (withFather + withMother)).toBeLessThan(0.08)
  })

  test('三代同堂的户有祖孙', () => {
    const three = township.filter(
      ({ members }) =>
        members.some(({ relationToHead }) => relationToHead.startsWith('孙')) ||
        (members.some(({ relationToHead }) => /^[父母]亲$/u.test(relationToHead)) &&
          members.some(({ relationToHead }) => /^[子女]$/u.test(relationToHead))),
    )
    expect(three.length / township.length).toBeGreaterThan(0.08)
  })

  test('人到练习日都已出生，老幼比例像个乡镇', () => {
    for (const { birthDate } of townspeople) {
      expect(dayNumberOf(birthDate)).toBeLessThanOrEqual(dayNumberOf(practiceDate))
    }
    const between = (from: number, to: number) =>
      share(townspeople, ({ birthDate }) => {
        const age = daysBetween(birthDate, practiceDate) / 365.25
        return age >= from && age < to
      })
    expect(between(0, 15)).toBeGreaterThan(0.12)
    expect(between(0, 15)).toBeLessThan(0.24)
    expect(between(60, 120)).toBeGreaterThan(0.16)
    expect(between(60, 120)).toBeLessThan(0.3)
    expect(between(85, 120)).toBeGreaterThan(0.002)
    expect(between(101, 200)).toBe(0)
    const boys = share(townspeople, ({ sex }) => sex === 'male')
    expect(boys).toBeGreaterThan(0.48)
    expect(boys).toBeLessThan(0.55)
  })
})

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length
}

/** The surname of a name without a dot. */
function surname({ name }: PracticePerson): string {
  return (
    /^(?:欧阳|上官|皇甫|令狐|诸葛|司徒|司马|申屠|夏侯|慕容)/u.exec(name)?.[0] ??
    Array.from(name)[0] ??
    ''
  )
}

type Descent = {
  readonly mother: PracticePerson | undefined
  readonly father: PracticePerson | undefined
  readonly child: PracticePerson
}

/** Who is whose child, as far as the relations to the head say it. */
function descents({ members }: PracticeHousehold): readonly Descent[] {
  const of = (...relations: readonly string[]) =>
    members.filter(({ relationToHead }) => relations.includes(relationToHead))
  const heads = of('户主', '配偶')
  const [daughterInLaw] = of('儿媳')
  const father = heads.find(({ sex }) => sex === 'male')
  const mother = heads.find(({ sex }) => sex === 'female')
  const married = daughterInLaw === undefined ? undefined : of('子')[0]
  return [
    ...of('子', '女').map((child) => ({ mother, father, child })),
    ...of('户主').map((child) => ({ mother: of('母亲')[0], father: of('父亲')[0], child })),
    ...(married === undefined
      ? []
      : of('孙子', '孙女').map((child) => ({ mother: daughterInLaw, father: married, child }))),
  ]
}
