/** A pack in words: everything is there, in order, in Chinese, with its days and its source. */
import { describe, expect, test } from 'vitest'
import { describePack, gapsOn } from '../../src/main/rules/index.ts'
import { tellCondition } from '../../src/main/rules/describe-condition.ts'
import { conditionSet } from '../../src/main/rules/condition-document.ts'
import type { ConditionDocument } from '../../src/main/rules/pack-document.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { DescribedValue } from '../../src/shared/rules/description.ts'
import { codeLabels } from '../../src/shared/rules/fact-words.ts'
import type { Amendment, Overlay } from '../../src/shared/rules/model.ts'
import { clauseNumbers } from './clause-numbers.ts'
import { listPolicies, shipped } from './support.ts'

const day = getDay('2023-11-20')
const bare: Overlay = { readings: {} }

const told = (policy: string, overlay = bare, on = day) =>
  describePack(shipped.packs, { policy, day: on }, overlay)
const valuesOf = (policy: string, overlay = bare, on = day) =>
  told(policy, overlay, on).clauses.flatMap(({ values }) => values)
const find = (values: readonly DescribedValue[], id: string) =>
  values.find((value) => value.id === id)

describe.each(listPolicies())('%s', (policy) => {
  const { document } = shipped.packs.get(policy).source
  const values = valuesOf(policy)

  test('每一行都讲到，一项也不重复', () => {
    const ids = values.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const count = (kind: DescribedValue['kind']) =>
      values.filter((value) => value.kind === kind).length
    expect(count('route')).toBe(document.routes.length)
    expect(count('reading')).toBe(document.readings.length)
    expect(count('definition')).toBe(document.definitions?.length ?? 0)
    expect(count('other-year')).toBe(document.otherYears.length)
    expect(count('refund')).toBe(document.refund?.length ?? 1)
    expect(count('price')).toBe(document.prices.flatMap(({ bands }) => bands).length)
    expect(count('subsidy')).toBe(document.categories.rows.length)
    expect(count('window')).toBe(1)
    const listed = values.filter(({ kind }) => kind === 'channel').flatMap(({ lines }) => lines)
    for (const { channel } of document.channels) {
      expect(listed.some(({ text }) => text.includes(channel))).toBe(true)
    }
  })

  test('资助一对一对写：个人缴加资助', () => {
    const pairs = values.flatMap((value) => value.pairs)
    const amounts = document.categories.rows.flatMap((row) => row.amounts ?? [])
    expect(
      pairs.map(({ payableFen, subsidyFen }) => `${payableFen}+${subsidyFen}`).toSorted(),
    ).toEqual(amounts.map(({ payable, subsidy }) => `${payable}+${subsidy}`).toSorted())
  })

  test('没有一个字段的英文名', () => {
    const texts = values.flatMap(({ title, lines, options }) => [
      title,
      ...lines.flatMap(({ label, text }) => [label, text]),
      ...options.map(({ label }) => label),
    ])
    const english = texts.filter((text) => /[a-z]|\{/u.test(text.replaceAll('14类', '')))
    expect(english).toEqual([])
  })

  test('没有要人去查的说法：定义的编号、空着的日期、相对的年度', () => {
    const texts = [
      ...values.flatMap(({ title, lines }) => [title, ...lines.map(({ text }) => text)]),
      ...gapsOn(shipped.packs, { policy, day }, bare).map(({ text }) => text),
    ]
    const notices = /（[^（）]*〔\d{4}〕\d+号[^（）]*）|\S*〔\d{4}〕\d+号/gu
    const raw = texts.filter((text) =>
      /定义 ?\d|〔|〕|上一年 ?\d|待遇年度 ?\d+ 月|所问|（未填）/u.test(
        text.replaceAll(notices, ''),
      ),
    )
    expect(raw).toEqual([])
  })

  test('没有写的地方与“本单位确定”是同一份：一处不多，一处不少', () => {
    const gaps = gapsOn(shipped.packs, { policy, day }, bare)
    const marked = new Set(values.flatMap(({ gap }) => gap ?? []))
    expect([...marked].toSorted()).toEqual(gaps.map(({ key }) => key).toSorted())
    expect(values.filter(({ state }) => state === 'gap')).toEqual(
      values.filter(({ gap }) => gap !== null),
    )
  })

  test('条款照通知的先后', () => {
    const clauses = told(policy).clauses.map(({ clause }) => clause.split(/[、，]/u)[0] ?? '')
    const places = clauses.map((clause) => (clauseNumbers[policy] ?? []).indexOf(clause))
    const known = places.filter((place) => place >= 0)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
    if (policy !== 'national-2025') expect(known).toHaveLength(clauses.length)
  })

  test('核对日期跟着政策包，来源是政策包', () => {
    for (const value of values) {
      expect(value.source).toEqual({ kind: 'pack' })
      expect(value.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/u)
    }
  })

  test('每个依据代码都有中文名称', () => {
    const codes = [...document.routes, ...document.otherYears, ...(document.refund ?? [])].map(
      ({ code }) => code,
    )
    for (const code of codes) expect(codeLabels[code], code).toMatch(/^\p{Script=Han}+$/u)
  })
})

const samples: Required<ConditionDocument> = {
  circumstance: ['newborn', 'moved-in'],
  coverageYear: [2024],
  anotherYear: true,
  window: 'outside',
  paidOn: { from: 'previous-year-09-01', to: '2024-06-30' },
  bornOn: { from: '2024-07-01' },
  eventOn: { to: 'coverage-year-12-31' },
  sinceBirth: { unit: 'day', value: 90, counting: 'registration-and-payment' },
  sinceEvent: { unit: 'month', value: 3 },
  paidAtOrigin: true,
  freshman: false,
  enrolsAt: 'home',
  coveredThisYear: true,
  missedYears: { from: 1, to: 3 },
  waiting: true,
  holds: ['特困人员'],
  ground: ['death'],
  groundOn: { from: '2024-01-01' },
  beforeBenefit: true,
  is: ['somebody'],
  reading: { 'some-reading': 'one' },
}

test('条件的每一个词都有一句中文', () => {
  const base = shipped.packs.get('dongming-2024').source.document
  const document = {
    ...base,
    readings: [
      {
        name: 'some-reading',
        clause: '一',
        question: '？',
        options: [
          { name: 'one', label: '甲' },
          { name: 'other', label: '乙' },
        ],
      },
    ],
    definitions: [{ name: 'somebody', clause: '一', any: [{ window: 'concentrated' as const }] }],
  }
  const telling = {
    document,
    coverageYear: 2024,
    inForce: () => 'one',
    isConfirmed: () => false,
  }
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(conditionSet.shape).toSorted())
  const sentences = tellCondition(samples, telling)
  expect(sentences).toEqual([
    '参保情形是新生儿、户籍迁入之一',
    '待遇年度是 2024',
    '是这份通知以外的待遇年度',
    '在集中缴费期以外缴费',
    '2023-09-01 至 2024-06-30 缴费',
    '2024-07-01 及以后出生',
    '情形发生在 2024-12-31 及以前',
    '出生后 90 日以内登记并缴费',
    '情形发生后 3 个月以内缴费',
    '在原籍地已缴费',
    '不是大一新生',
    '在户籍地参保',
    '当年已参加过基本医保',
    '断保 1 至 3 年',
    '已有正在计算的等待期',
    '缴费当天是特困人员',
    '退费事由是死亡',
    '事由发生在 2024-01-01 及以后',
    '待遇开始以前申请退费',
    '在集中缴费期内缴费',
    '本单位的理解是“甲”',
  ])
})

