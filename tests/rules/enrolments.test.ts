/** Enrolments at the edges of the order of checks, and under rules that an office has entered. */
import { describe, expect, test } from 'vitest'
import { decide } from '../../src/main/rules/index.ts'
import { decideEnrolment } from '../../src/main/rules/decide-enrolment.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { hasAmount } from '../../src/main/rules/categories.ts'
import { decideRefund } from '../../src/main/rules/decide-refund.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { amended, backPayment, enrol, ordinary } from './enrol.ts'
import type { Facts } from './enrol.ts'
import {
  aCount,
  aRefundQuestion,
  aRefund,
  anEnrolment,
  caseOf,
  defaultsOf,
  shipped,
} from './support.ts'

const { packs } = shipped

describe('补缴', () => {
  const fangtai = (coverageYear: number, person: Facts = {}) =>
    enrol('fangtai-2024', { coverageYear, paidOn: '2024-01-10', circumstance: backPayment, person })

  test('那一年最后一天出生的还可以补缴，次日出生的没有待遇可补', () => {
    expect(fangtai(2023, { birthDate: '2023-12-31' }).outcome).toBe('needs-approval')
    const { outcome, findings } = fangtai(2023, { birthDate: '2024-01-01' })
    expect([outcome, findings[0]?.code]).toEqual(['refused', 'no-benefit-left'])
  })

  test('没有写出生日期的，很早的年度也照样转批', () => {
    expect(fangtai(1965).outcome).toBe('needs-approval')
  })

  test('录入了那一年的价格，待遇怎么算仍写没有写', () => {
    const overlay = amended(
      'dongming-2024',
      'price: { unit: fen, amounts: { 1: 35000 } }',
      'coverageYears: [2023]',
    )
    const facts = { coverageYear: 2023, paidOn: '2023-11-10', circumstance: backPayment }
    expect(enrol('dongming-2024', facts, overlay).findings[0]).toEqual({
      code: 'rule-silent',
      clause: '三（二）',
      rule: 'otherYears',
      text: '补缴 2023 待遇年度保费的，待遇怎么算通知没有写，须请示医保部门后告知本人。',
    })
  })
})

describe('铜梁新生在集中参保期以前入学', () => {
  const student = { kind: 'university-student', freshman: true, enrolsAt: 'school' }
  const facts = { paidOn: '2023-09-20', circumstance: student }
  const head = (action: string) => `routes:
  - before: freshman
    row:
      name: student-first
      when: { circumstance: [university-student] }
      action: ${action}
      code: student
      text: 大学生的办理。`

  test('前面有说明的，照样可以缴', () => {
    const answer = enrol('tongliang-2024', facts, amended('tongliang-2024', head('note')))
    expect(answer).toMatchObject({ outcome: 'accepted', benefit: { from: '2023-09-21' } })
    expect(answer.findings.map(({ code }) => code).slice(0, 2)).toEqual(['student', 'freshman'])
  })

  test('前面要审批的，转批', () => {
    const answer = enrol('tongliang-2024', facts, amended('tongliang-2024', head('approve')))
    expect(answer.outcome).toBe('needs-approval')
    expect(answer.charge).toMatchObject({ payableFen: 38_000 })
  })

  test('不是新生的，要等集中参保期', () => {
    const circumstance = { ...student, freshman: false }
    const answer = enrol('tongliang-2024', { ...facts, circumstance })
    expect([answer.outcome, answer.findings[0]?.code]).toEqual(['refused', 'outside-window'])
  })
})

test('不算数的身份，先后与问题里的无关', () => {
  const categories = [
    '甲类',
    { term: '特困人员', from: '2025-01-01' },
    { term: '特困人员', to: '2023-01-01' },
    '乙类',
    { term: '特困人员', to: '2022-01-01' },
  ]
  const told = (listed: readonly unknown[]) =>
    enrol('dongming-2024', { paidOn: '2023-10-20', person: { categories: listed } })
      .findings.slice(2)
      .map(({ text }) => /^.*?(?= ?不含|，未)/u.exec(text)?.[0])
  const expected = [
    '“特困人员”的有效期至 2022-01-01',
    '“特困人员”的有效期至 2023-01-01',
    '“特困人员”的有效期自 2025-01-01',
    '通知里没有“乙类”这类人员',
    '通知里没有“甲类”这类人员',
  ]
  expect(told(categories)).toEqual(expected)
  expect(told(categories.toReversed())).toEqual(expected)
})

test('没有写起止的身份，很早的日子也算数', () => {
  const person = { categories: ['特困人员'] }
  const facts = { coverageYear: 1960, paidOn: '1959-10-10', person }
  expect(enrol('dongming-2024', facts).findings.map(({ code }) => code)).toEqual(['rule-silent'])
})

