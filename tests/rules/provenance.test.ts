/** Each finding cites where its own rule stands, and each value where the value stands. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decide, lintEntered } from '../../src/main/rules/index.ts'
import { listCitations } from '../../src/shared/rules/citations.ts'
import type { Amendment, Answer, Finding, Overlay } from '../../src/shared/rules/model.ts'
import { shipped } from './support.ts'

const { packs } = shipped

const documentNumber = '某医保发〔2026〕12号'
const own = `${documentNumber} 一`
const frame = '国办发〔2024〕38号'

function amended(policy: string, fields: Partial<Amendment>): Overlay {
  const head = { policy, from: '2020-01-01', documentNumber, clause: '一', basis: '照文件录入' }
  const amendment: Amendment = { ...head, ...fields }
  expect(lintEntered(packs, { readings: {} }, [amendment])).toEqual([])
  return { readings: {}, amendments: [amendment] }
}

type Facts = Readonly<Record<string, unknown>>

const enrolment = (policy: string, facts: Facts) => ({
  id: 'q',
  policy,
  ask: 'enrolment',
  facts: { circumstance: { kind: 'ordinary' }, ...facts },
})

/** Rule and clause of every finding, in the order applied. */
const cited = ({ findings }: Answer) => findings.map(({ rule, clause }) => [rule, clause])

/** What does not stand in the pack: rule, value, clause. */
const foreign = ({ findings }: Answer) =>
  findings.flatMap(({ rule, values = [] }) =>
    values
      .filter(({ source }) => source !== '政策包')
      .map((each) => [rule, each.name, each.clause]),
  )

const window2027 = amended('national-2025', {
  coverageYears: [2027],
  window: { from: '2026-09-01', to: '2027-02-28' },
})

describe('改了缴费期', () => {
  const ask = (facts: Facts) =>
    decide(packs, enrolment('national-2025', { coverageYear: 2027, ...facts }), window2027)

  test('断保等待是全国框架的规定，只有缴费期的日子是录入的', () => {
    const answer = ask({ paidOn: '2026-11-10', missedYears: 1 })
    expect(cited(answer)[1]).toEqual(['routes/in-window-after-gap', frame])
    expect(foreign(answer)).toEqual([['routes/in-window-after-gap', '集中缴费期', own]])
    // The sentence tells the wait and none of the window's days.
    expect(answer.findings.slice(1, 2).map(listCitations)).toEqual([[frame]])
  })

  test('期外也一样；单据和柜台把两个出处都写上', () => {
    const answer = ask({ paidOn: '2027-03-01' })
    const finding = answer.findings.find(({ code }) => code === 'waiting-period')
    expect(finding?.clause).toBe(frame)
    expect(finding === undefined ? [] : listCitations(finding)).toEqual([frame, own])
  })

  test('新生儿的 90 天与缴费期无关', () => {
    const answer = ask({
      paidOn: '2027-03-01',
      person: { birthDate: '2027-02-01' },
      circumstance: { kind: 'newborn' },
    })
    expect(cited(answer)[1]).toEqual(['routes/newborn-within-ninety-days', frame])
    expect(foreign(answer)).toEqual([])
  })

  test('还没有开始的，是缴费期自己在拒绝', () => {
    expect(cited(ask({ paidOn: '2026-08-31' }))).toEqual([['window', own]])
  })

  test('没有录入价格，是价格那一条没有写，不是缴费期的文件没有写', () => {
    expect(cited(ask({ paidOn: '2026-11-10' }))[0]).toEqual(['prices', '国家最低缴费标准'])
  })
})