const amended = (more: object): Overlay => ({
  readings: { 'meishan-2024': { 'fourth-month': 'payment-month-excluded' } },
  amendments: [
    {
      policy: 'meishan-2024',
      from: '2024-02-20',
      documentNumber: '眉医保发〔2024〕3号',
      clause: '一',
      basis: '照文件录入',
      ...more,
    } satisfies Amendment,
  ],
})
const longer = amended({ coverageYears: [2024], window: { from: '2023-09-01', to: '2024-03-31' } })

describe('本单位的修改和确认', () => {
  test('修改以前看不到，从那一天起看得到，写着文号和依据', () => {
    const before = valuesOf('meishan-2024', longer, getDay('2024-02-19'))
    expect(find(before, 'windows.2024')).toBeUndefined()
    const after = valuesOf('meishan-2024', longer, getDay('2024-02-20'))
    expect(find(after, 'windows.2024')).toMatchObject({
      clause: '眉医保发〔2024〕3号 一',
      source: {
        kind: 'amendment',
        documentNumber: '眉医保发〔2024〕3号',
        from: '2024-02-20',
        basis: '照文件录入',
      },
      valid: { from: '2024-02-20', to: null },
      checkedOn: null,
      lines: [{ label: '缴费', text: '2023-09-01 至 2024-03-31' }],
    })
    expect(told('meishan-2024', longer, getDay('2024-02-20')).clauses.at(-1)?.clause).toBe(
      '眉医保发〔2024〕3号 一',
    )
  })

  test('改了缴费期，只讲缴费期的那一行仍是原来那一行', () => {
    const row = find(valuesOf('meishan-2024', longer, getDay('2024-02-20')), 'routes.in-window')
    expect(row?.valid).toEqual({ from: null, to: null })
    expect(JSON.stringify(row?.lines)).toContain('集中缴费期为 2023-09-01 至 2024-03-31')
  })

  test('改掉的一行到前一天为止', () => {
    const overlay = amended({
      routes: [{ change: 'moved-in', row: { start: { at: 'payment-day' } } }],
    })
    const id = 'routes.moved-in'
    const before = find(valuesOf('meishan-2024', overlay, getDay('2024-02-19')), id)
    expect(before?.valid).toEqual({ from: null, to: '2024-02-19' })
    const after = find(valuesOf('meishan-2024', overlay, getDay('2024-02-20')), id)
    expect(after?.valid).toEqual({ from: '2024-02-20', to: null })
    expect(after?.lines).toContainEqual({
      label: '待遇',
      text: '缴费之日起，到 2024-12-31 止',
    })
    const untouched = find(valuesOf('meishan-2024', overlay, getDay('2024-02-20')), 'routes.late')
    expect(untouched?.valid).toEqual({ from: null, to: null })
  })

  test('本单位的裁定写在通知缺的那一条，那里不再是没有写', () => {
    const id = 'routes.covered-this-year'
    expect(find(valuesOf('meishan-2024'), id)?.state).toBe('gap')
    const overlay = amended({
      documentNumber: null,
      clause: '二（二）2',
      routes: [{ change: 'covered-this-year', row: { action: 'refuse' } }],
    })
    const { clauses } = told('meishan-2024', overlay, getDay('2024-02-20'))
    const values = clauses.find(({ clause }) => clause === '二（二）2')?.values ?? []
    expect(find(values, id)).toMatchObject({
      state: 'stands',
      clause: '二（二）2（本单位确定）',
      source: { kind: 'amendment', documentNumber: null },
    })
  })

  test('理解：没有确认的标待确认，确认了的用选定的一项', () => {
    const open = find(valuesOf('meishan-2024'), 'readings.fourth-month')
    expect(open?.state).toBe('unconfirmed')
    expect(open?.options.map(({ inForce }) => inForce)).toEqual([true, false])
    const settled = valuesOf('meishan-2024', longer)
    const reading = find(settled, 'readings.fourth-month')
    expect(reading?.state).toBe('confirmed')
    expect(reading?.options.map(({ inForce }) => inForce)).toEqual([false, true])
    // Of 3 and 4 months, the one that the office has chosen.
    expect(JSON.stringify(find(settled, 'routes.fourth-month'))).toContain(
      '缴费当月往后第 4 个月的 1 日起',
    )
  })

  test('分段的价格各有自己的日期，没有写资助的一段标着', () => {
    const values = valuesOf('tongliang-2024')
    expect(find(values, 'prices.standard.0')).toMatchObject({
      valid: { from: null, to: '2024-06-30' },
      state: 'stands',
      unit: '元',
      prices: [
        { tier: '一档', fen: 38_000 },
        { tier: '二档', fen: 75_500 },
      ],
    })
    expect(find(values, 'prices.standard.1')).toMatchObject({
      valid: { from: '2024-07-01', to: null },
      state: 'gap',
    })
  })

  test('不能用的修改：照政策包讲，并说明哪一项不能用', () => {
    const overlay = amended({ routes: [{ remove: 'no-such-row' }] })
    const broken = told('meishan-2024', overlay, getDay('2024-02-20'))
    expect(broken.unusable).toBe('眉医保发〔2024〕3号 一')
    expect(broken.clauses).not.toEqual([])
    expect(told('meishan-2024', overlay, getDay('2024-02-19')).unusable).toBeNull()
  })
})
