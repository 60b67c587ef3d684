/** Entering, comparing and exporting what an office settles, and the gaps that call for it. */
import { describe, expect, test } from 'vitest'
import {
  decide,
  gapsOn,
  lintEntered,
  listChanges,
  readAmendments,
  readOverlay,
  writeOverlay,
} from '../../src/main/rules/index.ts'
import {
  readRuling,
  rulingShapeOf,
  startRuling,
} from '../../src/renderer/amendments/ruling-draft.ts'
import type { RulingDraft } from '../../src/renderer/amendments/ruling-draft.ts'
import { rulingText } from '../../src/renderer/amendments/ruling-text.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Amendment, Overlay } from '../../src/shared/rules/model.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const nothing: Overlay = { readings: {} }

const price2027: Amendment = {
  policy: 'national-2025',
  from: '2026-09-01',
  documentNumber: '某医保发〔2026〕12号',
  clause: '一',
  basis: '2026-08-20 印发，管理员照文件录入',
  coverageYears: [2027],
  window: { from: '2026-09-01', to: '2027-02-28' },
  tiers: [
    { tier: 1, label: '一档' },
    { tier: 2, label: '二档' },
  ],
  price: { unit: 'fen', amounts: { 1: 42_000, 2: 80_000 } },
  subsidies: {
    unit: 'fen',
    rows: [
      {
        term: '特困人员',
        amounts: [{ tier: 1, payable: 0, subsidy: 42_000, source: '医疗救助资金' }],
      },
    ],
  },
  channels: [{ channel: '微信' }],
}
const with2027: Overlay = { readings: {}, amendments: [price2027] }

describe('新旧对比', () => {
  test('2027 年度的价格、缴费期、档次、资助、渠道，旧值在前新值在后', () => {
    const asked = { policy: 'national-2025', day: '2026-09-01', coverageYears: [2027] }
    const changes = listChanges(packs, asked, { before: nothing, after: with2027 })
    expect(changes).toEqual([
      { part: 'tiers', what: '1 档', before: '基本档', after: '一档' },
      {
        part: 'window',
        what: '2027 待遇年度',
        before: '2026-09-01 至 2026-12-31',
        after: '2026-09-01 至 2027-02-28',
      },
      { part: 'tiers', what: '2 档', before: null, after: '二档' },
      { part: 'price', what: '2027 待遇年度 1 档', before: null, after: '420 元' },
      { part: 'price', what: '2027 待遇年度 2 档', before: null, after: '800 元' },
      {
        part: 'subsidies',
        what: '2027 待遇年度 特困人员 1 档',
        before: null,
        after: '个人缴 0 元，医疗救助资金资助 420 元',
      },
      { part: 'terms', what: '特困人员', before: null, after: '认得' },
      { part: 'channels', what: '微信', before: null, after: '可用' },
    ])
    expect(
      listChanges(packs, { ...asked, day: '2026-08-31' }, { before: nothing, after: with2027 }),
    ).toEqual([])
  })

  test('改一行途径：起算日从没有写变为次月 1 日', () => {
    const amendment: Amendment = {
      policy: 'tongliang-2024',
      from: '2024-01-01',
      documentNumber: null,
      clause: '二（二）3',
      basis: '电话请示',
      routes: [
        {
          change: 'mid-year',
          row: { start: { at: 'month-first', length: { unit: 'month', value: 1 } } },
        },
      ],
    }
    const asked = { policy: 'tongliang-2024', day: '2024-01-01', coverageYears: [] }
    const after = { readings: {}, amendments: [amendment] }
    const [change, ...others] = listChanges(packs, asked, { before: nothing, after })
    expect(others).toEqual([])
    expect(change).toMatchObject({ part: 'routes', what: '第 5 条 二（二）3' })
    expect(change?.before).toContain('受理，待遇起始日没有写')
    expect(change?.after).toContain('受理，缴费次月 1 日起')
  })
})

