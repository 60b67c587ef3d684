/** The address and the line carry a question without loss; what is spoilt is told, not dropped. */
import { describe, expect, test } from 'vitest'
import { readOwnCases } from '../../../tests/support/own-cases.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { lineOf, readQuestion, readSearch, searchOf, startQuestion } from './trial-question.ts'

const cases = readOwnCases()
const pack: PackSummary = {
  policy: 'a-2024',
  title: '某地通知',
  documentNumber: null,
  issuer: '某街道办事处',
  regionCode: '500151',
  coverageYear: 2024,
  laterYears: false,
  draft: false,
  hash: 'a'.repeat(64),
  tiers: [{ tier: 1, label: '一档' }],
  terms: [],
  readings: [],
  taskTable: [],
  taskTableHead: null,
  channels: [],
  materials: [],
  asks: { coveredThisYear: false, gapsSince: null },
}
const packs = [...new Set(cases.map(({ policy }) => policy)), 'a-2024'].map((policy) => ({
  ...pack,
  policy,
}))
const fresh = startQuestion(pack, 'enrolment', getDay('2023-11-20'))

test('每个政策包的每个例子，写进地址再读出来，一字不差', () => {
  expect(cases.length).toBeGreaterThan(200)
  for (const asked of cases) {
    const line = JSON.stringify(asked)
    const read = readQuestion(line)
    if (read.question === null) throw new Error(`${line}: ${read.trouble}`)
    // The address is text: what comes back was written and read as JSON.
    const search: unknown = JSON.parse(JSON.stringify(searchOf(read.question, 'pack')))
    const opened = readSearch(search as ReturnType<typeof searchOf>, packs, fresh)
    expect(opened).toMatchObject({ basis: 'pack', trouble: null })
    expect(JSON.parse(lineOf(opened.question))).toEqual(asked)
  }
})

test('空地址是一张新的表', () => {
  expect(readSearch({}, packs, fresh)).toEqual({ question: fresh, basis: 'office', trouble: null })
  expect(fresh.facts).toEqual({
    coverageYear: 2024,
    paidOn: '2023-11-20',
    circumstance: { kind: 'ordinary' },
  })
})

const asked = { policy: 'a-2024', ask: 'enrolment', facts: { coverageYear: 2024 } }

describe('读不出的地址说明是哪一处，不试算', () => {
  test.each([
    [{ ...asked, facts: { paidOn: '2023-02-30' } }, '“缴费日期”读不出（写的是“2023-02-30”）'],
    [{ ...asked, facts: { coverageYear: '二〇二四' } }, '“待遇年度”读不出'],
    [{ ...asked, facts: '{"coverageYear":20' }, '“情况”读不出'],
    [{ ...asked, facts: { circumstance: { kind: 'guest' } } }, '“参保情形”读不出（写的是“guest”）'],
    [
      { ...asked, facts: { person: { categories: ['低保', 5] } } },
      '“特殊身份第 2 项”读不出（写的是“5”）',
    ],
    [{ ...asked, ask: 'anything' }, '“问什么”读不出'],
    [{ facts: {} }, '“政策包”读不出（写的是空的）'],
    [{ ...asked, policy: 'nowhere-2024' }, '没有装入政策包“nowhere-2024”'],
    [{ ...asked, basis: 'mine' }, '“照什么算”读不出（写的是“mine”）'],
  ])('%o', (search, sentence) => {
    const opened = readSearch(search, packs, fresh)
    expect(opened.trouble).toContain(sentence)
    expect(opened.question).toEqual(fresh)
  })

  test('粘贴的一行不是 JSON', () => {
    expect(readQuestion('{"policy":').trouble).toContain('不是合格的 JSON')
    expect(readQuestion('[]').trouble).toContain('“整个问题”读不出')
  })
})

test('空值与不填相同，不认识的字段原样带着', () => {
  const read = readQuestion('{"id":null,"policy":"a-2024","ask":"quota","facts":{"note":"甲"}}')
  expect(read.question).toEqual({ policy: 'a-2024', ask: 'quota', facts: { note: '甲' } })
})

test('身份多过柜台能收的，用一句话拒绝，不摆出几百格', () => {
  const withTerms = (count: number) => ({
    ...asked,
    facts: { person: { categories: Array.from({ length: count }, (_, index) => `甲${index}`) } },
  })
  expect(readQuestion(JSON.stringify(withTerms(20))).trouble).toBeNull()
  expect(readQuestion(JSON.stringify(withTerms(500))).trouble).toContain(
    '身份有 500 种，最多 20 种',
  )
  const opened = readSearch(withTerms(3000), packs, fresh)
  expect(opened.question).toBe(fresh)
  expect(opened.trouble).toContain('身份有 3000 种')
})