test('名称连着代码写的，认得', () => {
  const { codes, term } = packs
    .get('meishan-2024')
    .source.document.categories.rows.find((row) => row.codes?.includes('2303')) ?? { term: '' }
  expect(codes).toContain('2303')
  const { find } = packs.get('meishan-2024').categories
  expect(find(`${term}2303`)).toBe(find('2303'))
  expect(find(`${term}2303`)).toBeDefined()
})

test('别的档次有没有金额，也照读法看', () => {
  const c = caseOf('dongming-2024', {})
  const { rows } = packs.get('dongming-2024').categories
  const [row] = rows
  const [amount] = row?.amounts ?? []
  if (row === undefined || amount === undefined) throw new Error('no amount')
  const other = (readings: readonly (readonly [number, number])[]) =>
    hasAmount({ ...row, amounts: [{ ...amount, tier: 2, readings }] }, c)
  expect([[], [[0, 0]], [[0, 1]]].map((each) => other(each as [number, number][]))).toEqual([
    true,
    true,
    false,
  ])
  expect(hasAmount({ ...row, amounts: [] }, c)).toBe(false)
  const coverageYears = [2025]
  expect(hasAmount({ ...row, amounts: [{ ...amount, coverageYears }] }, c)).toBe(false)
})

test('认不得的身份，太长的只写前 40 个字', () => {
  const term = '某'.repeat(50)
  const { findings } = enrol('dongming-2024', {
    paidOn: '2023-10-20',
    person: { categories: [term] },
  })
  expect(findings.at(-1)).toMatchObject({
    code: 'category-unknown',
    text: `通知里没有“${'某'.repeat(40)}”这类人员，未按它计算；请核对身份名称。`,
  })
})

describe('包里少了该有的，也不替通知作主', () => {
  const pack = packs.get('dongming-2024')
  const answer = (routes: typeof pack.routes) =>
    decideEnrolment({ ...pack, routes }, anEnrolment(), defaultsOf('dongming-2024')).verdict

  test('没有一条途径符合的，须请示', () => {
    expect(answer([])).toEqual({
      outcome: 'undetermined',
      window: 'concentrated',
      charge: null,
      benefit: null,
      findings: [
        {
          code: 'rule-silent',
          clause: '一',
          rule: 'routes',
          text: '通知没有写到这种情形，须请示医保部门。',
        },
      ],
    })
  })

  test('没有一行退费规则符合的，须请示', () => {
    const empty = { ...pack, refund: { kind: 'table', rows: [] } } as const
    const { verdict, row } = decideRefund(empty, aRefund(), defaultsOf('dongming-2024'))
    expect(row).toBeNull()
    expect(verdict).toEqual({
      outcome: 'undetermined',
      refundFen: null,
      findings: [
        {
          code: 'rule-silent',
          clause: '一',
          rule: 'refund',
          text: '通知没有写到这种退费情形，须请示医保部门，先不要退款。',
        },
      ],
    })
  })

  test('途径没有写起始日的，受理而不说待遇', () => {
    const routes = pack.routes.map((route) => ({ ...route, start: null }))
    const verdict = answer(routes)
    expect(verdict).toMatchObject({ outcome: 'accepted', benefit: null })
    expect(verdict.findings.map(({ code }) => code)).toEqual(['in-window', 'standard-price'])
  })
})