describe('改了别的，各写各的出处', () => {
  test('价格：只有价格那一条', () => {
    const overlay = amended('national-2025', {
      coverageYears: [2027],
      price: { unit: 'fen', amounts: { 1: 42_000 } },
    })
    const facts = { coverageYear: 2027, paidOn: '2026-11-10', missedYears: 1 }
    const answer = decide(packs, enrolment('national-2025', facts), overlay)
    expect(cited(answer).slice(0, 2)).toEqual([
      ['routes/in-window-after-gap', frame],
      ['prices/amendment-1', own],
    ])
    expect(foreign(answer)).toEqual([['prices/amendment-1', '个人缴费标准', own]])
  })

  test('价格没有写资助多少的，那一句出自它自己写的条款', () => {
    const band = { clause: '一', subsidies: 'silent', silentText: '“{term}”没有写。' } as const
    const overlay = amended('dongming-2024', {
      prices: [
        {
          change: 'standard',
          row: { bands: [{ ...band, amounts: { 1: 38_000 }, silentClause: '五' }] },
        },
      ],
    })
    const person = { categories: ['特困人员'] }
    const facts = { coverageYear: 2024, paidOn: '2023-11-10', person }
    const answer = decide(packs, enrolment('dongming-2024', facts), overlay)
    expect(cited(answer)).toEqual([
      ['prices/standard', `${documentNumber} 五`],
      ['routes/in-window', '二（一）'],
    ])
  })

  test('档次：添一档，原来的一档还是通知的', () => {
    const overlay = amended('dongming-2024', { tiers: [{ tier: 2, label: '二档' }] })
    const facts = { coverageYear: 2024, paidOn: '2023-11-10', tier: 3 }
    const answer = decide(packs, enrolment('dongming-2024', facts), overlay)
    expect(answer.findings[0]).toMatchObject({
      rule: 'tiers',
      clause: own,
      values: [
        { name: '1 档', value: '统一档', clause: '一', source: '政策包' },
        { name: '2 档', value: '二档', clause: own, source: documentNumber },
      ],
    })
    expect(cited(answer)[1]).toEqual(['routes/in-window', '二（一）'])
  })

  test('资助：改一行，别的身份还是通知的', () => {
    const amounts = [{ tier: 1, payable: 9_500, subsidy: 28_500, source: '医疗救助资金' }]
    const overlay = amended('meishan-2024', {
      coverageYears: [2024],
      subsidies: { unit: 'fen', rows: [{ term: '稳定脱贫户', amounts }] },
    })
    const ask = (term: string) => {
      const facts = { coverageYear: 2024, paidOn: '2023-11-10', person: { categories: [term] } }
      return decide(packs, enrolment('meishan-2024', facts), overlay)
    }
    expect(cited(ask('稳定脱贫户')).at(-1)).toEqual(['categories/稳定脱贫户', own])
    expect(foreign(ask('稳定脱贫户')).map(([, name]) => name)).toEqual(['资助', '个人应缴'])
    expect(cited(ask('孤儿')).at(-1)).toEqual(['categories/孤儿', '三（三）1（1）'])
    expect(foreign(ask('孤儿'))).toEqual([])
  })

  test('资助：没有开设的档次，是给那一行写金额的文件没有开设', () => {
    const overlay = amended('national-2025', {
      coverageYears: [2027],
      tiers: [
        { tier: 1, label: '一档' },
        { tier: 2, label: '二档' },
      ],
      price: { unit: 'fen', amounts: { 1: 42_000, 2: 80_000 } },
      subsidies: {
        unit: 'fen',
        rows: [{ term: '特困人员', amounts: [{ tier: 1, payable: 0, subsidy: 42_000 }] }],
      },
    })
    const person = { categories: ['特困人员'] }
    const facts = { coverageYear: 2027, paidOn: '2026-11-10', tier: 2, person }
    const answer = decide(packs, enrolment('national-2025', facts), overlay)
    expect(cited(answer)).toEqual([
      ['categories/特困人员', own],
      ['routes/in-window', frame],
    ])
  })

  test('资助：改的是没有写明的那一句', () => {
    const overlay = amended('meishan-2024', {
      coverageYears: [2024],
      subsidies: {
        unit: 'fen',
        rows: [{ term: '低收入救助对象', silentText: '一律按普通居民。', amounts: [] }],
      },
    })
    const person = { categories: ['低收入救助对象'] }
    const facts = { coverageYear: 2024, paidOn: '2023-11-10', person }
    const answer = decide(packs, enrolment('meishan-2024', facts), overlay)
    expect(cited(answer).at(-1)).toEqual(['categories/低收入救助对象', own])
  })

  test('途径：只改待遇起算的，期限还是通知的', () => {
    const overlay = amended('meishan-2024', {
      routes: [
        {
          change: 'newborn-within-a-year',
          row: { start: { at: 'month-first', length: { unit: 'month', value: 1 } } },
        },
      ],
    })
    const facts = {
      coverageYear: 2024,
      paidOn: '2024-06-10',
      person: { birthDate: '2024-03-01' },
      circumstance: { kind: 'newborn' },
    }
    const [finding] = decide(packs, enrolment('meishan-2024', facts), overlay).findings
    expect(finding).toMatchObject({
      rule: 'routes/newborn-within-a-year',
      clause: own,
      values: [
        { name: '出生后期限', value: 12, clause: '二（二）4', source: '政策包' },
        { name: '待遇从缴费当月往后数', value: 1, clause: own, source: documentNumber },
      ],
    })
  })

  test('途径：起算日没有写的那一句，写出自己的条款', () => {
    const start = { at: 'unstated', text: '仍须请示。', clause: '三' } as const
    const overlay = amended('tongliang-2024', { routes: [{ change: 'mid-year', row: { start } }] })
    const facts = { coverageYear: 2024, paidOn: '2024-03-10' }
    const answer = decide(packs, enrolment('tongliang-2024', facts), overlay)
    expect(cited(answer).slice(0, 2)).toEqual([
      ['routes/mid-year', own],
      ['routes/mid-year', `${documentNumber} 三`],
    ])
  })

  test('等待期：只改固定几个月的，断保加几个月还是全国的', () => {
    const overlay = amended('national-2025', { wait: { fixed: 2 } })
    const facts = { coverageYear: 2026, paidOn: '2026-03-10' }
    const answer = decide(packs, enrolment('national-2025', facts), overlay)
    expect(cited(answer)[0]).toEqual(['routes/outside-window', frame])
    expect(foreign(answer)).toEqual([['routes/outside-window', '固定等待期', own]])
  })

  test('退费事由：改一行，别的行照旧', () => {
    const overlay = amended('dongming-2024', {
      refund: [{ change: 'event-after-31-december', row: { text: '{groundOn} 太晚。' } }],
    })
    const ask = (ground: Facts, paidOn = '2023-11-10') =>
      decide(
        packs,
        {
          policy: 'dongming-2024',
          ask: 'refund',
          facts: { coverageYear: 2024, paidOn, paidFen: 38_000, appliedOn: '2024-03-01', ground },
        },
        overlay,
      )
    const late = ask({ kind: 'death', on: '2024-01-02' })
    expect(cited(late)).toEqual([['refund/event-after-31-december', own]])
    // Only the sentence was changed: the day is still the notice's.
    expect(foreign(late)).toEqual([])
    expect(cited(ask({ kind: 'death', on: '2023-12-30' }))).toEqual([
      ['refund/granted', '二（三）'],
    ])
  })

  test('任务公式', () => {
    const overlay = amended('national-2025', {
      quota: { from: 'registered', minus: ['imprisoned'], unit: 'person', text: '减服刑人员。' },
    })
    const facts = {
      registered: 10,
      fullySubsidised: 0,
      universityStudents: 0,
      employedInsured: 0,
      inService: 0,
      imprisoned: 1,
    }
    const answer = decide(packs, { policy: 'national-2025', ask: 'quota', facts }, overlay)
    expect(cited(answer)).toEqual([['quota', own]])
  })
})