describe('通知没有写的地方', () => {
  const gapsOf = (policy: string, day: string, overlay: Overlay = nothing) =>
    gapsOn(packs, { policy, day: getDay(day) }, overlay)

  test('铜梁：期外的起算日、下半年的资助、退费、任务数，都带条款', () => {
    const kinds = gapsOf('tongliang-2024', '2024-03-01').map(({ kind, clause }) => [kind, clause])
    expect(kinds).toContainEqual(['start-unstated', '二（二）3'])
    expect(kinds.map(([kind]) => kind)).toEqual(
      expect.arrayContaining(['undetermined', 'start-unstated', 'subsidies-silent', 'silence']),
    )
  })

  test('铜梁：中途参保的起算日三行没有写的是同一件事，列一次，一次裁定三行都定', () => {
    const starts = gapsOf('tongliang-2024', '2024-03-01').filter(
      ({ kind, clause }) => kind === 'start-unstated' && clause === '二（二）3',
    )
    expect(starts.map(({ rows }) => rows)).toEqual([
      ['mid-year', 'stably-lifted-out-of-poverty', 'seven-low-income'],
    ])
    const [gap] = starts
    if (gap === undefined) throw new Error('no gap')
    const draft: RulingDraft = {
      ...startRuling(getDay('2024-03-01'), packs.get('tongliang-2024').summary),
      basis: '2024-03-01 电话请示',
      start: 'next-month',
    }
    const { amendment } = readRuling(draft, packs.get('tongliang-2024').summary, gap)
    if (amendment === null) throw new Error('not read')
    const overlay = { readings: {}, amendments: [amendment] }
    const left = gapsOf('tongliang-2024', '2024-03-01', overlay).filter(
      ({ kind, settled }) => kind === 'start-unstated' && settled === null,
    )
    expect(left.map(({ clause }) => clause)).toEqual(['二（二）2'])
  })

  test('通知以外的年度，录入那一年的价格以后那一年就定了', () => {
    const other = (overlay: Overlay) =>
      gapsOf('tongliang-2024', '2024-11-01', overlay).find(({ table }) => table === 'otherYears')
    const amendment: Amendment = {
      policy: 'tongliang-2024',
      from: '2024-10-01',
      documentNumber: '铜医保发〔2024〕7号',
      clause: '二',
      basis: '照文件录入',
      coverageYears: [2025],
      price: { unit: 'fen', amounts: { 1: 40_000, 2: 77_500 } },
    }
    expect(other(nothing)?.settled).toBeNull()
    expect(other({ readings: {}, amendments: [amendment] })?.settled).toBe(
      '铜医保发〔2024〕7号 二（2025 年度）',
    )
  })

  test.each(['dongming-2024', 'fangtai-2024', 'meishan-2024', 'tongliang-2024', 'national-2025'])(
    '%s 的每一处都有条款和一句说得通的话，名称不重复',
    (policy) => {
      const gaps = gapsOf(policy, '2026-11-10')
      const subjects = gaps.map(({ clause, text }) => `${clause} ${text}`)
      expect(new Set(subjects).size).toBe(subjects.length)
      for (const { clause, text } of gaps) {
        expect(clause).not.toBe('')
        expect(text).toMatch(/。$/u)
        expect(text).not.toMatch(/[{}]/u)
      }
      expect(new Set(gaps.map(({ key }) => key)).size).toBe(gaps.length)
    },
  )

  test('全国框架 2027 年度的价格：录入那天起算已定，前一天还没有', () => {
    const priceOn = (day: string) =>
      gapsOf('national-2025', day, with2027).find(
        ({ table, row }) => `${table} ${row}` === 'price 2027/1',
      )
    expect(priceOn('2026-08-31')?.settled).toBeNull()
    expect(priceOn('2026-09-01')?.settled).toBe('某医保发〔2026〕12号 一')
    const floor = gapsOf('national-2025', '2026-11-10').find(({ kind }) => kind === 'price-floor')
    expect(floor?.text).toContain('2026 待遇年度每人 400 元是全国最低标准')
  })
})

