/** What one amendment after another makes of a pack's document; the pack's own stays as it was. */
import { describe, expect, test } from 'vitest'
import { amendDocument } from '../../src/main/rules/amend-document.ts'
import type { Draft } from '../../src/main/rules/amend-document.ts'
import type { AmendmentDocument } from '../../src/main/rules/amendment.ts'
import { shipped } from './support.ts'

const { packs } = shipped
const documentOf = (policy: string) => packs.get(policy).source.document
const draftOf = (policy: string): Draft => ({ ...documentOf(policy) })

const head = {
  policy: 'dongming-2024',
  from: '2024-09-01',
  documentNumber: '东政办字〔2024〕9号',
  clause: '一',
  basis: '照文件录入',
}
const cited = '东政办字〔2024〕9号 一'

/** Amends and tells the complaints' texts. */
function amend(draft: Draft, more: Partial<AmendmentDocument>): readonly string[] {
  return amendDocument(draft, { ...head, ...more }).map(({ text }) => text)
}

test('缴费期：一个年度只有最后录入的那一段', () => {
  const draft = draftOf('dongming-2024')
  const first = { from: '2024-09-01', to: '2025-02-28' }
  const second = { from: '2025-09-01', to: '2026-02-28' }
  amend(draft, { coverageYears: [2025, 2026], window: first })
  amend(draft, { coverageYears: [2026, 2027], window: second })
  expect(draft.windows).toEqual([
    { coverageYears: [2026, 2027], ...second, clause: cited },
    { coverageYears: [2025], ...first, clause: cited },
  ])
  amend(draft, { coverageYears: [2025], window: second })
  expect(draft.windows?.map(({ coverageYears }) => coverageYears)).toEqual([[2025], [2026, 2027]])
  expect(documentOf('dongming-2024').windows).toBeUndefined()
})

test.each([
  ['缴费期', { window: { from: '2024-09-01', to: '2025-02-28' } }],
  ['价格', { price: { unit: 'fen' as const, amounts: { 1: 40_000 } } }],
  ['资助', { subsidies: { unit: 'fen' as const, rows: [{ term: '特困人员', amounts: [] }] } }],
])('%s没有写年度的，什么也不改', (_, more) => {
  const draft = draftOf('dongming-2024')
  expect(amend(draft, more)).toEqual([
    '改缴费期、价格或资助的，须写 coverageYears：是哪几个待遇年度的。',
  ])
  expect(draft).toEqual(documentOf('dongming-2024'))
})

test('档次：同号的换掉，别的照旧，从低到高', () => {
  const draft = draftOf('dongming-2024')
  const [first] = draft.tiers
  amend(draft, {
    tiers: [
      { tier: 3, label: '三档' },
      { tier: 2, label: '二档' },
    ],
  })
  // Each cites where it was written.
  expect(draft.tiers).toEqual([
    { ...first, clause: draftOf('dongming-2024').tierClause },
    { tier: 2, label: '二档', clause: cited },
    { tier: 3, label: '三档', clause: cited },
  ])
  amend(draft, { tiers: [{ tier: 2, label: '中档' }] })
  expect(draft.tiers.map(({ label }) => label)).toEqual([first?.label, '中档', '三档'])
  expect(draft.tierClause).toBe(cited)
})

