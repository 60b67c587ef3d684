import { describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { inventHouseholds } from './population.ts'
import { compoundSurnames, surnameWeights } from './surnames.ts'

function invent(people: number) {
  return [
    ...inventHouseholds({
      seed: '姓名',
      people,
      villages: [
        { name: '东村', target: 3 },
        { name: '西村', target: 1 },
      ],
      terms: [],
      regionCode: '371728',
      practiceDate: getDay('2023-11-20'),
      tierCount: 1,
    }),
  ]
}
const people = invent(60_000).flatMap(({ members }) => members)

describe('姓', () => {
  test('姓氏表至少一百五十姓，没有重复，含复姓', () => {
    expect(surnameWeights.length).toBeGreaterThanOrEqual(150)
    expect(new Set(surnameWeights.map(([surname]) => surname)).size).toBe(surnameWeights.length)
    expect(compoundSurnames).toEqual(expect.arrayContaining(['欧阳', '上官', '司马']))
  })

  test.each(surnameWeights.slice(0, 20))('%s姓每十万人约 %i', (surname, weight) => {
    const total = surnameWeights.reduce((sum, [, one]) => sum + one, 0)
    // Families share a surname, so that a share strays more than that of 60,000 separate people:
    // about 1.6 times the square root.
    const expected = (people.length * weight) / total
    const actual = people.filter(({ name }) => name.startsWith(surname)).length
    expect(Math.abs(actual - expected)).toBeLessThan(4 * 1.6 * Math.sqrt(expected))
  })
})

describe('名', () => {
  const bornIn = (from: number, to: number) =>
    people.filter(({ birthDate }) => birthDate >= `${from}` && birthDate < `${to}`)
  const countOf = (given: RegExp, among: readonly { readonly name: string }[]) =>
    among.filter(({ name }) => given.test(name)).length

  test('老一辈有秀英桂英，没有梓涵', () => {
    const old = bornIn(1900, 1955)
    expect(countOf(/(?:秀英|桂英|秀兰)$/u, old)).toBeGreaterThan(20)
    expect(countOf(/(?:梓涵|子轩|浩宇)$/u, old)).toBe(0)
  })

  test('今天的孩子有梓涵浩宇，没有秀英', () => {
    const young = bornIn(2010, 2024)
    expect(countOf(/(?:梓涵|一诺|浩宇|欣怡)$/u, young)).toBeGreaterThan(20)
    expect(countOf(/(?:秀英|桂英|秀兰)$/u, young)).toBe(0)
  })

  test('八十年代多单名，今天少', () => {
    const single = (among: readonly { readonly name: string }[]) =>
      among.filter(({ name }) => Array.from(name).length === 2).length / among.length
    expect(single(bornIn(1985, 1990))).toBeGreaterThan(0.25)
    expect(single(bornIn(2012, 2024))).toBeLessThan(0.12)
  })

  test('同名同姓的人自然存在', () => {
    const counts = new Map<string, number>()
    for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1)
    const shared = [...counts.values()].filter((count) => count > 1)
    expect(shared.length).toBeGreaterThan(1000)
    expect(Math.max(...counts.values())).toBeLessThan(60)
  })

  test('小练习单位也有间隔号、复姓和生僻字', () => {
    const few = invent(400).flatMap(({ members }) => members.map(({ name }) => name))
    expect(few.some((name) => /·/u.test(name))).toBe(true)
    expect(few.some((name) => compoundSurnames.some((one) => name.startsWith(one)))).toBe(true)
    const all = people.map(({ name }) => name).join('')
    for (const rare of ['𬭸', '㛃', '喆', '翀']) expect(all).toContain(rare)
  })

  test('姓名没有空格和控制字符，不超过五十个字', () => {
    for (const { name } of people) {
      expect(name).toMatch(/^[\p{Script=Han}·]{2,20}$/u)
    }
  })
})