describe('裁定', () => {
  const today = getDay('2024-01-05')
  const open = [
    'dongming-2024',
    'fangtai-2024',
    'meishan-2024',
    'tongliang-2024',
    'national-2025',
  ].flatMap((policy) =>
    gapsOn(packs, { policy, day: today }, nothing).map((gap) => ({ policy, gap, key: gap.key })),
  )
  const formed = open.filter(({ gap }) => rulingShapeOf(gap) !== null)

  test.each(open)('$policy $key：YAML 底稿只补依据，还不能录入', ({ policy, gap }) => {
    const text = rulingText(policy, gap, today).replace('basis: ', 'basis: 电话请示')
    const { amendments, problems } = readAmendments(text)
    expect([...problems, ...lintEntered(packs, nothing, amendments)]).not.toEqual([])
  })

  test.each(formed)('$policy $key：表格只写依据，什么也没有裁定', ({ policy, gap }) => {
    const { amendment, errors } = readRuling(aRuling({}, policy), packOf(policy), gap)
    expect(amendment).toBeNull()
    expect(Object.keys(errors)).not.toContain('basis')
  })

  test.each(formed)('$policy $key：表格填好就能录入，那一处就定了', ({ policy, gap }) => {
    const shape = rulingShapeOf(gap)
    const answer = { start: 'next-month', text: '照县医保局答复办理。' } as const
    const action = shape === 'route' ? 'accept' : 'refuse'
    const draft = aRuling({ ...answer, action, minus: ['inService'], subsidy: nobody(policy) })
    const { amendment, errors } = readRuling(draft, packOf(policy), gap)
    expect(errors).toEqual({})
    if (amendment === null) throw new Error('not read')
    expect(lintEntered(packs, nothing, [amendment])).toEqual([])
    const overlay = { readings: {}, amendments: [amendment] }
    const after = gapsOn(packs, { policy, day: today }, overlay)
    expect(after.find(({ key }) => key === gap.key)?.settled).toBe(`${gap.clause}（本单位确定）`)
    const changes = listChanges(
      packs,
      { policy, day: today, coverageYears: [] },
      { before: nothing, after: overlay },
    )
    // Read by people who never saw the file: no English word, no brace.
    const shown = changes.flatMap(({ what, before, after }) => [what, before ?? '', after ?? ''])
    expect(shown.join('\n')).not.toMatch(/[a-z]{3,}|[{}]/u)
  })

  test.each([
    ['payment-day', '', { at: 'payment-day' }],
    ['next-day', '', { at: 'next-day' }],
    ['next-month', '', { at: 'month-first', length: { unit: 'month', value: 1 } }],
    ['month', '3', { at: 'month-first', length: { unit: 'month', value: 3 } }],
    ['days', '９０', { at: 'after', length: { unit: 'day', value: 90 } }],
    ['coverage-year', '', { at: 'coverage-year' }],
  ] as const)('待遇起始日选 %s %s', (start, count, written) => {
    const gap = open.find(({ gap: { kind } }) => kind === 'start-unstated')?.gap
    if (gap === undefined) throw new Error('no gap')
    const { amendment } = readRuling(aRuling({ start, count }), packOf('tongliang-2024'), gap)
    const rows = gap.rows.map((row) => ({ change: row, row: { start: written } }))
    expect(amendment?.['routes']).toEqual(rows)
  })

  test.each(['', '0', '25', '三'])('第几个月填“%s”不收', (count) => {
    const gap = open.find(({ gap: { kind } }) => kind === 'start-unstated')?.gap
    if (gap === undefined) throw new Error('no gap')
    const { errors } = readRuling(aRuling({ start: 'month', count }), packOf('tongliang-2024'), gap)
    expect(errors['ruling-count']).toBe('请填 1 至 24 的整数')
  })

  test('没有一处非写 YAML 不可的，除了价格', () => {
    const left = open.filter(({ gap }) => rulingShapeOf(gap) === null)
    expect(new Set(left.map(({ gap: { table } }) => table))).toEqual(
      new Set(['otherYears', 'price']),
    )
  })

  function aRuling(part: Partial<RulingDraft>, policy = 'tongliang-2024'): RulingDraft {
    return { ...startRuling(today, packOf(policy)), basis: '2024-01-05 电话请示', ...part }
  }

  function packOf(policy: string) {
    return packs.get(policy).summary
  }

  /** Nobody else is meant and nothing is granted. */
  function nobody(policy: string): RulingDraft['subsidy'] {
    const start = startRuling(today, packOf(policy)).subsidy
    return { ...start, others: 'nobody', granted: 'none', granting: 'none' }
  }
})