describe('价格', () => {
  const price = (fen: number) => ({ unit: 'fen' as const, amounts: { 1: fen } })

  test('一个年度只有最后录入的价格；通知自己的价格留在最后', () => {
    const draft = draftOf('dongming-2024')
    const own = draft.prices
    amend(draft, { coverageYears: [2025, 2026], price: price(40_000) })
    amend(draft, { coverageYears: [2026], price: price(42_000) })
    const told = () => draft.prices.map(({ name, when }) => [name, when?.coverageYear])
    const [standard] = own
    expect(told()).toEqual([
      ['amendment-2', [2026]],
      ['amendment-1', [2025]],
      [standard?.name, undefined],
    ])
    amend(draft, { coverageYears: [2025], price: price(41_000) })
    // The first has no year left; its name is free again only afterwards.
    expect(told()).toEqual([
      ['amendment-3', [2025]],
      ['amendment-2', [2026]],
      [standard?.name, undefined],
    ])
    expect(draft.prices[0]?.bands).toEqual([
      { amounts: { 1: 41_000 }, clause: cited, subsidies: 'apply' },
    ])
  })

  test('别的年度有了价格；本年度和往后本来就管的年度不算别的', () => {
    const pricedYears = (policy: string, years: readonly number[]) => {
      const draft = draftOf(policy)
      amend(draft, { coverageYears: [...years], price: price(40_000) })
      amend(draft, { coverageYears: [...years], price: price(41_000) })
      return draft.pricedYears
    }
    expect(pricedYears('dongming-2024', [2023, 2024, 2025])).toEqual([2023, 2025])
    expect(pricedYears('national-2025', [2024, 2025, 2026])).toEqual([2024])
  })

  test('通知给的资助只配通知自己的价格', () => {
    const draft = draftOf('tongliang-2024')
    amend(draft, { coverageYears: [2025], price: price(40_000) })
    const { rows } = draft.categories
    // Two rows of the notice have no amounts, and none is invented for them.
    const bare = rows.filter(({ amounts }) => amounts === undefined).map(({ term }) => term)
    expect(bare).toEqual(['普通人员', '稳定脱贫人口'])
    const years = rows.flatMap(({ amounts }) =>
      (amounts ?? []).flatMap((a) => a.coverageYears ?? []),
    )
    expect(new Set(years)).toEqual(new Set([2024]))
  })

  test('写了两种的、一种也没有写的，不改', () => {
    const says = ['price 须写 amounts，或按缴费日写 bands，二者只写一个。']
    const draft = draftOf('dongming-2024')
    const bands = [{ amounts: { 1: 1 } }]
    expect(amend(draft, { coverageYears: [2025], price: { ...price(1), bands } })).toEqual(says)
    expect(amend(draft, { coverageYears: [2025], price: { unit: 'fen' } })).toEqual(says)
    expect(draft.prices).toBe(documentOf('dongming-2024').prices)
  })
})

describe('资助', () => {
  const granted = (payable: number) => [{ tier: 1, payable, subsidy: 40_000 - payable }]
  const subsidies = (term: string, amounts: ReturnType<typeof granted>, aliases?: string[]) => ({
    unit: 'fen' as const,
    rows: [{ term, amounts, ...(aliases === undefined ? {} : { aliases }) }],
  })
  const rowOf = (draft: Draft, term: string) =>
    draft.categories.rows.filter((row) => row.term.startsWith(term))

  test('通知已有的身份，按它的任何一个叫法找到，另一年度另记', () => {
    const draft = draftOf('dongming-2024')
    const [own] = rowOf(draft, '特困人员')
    const [alias = '特困人员'] = own?.aliases ?? []
    amend(draft, {
      coverageYears: [2025],
      subsidies: subsidies(alias, granted(5000), ['五保老人']),
    })
    const [row, ...others] = rowOf(draft, '特困人员')
    expect(others).toEqual([])
    expect(draft.categories.rows).toHaveLength(documentOf('dongming-2024').categories.rows.length)
    expect(row?.clause).toBe(own?.clause)
    expect(row?.aliases).toEqual([...(own?.aliases ?? []), '五保老人'])
    expect(row?.amounts?.map(({ payable, coverageYears }) => [payable, coverageYears])).toEqual([
      [5000, [2025]],
      ...(own?.amounts ?? []).map(({ payable }) => [payable, [2024]]),
    ])
    expect(row?.amounts?.[0]?.clause).toBe(cited)
  })

  test('同一年度再录入的，换掉前一次；一年不剩的不留', () => {
    const draft = draftOf('dongming-2024')
    amend(draft, { coverageYears: [2025, 2026], subsidies: subsidies('试点人员', granted(5000)) })
    amend(draft, { coverageYears: [2026], subsidies: subsidies('试点人员', granted(6000)) })
    const amounts = () =>
      rowOf(draft, '试点人员').flatMap((row) =>
        (row.amounts ?? []).map(({ payable, coverageYears }) => [payable, coverageYears]),
      )
    expect(amounts()).toEqual([
      [6000, [2026]],
      [5000, [2025]],
    ])
    amend(draft, { coverageYears: [2025], subsidies: subsidies('试点人员', granted(7000)) })
    expect(amounts()).toEqual([
      [7000, [2025]],
      [6000, [2026]],
    ])
    expect(draft.categories.rows.at(-1)).toMatchObject({ term: '试点人员', clause: cited })
  })

  test('废止的不再有金额，身份还认得', () => {
    const draft = draftOf('dongming-2024')
    amend(draft, { coverageYears: [2024], subsidies: subsidies('特困人员', []) })
    const [row] = rowOf(draft, '特困人员')
    expect(row).toBeDefined()
    expect(row?.amounts).toBeUndefined()
  })
})