describe('档次和资助', () => {
  test('通知没有的档次，列出可选的', () => {
    const { findings } = enrol('tongliang-2024', { paidOn: '2023-11-20', tier: 3 })
    expect(findings[0]).toMatchObject({
      code: 'tier-not-offered',
      rule: 'tiers',
      text: '通知没有第 3 档，可选的档次为 1（一档）、2（二档）。',
    })
  })

  test('身份没有开设这一档的，列出它有的档次，从低到高', () => {
    const overlay = amended(
      'tongliang-2024',
      `tiers: [{ tier: 3, label: 三档 }]
price: { unit: fen, amounts: { 1: 38000, 2: 75500, 3: 90000 } }
subsidies:
  unit: fen
  rows:
    - term: 甲类人员
      amounts:
        - { tier: 3, payable: 80000, subsidy: 10000 }
        - { tier: 2, payable: 65500, subsidy: 10000 }
    - term: 乙类人员
      amounts: [{ tier: 2, payable: 75500, subsidy: 0 }]`,
      'coverageYears: [2024]',
    )
    const facts = { paidOn: '2023-11-20', person: { categories: ['乙类人员', '甲类人员'] } }
    const [refusal] = enrol('tongliang-2024', facts, overlay).findings
    expect(refusal).toMatchObject({
      code: 'tier-not-offered',
      rule: 'categories/甲类人员',
      text: '通知没有给“甲类人员、乙类人员”开设一档，可以改选二档、三档。',
      whyNot: { condition: '选择二档或三档' },
    })
    // In the second tier the first of them pays 655 yuan, the other the whole 755.
    const second = enrol('tongliang-2024', { ...facts, tier: 2 }, overlay)
    expect(second.charge).toEqual({
      standardFen: 75_500,
      payableFen: 65_500,
      subsidies: [{ source: '参保资助', fen: 10_000 }],
      category: '甲类人员',
    })
    const alone = { paidOn: '2023-11-20', tier: 2, person: { categories: ['乙类人员'] } }
    const whole = enrol('tongliang-2024', alone, overlay)
    expect(whole.charge).toEqual({
      standardFen: 75_500,
      payableFen: 75_500,
      subsidies: [],
      category: '乙类人员',
    })
    expect(whole.findings.at(-1)?.text).toBe('“乙类人员”在这一档没有资助，个人缴 755 元。')
  })

  test('没有资助的身份，调价以后照新价缴，不必请示', () => {
    const overlay = amended(
      'tongliang-2024',
      `subsidies:
  unit: fen
  rows: [{ term: 试点人员, amounts: [{ tier: 1, payable: 38000, subsidy: 0 }] }]`,
      'coverageYears: [2024]',
    )
    const facts = { paidOn: '2024-07-01', person: { categories: ['试点人员'] } }
    expect(enrol('tongliang-2024', facts, overlay)).toMatchObject({
      outcome: 'accepted',
      charge: { standardFen: 102_000, payableFen: 102_000, subsidies: [], category: '试点人员' },
    })
  })

  test('同一种身份写了两个叫法，没有金额只说一次', () => {
    const facts = { paidOn: '2023-10-20', person: { categories: ['2305', '低收入救助对象'] } }
    const codes = enrol('meishan-2024', facts).findings.map(({ code }) => code)
    expect(codes.filter((code) => code === 'rule-silent')).toHaveLength(1)
  })
})

describe('录入的修改与现在的包对不上', () => {
  const stale = {
    policy: 'dongming-2024',
    from: getDay('2023-01-01'),
    documentNumber: null,
    clause: '四',
    basis: '请示后办理',
    routes: [{ remove: 'no-such-row' }],
  }
  const overlay = { readings: {}, amendments: [stale] }
  const finding = {
    code: 'amendment-unusable',
    clause: '四（本单位确定）',
    rule: 'amendments',
    text: '本单位录入的修改与现在的政策包对不上，须由管理人员改正后再办理，不要先收款。',
  }
  const head = { id: 'q', outcome: 'undetermined', findings: [finding] }

  test.each([
    [
      'enrolment',
      { coverageYear: 2024, paidOn: '2023-10-20', circumstance: ordinary },
      { ...head, window: 'concentrated', charge: null, benefit: null },
    ],
    ['refund', aRefundQuestion, { ...head, refundFen: null }],
    ['quota', aCount, head],
  ])('%s 不作答', (ask, facts, expected) => {
    const question = { id: 'q', policy: 'dongming-2024', ask, facts }
    expect(decide(packs, question, overlay)).toEqual(expected)
    expect(Object.keys(decide(packs, question, overlay)).toSorted()).toEqual(
      Object.keys(expected).toSorted(),
    )
  })

  test('同一天的几项都写上；连格式也不对的，哪天都不能用', () => {
    const answer = (amendments: readonly object[], paidOn: string) => {
      const facts = { coverageYear: 2024, paidOn, circumstance: ordinary }
      const question = { policy: 'dongming-2024', ask: 'enrolment', facts }
      // As a ledger of an older program may hold it.
      const stored = { readings: {}, amendments } as Overlay
      return decide(packs, question, stored).findings.map(({ code, clause }) => [code, clause])
    }
    const second = { ...stale, documentNumber: '东政办字〔2023〕1号', clause: '二' }
    expect(answer([stale, second], '2023-10-20')).toEqual([
      ['amendment-unusable', '四（本单位确定）、东政办字〔2023〕1号 二'],
    ])
    expect(answer([{ ...stale, surprise: 1 }], '2022-10-20')).toEqual([['amendment-unusable', '']])
  })

  test('那天以前照原来的包办', () => {
    const facts = { coverageYear: 2024, paidOn: '2022-12-31', circumstance: ordinary }
    const question = { policy: 'dongming-2024', ask: 'enrolment', facts }
    expect(decide(packs, question, overlay).findings[0]?.code).toBe('outside-window')
  })
})