describe('录入的文件', () => {
  const body = `policy: national-2025
from: 2026-09-01
documentNumber: 某医保发〔2026〕12号
clause: 一
basis: 照文件录入
coverageYears: [2027]
price: { unit: fen, amounts: { 1: 42000 } }
`
  test('单独一项、几项一列、整个导出文件都认得', () => {
    const list = body.replace(/^/gmu, '  ').replace('  policy', '- policy').replace(/ +$/u, '')
    for (const text of [body, list, `amendments:\n${list}`]) {
      const { amendments, problems } = readAmendments(text)
      expect(problems).toEqual([])
      expect(amendments).toMatchObject([{ policy: 'national-2025', coverageYears: [2027] }])
    }
  })

  test.each([
    ['', '没有写任何一项修改'],
    ['readings:\n  national-2025: { first-missed-year: adds-a-month }\n', '读法不从文件录入'],
    ['policy: [', '括号'],
    ['policy: national-2025\n', '缺少“from”'],
  ])('%j 说出错在哪里', (text, words) => {
    const { amendments, problems } = readAmendments(text)
    expect(amendments).toEqual([])
    expect(problems[0]?.text).toContain(words)
    expect(problems[0]?.line).toBeGreaterThan(0)
  })

  test('合不上的指出是文件的哪一行', () => {
    const { amendments, place } = readAmendments(body.replace('42000', '42000.5'))
    const [found] = lintEntered(packs, nothing, amendments)
    expect(found).toMatchObject({ index: 0, path: ['price', 'amounts', '1'] })
    expect(place({ index: 0, path: found?.path ?? [], text: '' }).line).toBe(7)
  })

  test('夺去后来那一项的根据的，说是与哪一项合不到一起', () => {
    const later: Amendment = {
      policy: 'tongliang-2024',
      from: '2024-06-01',
      documentNumber: '某发〔2024〕1号',
      clause: '一',
      basis: '照文件录入',
      routes: [{ change: 'mid-year', row: { text: '改写的一句。' } }],
    }
    const removal: Amendment = { ...later, from: '2024-05-01', routes: [{ remove: 'mid-year' }] }
    const standing = { readings: {}, amendments: [later] }
    const found = lintEntered(packs, standing, [removal])
    expect(found.map(({ index }) => index)).toContain(null)
    expect(found[0]?.text).toContain('与已经录入的“某发〔2024〕1号”（2024-06-01 起）合不到一起')
  })
})

test('导出再读回，答复逐字相同', () => {
  const overlay: Overlay = {
    readings: { 'national-2025': { 'first-missed-year': 'adds-a-month' } },
    amendments: [price2027],
  }
  const text = writeOverlay(overlay, '某镇\n指纹 abc')
  const read = readOverlay(packs, { file: 'overlay.yaml', text })
  expect(read).toEqual({ overlay, problems: [] })
  const question = {
    id: 'q',
    policy: 'national-2025',
    ask: 'enrolment',
    facts: { coverageYear: 2027, paidOn: '2026-11-10', circumstance: { kind: 'ordinary' } },
  }
  const again = decide(packs, question, read.overlay ?? nothing)
  expect(JSON.stringify(again)).toBe(JSON.stringify(decide(packs, question, overlay)))
  expect(again.charge?.payableFen).toBe(42_000)
  expect(readOverlay(packs, { file: 'o', text: writeOverlay(nothing, '空') }).overlay).toEqual(
    nothing,
  )
})
