/** Money and heads: bands without gap or overlap, pairs that make up the price, totals that agree. */
import { addDays, getDay } from '../../shared/kernel/day.ts'
import { formatYuan } from '../../shared/kernel/fen.ts'
import { listNames } from './categories.ts'
import type { AmountDocument, BandDocument, PackDocument, PriceDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'
import type { TaskRow } from './task-table.ts'

type Path = readonly PropertyKey[]

export function lintAmounts(
  document: PackDocument,
  taskTable: readonly TaskRow[],
): readonly DocumentProblem[] {
  return [
    ...document.prices.flatMap(({ bands }, row) => [
      ...lintBands(bands, ['prices', row, 'bands']),
      ...bands.flatMap((band, index) => lintBand(document, band, ['prices', row, 'bands', index])),
    ]),
    ...lintCategoryNames(document),
    ...document.categories.rows.flatMap((_, row) => lintCategory(document, row)),
    ...lintTaskTable(document, taskTable),
  ]
}

/** The bands of a price follow each other day by day, open at both ends. */
function lintBands(bands: readonly BandDocument[], path: Path): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  for (const [index, band] of bands.entries()) {
    const at = [...path, index]
    const next = bands[index + 1]
    if (index === 0 && band.paidFrom !== undefined) {
      const text = `${band.paidFrom} 以前缴费的没有价格，第一段请不要写 paidFrom。`
      problems.push({ path: [...at, 'paidFrom'], text })
    }
    if (next === undefined) {
      if (band.paidTo === undefined) continue
      const text = `${band.paidTo} 以后缴费的没有价格，最后一段请不要写 paidTo。`
      problems.push({ path: [...at, 'paidTo'], text })
      continue
    }
    if (band.paidTo === undefined || next.paidFrom === undefined) {
      const text = '前后两段价格之间，前段要写 paidTo，后段要写 paidFrom。'
      problems.push({ path: [...path, index + 1], text })
      continue
    }
    const due = addDays(getDay(band.paidTo), 1)
    if (next.paidFrom === due) continue
    const kind = next.paidFrom < due ? '重叠' : '断档'
    const text = `前段到 ${band.paidTo}、后段从 ${next.paidFrom}，日期${kind}；后段的 paidFrom 应为 ${due}。`
    problems.push({ path: [...path, index + 1, 'paidFrom'], text })
  }
  return problems
}

function lintBand(
  document: PackDocument,
  band: BandDocument,
  path: Path,
): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const tiers = document.tiers.map(({ tier }) => String(tier))
  for (const tier of Object.keys(band.amounts)) {
    if (tiers.includes(tier)) continue
    const text = `tiers 里没有第 ${tier} 档，请先在那里添上，或删去这个价格。`
    problems.push({ path: [...path, 'amounts', tier], text })
  }
  if (band.subsidies === 'silent' && band.silentText === undefined) {
    const text = 'subsidies: silent 须写 silentText，告诉经办怎么回答有资助身份的人。'
    problems.push({ path, text })
  }
  return problems
}

function lintCategoryNames(document: PackDocument): readonly DocumentProblem[] {
  const owner = new Map<string, string>()
  return document.categories.rows.flatMap((row, index) =>
    [...listNames(row), ...(row.codes ?? [])].flatMap((name) => {
      const other = owner.get(name)
      owner.set(name, row.term)
      if (other === undefined) return []
      const path = ['categories', 'rows', index]
      return [{ path, text: `“${name}”已是“${other}”的名称，一个名称只能属于一类，请删去一处。` }]
    }),
  )
}

function lintCategory(document: PackDocument, row: number): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const { term, amounts = [] } = document.categories.rows[row] ?? { term: '' }
  const path = ['categories', 'rows', row, 'amounts']
  for (const [index, amount] of amounts.entries()) {
    const { tier, payable, subsidy } = amount
    const at = [...path, index]
    if (!document.tiers.some((each) => each.tier === tier)) {
      problems.push({ path: [...at, 'tier'], text: `tiers 里没有第 ${tier} 档，请先在那里添上。` })
      continue
    }
    if (amounts.slice(0, index).some((each) => isWider(each, amount))) {
      const text = `“${term}”第 ${tier} 档的这一行永远不会用到：前面已有同档的金额，请删去一行。`
      problems.push({ path: at, text })
    }
    for (const standard of listSubsidisedPrices(document, amount)) {
      if (payable + subsidy === standard) continue
      if (subsidy > standard) {
        const text = `“${term}”资助 ${formatYuan(subsidy)} 元，比第 ${tier} 档标准 ${formatYuan(standard)} 元还多，请对照通知改正。`
        problems.push({ path: [...at, 'subsidy'], text })
        continue
      }
      const text = `“${term}”个人缴 ${formatYuan(payable)} 元加资助 ${formatYuan(subsidy)} 元，不等于第 ${tier} 档标准 ${formatYuan(standard)} 元，请对照通知改正。`
      problems.push({ path: at, text })
    }
  }
  return problems
}

/** Whether the earlier amount stands wherever the later one would. */
function isWider(earlier: AmountDocument, later: AmountDocument): boolean {
  if (earlier.tier !== later.tier) return false
  const { coverageYears } = earlier
  const years = later.coverageYears
  if (
    coverageYears !== undefined &&
    years?.every((year) => coverageYears.includes(year)) !== true
  ) {
    return false
  }
  return Object.entries(earlier.reading ?? {}).every(([name, option]) => {
    return later.reading?.[name] === option
  })
}

/** The prices that an amount can meet: of its tier, in one of its coverage years. */
function listSubsidisedPrices(document: PackDocument, amount: AmountDocument): readonly number[] {
  const years = amount.coverageYears
  const rows =
    years === undefined
      ? document.prices
      : years.flatMap((year) => listPricesOfYear(document.prices, year))
  const prices = rows
    .flatMap(({ bands }) => bands)
    .filter((band) => band.subsidies === 'apply')
    .flatMap((band) => band.amounts[String(amount.tier)] ?? [])
  return [...new Set(prices)]
}

/** A price for every year stands for the years that no other row names. */
function listPricesOfYear(
  prices: readonly PriceDocument[],
  year: number,
): readonly PriceDocument[] {
  const named = prices.filter(({ when }) => when?.coverageYear?.includes(year) === true)
  return named.length > 0 ? named : prices.filter(({ when }) => when?.coverageYear === undefined)
}

function lintTaskTable(
  document: PackDocument,
  rows: readonly TaskRow[],
): readonly DocumentProblem[] {
  const { taskTable } = document
  if (taskTable === undefined) {
    if (rows.length === 0) return []
    const text = '有 task-table.csv 而没有写 taskTable，请补上总数、单位和出处。'
    return [{ path: [], text }]
  }
  const sum = rows.reduce((total, row) => total + row.target, 0)
  if (rows.length === 0 || sum === taskTable.total) return []
  const text = `task-table.csv 各行相加是 ${sum}，与 total ${taskTable.total} 不符，请对照通知改正。`
  return [{ path: ['taskTable', 'total'], text }]
}
