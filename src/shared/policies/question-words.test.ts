import { expect, test } from 'vitest'
import { readOwnCases } from '../../../tests/support/own-cases.ts'
import { tellFacts, tellField } from './question-words.ts'

const told = (facts: unknown) => tellFacts(facts).map(({ label, text }) => `${label} ${text}`)

test('情况用单位的话说', () => {
  expect(
    told({
      coverageYear: 2024,
      paidOn: '2023-11-20',
      tier: 2,
      person: {
        birthDate: '2023-01-02',
        categories: ['特困人员', { term: '低保', from: '2023-01-01', to: '2023-12-31' }],
      },
      circumstance: { kind: 'moved-in', movedOn: '2023-10-01', paidAtOrigin: false },
      coveredThisYear: true,
      missedYears: 2,
      paidFen: 38_000,
      ground: { kind: 'recognised-later', term: '低保', from: '2023-12-01' },
      registered: 1000,
      registeredOn: null,
    }),
  ).toEqual([
    '待遇年度 2024',
    '缴费日期 2023-11-20',
    '档次 第 2 档',
    '出生日期 2023-01-02',
    '特殊身份 特困人员、低保（2023-01-01 起 至 2023-12-31）',
    '参保情形 户籍迁入（2023-10-01 迁入，原籍地未缴费）',
    '当年已参保 是',
    '断保年数 2 年',
    '已缴金额 380 元',
    '退费事由 缴费后才认定资助身份（“低保”，认定日期 2023-12-01）',
    '户籍人口数 1000 人',
  ])
})

test('各包例子里没有一个字段的英文名', () => {
  const english = readOwnCases()
    .flatMap(({ facts }) => told(facts))
    .filter((line) => /[a-z]/u.test(line))
  expect(english).toEqual([])
})

test('档次照通知的叫法，通知没有的写第几档', () => {
  const tierOf = (tier: unknown) => (tier === 2 ? '二档' : undefined)
  const tiers = [2, 3].flatMap((tier) => tellFacts({ tier }, tierOf).map(({ text }) => text))
  expect(tiers).toEqual(['二档', '第 3 档'])
})

test('什么都可能写在里面', () => {
  expect(told(null)).toEqual([])
  expect(told({ circumstance: 'x', ground: 5, person: [], tier: 'x' })).toHaveLength(3)
})

test.each([
  ['facts.paidOn', '缴费日期'],
  ['facts.person.categories[1].from', '特殊身份第 2 项的起始日'],
  ['facts.person.categories[0]', '特殊身份第 1 项'],
  ['facts.whatever', 'facts.whatever'],
])('%s 叫 %s', (path, label) => {
  expect(tellField(path)).toBe(label)
})