test('文号是另一个文号的开头，各归各的', () => {
  const [first] = window2027.amendments ?? []
  const longer = {
    policy: 'national-2025',
    from: '2020-01-01',
    documentNumber: `${documentNumber} 补充通知`,
    clause: '一',
    basis: '照文件录入',
    coverageYears: [2027],
    price: { unit: 'fen' as const, amounts: { 1: 42_000 } },
  }
  const overlay = { readings: {}, amendments: first === undefined ? [] : [first, longer] }
  const facts = { coverageYear: 2027, paidOn: '2026-11-10' }
  const answer = decide(packs, enrolment('national-2025', facts), overlay)
  expect(answer.findings.at(-1)?.values?.[0]?.source).toBe(`${documentNumber} 补充通知`)
})

/** Amendments that change nothing but where something stands. */
const sameAgain: readonly (readonly [string, Partial<Amendment>, RegExp, RegExp])[] = [
  [
    'dongming-2024',
    { coverageYears: [2024], window: { from: '2023-09-01', to: '2023-12-31' } },
    /^window$/u,
    /^集中缴费期$/u,
  ],
  [
    'fangtai-2024',
    { coverageYears: [2024], window: { from: '2023-09-15', to: '2023-12-31' } },
    /^window$/u,
    /^集中缴费期$/u,
  ],
  [
    'meishan-2024',
    { coverageYears: [2024], window: { from: '2023-09-01', to: '2024-02-29' } },
    /^window$/u,
    /^集中缴费期$/u,
  ],
  [
    'tongliang-2024',
    { coverageYears: [2024], window: { from: '2023-10-12', to: '2023-12-31' } },
    /^window$/u,
    /^集中缴费期$/u,
  ],
  [
    'national-2025',
    { coverageYears: [2026], window: { from: '2025-09-01', to: '2025-12-31' } },
    /^window$/u,
    /^集中缴费期$/u,
  ],
  ['national-2025', { wait: { perMissedYear: 1 } }, /^$/u, /^每断保一年加$/u],
  [
    'tongliang-2024',
    { routes: [{ change: 'deadline-passed', row: { action: 'refuse' } }] },
    /^routes\/deadline-passed$/u,
    /^$/u,
  ],
  [
    'dongming-2024',
    { refund: [{ change: 'granted', row: { action: 'grant' } }] },
    /^refund\/granted$/u,
    /^$/u,
  ],
]

