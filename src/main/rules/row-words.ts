/** What stands in a row of a pack, in words for whoever compares two versions of it. */
import { speakYuan } from '../../shared/kernel/fen.ts'
import { tellAny, tellCondition } from './describe-condition.ts'
import { tellFirstDay, tellSentence } from './describe-sentence.ts'
import { spaced } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import type {
  BandDocument,
  ConditionDocument,
  PackDocument,
  StartDocument,
} from './pack-document.ts'

const actionWords: Readonly<Record<string, string>> = {
  accept: '受理',
  refuse: '不能办',
  undetermined: '须请示',
  approve: '须审核批准',
  note: '只作说明',
  grant: '退个人所缴',
}

type TableRow = {
  readonly when?: ConditionDocument | undefined
  readonly any?: readonly ConditionDocument[] | undefined
  readonly action?: string | undefined
  readonly start?: StartDocument | undefined
  readonly bands?: readonly BandDocument[] | undefined
  readonly text?: string | undefined
  /** A row of the refunds: what is refused there is money. */
  readonly refunding?: boolean
}

/** `受理，缴费次日起；情形：…；说明`: nothing of it is in the file's own language. */
export function describeRow(row: TableRow, telling: Telling): string {
  const action =
    row.refunding === true && row.action === 'refuse' ? '不予退费' : actionWords[row.action ?? '']
  const head = [action, describeStart(row.start, telling)]
  const when =
    row.any === undefined ? tellCondition(row.when, telling).join('，') : tellAny(row.any, telling)
  return [
    head.filter((part) => part !== null && part !== undefined).join('，'),
    row.bands === undefined ? '' : describeBands(row.bands),
    when === '' ? '' : `情形：${when}`,
    row.text === undefined ? '' : tellSentence({ text: row.text, start: row.start }, telling),
  ]
    .filter((part) => part !== '')
    .join('；')
}

function describeStart(start: StartDocument | undefined, telling: Telling): string | null {
  if (start === undefined) return null
  if (start.at === 'unstated') return '待遇起始日没有写'
  return `${spaced(tellFirstDay(start, telling))}起`
}

function describeBands(bands: readonly BandDocument[]): string {
  return bands.map(({ amounts, ...band }) => `${daysOf(band)}${sayAmounts(amounts)}`).join('，')
}

/** The price of one tier over the pay days; null where none is entered. */
export function describeTierPrice(bands: readonly BandDocument[], tier: number): string | null {
  const parts = bands.flatMap(({ amounts, floorText, ...band }) => {
    const fen = amounts[tier]
    if (fen === undefined) return []
    const floor = floorText === undefined ? '' : '（最低标准，本地标准没有录入）'
    return [`${daysOf(band)}${yuan(fen)}${floor}`]
  })
  return parts.length === 0 ? null : parts.join('，')
}

function daysOf(band: Pick<BandDocument, 'paidFrom' | 'paidTo'>): string {
  const { paidFrom, paidTo } = band
  if (paidFrom === undefined && paidTo === undefined) return ''
  return `${paidFrom ?? ''} 至 ${paidTo ?? ''} `.trimStart()
}

function sayAmounts(amounts: Readonly<Record<string, number>>): string {
  const each = Object.entries(amounts).map(([tier, fen]) => `${tier} 档 ${yuan(fen)}`)
  return each.length === 0 ? '价格没有录入' : each.join('、')
}

/** `380 元`, `99.5 元`. */
export function yuan(fen: number): string {
  return `${speakYuan(fen)} 元`
}

/** A window for a coverage year, its relative days filled in. */
export function describeWindow(
  window: { readonly from: string; readonly to: string },
  coverageYear: number,
): string {
  const dayOf = (text: string) =>
    text
      .replace('previous-year', String(coverageYear - 1))
      .replace('coverage-year', String(coverageYear))
  return `${dayOf(window.from)} 至 ${dayOf(window.to)}`
}

/** The first price row of a coverage year that asks nothing else, and those before it. */
export function pricesOf(
  document: Pick<PackDocument, 'prices'>,
  coverageYear: number,
): readonly {
  readonly name: string
  readonly plain: boolean
  readonly bands: readonly BandDocument[]
}[] {
  const found = []
  for (const { name, when, bands } of document.prices) {
    const { coverageYear: years, ...others } = when ?? {}
    if (years !== undefined && !years.includes(coverageYear)) continue
    const plain = Object.values(others).every((value) => value === undefined)
    found.push({ name, plain, bands })
    if (plain) break
  }
  return found
}

/** Whether a pack decides a coverage year at all, by itself or by an entered price. */
export function servesYear(document: PackDocument, coverageYear: number): boolean {
  if (coverageYear === document.coverageYear) return true
  if (document.laterYears === true && coverageYear > document.coverageYear) return true
  return document.pricedYears?.includes(coverageYear) ?? false
}