test('渠道和材料整个换掉，各写出处', () => {
  const draft = draftOf('dongming-2024')
  amend(draft, {
    channels: [{ channel: '微信' }, { channel: '银行柜台', clause: '三' }],
    materials: [{ name: '身份证' }, { name: '户口本', clause: '四' }],
  })
  expect(draft.channels).toEqual([
    { channel: '微信', clause: cited },
    { channel: '银行柜台', clause: '东政办字〔2024〕9号 三' },
  ])
  expect(draft.materials).toEqual([
    { name: '身份证', clause: cited },
    { name: '户口本', clause: '东政办字〔2024〕9号 四' },
  ])
})

describe('逐行的改动', () => {
  const row = { name: 'extra', action: 'refuse' as const, code: 'extra', text: '不能办。' }
  const names = (draft: Draft) => draft.routes.map(({ name }) => name)
  const own = documentOf('dongming-2024').routes.map(({ name }) => name)

  test('加在最后、加在前面、改、废止', () => {
    const draft = draftOf('dongming-2024')
    expect(
      amend(draft, { routes: [{ row }, { before: 'in-window', row: { ...row, name: 'early' } }] }),
    ).toEqual([])
    const at = own.indexOf('in-window')
    expect(names(draft)).toEqual([...own.slice(0, at), 'early', ...own.slice(at), 'extra'])
    amend(draft, {
      routes: [{ change: 'extra', row: { text: '改过的话。' } }, { remove: 'early' }],
    })
    expect(names(draft)).toEqual([...own, 'extra'])
    expect(draft.routes.at(-1)).toEqual({ ...row, text: '改过的话。', clause: cited })
  })

  test('什么也不改、又改又废止的，不改', () => {
    const draft = draftOf('dongming-2024')
    const says = expect.stringContaining('一项只写一种')
    expect(amend(draft, { routes: [{}] })).toEqual([says])
    expect(amend(draft, { routes: [{ remove: 'in-window', row }] })).toEqual([says])
    expect(amend(draft, { routes: [{ change: 'in-window', before: 'in-window', row }] })).toEqual([
      says,
    ])
    expect(names(draft)).toEqual(own)
  })

  test('录入了退费的办法，就不再是通知没有写', () => {
    const draft = draftOf('tongliang-2024')
    expect(draft.refundSilence).toBeDefined()
    amend(draft, { refund: [{ row }] })
    expect(draft.refundSilence).toBeUndefined()
    expect(draft.refund).toEqual([{ ...row, clause: cited }])
    expect(draft.quotaSilence).toBeDefined()
    amend(draft, { quota: { from: 'registered', minus: [], unit: 'person', text: '照文件。' } })
    expect(draft.quotaSilence).toBeUndefined()
    expect(draft.quota).toMatchObject({ clause: cited, text: '照文件。' })
  })
})