describe('照原样再录入一遍，除了出处什么都不变，也只有它自己的出处变', () => {
  const file = join(import.meta.dirname, '../golden/questions.ndjson')
  const questions = readFileSync(file, 'utf8').trimEnd().split('\n')

  test.each(sameAgain)('%s %j', (policy, fields, rules, values) => {
    const overlay = amended(policy, fields)
    const moved = new Set<string>()
    for (const line of questions) {
      const question = JSON.parse(line)
      if (question.policy !== policy) continue
      const answer = decide(packs, question, overlay)
      const plain = decide(packs, question)
      expect(withoutPlaces(answer)).toEqual(withoutPlaces(plain))
      for (const [index, finding] of answer.findings.entries()) {
        for (const { name, is } of listPlaces(finding, plain.findings[index])) {
          if (!is) continue
          moved.add(name)
          expect(rules.test(name) || values.test(name), `${question.id}: ${name}`).toBe(true)
        }
      }
    }
    expect(moved.size).toBeGreaterThan(0)
  })
})

/** Where the rule and each value stand, and whether that is elsewhere than before. */
function listPlaces(finding: Finding, before: Finding | undefined) {
  const rule = { name: finding.rule ?? '', is: finding.clause !== before?.clause }
  const values = (finding.values ?? []).map(({ name, clause, source }, index) => {
    const old = before?.values?.[index]
    return { name, is: clause !== old?.clause || source !== old.source }
  })
  return [rule, ...values]
}

function withoutPlaces(answer: Answer) {
  const findings = answer.findings.map(({ values, ...finding }) => ({
    ...finding,
    clause: null,
    values: values?.map(({ name, value }) => [name, value]),
  }))
  return { ...answer, findings }
}
