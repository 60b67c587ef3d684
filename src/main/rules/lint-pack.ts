/** Whether a well-formed pack makes sense: names that exist, rows that can match, sums that add up. */
import { lintAmounts } from './lint-amounts.ts'
import { lintConditions } from './lint-conditions.ts'
import { lintSizes } from './lint-sizes.ts'
import { lintTable } from './lint-tables.ts'
import { readDayExpression } from './day-expression.ts'
import type { PackDocument, RouteDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'
import { mostReadings } from './readings.ts'
import type { TaskRow } from './task-table.ts'
import { listUnknownPlaces } from './texts.ts'

export type PackContext = { readonly folder: string; readonly taskTable: readonly TaskRow[] }

/** Empty where the pack may decide. */
export function lintPack(document: PackDocument, context: PackContext): readonly DocumentProblem[] {
  const { coverageYear, otherYears, routes, prices, refund = [] } = document
  return [
    ...lintHead(document, context),
    ...lintNames(document),
    ...lintConditions(document),
    ...lintSizes(document),
    ...lintTable({ path: ['otherYears'], rows: otherYears, coverageYear }),
    ...lintTable({ path: ['routes'], rows: routes, coverageYear, passing: ['note', 'approve'] }),
    ...lintTable({ path: ['prices'], rows: prices, coverageYear }),
    ...(refund.length === 0 ? [] : lintTable({ path: ['refund'], rows: refund, coverageYear })),
    ...routes.flatMap((route, index) => lintRoute(route, ['routes', index])),
    ...lintRanks(document),
    ...lintWaits(document),
    ...lintTexts(document),
    ...lintAmounts(document, context.taskTable),
  ]
}

function lintHead(document: PackDocument, { folder }: PackContext): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const {
    policy,
    window,
    windows = [],
    coverageYear,
    refund,
    refundSilence,
    quota,
    quotaSilence,
  } = document
  if (policy !== folder) {
    const text = `policy“${policy}”与文件夹名“${folder}”不同，请改成一致。`
    problems.push({ path: ['policy'], text })
  }
  const late = '集中缴费期的开始晚于截止，请对调或改正日期。'
  if (isBackwards(window, coverageYear)) problems.push({ path: ['window', 'from'], text: late })
  for (const [index, own] of windows.entries()) {
    if (!own.coverageYears.some((year) => isBackwards(own, year))) continue
    problems.push({ path: ['windows', index, 'from'], text: late })
  }
  if ((refund === undefined) === (refundSilence === undefined)) {
    const text = 'refund（退费表）与 refundSilence（通知没有写退费）须写且只写一个。'
    problems.push({ path: ['refund'], text })
  }
  if ((quota === undefined) === (quotaSilence === undefined)) {
    const text = 'quota（任务公式）与 quotaSilence（通知没有公式）须写且只写一个。'
    problems.push({ path: ['quota'], text })
  }
  if (document.readings.length > mostReadings) {
    problems.push({ path: ['readings'], text: `读法最多 ${mostReadings} 项，请合并。` })
  }
  return problems
}

function isBackwards(window: PackDocument['window'], coverageYear: number): boolean {
  const from = readDayExpression(window.from)?.(coverageYear) ?? 0
  const to = readDayExpression(window.to)?.(coverageYear) ?? 0
  return from > to
}

/** A name stands for one thing. */
function lintNames(document: PackDocument): readonly DocumentProblem[] {
  const lists = {
    otherYears: document.otherYears,
    routes: document.routes,
    prices: document.prices,
    refund: document.refund ?? [],
    definitions: document.definitions ?? [],
    readings: document.readings,
  }
  const problems: DocumentProblem[] = []
  for (const [table, rows] of Object.entries(lists)) {
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      if (seen.has(row.name)) {
        const text = `${table} 里已有名为“${row.name}”的一项，请改名或删去。`
        problems.push({ path: [table, index, 'name'], text })
      }
      seen.add(row.name)
    }
  }
  const channels = new Set<string>()
  for (const [index, { channel }] of document.channels.entries()) {
    if (channels.has(channel)) {
      problems.push({ path: ['channels', index], text: `“${channel}”写了两次，请删去一处。` })
    }
    channels.add(channel)
  }
  const tiers = new Set<number>()
  for (const [index, { tier }] of document.tiers.entries()) {
    if (!tiers.has(tier)) {
      tiers.add(tier)
      continue
    }
    problems.push({ path: ['tiers', index, 'tier'], text: `第 ${tier} 档写了两次，请删去一处。` })
  }
  return problems
}

/** One order a kind, one place an authority: a second one would say something else. */
function lintRanks({ evidenceRanks = [] }: PackDocument): readonly DocumentProblem[] {
  const kinds = new Set<string>()
  return evidenceRanks.flatMap(({ kind, authorities }, index) => {
    const path = ['evidenceRanks', index]
    const again = kinds.has(kind)
    kinds.add(kind)
    const twice = authorities.find((one, at) => authorities.indexOf(one) !== at)
    return [
      ...(again
        ? [{ path: [...path, 'kind'], text: `“${kind}”的先后写了两次，请删去一处。` }]
        : []),
      ...(twice === undefined
        ? []
        : [
            {
              path: [...path, 'authorities'],
              text: `“${twice}”在“${kind}”的先后里写了两次，请删去一处。`,
            },
          ]),
    ]
  })
}

function lintRoute(route: RouteDocument, path: readonly PropertyKey[]): readonly DocumentProblem[] {
  const { action, start } = route
  if (action !== 'accept') {
    if (start === undefined) return []
    return [
      { path: [...path, 'start'], text: `action 为 ${action} 的规则没有待遇，请删去 start。` },
    ]
  }
  if (start === undefined) {
    const text = `“${route.name}”受理了却没写待遇怎么起算，请补 start；通知没写的用 at: unstated。`
    return [{ path, text }]
  }
  const needsLength = start.at === 'month-first' || start.at === 'after'
  if (needsLength !== (start.length !== undefined)) {
    const text = needsLength
      ? `at: ${start.at} 须写 length（时长）。`
      : `at: ${start.at} 用不到 length，请删去。`
    return [{ path: [...path, 'start'], text }]
  }
  if (start.at === 'month-first' && start.length?.unit !== 'month') {
    return [
      {
        path: [...path, 'start', 'length', 'unit'],
        text: 'month-first 按月数算，unit 须是 month。',
      },
    ]
  }
  if (start.at === 'unstated' && start.text === undefined) {
    const text = '通知没写待遇起始日的，须写 text 告诉经办怎么回答。'
    return [{ path: [...path, 'start'], text }]
  }
  return []
}

/** A wait is written once for the pack; a route only says from when it is counted. */
function lintWaits({ routes, wait }: PackDocument): readonly DocumentProblem[] {
  const waits = routes.filter(({ start }) => start?.at === 'after-wait')
  if (wait !== undefined && waits.length === 0) {
    return [{ path: ['wait'], text: '没有哪条途径用到等待期，请删去 wait，或写 at: after-wait。' }]
  }
  return routes.flatMap(({ start }, index) => {
    const path = ['routes', index, 'start']
    if (start?.at === 'after-wait') {
      if (wait === undefined) {
        return [{ path, text: 'at: after-wait 要先在包里写 wait（等待期怎么算）。' }]
      }
      if (start.from !== undefined) return []
      const text =
        'at: after-wait 须写 from：payment-day 从缴费日起，coverage-year 从 1 月 1 日起。'
      return [{ path, text }]
    }
    if (start?.from === undefined) return []
    return [{ path: [...path, 'from'], text: '只有 at: after-wait 用得到 from，请删去。' }]
  })
}

function lintTexts(document: PackDocument): readonly DocumentProblem[] {
  const texts: { readonly path: readonly PropertyKey[]; readonly text: string | undefined }[] = []
  const tables = {
    otherYears: document.otherYears,
    routes: document.routes,
    refund: document.refund ?? [],
  }
  for (const [table, rows] of Object.entries(tables)) {
    for (const [index, row] of rows.entries()) {
      texts.push({ path: [table, index, 'text'], text: row.text })
    }
  }
  for (const [index, { start }] of document.routes.entries()) {
    texts.push({ path: ['routes', index, 'start', 'text'], text: start?.text })
    texts.push({ path: ['routes', index, 'start', 'noneLeftText'], text: start?.noneLeftText })
  }
  for (const [row, { bands }] of document.prices.entries()) {
    for (const [index, band] of bands.entries()) {
      const path = ['prices', row, 'bands', index, 'silentText']
      texts.push({ path, text: band.silentText?.replaceAll('{term}', '') })
    }
  }
  return texts.flatMap(({ path, text }) =>
    listUnknownPlaces(text ?? '').map((place) => ({
      path,
      text: `说明文字里的 ${place} 填不出来，请改成 rules/README.md 列出的占位。`,
    })),
  )
}
